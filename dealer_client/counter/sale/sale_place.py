"""The place where goods go out: asks the desk while one types, records, and goes on to the next customer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.place import Place
from dealer_client.counter.purchase.not_recorded import StillOpening
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.counter.reading.page_tabs import PageTabs
from dealer_client.goods.categories import category_of, load_categories
from dealer_client.register.draft import EntryKind
from dealer_client.register.item_life import StockLine

from . import wording
from .checking import SaleChecking
from .goods_panel import GoodsPanel
from .recorded_panel import RecordedDisposalPanel
from .sale_form import SaleForm

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.desk import Desk
    from dealer_client.desk.disposing import RecordedDisposal

_CHECK_MS = 80
_ITEM_LABEL = re.compile(r"[A-Za-z]{1,4}-\d{6,12}/\d{1,4}", re.ASCII)
_IDENTIFIER = re.compile(r"(?=(?:.*\d){4})[A-Za-z0-9]{8,24}", re.ASCII)


def is_item_label(text: str) -> bool:
    """Whether a scan is the label of an item: `A-000123/2`."""
    return _ITEM_LABEL.fullmatch(text) is not None


class SalePlace(Place):
    """`called` asks to be shown: an item's label was scanned, or the stock sends an item here."""

    icon = "shopping-bag"
    key = Qt.Key.Key_F5
    called = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._finding = NewestOnly(background)
        self._desk: Desk | None = None
        self._number = ""
        self._clear_asked = False
        self._categories = load_categories()
        self.kinds = tuple(wording.KINDS)
        self.tabs = PageTabs(self, len(self.kinds))
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def furnish(self) -> Iterator[object]:
        goods = GoodsPanel(self._background, self._category_name)
        yield goods
        self.form = SaleForm(goods, self._today)
        yield self.form
        yield self._stack.addWidget(self.form)
        self._checking = SaleChecking(self._background, self.form, self._today)
        self._check_soon = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._check_soon.timeout.connect(self.check)
        self._connect()
        self.retranslate()
        self.recorded = RecordedDisposalPanel(self._background)
        self.recorded.done.connect(self.next_customer)
        yield self._stack.addWidget(self.recorded)

    def title(self) -> str:
        return say(wording.TITLE)

    def subtitle(self) -> str:
        if not self._number or self._stack.currentWidget() is not self.form:
            return ""
        return say(wording.SUBTITLE.filled(number=self._number))

    def attach(self, counter: OpenCounter) -> None:
        self._desk = counter.desk
        self._checking.attach(counter.desk)
        self.form.goods.zone = counter.desk.shop.zone
        self.form.goods.find.attach(counter.desk)
        self.form.receiver.stand_in(counter.desk.shop.address.country)
        self.recorded.papers.attach(counter.desk)
        self._read_number()
        self.check()

    def refresh(self) -> None:
        self._read_number()
        self.check()

    def start(self) -> None:
        if self._stack.currentWidget() is self.recorded:
            self.recorded.next.setFocus()
            return
        focused = QApplication.focusWidget()
        if focused is None or not self.form.isAncestorOf(focused):
            self.form.advance()

    def unsaved(self) -> bool:
        return not self.form.is_untouched()

    def knows_scan(self, text: str) -> bool:
        if self._desk is None or not self._desk.at_work.staff.may_record:
            return False
        return is_item_label(text) or (self.isVisible() and _IDENTIFIER.fullmatch(text) is not None)

    def take_scan(self, text: str) -> None:
        """Adds the item with that label or number, wherever the focus was."""
        self._find(text)

    def take_item(self, number: str, kind: EntryKind) -> None:
        """The stock sends an item here, to go out in that way."""
        self.tabs.choose(self.kinds.index(kind))
        self._find(number)

    def check(self) -> None:
        """Asks the desk about the form as it is."""
        self._check_soon.stop()
        self._checking.check()

    def record(self) -> None:
        """Records the disposal, or shows what is still open."""
        if not self.form.isEnabled() or self._stack.currentWidget() is not self.form:
            return
        self.form.leave()
        desk, disposal = self._desk, self.form.disposal()
        if desk is None:
            self._checking.fail(StillOpening())
            return
        if not self._checking.may_record():
            return
        kind = disposal.kind
        self.form.deal.show_busy(True)
        self.form.setEnabled(False)
        Operation(self._background, lambda: desk.disposing.record(disposal)).success(
            lambda recorded: self._recorded(recorded, kind)
        ).failure(self._not_recorded).start()

    def next_customer(self) -> None:
        """From the number on the screen back to an empty form."""
        self._stack.setCurrentWidget(self.form)
        self.tabs.show()
        self.tabs.choose(0)
        self.subtitle_changed.emit()
        self.form.goods.find.go()

    def clear(self) -> None:
        """Drops what was typed; asks for the key once more where there is something to lose."""
        if self._stack.currentWidget() is not self.form:
            return
        if self.unsaved() and not self._clear_asked:
            self._clear_asked = True
            self.notice.emit(say(wording.CLEAR_ONCE_MORE))
            return
        self._checking.start_anew()
        self.form.clear()
        self.check()
        self.notice.emit("")

    def retranslate(self) -> None:
        if hasattr(self, "_check_soon"):
            self.tabs.say([say(words) for words in wording.KINDS.values()])
            # When the fields have their captions, which the checks name.
            self._check_soon.start()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._kind_chosen)
        self.form.changed.connect(self._changed)
        self.form.deal.asked.connect(self.record)
        self.form.deal.cleared.connect(self.clear)
        self.form.goods.refused.connect(self.notice)
        self.form.checks.reason_done.connect(self._reason_done)
        for keys, work in (
            (("Ctrl+Return", "Ctrl+Enter"), self.record),
            (("Ins",), lambda: self.form.goods.find.go()),
            (("Ctrl+R",), lambda: self.form.goods.remove()),
            (("Ctrl+N",), self.clear),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(work)

    def _kind_chosen(self, number: int) -> None:
        self._checking.insisted = False
        self.form.show_kind(self.kinds[number])
        self.form.advance()

    def _changed(self) -> None:
        if self._clear_asked:
            self._clear_asked = False
            self.notice.emit("")
        self._check_soon.start()

    def _find(self, text: str) -> None:
        desk = self._desk
        if desk is None:
            return
        if not self.isVisible():
            self.called.emit()
        if self._stack.currentWidget() is self.recorded:
            self.next_customer()

        def work() -> list[StockLine]:
            return [desk.stock.item(text)] if is_item_label(text) else desk.stock.lines(text, limit=2)

        self._finding.ask(work, lambda found: self._found(text, found), lambda _error: self._found(text, []))

    def _found(self, text: str, found: list[StockLine]) -> None:
        if len(found) == 1:
            self.notice.emit("")
            self.form.goods.add(found[0])
        elif found:
            self.form.goods.find.edit.setText(text)
            self.form.goods.find.go()
        else:
            self.notice.emit(say(wording.UNKNOWN.filled(item=text)))

    def _reason_done(self) -> None:
        if self._checking.is_open():
            self._checking.go_to_open()
        else:
            self.form.deal.record.setFocus(Qt.FocusReason.TabFocusReason)

    def _recorded(self, recorded: RecordedDisposal, kind: EntryKind) -> None:
        self._checking.start_anew()
        self._ready_again()
        self.form.clear()
        self.tabs.hide()
        self._stack.setCurrentWidget(self.recorded)
        self.recorded.show_recorded(recorded, kind)
        self.check()
        self._read_number()
        self.book_changed.emit()
        self.subtitle_changed.emit()

    def _not_recorded(self, error: Exception) -> None:
        from dealer_client.desk import NotRecordable

        self._ready_again()
        if isinstance(error, NotRecordable):
            self._checking.refused(error.findings)
        else:
            self._checking.fail(error)
            self.form.deal.record.setFocus()

    def _ready_again(self) -> None:
        self.form.setEnabled(True)
        self.form.deal.show_busy(False)

    def _read_number(self) -> None:
        desk = self._desk
        if desk is not None:
            Operation(self._background, desk.next_number).success(self._show_number).start()

    def _show_number(self, number: object) -> None:
        self._number = str(number)
        self.subtitle_changed.emit()

    def _category_name(self, key: str) -> str:
        category = category_of(key, self._categories)
        return say(category.names) if category is not None else key

    def _today(self) -> date:
        # The machine's own date until the book tells the shop's zone.
        return self._desk.today() if self._desk is not None else date.today()  # noqa: DTZ011
