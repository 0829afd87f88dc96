"""A period: one of those that are asked for often, or any other by its two days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.counter.purchase.card import row_of
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.purchase.date_field import DateField

from . import wording
from .periods import Period, days_of


class PeriodFields(Worded, QWidget):
    """`changed` tells that `days` are others than before; `entered` that the work goes on behind the period."""

    changed = Signal()
    entered = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._told: tuple[date, date] | None = None
        self._filling = False
        self.named = ChipRow("period", [period.value for period in Period])
        self.first = DateField("first", today=today, past=False)
        self.last = DateField("last", today=today, past=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.named)
        column.addLayout(row_of((self.first, 1), (self.last, 1)))
        self._connect()
        self.retranslate()

    def begin(self) -> None:
        """This month, where nothing was chosen yet."""
        if not self.named.value():
            self.named.choose(Period.THIS_MONTH.value)

    def refresh(self) -> None:
        """The day may be new: a named period is filled in again."""
        days = days_of(Period(self.named.value()), self._today()) if self.named.value() else None
        if days is not None and days != self.days():
            self._filling = True
            self.first.fill_date(days[0])
            self.last.fill_date(days[1])
            self._filling = False
        self._look()

    def days(self) -> tuple[date, date] | None:
        """Its first and last day; None while it is not whole or ends before it begins."""
        first, last = self.first.date(), self.last.date()
        return (first, last) if first is not None and last is not None and first <= last else None

    def go(self) -> None:
        """Puts the focus here."""
        self.named.go()

    def retranslate(self) -> None:
        if not hasattr(self, "last"):
            return
        self.named.caption(say(wording.PERIOD))
        for period, words in wording.PERIODS.items():
            self.named.say_chip(period.value, say(words))
        self.first.caption(say(wording.FIRST_DAY))
        self.last.caption(say(wording.LAST_DAY))

    def _connect(self) -> None:
        self.named.changed.connect(self.refresh)
        self.named.entered.connect(self.entered)
        for done in (self.first.entered, self.first.filled):
            done.connect(self.last.go)
        for done in (self.last.entered, self.last.filled):
            done.connect(self.entered)
        for field in (self.first, self.last):
            field.edit.textEdited.connect(lambda _text: self.named.choose(Period.OWN.value))
            field.changed.connect(self._look)
            field.left.connect(self._look)

    def _look(self) -> None:
        """Tells where the period is another one, and says where it ends before it begins."""
        if self._filling:
            return
        first, last = self.first.date(), self.last.date()
        wrong = first is not None and last is not None and last < first and not self.last.is_being_edited()
        self.last.show_finding(wording.ENDS_BEFORE if wrong else None)
        if self.days() != self._told:
            self._told = self.days()
            self.changed.emit()
