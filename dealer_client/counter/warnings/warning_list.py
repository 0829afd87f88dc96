"""The messages as a list: the ones that nobody has read first, then the newest."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dealer_client.counter.language import say, say_date
from dealer_client.counter.reading.line_view import LineDelegate, Row
from dealer_client.goods.identifiers import IDENTIFIER_NAMES, format_for_display
from dealer_client.register.match import MatchWarning

from . import script

Index = QModelIndex | QPersistentModelIndex
_DATE_WIDTH = 86


class WarningList(QAbstractTableModel):
    """One row for each message."""

    def __init__(self) -> None:
        super().__init__()
        self._warnings: list[MatchWarning] = []
        self.zone = "UTC"
        """The time zone of the shop."""

    def show_warnings(self, warnings: Sequence[MatchWarning]) -> None:
        """Takes the place of what was shown."""
        self.beginResetModel()
        self._warnings = sorted(warnings, key=lambda w: (bool(w.acknowledged_by), -w.matched_at.timestamp()))
        self.endResetModel()

    def warning(self, row: int) -> MatchWarning | None:
        """The message in a row."""
        return self._warnings[row] if 0 <= row < len(self._warnings) else None

    def row_of(self, match_id: str) -> int:
        """Where a message stands, -1 where it does not."""
        return next((row for row, warning in enumerate(self._warnings) if warning.match_id == match_id), -1)

    def day(self, warning: MatchWarning) -> str:
        """The day in the shop on which the register told it."""
        return say_date(warning.matched_at.astimezone(ZoneInfo(self.zone)).date())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._warnings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        warning = self.warning(index.row())
        if warning is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        state = script.READ if warning.acknowledged_by else script.NEW
        return f"{say(state)}. {heading(warning)}. {number(warning)}. {self.day(warning)}"


class WarningDelegate(LineDelegate):
    """Neutral words: the seller can see the screen."""

    def draw(self, row: Row, index: Index) -> None:
        model = index.model()
        warning = model.warning(index.row()) if isinstance(model, WarningList) else None
        if warning is None or not isinstance(model, WarningList):
            return
        unread = not warning.acknowledged_by
        width = row.width - 42 - _DATE_WIDTH - 14
        row.icon("bell" if unread else "check", "attention" if unread else "ok", 14)
        row.words(heading(warning), 42, width, strong=unread)
        row.words(number(warning), 42, width, second=True, tone="muted")
        right = row.width - _DATE_WIDTH - 14
        row.words_right(model.day(warning), right, _DATE_WIDTH, tone="muted")
        row.words_right(
            say(script.NEW if unread else script.READ),
            right,
            _DATE_WIDTH,
            second=True,
            tone="attention" if unread else "muted",
        )


def heading(warning: MatchWarning) -> str:
    """Which item it is about."""
    return say(script.ABOUT.filled(number=warning.entry.item(warning.line)))


def number(warning: MatchWarning) -> str:
    """The identifier with its name."""
    name = IDENTIFIER_NAMES.get(warning.kind)
    shown = format_for_display(warning.kind, warning.value)
    return f"{say(name)} {shown}" if name is not None else shown
