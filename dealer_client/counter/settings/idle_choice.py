"""After how long the counter locks by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.vault.session import IDLE_CHOICES

from . import wording

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter


class IdleChoice(ChipRow):
    """Minutes as chips; `kept` tells that another number holds."""

    kept = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__("idle", [str(minutes) for minutes in IDLE_CHOICES])
        self._background = background
        self._counter: OpenCounter | None = None
        self._shown = ""
        self.changed.connect(self._chosen)
        self.retranslate()

    def attach(self, counter: OpenCounter) -> None:
        """The book is open now."""
        self._counter = counter
        self.refresh()

    def refresh(self) -> None:
        """Reads what holds."""
        counter = self._counter
        if counter is None:
            return

        from dealer_client.custody.idle_time import idle_minutes

        self.setEnabled(counter.desk.at_work.staff.may_administer)
        Operation(self._background, lambda: idle_minutes(counter.store)).success(self._read).start()

    def retranslate(self) -> None:
        if hasattr(self, "_shown"):
            self.caption(say(wording.IDLE))
            for minutes in IDLE_CHOICES:
                self.say_chip(str(minutes), str(minutes))

    def _read(self, minutes: int) -> None:
        self._shown = str(minutes)
        self.choose(self._shown)

    def _chosen(self) -> None:
        counter, chosen = self._counter, self.value()
        if counter is None or chosen in ("", self._shown):
            return
        from dealer_client.custody.idle_time import keep_idle_minutes

        self._shown = chosen
        Operation(self._background, lambda: keep_idle_minutes(counter.store, int(chosen))).success(
            lambda _done: self.kept.emit()
        ).start()
