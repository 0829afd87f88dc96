"""Keeps what is being typed: in the store within a second of each change, by at most one write at a time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from dealer_client.counter.operation import Background, Operation
from dealer_client.register.draft import Draft

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.store.drafts import KeptDraft

Result = TypeVar("Result")
KEEP_MS = 400
"""From the first change that is not kept yet to the write."""


class DraftKeeper(QObject):
    """`draft` tells what stands in the form, None for an empty one. `not_kept` carries why the store refused."""

    not_kept = Signal(object)

    def __init__(self, background: Background, draft: Callable[[], Draft | None]) -> None:
        super().__init__(background)
        self._background = background
        self._draft = draft
        self._desk: Desk | None = None
        self._one_at_a_time = Lock()
        self._epoch = 0
        self._writing = False
        self._again = False
        self._kept: Draft | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def busy(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._writing or self._timer.isActive()

    def holds_all(self) -> bool:
        """Whether what stands in the form now is what was handed to the store last."""
        return self._kept == self._draft()

    def attach(self, desk: Desk) -> None:
        """The desk is there, with whoever is signed in: from now on what is typed is kept."""
        self._desk = desk

    def something_changed(self) -> None:
        """The form may have changed. The first change starts the clock, so that steady typing is kept as well."""
        if self._desk is not None and not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keeps the form as it is now."""
        self._timer.stop()
        desk, draft = self._desk, self._draft()
        if desk is None or draft == self._kept:
            return
        if self._writing:
            self._again = True
            return
        epoch = self._epoch

        def write() -> None:
            with self._one_at_a_time:
                # Recorded, parked or somebody else's by now: then this is no longer at the counter.
                if epoch == self._epoch:
                    desk.drafts.discard() if draft is None else desk.drafts.keep(draft)

        self._writing = True
        self._kept = draft
        Operation(self._background, write).success(lambda _done: self._written()).failure(self._refused).start()

    def alone(self, work: Callable[[], Result]) -> Callable[[], Result]:
        """Work that takes the draft from the counter (records, parks, resumes), to be run in the background: no write
        that began before it comes after it."""
        self._timer.stop()
        self._epoch += 1
        self._again = False
        self._kept = None

        def work_alone() -> Result:
            with self._one_at_a_time:
                return work()

        return work_alone

    def keep_now(self) -> None:
        """Keeps the form as it is and waits for it: before the window goes. Raises StoreError."""
        desk, draft = self._desk, self._draft()
        if desk is None or (draft == self._kept and not self._writing):
            return

        def write() -> None:
            desk.drafts.discard() if draft is None else desk.drafts.keep(draft)

        self.alone(write)()
        self._kept = draft

    def detach(self) -> None:
        """Nobody is at the counter: nothing is kept until `attach`."""
        self._timer.stop()
        self._epoch += 1
        self._desk = None
        self._kept = None

    def find_unfinished(self, success: Callable[[KeptDraft | None], None]) -> None:
        """Reads what this person was typing when the program ended."""
        desk = self._desk
        if desk is not None:
            Operation(self._background, self.alone(desk.drafts.unfinished)).success(success).start()

    def _written(self) -> None:
        self._writing = False
        if self._again:
            self._again = False
            self.keep()

    def _refused(self, error: Exception) -> None:
        self._kept = None
        self._writing = self._again = False
        self.not_kept.emit(error)
