"""The window of the first run: the steps at the left, one page at the right, Enter forward and Esc back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.field import is_enter
from dealer_client.register.errors import DealerError

from . import wording
from .bring_back_page import BringBackPage
from .counter_page import CounterPage
from .keys_page import KeysPage
from .recovery_page import RecoveryPage
from .recovery_paper import print_code
from .register_page import RegisterPage
from .shop_page import ZONE, ShopPage
from .step_page import StepPage
from .welcome_page import WelcomePage

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter

_CARD = 640
Way = tuple[StepPage, ...]
"""The pages from the first to the last, for one of the things that one can come for."""


class FirstRun(Worded, QWidget):
    """`ready` carries the open counter; the window that shows it takes over. Nothing is made before the last page."""

    ready = Signal(object)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home
        self._counter: OpenCounter | None = None
        self.background = Background(self)
        self.welcome, self.shop, self.till = WelcomePage(), ShopPage(self.background), CounterPage()
        self.keys, self.register, self.recovery = KeysPage(self.background), RegisterPage(), RecoveryPage()
        self.bring_back = BringBackPage()
        self._set_up: Way = (self.welcome, self.shop, self.till, self.keys, self.register, self.recovery)
        self._back_way: Way = (self.welcome, self.bring_back, self.keys)
        self._way = self._set_up
        self.pages = (*self._set_up, self.bring_back)
        self._stack, self._steps = QStackedWidget(), [QLabel() for _ in self._set_up]
        self.back, self.next, self._busy = QPushButton(), QPushButton(), QLabel()
        self._lay_out()
        self.welcome.practice.connect(self._practise)
        self.welcome.real.connect(lambda: self._begin(self._set_up))
        self.welcome.brought_back.connect(lambda: self._begin(self._back_way))
        for page in self.pages:
            page.done.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.recovery.print_asked.connect(self._print_code)
        self.resize(1280, 720)
        self.retranslate()
        self.show_page(self.welcome)

    def page(self) -> StepPage:
        """The page on the screen."""
        return self.pages[self._stack.currentIndex()]

    def show_page(self, page: StepPage) -> None:
        """Goes to a page; what was filled in on the others stays."""
        if page not in self._way:
            self._way = next(way for way in (self._set_up, self._back_way) if page in way)
        self._stack.setCurrentIndex(self.pages.index(page))
        self._say_buttons()
        page.start()

    def go_on(self) -> None:
        """The next page, if all on this one is right."""
        page = self.page()
        if self._screens.currentIndex() or not self._stack.isEnabled() or page is self.welcome or not page.is_right():
            return
        if page is self.register:
            self._make()
        elif page is self.recovery:
            self._confirm_code()
        elif page is self._way[-1]:
            self._bring_book_back()
        else:
            self.show_page(self._way[self._way.index(page) + 1])

    def go_back(self) -> None:
        """The page before; once the counter was made there is no way back."""
        at = self._way.index(self.page())
        if not self._screens.currentIndex() and self._stack.isEnabled() and at > 0 and self.page() is not self.recovery:
            self.show_page(self._way[at - 1])

    def shut_down(self) -> None:
        """Waits for background work; closes the counter where nobody took it over."""
        self.background.close()
        if self._counter is not None:
            self._counter.close()
            self._counter = None

    def retranslate(self) -> None:
        self.setWindowTitle(say(wording.WINDOW))
        self._busy.setText(say(wording.BUSY if self._way is self._set_up else wording.BUSY_BACK))
        self._say_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif is_enter(event):
            self.go_on()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.shut_down()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        rail = QWidget()
        rail.setProperty("look", "rail-ground")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rail.setFixedWidth(230)
        steps = QVBoxLayout(rail)
        steps.setContentsMargins(14, 24, 14, 14)
        steps.setSpacing(4)
        for label in self._steps:
            label.setProperty("look", "step")
            steps.addWidget(label)
        steps.addStretch()
        for page in self.pages:
            self._stack.addWidget(page)
        for button in (self.back, self.next):
            button.setAutoDefault(False)
        self.next.setProperty("look", "primary")
        self._busy.setProperty("look", "muted")
        self._busy.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back, 1)
        buttons.addWidget(self._busy, 2)
        buttons.addWidget(self.next, 2)
        card = QFrame()
        card.setProperty("look", "card")
        card.setMaximumWidth(_CARD)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        steps_and_page = QWidget()
        row = QHBoxLayout(steps_and_page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addLayout(middle, 1)
        # The print page takes the room of all of it.
        self._screens = QStackedWidget()
        self._screens.addWidget(steps_and_page)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._screens)

    def _say_buttons(self) -> None:
        page, here = self.page(), self._way.index(self.page())
        self.back.setVisible(page not in (self.welcome, self.recovery))
        self.next.setVisible(page is not self.welcome)
        words = {self.register: wording.MAKE, self.recovery: wording.OPEN}.get(page, wording.NEXT)
        if self._way is self._back_way and page is self.keys:
            words = wording.BRING_BACK
        steps = wording.STEPS if self._way is self._set_up else wording.STEPS_BACK
        self.next.setText(say(words) + "   Enter")
        self.back.setText(say(wording.BACK) + "   Esc")
        for at, label in enumerate(self._steps):
            label.setVisible(at < len(steps))
            if at >= len(steps):
                continue
            state = "here" if at == here else "done" if at < here else ""
            label.setText(f"{'✓' if state == 'done' else at + 1}   {say(steps[at])}")
            if label.property("state") != state:
                label.setProperty("state", state)
                label.style().polish(label)

    def _begin(self, way: Way) -> None:
        self._way = way
        self.retranslate()
        self.show_page(way[1])

    def _bring_book_back(self) -> None:
        home, book, code = self._home, self.bring_back.book(), self.bring_back.recovery_code()
        key_place, passphrase = self.keys.chosen(), self.keys.passphrase.text()

        def make() -> OpenCounter:
            from dealer_client.app import open_counter
            from dealer_client.custody.code_confirmed import confirm_code
            from dealer_client.custody.recovering import recover

            recover(home, book, code, keys=key_place, passphrase=lambda: passphrase)
            counter = open_counter(home, lambda: passphrase, as_window=True)
            # Whoever typed the whole of it has it.
            confirm_code(counter.store, code.store_key)
            return counter

        self._do(make, self._take_over)

    def _practise(self) -> None:
        home = self._home

        def make() -> OpenCounter:
            from dealer_client.app import open_counter
            from dealer_client.setting_up import set_up_practice

            set_up_practice(home)
            return open_counter(home, as_window=True)

        self._do(make, self._take_over)

    def _make(self) -> None:
        home, shop, till, keys, register = self._home, self.shop, self.till, self.keys, self.register
        key_place, passphrase, pin = keys.chosen(), keys.passphrase.text(), till.pin.text()
        enrols, url, code = register.is_now(), register.url.text(), register.code.text()
        texts = {
            "dealer": shop.dealer.text(),
            "kvk": shop.kvk.text(),
            "vat": shop.vat.text(),
            "municipality": shop.municipality.text(),
            "zone": ZONE,
            "series": till.series.text(),
            "staff": till.owner.text(),
        }
        address = shop.address()

        def make() -> OpenCounter:
            from dealer_client.app import open_counter
            from dealer_client.setting_up import RegisterToEnrolWith, ShopDetails, set_up

            set_up(
                home,
                ShopDetails(address=address, **texts),
                RegisterToEnrolWith(url=url, code=code) if enrols else None,
                keys=key_place,
                practice=False,
                passphrase=passphrase,
                owner_pin=pin,
            )
            return open_counter(home, lambda: passphrase, as_window=True)

        self._do(make, self._made)

    def _do(self, make: Callable[[], OpenCounter], success: Callable[[OpenCounter], None]) -> None:
        self._stack.setEnabled(False)
        self._busy.show()
        for button in (self.back, self.next):
            button.setEnabled(False)
        self.page().say_trouble(None)
        Operation(self.background, make).success(success).failure(self._failed).start()

    def _ready_again(self) -> None:
        self._stack.setEnabled(True)
        self._busy.hide()
        for button in (self.back, self.next):
            button.setEnabled(True)

    def _made(self, counter: OpenCounter) -> None:
        self._ready_again()
        self._counter = counter
        if counter.book is None:
            self._hand_over()
            return
        self.recovery.take(counter.book.secrets.store_key)
        self.show_page(self.recovery)

    def _print_code(self) -> None:
        counter = self._counter
        if counter is not None and counter.book is not None:
            key = counter.book.secrets.store_key
            print_code(self._stack, self.background, counter.desk, key, self.recovery.say_printed)

    def _confirm_code(self) -> None:
        counter = self._counter
        if counter is None or counter.book is None:
            return
        key = counter.book.secrets.store_key

        def confirm() -> OpenCounter:
            from dealer_client.custody.code_confirmed import confirm_code

            confirm_code(counter.store, key)
            return counter

        self._do(confirm, self._take_over)

    def _take_over(self, counter: OpenCounter) -> None:
        self._counter = counter
        self._hand_over()

    def _hand_over(self) -> None:
        counter, self._counter = self._counter, None
        if counter is not None:
            self.ready.emit(counter)

    def _failed(self, error: Exception) -> None:
        self._ready_again()
        if not isinstance(error, DealerError):
            self.page().say_trouble(wording.FAULT)
            return
        if self._way is self._back_way:
            self._not_brought_back(error)
            return
        for page in self._way[1:]:
            if self._refused_on(page, error):
                return
        self.page().say_trouble(error.message)
        self.page().start()

    def _not_brought_back(self, error: DealerError) -> None:
        from dealer_client.vault.errors import NoKeyring

        if isinstance(error, NoKeyring):
            self._refused_on(self.keys, error)
        else:
            # The file or the code: one of the two is of another book.
            self.show_page(self.bring_back)
            self.bring_back.say_failed(error)

    def _refused_on(self, page: StepPage, error: DealerError) -> bool:
        before = self._stack.currentIndex()
        self._stack.setCurrentWidget(page)
        if page.refuse(error):
            self._say_buttons()
            return True
        self._stack.setCurrentIndex(before)
        return False
