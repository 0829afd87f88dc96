"""Purchases that wait: the one at the counter after a power cut, and those that were put aside for another customer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.parked import wording
from dealer_client.register.draft import Draft
from dealer_client.register.errors import DealerError

from .draft_keeper import DraftKeeper
from .purchase_form import PurchaseForm

if TYPE_CHECKING:
    from dealer_client.counter.parked.parked_panel import ParkedPanel
    from dealer_client.desk import Desk
    from dealer_client.store.drafts import KeptDraft


class Parking(QObject):
    """`panel` gives the list of them, made at its first use. `filled` tells that another draft stands in the form,
    `listed` that the list is ready to be shown, `counted` how many are parked; `notice` is a sentence for the clerk,
    `done` one about what went well."""

    filled = Signal()
    listed = Signal()
    counted = Signal(int)
    notice = Signal(str)
    done = Signal(str)

    def __init__(self, background: Background, form: PurchaseForm, panel: Callable[[], ParkedPanel]) -> None:
        super().__init__(background)
        self._background, self._form, self._panel = background, form, panel
        self._desk: Desk | None = None
        self.keeper = DraftKeeper(background, form.draft_to_keep)
        self.keeper.not_kept.connect(self._not_kept)

    def attach(self, desk: Desk) -> None:
        """Somebody is at the counter: what he was working on comes back."""
        self._desk = desk
        self.keeper.attach(desk)
        self.keeper.find_unfinished(self._found_unfinished)
        self.count()

    def detach(self) -> None:
        """Nobody is at the counter; what stands in the form was kept."""
        self.keeper.detach()
        self._desk = None

    def park(self) -> None:
        """Puts the purchase in the form aside; the form is free."""
        desk, draft = self._desk, self._form.draft_to_keep()
        if desk is None:
            return
        if draft is None:
            self.notice.emit(say(wording.NOTHING_TO_PARK))
            return
        self._form.setEnabled(False)
        self._do(lambda: desk.drafts.park(draft), lambda _done: self._parked())

    def resume(self, draft_id: str) -> None:
        """Takes a parked purchase to the form; what stood there is parked."""
        desk, typed = self._desk, self._form.draft_to_keep()
        if desk is None:
            return

        def swap() -> Draft:
            if typed is not None:
                desk.drafts.keep(typed)
            return desk.drafts.resume(draft_id)

        self._do(swap, self._show)

    def drop(self, draft_id: str) -> None:
        """Throws a parked purchase away."""
        desk = self._desk
        if desk is not None:
            self._do(lambda: desk.drafts.discard(draft_id), lambda _done: self.list(), alone=False)

    def list(self) -> None:
        """Reads the parked purchases for the panel."""
        desk = self._desk
        if desk is None:
            return

        def read() -> tuple[list[KeptDraft], dict[str, str]]:
            return desk.drafts.parked(), {record.staff.id: record.staff.name for record in desk.people.all()}

        self._do(read, lambda found: self._listed(*found, desk.shop.zone), alone=False)

    def count(self) -> None:
        """Tells how many are parked."""
        desk = self._desk
        if desk is not None:
            Operation(self._background, lambda: len(desk.drafts.parked())).success(self.counted.emit).start()

    def _do(self, work: Callable[[], object], success: Callable[..., None], *, alone: bool = True) -> None:
        wanted = self.keeper.alone(work) if alone else work
        Operation(self._background, wanted).success(success).failure(self._failed).start()

    def _found_unfinished(self, kept: KeptDraft | None) -> None:
        if kept is None:
            self.keeper.something_changed()
        elif self._form.draft_to_keep() is None:
            self._show(kept.draft)
            self.done.emit(say(wording.RESTORED))
        elif self._desk is not None:
            # The clerk was faster than the book: both are kept.
            desk, draft = self._desk, kept.draft
            self._do(lambda: desk.drafts.park(draft), lambda _done: self._parked_the_old())

    def _parked_the_old(self) -> None:
        self.done.emit(say(wording.RESTORED_PARKED))
        self.keeper.something_changed()
        self.count()

    def _parked(self) -> None:
        self._form.setEnabled(True)
        self._form.clear()
        self.filled.emit()
        self.done.emit(say(wording.WAS_PARKED))
        self.count()

    def _show(self, draft: Draft) -> None:
        self._form.show_draft(draft)
        self.filled.emit()
        self.count()

    def _listed(self, kept: list[KeptDraft], names: dict[str, str], zone: str) -> None:
        self._panel().show_parked(kept, names, zone)
        self.counted.emit(len(kept))
        self.listed.emit()

    def _failed(self, error: Exception) -> None:
        self._form.setEnabled(True)
        self.keeper.something_changed()
        self.notice.emit(say(error.message) if isinstance(error, DealerError) else say(wording.FAULT))

    def _not_kept(self, error: Exception) -> None:
        why = error.message if isinstance(error, DealerError) else wording.FAULT
        self.notice.emit(say(wording.NOT_KEPT).format(why=say(why)))
