"""Cash that is put in the till or taken out without a deal: how much, which way, and what for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from dealer_client.counter.language import say
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.choice_field import ChoiceField
from dealer_client.counter.purchase.field import Field
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.purchase.money_field import MoneyField
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.register.day_close import CashMovement, MovementKind
from dealer_client.register.errors import DealerError

from . import wording


class MovementCard(Card):
    """`asked` tells that the clerk wants it kept."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: CashMovement | None = None
        self._error: DealerError | None = None
        self._waits = False
        self.kind = ChoiceField("kind")
        self.cents = MoneyField("cents")
        self.reason = Field("reason", wanted=False)
        self.reason.edit.setMaxLength(500)
        self.button, self.state = QPushButton(), FindingRow()
        self.button.setAutoDefault(True)
        self.button.setProperty("compact", "true")
        self.button.clicked.connect(self.asked)
        # Above the fields: the card stands at the bottom, and its button must not move under the hand.
        self.body.addWidget(self.state)
        self.body.addLayout(row_of((self.kind, 3), (self.cents, 2)))
        line = row_of((self.reason, 1), (self.button, 0))
        line.setAlignment(self.button, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.state.hide()
        self.kind.entered.connect(self.cents.go)
        self.cents.entered.connect(self.reason.go)
        self.reason.entered.connect(self.button.setFocus)
        for stop in (self.kind, self.cents, self.reason):
            stop.changed.connect(self._typed)
        self.retranslate()
        self.kind.choose("float")

    def chosen(self) -> tuple[MovementKind, int, str]:
        """The movement as filled in: kind, signed cents (0 for none) and reason."""
        kind, sign, _words = wording.MOVE_CHOICES[self.kind.value() or "float"]
        return kind, sign * (self.cents.cents() or 0), self.reason.text()

    def is_typed(self) -> bool:
        """Whether an amount stands here that is not in the cash book yet."""
        return bool(self.cents.text().strip())

    def ask_first(self) -> None:
        """The day is to be closed while something stands here: it is kept or cleared first."""
        self._kept, self._error, self._waits = None, None, True
        self._show()
        self.button.setFocus()

    def show_busy(self, busy: bool) -> None:
        """While it is being kept."""
        self.button.setEnabled(not busy)

    def show_kept(self, movement: CashMovement) -> None:
        """It is in the cash book."""
        self.cents.fill("")
        self.reason.fill("")
        self._kept, self._error, self._waits = movement, None, False
        self._show()

    def forget_kept(self) -> None:
        """Says no longer what was kept: the room is for closing the day now."""
        self._kept = None
        self._show()

    def show_error(self, error: DealerError | None) -> None:
        """It was not kept, and why; the fault is at a field where there is one."""
        self._kept, self._error, self._waits = None, error, False
        for stop in (self.cents, self.reason):
            about = error is not None and error.field == stop.path
            stop.show_finding(error.message if about and error is not None else None)
            if about:
                stop.go()
        self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "state"):
            return
        self.heading(say(wording.MOVE))
        self.kind.caption(say(wording.MOVE_KIND))
        self.kind.set_choices([(key, say(words)) for key, (_kind, _sign, words) in wording.MOVE_CHOICES.items()])
        self.cents.caption(say(wording.AMOUNT))
        self.reason.caption(say(wording.MOVE_REASON))
        self.button.setText(say(wording.MOVE_BUTTON))
        self._show()

    def _typed(self) -> None:
        typed = bool(self.cents.text() or self.reason.text())
        if self._waits or self._error is not None or (self._kept is not None and typed):
            self._kept, self._error, self._waits = None, None, False
            for stop in (self.cents, self.reason):
                stop.show_finding(None)
            self._show()

    def _show(self) -> None:
        line = None
        if self._kept is not None:
            words = next(
                words
                for kind, sign, words in wording.MOVE_CHOICES.values()
                if kind is self._kept.kind and (self._kept.cents > 0) is (sign > 0)
            )
            said = wording.MOVE_KEPT.filled(what=words, cents=say_euro(abs(self._kept.cents)))
            line = Line(key="kept", tone="ok", title=say(said))
        elif self._error is not None:
            line = Line(key="error", tone="blocked", title=say(wording.NOT_MOVED), detail=say(self._error.message))
        elif self._waits:
            line = Line(
                key="waits", tone="attention", title=say(wording.MOVE_WAITS), detail=say(wording.MOVE_WAITS_MORE)
            )
        if line is not None:
            self.state.show_line(line, "")
        self.state.setVisible(line is not None)
