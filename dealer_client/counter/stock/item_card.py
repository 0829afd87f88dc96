"""The chosen item: how it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.papers.paper_buttons import Paper, PaperButtons
from dealer_client.counter.purchase.not_recorded import ProgramFault
from dealer_client.counter.reading import sheet
from dealer_client.counter.sale.wording import KINDS as WAYS_OUT
from dealer_client.documents.kinds import PaperKind
from dealer_client.register.draft import EntryKind
from dealer_client.register.errors import DealerError
from dealer_client.register.item_life import IN_STOCK, ItemState, StockLine

from . import wording
from .item_sheet import item_page
from .police_hold_panel import PoliceHoldPanel

if TYPE_CHECKING:
    from dealer_client.desk import Desk

_LANE = 12
"""What the sheet keeps free for its scroll bar; the buttons under it end where its words do."""


class ItemCard(Worded, QFrame):
    """`leaving` carries (item number, way out): the item should go out; `entry_asked` the entry it came in by; `told`
    words for the clerk; `changed` says that the item stands otherwise than before; `closed` that the list goes on."""

    leaving = Signal(str, object)
    entry_asked = Signal(str)
    told = Signal(str)
    changed = Signal()
    closed = Signal()

    def __init__(self, background: Background, category_name: Callable[[str], str]) -> None:
        super().__init__()
        self._background, self._category_name = background, category_name
        self._desk: Desk | None = None
        self._names: Mapping[str, str] = {}
        self.line: StockLine | None = None
        self.setProperty("look", "card")
        self.sheet, self.panel = sheet.Sheet(keeps_lane=True), PoliceHoldPanel()
        self.papers = PaperButtons(background)
        self.sell, self.more, self.reserve, self.police, self.to_entry = (QPushButton() for _ in range(5))
        self._side = QStackedWidget()
        self._lay_out()
        self.sell.clicked.connect(lambda: self._leave(self._way_out()))
        self.more.clicked.connect(self._choose_way_out)
        self.reserve.clicked.connect(self._reserve)
        self.police.clicked.connect(self._open_panel)
        self.to_entry.clicked.connect(self._ask_entry)
        self.panel.asked.connect(self._hold)
        self.panel.closed.connect(self._close_panel)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.papers.attach(desk)

    def show_line(self, line: StockLine | None) -> None:
        """Shows an item; None hides the card."""
        if self.line is None or line is None or line.number != self.line.number:
            self._close_panel()
        self.line = line
        self._show()

    def show_names(self, names: Mapping[str, str]) -> None:
        """Who has which staff id."""
        self._names = names
        self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "_side"):
            return
        self.sheet.setAccessibleName(say(wording.SHEET_NAME))
        self.more.setText(say(wording.MORE_WAYS))
        self.to_entry.setText(say(wording.TO_ENTRY))
        self._show()

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self)
        inner.setContentsMargins(18, 14, 18 - _LANE, 12)
        inner.addWidget(self._side)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sheet, 1)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, buttons in ((first, (self.sell, self.more)), (second, (self.reserve, self.police, self.to_entry))):
            line.setSpacing(8)
            line.setContentsMargins(0, 0, _LANE, 0)
            for button in buttons:
                button.setAutoDefault(True)
                line.addWidget(button, 1)
            column.addLayout(line)
        self.papers.setContentsMargins(0, 0, _LANE, 0)
        column.addWidget(self.papers)
        self._side.addWidget(shown)
        self._side.addWidget(self.panel)

    def _show(self) -> None:
        line, desk = self.line, self._desk
        self.setVisible(line is not None)
        if line is None or desk is None:
            return
        zone, names = desk.shop.zone, self._names
        # Whoever may only look reads how an item stands, and does nothing with it.
        only_looks = not desk.at_work.staff.may_record
        here = line.state in IN_STOCK and not only_looks
        held = line.state is ItemState.POLICE_HOLD
        self.sheet.show_parts(lambda: item_page(line, zone, names, self._category_name, only_looks=only_looks))
        self.sell.setVisible(here)
        self.sell.setText(say(WAYS_OUT[self._way_out()]) + "   F5")
        self.more.setVisible(here and not held)
        self.reserve.setVisible(here and not held)
        self.reserve.setText(say(wording.UNRESERVE if line.reserved else wording.RESERVE))
        self.police.setVisible(here)
        self.police.setText(say(wording.RELEASE if held else wording.HOLD_FOR_POLICE))
        self.papers.show_papers([Paper(PaperKind.ITEM_LABEL, line.number)] if here else [])

    def _way_out(self) -> EntryKind:
        """The usual way for the item that is shown: what is held for the police leaves only with them."""
        held = self.line is not None and self.line.state is ItemState.POLICE_HOLD
        return EntryKind.POLICE if held else EntryKind.SALE

    def _leave(self, kind: EntryKind) -> None:
        if self.line is not None:
            self.leaving.emit(self.line.number, kind)

    def _choose_way_out(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, words in WAYS_OUT.items():
            if kind is not EntryKind.SALE:
                menu.addAction(say(words), partial(self._leave, kind))
        menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def _ask_entry(self) -> None:
        if self.line is not None:
            self.entry_asked.emit(str(self.line.entry))

    def _reserve(self) -> None:
        desk, line = self._desk, self.line
        if desk is None or line is None:
            return
        work = desk.stock.cancel_reservation if line.reserved else desk.stock.reserve
        self._do(partial(work, line.number), "unreserve" if line.reserved else "reserve", line)

    def _open_panel(self) -> None:
        if self.line is not None:
            self._side.setCurrentWidget(self.panel)
            self.panel.open(self.line, releasing=self.line.state is ItemState.POLICE_HOLD)

    def _close_panel(self) -> None:
        if self._side.currentWidget() is self.panel:
            self._side.setCurrentIndex(0)
            self.closed.emit()

    def _hold(self) -> None:
        desk, panel = self._desk, self.panel
        line = panel.line
        if desk is None or line is None or not panel.do.isEnabled():
            return
        reference, reason = panel.reference.text(), panel.reason.text()
        panel.show_busy()
        if panel.releasing:
            self._do(partial(desk.stock.release_police_hold, line.number, reason), "release", line)
        else:
            self._do(partial(desk.stock.place_police_hold, line.number, reference, reason), "hold", line)

    def _do(self, work: Callable[[], None], name: str, line: StockLine) -> None:
        Operation(self._background, work).success(lambda _done: self._done(name, line)).failure(self._not_done).start()

    def _done(self, name: str, line: StockLine) -> None:
        self._close_panel()
        self.told.emit(say(wording.DONE[name].filled(item=line.number)))
        self.changed.emit()

    def _not_done(self, error: Exception) -> None:
        known = error if isinstance(error, DealerError) else ProgramFault()
        if self._side.currentWidget() is self.panel:
            self.panel.show_error(known)
        else:
            self.told.emit(say(known.message))
