"""The counter's window: rail, top line, the place of work, bottom line; opens the book in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.register.errors import DealerError
from dealer_client.register.staff import Staff
from dealer_client.register.wording import Text

from .book_news import BookNews
from .collector import Collector
from .first_run.code_reminder import CodeReminder
from .inspection.inspection_mode import InspectionMode
from .language import Worded, say
from .manual_cover import ManualCover
from .opening import OpenBook, Opened, Opening
from .operation import Background
from .place import Place
from .practice_band import PracticeBand
from .purchase.purchase_place import PurchasePlace
from .rail import Rail
from .scan_routing import ScanRouting
from .scanner import Scanner
from .settings.daily_backup import DailyBackup
from .shortcuts_first import ShortcutsFirst
from .signing_in.guard import monotonic
from .signing_in.reception import People, Reception
from .status_line import StatusLine
from .top_line import TopLine

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter

    from .day.day_place import DayPlace
    from .documents.documents_place import DocumentsPlace
    from .other_places import Makers
    from .register.register_place import RegisterPlace
    from .sale.sale_place import SalePlace
    from .settings.settings_place import SettingsPlace
    from .stock.stock_place import StockPlace
    from .warnings.warnings_place import WarningsPlace

_SMALLEST = (1240, 680)
"""A screen of 1280x720 less what a desktop takes: below it words are cut."""


class CounterWindow(Worded, QWidget):
    """The one window. Shown at once and ready to type; `begin` opens the book, `shut_down` ends all that runs.

    The other places come with the book: to make them first would keep the clerk waiting.
    """

    register: RegisterPlace
    stock: StockPlace
    sale: SalePlace
    warnings: WarningsPlace
    documents: DocumentsPlace
    day: DayPlace
    settings: SettingsPlace

    def __init__(self, open_book: OpenBook, *, practice: bool = False) -> None:
        """`practice`: the profile says of itself that it is one, before its book is open."""
        super().__init__()
        self.counter: OpenCounter | None = None
        self.background = Background(self)
        ShortcutsFirst(self)
        self.scanner = Scanner(self)
        self.collector = Collector(self, lambda: monotonic() - self.scanner.last_key_at)
        self._stack = QStackedWidget(self)
        self.purchase = PurchasePlace(self.background, self._stack)
        self.places: tuple[Place, ...] = (self.purchase,)
        self.rail, self.top_line, self.status_line = Rail(), TopLine(), StatusLine()
        self.opening = Opening(self.background, open_book)
        self.news = BookNews(self.background, self.status_line)
        self.reception = Reception(self.background, self.scanner)
        self.inspection = InspectionMode(self.background)
        self.daily_backup = DailyBackup(self.background)
        self.code_reminder = CodeReminder(self.background)
        self._practice_band = PracticeBand()
        self._practice = practice
        self._practice_band.setVisible(practice)
        self._current: Place = self.purchase
        ScanRouting(self.scanner, lambda: self.places, lambda: None if self.is_locked else self._current)
        self.manual = ManualCover(self._stack)
        self._locked: tuple[QWidget, ...] = ()
        self._furnished = False
        self._leaving = False
        self._closed = False
        self._unread = 0
        self._staff_id = ""
        self._lay_out()
        self._connect()
        self.resize(1280, 720)
        self.show_place(self.purchase)
        self.retranslate()

    def begin(self) -> None:
        """Makes the rest of the first form, and opens the book in the background."""
        self._furnish(self.purchase.begin(), self.opening.begin)

    @property
    def is_locked(self) -> bool:
        """Whether the counter waits for somebody to sign in."""
        return self.manual.beneath() in self._locked

    def lock(self) -> None:
        """Asks who is at work; what was typed is kept. Ends an inspection."""
        if self.inspection.is_on:
            self.inspection.end()
        elif self.counter is not None and not self.is_locked:
            self._keep_typed()
            self.reception.lock()

    def show_place(self, place: Place) -> None:
        """Goes to a place of work, unless nobody has signed in."""
        if self.is_locked or (self.inspection.is_on and place not in self.inspection.places):
            return
        self._current = place
        self.inspection.looked(place.title())
        self._leaving = False
        self.top_line.show_notice("")
        self._say_unread()
        self._stack.setCurrentWidget(place)
        self.rail.show_place(place)
        self.top_line.show_tools(place.tools)
        self._say_place()
        if self.counter is not None:
            place.refresh()
        place.start()

    def shut_down(self) -> None:
        """Waits for background work, stops the exchange with the register and closes the book."""
        if self._closed:
            return
        self._closed = True
        self.scanner.stop()
        self.reception.stop()
        self.background.close()
        self.collector.stop()
        if self.counter is not None:
            self.counter.close()

    def retranslate(self) -> None:
        name, badge = self.tr("Counter"), self.tr("PRACTICE")
        self.setWindowTitle(f"{badge} - {name}" if self._practice else name)
        self._say_place()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if any(place.unsaved() for place in self.places) and not self._leaving:
            # No dialog: the window stays once, says why, and goes at the second time.
            self._leaving = True
            self.top_line.show_notice(self.tr("What you typed has not been recorded. Close once more to drop it."))
            event.ignore()
            return
        if not self._keep_typed() and not self._leaving:
            self._leaving = True
            event.ignore()
            return
        self.shut_down()
        super().closeEvent(event)

    def _keep_typed(self) -> bool:
        """Whether all that was typed is on the disk; if not, the clerk reads why."""
        try:
            for place in self.places:
                place.keep_typed()
        except DealerError as error:
            self.top_line.show_notice(say(error.message))
            return False
        return True

    def _lay_out(self) -> None:
        self._stack.addWidget(self.opening.page)
        column = QVBoxLayout()
        column.setSpacing(0)
        bands = (self._practice_band, self.inspection.band, self.code_reminder.band)
        for widget in (*bands, self.top_line, self._stack, self.status_line):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setMinimumSize(*_SMALLEST)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_place)
        self.opening.opened.connect(self._came_open)
        self.opening.refused.connect(self._not_opened)
        self.news.unread.connect(self._show_unread)
        self.news.register_told.connect(lambda: self._current.refresh())
        self.manual.turned.connect(self._say_place)
        self.reception.let_in.connect(self._let_in)
        self.reception.closed.connect(self._nobody_there)
        self.reception.guard.locked.connect(self._keep_typed)
        self.top_line.lock_asked.connect(self.lock)
        self.inspection.began.connect(self._inspection_began)
        self.inspection.ended.connect(self._inspection_ended)
        self.inspection.trouble.connect(self.top_line.show_notice)
        self.code_reminder.asked.connect(self._show_code)
        self.code_reminder.closed.connect(lambda: self.show_place(self._current))
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, activated=self.code_reminder.ask)
        QShortcut(QKeySequence(Qt.Key.Key_F12), self, activated=self.lock)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, activated=self.manual.turn)
        self.purchase.called.connect(partial(self.show_place, self.purchase))
        self._take_in(self.purchase)

    def _take_in(self, place: Place) -> None:
        """A place is there: its page, its button and its key."""
        self._stack.addWidget(place)
        self.rail.add_place(place)
        place.subtitle_changed.connect(self._say_place)
        place.book_changed.connect(self.news.read)
        place.notice.connect(self.top_line.show_notice)
        place.done.connect(self.top_line.show_done)
        QShortcut(QKeySequence(place.key), self, activated=partial(self.show_place, place))

    def _furnish(self, steps: Iterator[object], then: Callable[[], None]) -> None:
        """Goes through the steps, one between two looks at the keyboard, and goes on."""
        if self._closed:
            return
        try:
            next(steps)
        except StopIteration:
            then()
        else:
            QTimer.singleShot(0, partial(self._furnish, steps, then))

    def _furnishing(self, makers: Makers) -> Iterator[object]:
        """Makes what the window does not need for a purchase to be typed."""
        yield from self.purchase.furnish()
        yield self.reception.page
        yield self.inspection.page
        self._locked = (self.reception.page, self.inspection.page)
        for page in self._locked:
            self._stack.addWidget(page)
        self.reception.page.inspection_asked.connect(self._ask_inspector)
        self.inspection.page.closed.connect(self.reception.lock)
        for name, make in makers.items():
            place = make(self.background, self._stack)
            yield place
            yield from place.furnish()
            setattr(self, name, place)
            self.places = (*self.places, place)
            self._take_in(place)
        self._connect_places()
        self._furnished = True

    def _connect_places(self) -> None:
        """What the places have to do with each other and with the frame."""
        self.inspection.open_places((self.register, self.stock, self.documents))
        self.settings.people_changed.connect(self.reception.refresh)
        self.settings.backup.made.connect(self.daily_backup.look_at_condition)
        self.daily_backup.told.connect(partial(self._backup_told, self.top_line.show_notice))
        self.daily_backup.done.connect(partial(self._backup_told, self.top_line.show_done))
        self.daily_backup.condition.connect(self._show_condition)
        self.top_line.messages_asked.connect(partial(self.show_place, self.warnings))
        self.sale.called.connect(partial(self.show_place, self.sale))
        self.stock.leaving.connect(self.sale.take_item)
        self.stock.entry_asked.connect(self._look_up)
        self.stock.purchase_asked.connect(partial(self.show_place, self.purchase))
        self.register.purchase_asked.connect(partial(self.show_place, self.purchase))
        self.register.taken_over.connect(self._show_parked)

    def _show_parked(self) -> None:
        self.show_place(self.purchase)
        self.purchase.show_parked()

    def _look_up(self, number: str) -> None:
        self.register.show_entry(number)
        self.show_place(self.register)

    def _say_place(self) -> None:
        if self.manual.is_open and self.manual.page is not None:
            self.top_line.show_place(self.manual.page.title(), "")
        else:
            self.top_line.show_place(self._current.title(), self._current.subtitle())

    def _came_open(self, opened: Opened) -> None:
        from .other_places import MAKERS

        # Known already, so that it is closed where the window goes before the places are made.
        self.counter = opened[0]
        self._furnish(self._giving_book(opened[0], MAKERS), partial(self._opened, *opened))

    def _giving_book(self, counter: OpenCounter, makers: Makers) -> Iterator[object]:
        """Makes the places that are not there yet, and gives each the book; the first one gets it last, when all is
        ready."""
        if not self._furnished:
            yield from self._furnishing(makers)
        for place in self.places[1:]:
            yield place.attach(counter)

    def _opened(self, counter: OpenCounter, people: People, idle_minutes: int) -> None:
        self.counter = counter
        self.collector.settle()
        self._stack.setCurrentWidget(self._current)
        self._practice = counter.profile.practice
        self._practice_band.setVisible(self._practice)
        self.purchase.attach(counter)
        self.news.attach(counter)
        self.retranslate()
        self.reception.open(counter, people, idle_minutes)
        self.daily_backup.attach(counter)
        self.code_reminder.attach(counter)

    def _backup_told(self, show: Callable[[str], None], words: Text) -> None:
        self.settings.backup.refresh()
        show(say(words))

    def _show_condition(self, notices: list[tuple[str, Text]]) -> None:
        self.settings.backup.show_condition(notices)
        self.rail.show_count(self.settings, len(notices))

    def _nobody_there(self) -> None:
        self._show_frame(False)
        # What was told was told to whoever was there.
        self.top_line.show_notice("")
        self.code_reminder.signed_in(None)
        self._stack.setCurrentWidget(self.reception.page)
        for place in self.places:
            place.locked()
        self.reception.page.start()

    def _let_in(self, staff: Staff) -> None:
        self._show_frame(True)
        if self._staff_id not in ("", staff.id):
            # Somebody else begins where a customer is helped, not in the room of the one before.
            self._back_to_purchase()
        self._staff_id = staff.id
        self._stack.setCurrentWidget(self._current)
        self.top_line.show_staff(staff.name)
        self.code_reminder.signed_in(staff)
        for place in self.places:
            place.signed_in(staff)
        self._say_place()
        self._current.refresh()
        self._current.start()

    def _ask_inspector(self) -> None:
        if self.counter is not None:
            self.inspection.ask(self.counter.desk)
            self._stack.setCurrentWidget(self.inspection.page)
            self.inspection.page.start()

    def _inspection_began(self) -> None:
        self._show_frame(True)
        self.rail.show_only(self.inspection.places)
        self.top_line.show_staff("")
        self.register.show_all()
        self._stack.setCurrentWidget(self.register)
        self.show_place(self.register)

    def _inspection_ended(self, words: Text | None) -> None:
        self.rail.show_only(self.places)
        self._back_to_purchase()
        self.reception.lock()
        self.reception.page.say(words)
        self.news.read()

    def _back_to_purchase(self) -> None:
        self._current = self.purchase
        self.rail.show_place(self.purchase)
        self.top_line.show_tools(self.purchase.tools)
        self._say_unread()

    def _show_code(self) -> None:
        page = self.code_reminder.page
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _show_frame(self, shown: bool) -> None:
        for widget in (self.rail, self.top_line):
            widget.setVisible(shown)

    def _not_opened(self) -> None:
        self._stack.setCurrentWidget(self.opening.page)
        self.status_line.show_not_open()

    def _show_unread(self, unread: int) -> None:
        self._unread = unread
        self.rail.show_count(self.warnings, unread)
        self._say_unread()

    def _say_unread(self) -> None:
        # In the place itself its subtitle says it, and during an inspection nobody can go there.
        silent = self.inspection.is_on or self._current is getattr(self, "warnings", None)
        self.top_line.show_messages(0 if silent else self._unread)
