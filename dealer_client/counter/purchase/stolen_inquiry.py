"""Asks the central register about the numbers in the form, in the background, a moment after they were typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dealer_client.counter.operation import Background, Operation
from dealer_client.goods.identifiers import identifier_problem
from dealer_client.register.draft import Identifier
from dealer_client.register.stolen_check import REGISTER

if TYPE_CHECKING:
    from dealer_client.desk import Desk

_PAUSE_MS = 350
_ENOUGH = 5


class StolenInquiry(QObject):
    """`answered` tells that more is known than before. One question at a time."""

    answered = Signal()

    def __init__(self, background: Background, identifiers: Callable[[], Sequence[Identifier]]) -> None:
        super().__init__(background)
        self._background = background
        self._identifiers = identifiers
        self._desk: Desk | None = None
        self._asking = False
        self._again = False
        self._asked: frozenset[Identifier] = frozenset()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def busy(self) -> bool:
        """Whether an answer may be on its way."""
        return self._asking or self._timer.isActive()

    def attach(self, desk: Desk) -> None:
        """The desk is there: what was typed before can be asked about."""
        self._desk = desk
        self.something_changed()

    def something_changed(self) -> None:
        """The numbers in the form may have changed."""
        if self._worth_asking() - self._asked:
            self._timer.start()

    def line_is_back(self) -> None:
        """The central register can be reached (again): what got no answer is asked once more."""
        self._asked = frozenset()
        self.something_changed()

    def stop(self) -> None:
        """Asks nothing more."""
        self._timer.stop()
        self._desk = None

    def _worth_asking(self) -> frozenset[Identifier]:
        desk = self._desk
        if desk is None:
            return frozenset()
        return frozenset(
            identifier
            for identifier in self._identifiers()
            if len(identifier.value) >= _ENOUGH
            and identifier_problem(identifier.kind, identifier.value) is None
            and not _answered_by_register(desk, identifier)
        )

    def _ask(self) -> None:
        if self._asking:
            self._again = True
            return
        desk, wanted = self._desk, self._worth_asking()
        if desk is None or not wanted:
            return
        self._asking = True
        self._asked = wanted
        Operation(self._background, lambda: desk.ask_register(wanted)).success(self._told).failure(self._failed).start()

    def _told(self, is_new: bool) -> None:
        self._asking = False
        if is_new:
            self.answered.emit()
        if self._again:
            self._again = False
            self._ask()

    def _failed(self, _error: Exception) -> None:
        self._told(False)


def _answered_by_register(desk: Desk, identifier: Identifier) -> bool:
    """The watchlist's word is for when there is no line: the register is asked all the same."""
    check = desk.stolen_check(identifier)
    return check is not None and check.asked == REGISTER
