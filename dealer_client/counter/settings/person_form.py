"""The form for somebody new, or for the PIN of somebody who works here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import say
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.purchase.field import is_enter
from dealer_client.counter.signing_in.wording import ROLES
from dealer_client.register.errors import DealerError
from dealer_client.register.staff import Role, Staff

from . import wording


class PersonForm(Card):
    """`asked` tells that what stands here should be kept."""

    asked = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.person: Staff | None = None
        self.name = FormField("name")
        self.role = ChipRow("role", [role.value for role in Role])
        self.role.choose(Role.CLERK.value)
        self.pin, self.pin_again = FormField("pin", wanted=False, secret=True), FormField(wanted=False, secret=True)
        self.pin.hint(wording.PIN_HINT)
        self.save, self.cancel = QPushButton(), QPushButton()
        self.save.setProperty("look", "primary")
        self.save.setAutoDefault(True)
        self.save.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.cancelled)
        self.name.entered.connect(self.role.go)
        self.role.entered.connect(self.pin.go)
        self.pin.entered.connect(self.pin_again.go)
        self.pin_again.entered.connect(self._ask)
        for widget in (self.name, self.role, self.pin, self.pin_again):
            self.body.addWidget(widget)
        self.body.addLayout(row_of((self.cancel, 1), (self.save, 2)))
        self.body.addStretch()
        self.retranslate()

    def show_person(self, person: Staff | None) -> None:
        """Asks for the PIN of this person, or for somebody new."""
        self.person = person
        for field in (self.name, self.pin, self.pin_again):
            field.fill("")
            field.show_finding(None)
        self.retranslate()

    def start(self) -> None:
        """Puts the focus where filling in begins."""
        (self.name if self.person is None else self.pin).go()

    def chosen_role(self) -> Role:
        """What this person may do."""
        return Role(self.role.value() or Role.CLERK)

    def refuse(self, error: DealerError) -> bool:
        """Says an error beside its field; whether the form has that field."""
        field = {"name": self.name, "pin": self.pin}.get(error.field or "")
        if field is None or not field.isVisible():
            return False
        field.refuse(error.message)
        return True

    def retranslate(self) -> None:
        if not hasattr(self, "cancel"):
            return
        person = self.person
        self.heading(say(wording.NEW_PERSON if person is None else wording.NEW_PIN_FOR.filled(name=person.name)))
        self.name.caption(say(wording.NAME))
        self.role.caption(say(wording.ROLE))
        for role, words in ROLES.items():
            self.role.say_chip(role.value, say(words))
        self.pin.caption(say(wording.PIN))
        self.pin_again.caption(say(wording.PIN_AGAIN))
        self.save.setText(say(wording.ADD if person is None else wording.SET_PIN) + "   Enter")
        self.cancel.setText(say(wording.CANCEL))
        self.name.setVisible(person is None)
        self.role.setVisible(person is None)
        self.cancel.setVisible(person is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if is_enter(event):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        if self.pin.text() != self.pin_again.text():
            self.pin_again.refuse(wording.PINS_DIFFER)
            return
        self.asked.emit()
