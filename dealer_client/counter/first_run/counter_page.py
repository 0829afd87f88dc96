"""This counter: its number series, and the owner with a PIN."""

from __future__ import annotations

from PySide6.QtCore import Qt

from dealer_client.counter.form_field import FormField
from dealer_client.counter.purchase.card import row_of
from dealer_client.counter.settings import wording as people
from dealer_client.register.numbering import EntryNumber, NumberError, check_series
from dealer_client.register.wording import Text
from dealer_client.vault.pins import PinWrong, check_pin

from . import wording
from .step_page import StepPage


class CounterPage(StepPage):
    """Series and owner."""

    def __init__(self) -> None:
        super().__init__(wording.COUNTER, wording.COUNTER_ABOUT)
        self.series = FormField("series", tidy=str.upper, judge=_series_problem)
        self.owner = FormField("staff")
        self.owner.hint(wording.OWNER_HINT)
        self.pin = FormField("pin", wanted=False, secret=True, judge=_pin_problem)
        self.pin.hint(people.PIN_HINT)
        self.pin_again = FormField("", wanted=False, secret=True, judge=self._pins_differ)
        self.ask(self.series, wording.SERIES)
        self.ask(self.owner, wording.OWNER)
        self.ask(self.pin, people.PIN)
        self.ask(self.pin_again, people.PIN_AGAIN)
        for widget in (self.series, self.owner):
            self.put(widget)
        pins = row_of((self.pin, 1), (self.pin_again, 1))
        pins.setAlignment(self.pin_again, Qt.AlignmentFlag.AlignTop)
        self.put(pins)
        self.series.changed.connect(self._say_number)
        self.series.fill("A")
        self.end()

    def start(self) -> None:
        self.owner.go() if self.owner.is_empty() else super().start()

    def is_right(self) -> bool:
        if not super().is_right():
            return False
        if self.pin.text() != self.pin_again.text():
            self.pin_again.refuse(people.PINS_DIFFER)
            return False
        return True

    def _pins_differ(self, text: str) -> Text | None:
        return people.PINS_DIFFER if text != self.pin.text() else None

    def _say_number(self) -> None:
        series = self.series.text().upper()
        known = _series_problem(series) is None
        number = str(EntryNumber(series, 1)) if known else ""
        self.series.hint(wording.SERIES_HINT.filled(number=number) if known else None)


def _pin_problem(text: str) -> Text | None:
    try:
        check_pin(text)
    except PinWrong as error:
        return error.message
    return None


def _series_problem(text: str) -> Text | None:
    try:
        check_series(text.upper())
    except NumberError as error:
        return error.message
    return None
