"""Asks why a purchase does not go on, in the place of checks and payment; what is told of it stays without a name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import say
from dealer_client.register.broken_off import REASON_NAMES, BreakReason
from dealer_client.register.wording import Text

from .card import Card
from .field import is_enter

_HEADING = Text(nl="Inkoop afbreken", en="Break off the purchase")
_ASK = Text(nl="Waarom gaat deze inkoop niet door?", en="Why is this purchase not going ahead?")
_WORDS = Text(nl="Toelichting, zonder namen", en="In a few words, without names")
_STAYS = Text(
    nl="Wat u typte, wordt gewist. Alleen het tijdstip, de reden en uw naam blijven in het boek staan.",
    en="What you typed is cleared. Only the time, the reason and your name stay in the book.",
)
_CHOOSE = Text(nl="Kies eerst een reden.", en="Choose a reason first.")
_BREAK_OFF = Text(nl="Afbreken", en="Break off")
_CLEAR = Text(nl="Wissen zonder reden", en="Clear without a reason")
_BACK = Text(nl="Terug", en="Back")


class BreakOffPanel(Card):
    """`given` carries (reason, words); `cleared` asks to clear the form with nothing kept; `closed` goes on with it."""

    given = Signal(BreakReason, str)
    cleared = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ask, self._stays = QLabel(), QLabel()
        self._ask.setProperty("look", "label")
        self._stays.setProperty("look", "muted")
        self._stays.setWordWrap(True)
        self.reasons = {reason: QPushButton() for reason in BreakReason}
        self.words = FormField("reason", wanted=False)
        self.words.entered.connect(self._give)
        self.give, self.clear_button, self.back = QPushButton(), QPushButton(), QPushButton()
        self.give.setProperty("look", "primary")
        for button, work in ((self.give, self._give), (self.clear_button, self.cleared), (self.back, self.closed)):
            button.setAutoDefault(False)
            button.clicked.connect(work)
        self.body.addWidget(self._ask)
        for chip in self.reasons.values():
            chip.setProperty("look", "chip")
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setAutoDefault(False)
            chip.toggled.connect(lambda _on: self.words.show_finding(None))
            self.body.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.words)
        self.body.addWidget(self._stays)
        self.body.addStretch()
        for button in (self.give, self.back, self.clear_button):
            self.body.addWidget(button)
        self.retranslate()

    def start(self) -> None:
        """Nothing chosen yet; the focus is at the reasons."""
        for chip in self.reasons.values():
            chip.setAutoExclusive(False)
            chip.setChecked(False)
            chip.setAutoExclusive(True)
        self.words.fill("")
        self.words.show_finding(None)
        self.reasons[BreakReason.PRICE].setFocus(Qt.FocusReason.TabFocusReason)

    def reason(self) -> BreakReason | None:
        """The reason that was chosen."""
        return next((reason for reason, chip in self.reasons.items() if chip.isChecked()), None)

    def retranslate(self) -> None:
        if not hasattr(self, "back"):
            return
        self.heading(say(_HEADING))
        self._ask.setText(say(_ASK))
        for number, (reason, chip) in enumerate(self.reasons.items(), start=1):
            chip.setText(f"{number}  {say(REASON_NAMES[reason])}")
        self.words.caption(say(_WORDS))
        self._stays.setText(say(_STAYS))
        self.give.setText(say(_BREAK_OFF) + "   Enter")
        self.clear_button.setText(say(_CLEAR) + "   Ctrl+N")
        self.back.setText(say(_BACK) + "   Esc")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        number = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_enter(event):
            self._give()
        elif number.isdigit() and 1 <= int(number) <= len(self.reasons):
            chip = list(self.reasons.values())[int(number) - 1]
            chip.setChecked(True)
            chip.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        reason = self.reason()
        if reason is None:
            self.words.show_finding(_CHOOSE)
        else:
            self.given.emit(reason, self.words.text())
