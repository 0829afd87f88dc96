"""The place for the end of the day: the open day with its count, the closed ones, and the bookkeeper's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import say, say_date
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.place import Place
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.counter.reading.page_tabs import PageTabs
from dealer_client.register.broken_off import BrokenOff
from dealer_client.register.day_close import CashMovement, DayReport
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording
from .books_card import BooksCard
from .broken_off_part import broken_off_part
from .close_card import CloseCard
from .closed_days import ClosedDays
from .count_card import CountCard
from .day_sheet import day_page
from .movement_card import MovementCard

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.desk import Desk


@dataclass(frozen=True, slots=True)
class _Read:
    """What the place shows, as it was read. `names` tells who has which staff id."""

    open_day: DayReport
    closed: list[DayReport]
    names: Mapping[str, str]
    broken_off: list[BrokenOff]


class DayPlace(Place):
    """Counting is the work here: the focus begins at the largest note."""

    icon = "calendar-check"
    key = Qt.Key.Key_F8

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._newest = background, NewestOnly(background)
        self._desk: Desk | None = None
        self._read: _Read | None = None
        self._unread: Text | None = None
        self.tabs = PageTabs(self, len(wording.PAGES))
        self.sheet, self.count, self.closing = sheet.Sheet(keeps_lane=True), CountCard(), CloseCard()
        self.movement = MovementCard()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._open_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 10)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self._connect()
        self.retranslate()

    def furnish(self) -> Iterator[object]:
        self.closed = ClosedDays()
        self.closed.asked.connect(lambda: self.tabs.choose(0))
        self.closed.print_asked.connect(self.print_report)
        yield self._stack.addWidget(self.closed)
        self.books = BooksCard(self._background)
        self.books.say_words()
        yield self._stack.addWidget(self.books)

    def title(self) -> str:
        return say(wording.TITLE)

    def subtitle(self) -> str:
        if self._read is None:
            return ""
        return say(wording.SUBTITLE.filled(cents=say_euro(self._read.open_day.expected_cents)))

    def attach(self, counter: OpenCounter) -> None:
        self._desk = counter.desk
        self.books.attach(counter.desk)
        self.refresh()

    def refresh(self) -> None:
        desk = self._desk
        if desk is None:
            return

        def read() -> _Read:
            names = {record.staff.id: record.staff.name for record in desk.people.all()}
            return _Read(desk.day.today(), desk.day.closed(), names, desk.broken_off.today())

        self._newest.ask(read, self._show_read, self._failed)
        self.books.refresh()

    def start(self) -> None:
        if self.tabs.current == 0:
            self.count.go()
        elif self.tabs.current == 1:
            self.closed.view.setFocus()
        else:
            self.books.go()

    def unsaved(self) -> bool:
        return bool(self.count.pieces())

    def close_day(self) -> None:
        """Closes the day with what was counted."""
        desk, counted = self._desk, self.closing.counted.cents()
        self.closing.counted.leave()
        if desk is None or counted is None or not self.closing.close_button.isEnabled():
            return
        if self.movement.is_typed():
            self.movement.ask_first()
            return
        pieces, reason = self.count.pieces(), self.closing.reason.text()
        by_piece = pieces if self.count.cents() == counted else {}
        self.movement.forget_kept()
        self.closing.show_busy(True)
        Operation(self._background, lambda: desk.day.close(counted, reason, by_piece)).success(self._closed).failure(
            self._not_closed
        ).start()

    def move_cash(self) -> None:
        """Keeps what was filled in as a cash movement."""
        desk = self._desk
        self.movement.cents.leave()
        if desk is None or not self.movement.button.isEnabled():
            return
        kind, cents, reason = self.movement.chosen()
        self.movement.show_busy(True)
        Operation(self._background, lambda: desk.day.move_cash(kind, cents, reason)).success(self._moved).failure(
            self._not_moved
        ).start()

    def print_report(self, report: DayReport | None) -> None:
        """Opens the print page of a closed day's report."""
        from dealer_client.counter.printing.errand import Errand
        from dealer_client.counter.printing.over_place import print_over

        desk = self._desk
        if desk is None or report is None:
            return
        file = say(wording.REPORT_FILE.filled(series=desk.shop.series, n=report.number, day=report.day))
        errand = Errand(
            file=self.books.folder / (say(wording.PRACTICE_FILE.filled(name=file)) if desk.shop.practice else file),
            name=wording.REPORT_NAME.filled(day=say_date(report.day)),
            make=lambda language: desk.papers.day_report(report, language),
            told=lambda words, _file: self._told(say(words)),
        )
        print_over(self._stack.currentWidget(), self._background, desk, errand)

    def _told(self, words: str) -> None:
        if self.tabs.current == 1:
            self.closed.say_state(words)
        else:
            self.notice.emit(words)

    def retranslate(self) -> None:
        if not hasattr(self, "_stack"):
            return
        self.tabs.say([say(page) for page in wording.PAGES])
        self.sheet.setAccessibleName(say(wording.SHEET_NAME))
        if hasattr(self, "books"):
            self.books.say_words()
        self._show()

    def _open_page(self) -> QWidget:
        page, book = QWidget(), QFrame()
        book.setProperty("look", "card")
        inner = QVBoxLayout(book)
        inner.setContentsMargins(18, 14, 6, 10)
        inner.addWidget(self.sheet)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.closing, 1)
        right.addWidget(self.movement)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(book, 6)
        row.addWidget(self.count, 3)
        row.addLayout(right, 4)
        return page

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._page_chosen)
        self.count.changed.connect(self._counted)
        self.count.done.connect(self.closing.counted.go)
        self.closing.typed.connect(self._amount_typed)
        self.closing.asked.connect(self.close_day)
        self.closing.print_asked.connect(self.print_report)
        self.movement.asked.connect(self.move_cash)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.close_day)

    def _page_chosen(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.refresh()
        self.start()

    def _counted(self) -> None:
        self.closing.something_typed()
        self.closing.show_counted(self.count.cents())

    def _amount_typed(self) -> None:
        self.closing.something_typed()
        if self.count.pieces():
            # An amount that is typed takes the place of the pieces, or the two would contradict each other.
            self.count.blockSignals(True)
            self.count.clear()
            self.count.blockSignals(False)

    def _closed(self, closed: DayReport) -> None:
        self.count.blockSignals(True)
        self.count.clear()
        self.count.blockSignals(False)
        self.closing.show_closed(closed)
        self.refresh()

    def _not_closed(self, error: Exception) -> None:
        self.closing.show_error(error if isinstance(error, DealerError) else None)
        self.refresh()

    def _moved(self, movement: CashMovement) -> None:
        self.movement.show_busy(False)
        self.movement.show_kept(movement)
        # What the close was refused for is of before; on a small screen there is no room for both.
        self.closing.something_typed()
        self.movement.kind.go()
        self.refresh()

    def _not_moved(self, error: Exception) -> None:
        self.movement.show_busy(False)
        self.movement.show_error(error if isinstance(error, DealerError) else None)

    def _show_read(self, read: _Read) -> None:
        self._read, self._unread = read, None
        self._show()

    def _failed(self, error: Exception) -> None:
        self._unread = error.message if isinstance(error, DealerError) else wording.NOT_READ
        self.notice.emit(say(wording.UNREAD))
        self._show()

    def _open_sheet(self) -> str:
        read, desk, page = self._read, self._desk, ""
        if self._unread is not None:
            page = sheet.state("octagon-x", "blocked", say(wording.UNREAD), say(self._unread))
        if read is not None and desk is not None:
            last = read.closed[0] if read.closed else None
            page += day_page(read.open_day, desk.shop.zone, read.names, last=last)
            page += broken_off_part(read.broken_off, desk.shop.zone, read.names)
        return page

    def _show(self) -> None:
        read, desk = self._read, self._desk
        self.sheet.show_parts(self._open_sheet)
        if read is None or desk is None:
            return
        zone = desk.shop.zone
        self.closing.show_report(read.open_day)
        self.closed.show_reports(read.closed, zone, read.names)
        self.subtitle_changed.emit()
