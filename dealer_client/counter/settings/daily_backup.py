"""Backs the book up once a day, and looks at its condition, without anybody asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dealer_client.counter.operation import Background, Operation
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter

_LOOK_MS = 30 * 60_000
"""How often it is looked whether a backup is due: a counter that stays on for weeks has one each day."""
_FIRST_LOOK_MS = 20_000
"""Not while the clerk is helping the first customer of the day."""


class DailyBackup(QObject):
    """`done` carries that a backup was made, `told` why one was not; `condition` what is worth saying of the book, as
    (name, sentence)."""

    done = Signal(object)
    told = Signal(object)
    condition = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__(background)
        self._background = background
        self._counter: OpenCounter | None = None
        self._busy = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def attach(self, counter: OpenCounter) -> None:
        """The book is open now."""
        self._counter = counter
        self._timer.start()
        QTimer.singleShot(_FIRST_LOOK_MS, self.look)

    def look(self) -> None:
        """Makes a backup if a day has passed, and looks at the condition."""
        counter = self._counter
        if counter is None or self._busy:
            return
        self._busy = True
        Operation(self._background, counter.back_up_if_due).success(self._made).failure(self._failed).start()

    def look_at_condition(self) -> None:
        """Only looks."""
        counter = self._counter
        if counter is not None:
            from dealer_client.custody.condition import notices

            Operation(self._background, lambda: notices(counter.store)).success(self.condition.emit).start()

    def _made(self, backup: object) -> None:
        self._busy = False
        if backup is not None:
            self.done.emit(wording.BACKUP_MADE)
        self.look_at_condition()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        reason = error.message if isinstance(error, DealerError) else wording.NOT_CHANGED
        self.told.emit(_both(wording.BACKUP_FAILED, reason))
        self.look_at_condition()


def _both(title: Text, reason: Text) -> Text:
    return Text(nl=f"{title.nl}: {reason.nl}", en=f"{title.en}: {reason.en}")
