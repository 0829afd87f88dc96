"""Counting the till: how many of each note and coin, added up while one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit

from dealer_client.counter.language import say
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.field import is_enter
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.register.day_close import EURO_PIECES, counted_cents

from . import wording

_MOST = 99_999
_SMALLEST_NOTE = 500
_FIELD_WIDTH = 58


class CountCard(Card):
    """`changed` tells that a number is new; `done` that Enter left the last one."""

    changed = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[int, QLineEdit] = {}
        self._about = QLabel()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self._notes, self._coins = QLabel(), QLabel()
        for label in (self._notes, self._coins):
            label.setProperty("look", "label")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._notes, 0, 1)
        grid.addWidget(self._coins, 0, 4)
        grid.setColumnMinimumWidth(2, 6)
        grid.setColumnStretch(5, 1)
        notes = [cents for cents in EURO_PIECES if cents >= _SMALLEST_NOTE]
        for row, cents in enumerate(notes, start=1):
            self._add_piece(grid, row, 0, cents)
        for row, cents in enumerate(EURO_PIECES[len(notes) :], start=1):
            self._add_piece(grid, row, 3, cents)
        self.body.setSpacing(4)
        self.body.addWidget(self._about)
        self.body.addLayout(grid)
        self.body.addStretch()
        self.retranslate()

    def pieces(self) -> dict[int, int]:
        """How many of each, by its value in cents; those of which there are none are left out."""
        return {cents: int(field.text()) for cents, field in self.fields.items() if field.text().isdigit()}

    def cents(self) -> int | None:
        """What they come to, None while nothing was counted."""
        pieces = self.pieces()
        return counted_cents(pieces) if pieces else None

    def clear(self) -> None:
        """Nothing is counted."""
        for field in self.fields.values():
            field.clear()

    def go(self) -> None:
        """To the first note."""
        self.fields[EURO_PIECES[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            fields = list(self.fields.values())
            at = next((number for number, field in enumerate(fields) if field is watched), -1)
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 1 if is_enter(event) else 0)
            if at >= 0 and step and 0 <= at + step < len(fields):
                fields[at + step].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if at == len(fields) - 1 and is_enter(event):
                self.done.emit()
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        if not hasattr(self, "_coins"):
            return
        self.heading(say(wording.COUNT))
        self._about.setText(say(wording.COUNT_ABOUT))
        self._notes.setText(say(wording.NOTES))
        self._coins.setText(say(wording.COINS))
        for cents, field in self.fields.items():
            field.setAccessibleName(say(wording.HOW_MANY.filled(value=say_euro(cents))))

    def _add_piece(self, grid: QGridLayout, row: int, column: int, cents: int) -> None:
        value, field = QLabel(_plain(cents)), QLineEdit()
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        field.setFixedWidth(_FIELD_WIDTH)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setValidator(QIntValidator(0, _MOST, field))
        field.installEventFilter(self)
        field.textChanged.connect(lambda _text: self.changed.emit())
        grid.addWidget(value, row, column)
        grid.addWidget(field, row, column + 1)
        self.fields[cents] = field


def _plain(cents: int) -> str:
    """`€ 50` or `€ 0,50`."""
    return say_euro(cents).removesuffix(",00")
