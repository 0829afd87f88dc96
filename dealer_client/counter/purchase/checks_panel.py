"""Is it all right: what is missing, forbidden or good to know, beside the form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from .card import Card
from .check_lines import MISSING
from .finding_row import FindingRow, Line


class ChecksPanel(Card):
    """`jump` names the field a line is about; `explain` asks for the explanation; `reasoned` carries (code, reason)."""

    jump = Signal(str)
    explain = Signal()
    reasoned = Signal(str, str)
    reason_done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._open = 0
        self._rows: dict[str, FindingRow] = {}
        self._count = QLabel()
        self._count.setProperty("look", "muted")
        self.head.addWidget(self._count)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(5)
        self._list.addStretch()
        listed = QWidget()
        listed.setProperty("look", "scrolled")
        listed.setLayout(self._list)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(listed)
        self._scroll = scroll
        self.body.addWidget(scroll, 1)
        self.body.setContentsMargins(14, 10, 14, 8)
        self.retranslate()

    @property
    def lines(self) -> list[Line]:
        """What is on the screen, from top to bottom."""
        return [row.line for row in self._rows.values() if row.line is not None]

    def row(self, key: str) -> FindingRow:
        """The row of a line."""
        return self._rows[key]

    def show_lines(self, lines: Sequence[Line], reasons: dict[str, str], open_count: int) -> None:
        """Shows these lines in this order; rows that stay keep the focus and what is being typed in them."""
        wanted = {line.key for line in lines}
        for key in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(key)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        ordered: dict[str, FindingRow] = {}
        for at, line in enumerate(lines):
            row = self._rows.get(line.key) or self._new_row(line.key)
            row.show_line(line, reasons.get(line.reason_for, ""))
            if self._list.indexOf(row) != at:
                self._list.removeWidget(row)
                self._list.insertWidget(at, row)
                row.show()
            ordered[line.key] = row
        self._rows = ordered
        self._fit()
        self._open = open_count
        self._say_count()

    def show_row(self, key: str) -> None:
        """Scrolls to a row and puts the focus on it, or on its reason where one is asked."""
        row = self._rows.get(key)
        if row is not None:
            self._scroll.ensureWidgetVisible(row)
            target = row.reason if row.line is not None and row.line.reason_for else row
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self.heading(self.tr("Checks"))
        self._say_count()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Says what is all right, then sources, then details in fewer words, until all lines are in sight; at last
        what is all right is left out. The line that names what is missing stays whole."""
        rows = [row for row in self._rows.values() if row.line is not None]
        fine = [row for row in rows if row.line.tone == "ok"]
        calm = [row for row in rows if row.line.tone in ("ok", "muted") and row.line.key != MISSING]
        pressing = [row for row in rows if row not in calm and row.line.key != MISSING]
        # Not the viewport itself: asked for a widget that it does not know, Qt for Python loads every class of widgets.
        area = self._scroll.maximumViewportSize()
        room, width = area.height(), area.width()
        if room <= 0:
            return
        steps: tuple[dict[FindingRow, int], ...] = (
            {},
            dict.fromkeys(fine, 2),
            dict.fromkeys(calm, 2),
            dict.fromkeys(pressing, 1) | dict.fromkeys(calm, 2),
            dict.fromkeys(pressing[:1], 1) | dict.fromkeys((*pressing[1:], *calm), 2),
            dict.fromkeys(pressing[:1], 1) | dict.fromkeys((*pressing[1:], *calm), 2) | dict.fromkeys(fine, 3),
            dict.fromkeys(pressing[:1], 1) | dict.fromkeys(pressing[1:], 2) | dict.fromkeys(calm, 3),
            dict.fromkeys(pressing, 2) | dict.fromkeys(calm, 3),
        )
        for shortness in steps:
            for row in rows:
                row.shorten(shortness.get(row, 0))
            if self._fits(width, room):
                break
        else:
            return
        for row in rows:
            # What room is left goes to the first lines that can do with it.
            shortened = row.shortness
            for less in range(shortened):
                row.shorten(less)
                if self._fits(width, room):
                    break
            else:
                row.shorten(shortened)

    def _fits(self, width: int, room: int) -> bool:
        self._list.invalidate()
        return self._list.heightForWidth(width) <= room

    def _new_row(self, key: str) -> FindingRow:
        row = FindingRow()
        row.activated.connect(lambda: self._activated(key))
        row.reasoned.connect(lambda text: self._reasoned(key, text))
        row.reason_done.connect(self.reason_done)
        self._rows[key] = row
        return row

    def _activated(self, key: str) -> None:
        line = self._rows[key].line
        if line is not None and line.explains:
            self.explain.emit()
        elif line is not None and line.jump:
            self.jump.emit(line.jump)

    def _reasoned(self, key: str, text: str) -> None:
        line = self._rows[key].line
        if line is not None:
            self.reasoned.emit(line.reason_for, text)

    def _say_count(self) -> None:
        words = self.tr("{n} open").format(n=self._open) if self._open else self.tr("all right")
        # Beside an error "all right" would be a lie.
        self._count.setText("" if any(line.key == "error" for line in self.lines) and not self._open else words)
