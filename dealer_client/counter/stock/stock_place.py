"""The place for what is in the shop: the items with their states, what becomes free when, and counting them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import say, say_count
from dealer_client.counter.operation import Background
from dealer_client.counter.place import Place
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.counter.reading.page_tabs import PageTabs
from dealer_client.counter.reading.paged_list import Found, LinesAround
from dealer_client.counter.reading.paged_view import PagedView
from dealer_client.counter.register.search_line import SearchLine
from dealer_client.goods.categories import category_of, load_categories
from dealer_client.register.errors import DealerError
from dealer_client.register.item_life import StockLine

from . import wording
from .count_page import CountPage
from .free_days import DAYS_AHEAD, FreeDays
from .item_card import ItemCard
from .stock_list import StockDelegate, StockList

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.desk import Desk

_CODE = re.compile(r"[A-Za-z]{1,4}-\d{6,12}/\d{1,4}|(?=(?:.*\d){4})[A-Za-z0-9]{6,24}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Query:
    """What the list is narrowed to."""

    words: str = field(repr=False)
    states: str


class StockPlace(Place):
    """`leaving` carries (item number, way out): the item should go out; `purchase_asked` that nothing is here yet;
    `entry_asked` the number of an entry to be shown."""

    icon = "package"
    key = Qt.Key.Key_F4
    leaving = Signal(str, object)
    purchase_asked = Signal()
    entry_asked = Signal(str)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._calendar = background, NewestOnly(background)
        self._desk: Desk | None = None
        self._categories = load_categories()
        self.tabs = PageTabs(self, len(wording.PAGES))
        self.search, self.states = SearchLine(), ChipRow("states", list(wording.FILTERS), spacing=5)
        self.states.choose("here")
        self.list = StockList(self._category_name)
        self.lines = PagedView(background, self.list, StockDelegate, "package", self._asked)
        self.item = ItemCard(background, self._category_name)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def furnish(self) -> Iterator[object]:
        self.free_days = FreeDays(self._category_name)
        self.free_days.opened.connect(lambda line: self.show_item(line.number))
        yield self._stack.addWidget(self.free_days)
        self.count = CountPage(self._background, lambda line: self.list.goods(line))
        yield self._stack.addWidget(self.count)

    def title(self) -> str:
        return say(wording.TITLE)

    def attach(self, counter: OpenCounter) -> None:
        self._desk = counter.desk
        self.list.zone = self.free_days.items.zone = counter.desk.shop.zone
        self.item.attach(counter.desk)
        self.count.attach(counter.desk)
        self.refresh()

    def refresh(self) -> None:
        desk = self._desk
        if desk is None:
            return
        self.lines.refresh()
        today = desk.today()

        def read() -> tuple[list[StockLine], Mapping[str, str]]:
            names = {record.staff.id: record.staff.name for record in desk.people.all()}
            return desk.stock.becoming_free(today + timedelta(days=1), today + timedelta(days=DAYS_AHEAD)), names

        self._calendar.ask(read, self._read_days, self._days_not_read)

    def start(self) -> None:
        if self.tabs.current == 0:
            self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.edit.selectAll()
        elif self.tabs.current == 1:
            self.free_days.go()
        else:
            self.count.go()

    def knows_scan(self, text: str) -> bool:
        return self.isVisible() and _CODE.fullmatch(text) is not None

    def take_scan(self, text: str) -> None:
        """Counts it while a count goes on here, else looks it up."""
        if self.tabs.current == len(wording.PAGES) - 1 and self.count.counts:
            self.count.scan(text)
        else:
            self.show_item(text)

    def show_item(self, words: str) -> None:
        """Looks an item up, whatever its state."""
        self.tabs.choose(0)
        self.states.choose("all")
        self.search.edit.setText(words)

    def line(self) -> StockLine | None:
        """The item that is shown."""
        return self.item.line

    def retranslate(self) -> None:
        if not hasattr(self, "_stack"):
            return
        self.tabs.say([say(page) for page in wording.PAGES])
        self.search.edit.setPlaceholderText(say(wording.SEARCH))
        self.search.edit.setAccessibleName(say(wording.SEARCH))
        self.states.caption(say(wording.STATE))
        for name, (_states, words) in wording.FILTERS.items():
            self.states.say_chip(name, say(words))
        self.lines.view.setAccessibleName(say(wording.LIST_NAME))
        self.lines.view.viewport().update()
        self._say_found()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape and self.search.edit.text():
            self.search.clear()
            self.start()
        elif (
            self.tabs.current == 0
            and event.text().strip()
            and event.text().isprintable()
            and not event.modifiers() & commands
        ):
            self.search.add(event.text())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.lines.add(self.search)
        self.lines.add(self.states)
        page = QWidget(self._stack)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.lines, 11)
        row.addWidget(self.item, 8)
        self._stack.addWidget(page)
        place = QVBoxLayout(self)
        place.setContentsMargins(16, 0, 16, 10)
        place.setSpacing(8)
        place.addWidget(self.tabs)
        place.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._page_chosen)
        self.search.asked.connect(self.lines.refresh)
        self.search.down.connect(self.lines.go)
        self.states.changed.connect(self.lines.refresh)
        self.states.entered.connect(self.lines.go)
        self.lines.view.typed.connect(self.search.add)
        self.lines.chosen.connect(self.item.show_line)
        self.lines.found.connect(lambda _read: self._say_found())
        self.lines.failed.connect(self._failed)
        self.lines.empty.step.connect(self._first_step)
        self.item.leaving.connect(self.leaving)
        self.item.entry_asked.connect(self.entry_asked)
        self.item.told.connect(self.notice)
        self.item.changed.connect(self.refresh)
        self.item.closed.connect(self.lines.view.setFocus)

    def _asked(self) -> tuple[Hashable, Found, Callable[[], int] | None] | None:
        desk, words, name = self._desk, self.search.text(), self.states.value() or "here"
        if desk is None:
            return None
        states, _name = wording.FILTERS[name]
        found = Found(
            count=lambda: desk.stock.count(words, states),
            fetch=lambda limit, offset: desk.stock.lines(words, states, limit=limit, offset=offset),
        )
        return _Query(words, name), found, None

    def _page_chosen(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.refresh()
        self.start()

    def _read_days(self, read: tuple[list[StockLine], Mapping[str, str]]) -> None:
        lines, names = read
        if self._desk is not None:
            self.free_days.show_lines(lines, self._desk.today())
        self.count.refresh(names)
        self.item.show_names(names)

    def _say_found(self) -> None:
        read: LinesAround | None = self.lines.read
        if read is None or not isinstance(read.query, _Query):
            return
        one, many = wording.IN_WORDS[read.query.states]
        said = one if read.count == 1 else many.filled(n=say_count(read.count))
        if read.query.words:
            said = wording.WITH_WORDS.filled(found=said, words=read.query.words)
        self.search.say_found(say(said) if read.count else "")
        if read.query.words or read.query.states != "here":
            self.lines.empty.say(say(wording.NOTHING), say(wording.NOTHING_MORE), say(wording.SHOW_ALL))
        else:
            self.lines.empty.say(say(wording.EMPTY), say(wording.EMPTY_MORE), say(wording.FIRST_PURCHASE) + "   F2")

    def _first_step(self) -> None:
        read = self.lines.read
        if read is not None and isinstance(read.query, _Query) and (read.query.words or read.query.states != "here"):
            self.states.choose("here")
            self.search.clear()
            self.start()
        else:
            self.purchase_asked.emit()

    def _days_not_read(self, error: Exception) -> None:
        self.free_days.say_problem(error.message if isinstance(error, DealerError) else wording.NOT_READ)

    def _failed(self, error: Exception) -> None:
        self.lines.say_problem(say(error.message if isinstance(error, DealerError) else wording.NOT_READ))

    def _category_name(self, key: str) -> str:
        category = category_of(key, self._categories)
        return say(category.names) if category is not None else key
