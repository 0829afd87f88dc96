"""A purchase that does not go on: broken off with a reason, refused for a match, or cleared as never begun."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dealer_client.counter import match_script
from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.register.broken_off import BreakReason, BrokenOff
from dealer_client.register.draft import Draft
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from .checking import Checking
from .draft_keeper import DraftKeeper
from .purchase_form import PurchaseForm

if TYPE_CHECKING:
    from dealer_client.desk import Desk

    from .break_off_panel import BreakOffPanel

_UNDO_MS = 60_000
"""How long what was typed can be had back."""
_BROKEN_OFF = Text(
    nl="Afgebroken. Toch door? Ctrl+B haalt hem terug.", en="Broken off. Going on? Ctrl+B brings it back."
)
_TAKEN_BACK = Text(nl="De inkoop staat er weer.", en="The purchase is back.")
_FAULT = Text(
    nl="Dat lukte niet. Wat u typte, staat er nog. Probeer het nog een keer.",
    en="That did not work. What you typed is still here. Try once more.",
)


class BreakingOff(QObject):
    """`done` carries a sentence about what went well, `failed` an error; `closed` as the clerk goes on after all."""

    done = Signal(str)
    failed = Signal(object)
    closed = Signal()

    def __init__(
        self, background: Background, form: PurchaseForm, checking: Checking, keeper: Callable[[], DraftKeeper]
    ) -> None:
        super().__init__(background)
        self._background, self._form, self._checking, self._keeper = background, form, checking, keeper
        self._desk: Desk | None = None
        self._undoable: tuple[BrokenOff, Draft] | None = None
        self._undo_time = QTimer(self, singleShot=True, interval=_UNDO_MS)
        self._undo_time.timeout.connect(self.forget)
        form.changed.connect(self._typed)

    @cached_property
    def panel(self) -> BreakOffPanel:
        """Asks for the reason."""
        from .break_off_panel import BreakOffPanel

        panel = BreakOffPanel()
        panel.given.connect(self._break_off)
        panel.cleared.connect(self.clear)
        panel.closed.connect(self.closed)
        return panel

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk

    def ask(self) -> None:
        """Asks why the purchase does not go on; where that is asked already, or there is nothing to lose, clears it."""
        if self._form.is_untouched() or self._form.aside() is self.panel:
            self.clear()
        else:
            self._form.show_aside(self.panel)
            self.panel.start()

    def clear(self) -> None:
        """Drops what was typed, with nothing kept."""
        self._checking.start_anew()
        self._form.clear()
        self._checking.check()

    def undo(self) -> None:
        """Brings back what was broken off a moment ago."""
        desk = self._desk
        if self._undoable is None or desk is None:
            return
        (broken, draft), self._undoable = self._undoable, None

        def back() -> None:
            self._form.show_draft(draft)
            self._go_on(_TAKEN_BACK)

        Operation(self._background, lambda: desk.broken_off.take_back(broken)).success(lambda _done: back()).failure(
            self._refused
        ).start()

    def forget(self) -> None:
        """What was broken off cannot be had back any more."""
        self._undo_time.stop()
        self._undoable = None

    def refuse_offer(self) -> None:
        """The goods are not taken in: the register is told which, without a word about who offered them."""
        desk, draft = self._desk, self._form.draft()
        if desk is None:
            return

        def tell() -> None:
            desk.notices.report_refused_offer(draft)
            desk.drafts.discard()

        telling = Operation(self._background, self._keeper().alone(tell))
        telling.success(lambda _done: self._gone(match_script.REFUSED)).failure(self._refused).start()

    def _break_off(self, reason: BreakReason, words: str) -> None:
        desk, draft = self._desk, self._form.draft_to_keep()
        if desk is None or draft is None or not self._form.isEnabled():
            return

        def broken_off(broken: BrokenOff) -> None:
            self._gone(_BROKEN_OFF)
            self._undoable = broken, draft
            self._undo_time.start()

        self._form.setEnabled(False)
        breaking = Operation(self._background, self._keeper().alone(lambda: desk.broken_off.break_off(reason, words)))
        breaking.success(broken_off).failure(self._reason_refused).start()

    def _gone(self, words: Text) -> None:
        self._form.setEnabled(True)
        self._form.clear()
        self._go_on(words)

    def _go_on(self, words: Text) -> None:
        self._checking.start_anew()
        self._checking.check()
        self._keeper().something_changed()
        self.done.emit(say(words))

    def _reason_refused(self, error: Exception) -> None:
        self._form.setEnabled(True)
        self._keeper().something_changed()
        self.panel.words.refuse(error.message if isinstance(error, DealerError) else _FAULT)

    def _refused(self, error: Exception) -> None:
        self._form.setEnabled(True)
        self._keeper().something_changed()
        self.failed.emit(error)

    def _typed(self) -> None:
        if self._undoable is not None and not self._form.is_untouched():
            # The next customer's.
            self.forget()
