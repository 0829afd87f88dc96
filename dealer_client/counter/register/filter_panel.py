"""Narrowing the register: purchases or sales, period, kind of goods, state, staff, seller or buyer; said in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say, say_date
from dealer_client.counter.purchase.card import row_of
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.purchase.choice_field import ChoiceField
from dealer_client.counter.purchase.date_field import DateField
from dealer_client.counter.purchase.field import Field
from dealer_client.counter.stock.wording import STATES
from dealer_client.goods.categories import load_categories
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS
from dealer_client.register.item_life import ItemState
from dealer_client.register.listing import RegisterFilter

from . import wording

_SIDES = {"all": frozenset(), "in": ACQUISITIONS, "out": DISPOSALS}


class FilterPanel(Worded, QWidget):
    """`changed` tells that something else is asked for. The fields are shown when the button is pressed."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._names: Mapping[str, str] = {}
        self.side = ChipRow("side", list(_SIDES), spacing=5)
        self.side.choose("all")
        self.more = QPushButton()
        self.more.setProperty("look", "chip")
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.first = DateField("first", today=today, past=True, wanted=False)
        self.last = DateField("last", today=today, past=True, wanted=False)
        self.category, self.state, self.staff = (ChoiceField(name, wanted=False) for name in ("c", "s", "m"))
        self.party = Field("party", wanted=False)
        self._fields = QWidget()
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addLayout(row_of((self.first, 1), (self.last, 1), (self.category, 1)))
        inner.addLayout(row_of((self.state, 1), (self.staff, 1), (self.party, 1)))
        self._fields.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.side, 1)
        line.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._fields)
        self.more.toggled.connect(self._fields.setVisible)
        self.side.changed.connect(self.changed)
        for box in (self.category, self.state, self.staff):
            box.changed.connect(self.changed)
        for field in (self.first, self.last, self.party):
            field.left.connect(self.changed)
            field.entered.connect(self.changed)
        self.retranslate()

    def chosen(self) -> RegisterFilter:
        """The filter as filled in."""
        state = self.state.value()
        return RegisterFilter(
            kinds=_SIDES[self.side.value() or "all"],
            first=self.first.date(),
            last=self.last.date(),
            party=self.party.text(),
            category=self.category.value(),
            states=frozenset({ItemState(state)}) if state else frozenset(),
            staff=self.staff.value(),
        )

    def in_words(self) -> str:
        """What is on, as one says it; empty where nothing is."""
        said, chosen = [], self.chosen()
        if self.side.value() in wording.SIDES_IN_WORDS:
            said.append(say(wording.SIDES_IN_WORDS[self.side.value()]))
        if chosen.first is not None:
            said.append(say(wording.FROM_DAY.filled(day=say_date(chosen.first))))
        if chosen.last is not None:
            said.append(say(wording.TO_DAY.filled(day=say_date(chosen.last))))
        if chosen.category:
            said.append(self.category.box.currentText().lower())
        if chosen.states:
            said.append(self.state.box.currentText())
        if chosen.staff:
            said.append(say(wording.BY_STAFF.filled(name=self.staff.box.currentText())))
        if chosen.party:
            said.append(say(wording.OF_PARTY.filled(words=chosen.party)))
        return ", ".join(said)

    def show_staff(self, names: Mapping[str, str]) -> None:
        """Who works or ever worked here, by id."""
        if names != self._names:
            self._names = dict(names)
            self._say_staff()

    def clear(self) -> None:
        """Nothing is narrowed."""
        self.blockSignals(True)
        self.side.choose("all")
        for field in (self.first, self.last, self.party):
            field.fill("")
        for box in (self.category, self.state, self.staff):
            box.choose("")
        self.blockSignals(False)
        self.changed.emit()

    def retranslate(self) -> None:
        if not hasattr(self, "_fields"):
            return
        self.side.caption(say(wording.SIDE))
        for name, words in wording.SIDES.items():
            self.side.say_chip(name, say(words))
        self.more.setText(say(wording.FILTER) + "   Ctrl+F")
        for field, words in (
            (self.first, wording.FILTER_FIRST),
            (self.last, wording.FILTER_LAST),
            (self.category, wording.FILTER_CATEGORY),
            (self.state, wording.FILTER_STATE),
            (self.staff, wording.FILTER_STAFF),
            (self.party, wording.FILTER_PARTY),
        ):
            field.caption(say(words))
        any_one = ("", say(wording.ANY))
        categories = [(category.key, say(category.names)) for category in load_categories()]
        self.category.set_choices([any_one, *categories])
        states = [(state.value, say(words)) for state, (_icon, _tone, words) in STATES.items()]
        self.state.set_choices([any_one, *states])
        self._say_staff()

    def _say_staff(self) -> None:
        self.staff.set_choices([("", say(wording.ANY)), *self._names.items()])
