"""Reminds an owner of a recovery code that nobody has confirmed: a band on top, and the page to do it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.language import Worded, say
from dealer_client.counter.operation import Background, Operation
from dealer_client.register.errors import DealerError
from dealer_client.register.staff import Role, Staff

from . import wording

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter

    from .code_page import CodePage


class CodeReminder(QObject):
    """`asked` tells that the page should be shown, `closed` that it is done with."""

    asked = Signal()
    closed = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__(background)
        self._background = background
        self._counter: OpenCounter | None = None
        self._staff: Staff | None = None
        self._missing = False
        self.band = CodeBand()
        self.band.asked.connect(self.ask)

    @cached_property
    def page(self) -> CodePage:
        """Where the code is written down and confirmed; made at its first use."""
        from .code_page import CodePage

        page = CodePage()
        page.print_asked.connect(self._print)
        page.confirmed.connect(self._confirm)
        page.closed.connect(self.closed)
        return page

    def attach(self, counter: OpenCounter) -> None:
        """The book is open: looks in the background whether its code was confirmed. A practice book needs none."""
        from dealer_client.custody.code_confirmed import is_code_confirmed

        self._counter, book = counter, counter.book
        if book is not None and not counter.profile.practice:
            key = book.secrets.store_key
            Operation(self._background, lambda: is_code_confirmed(counter.store, key)).success(self._looked).start()

    def signed_in(self, staff: Staff | None) -> None:
        """Who is at work, None for nobody: the code opens everything, so it is an owner's."""
        self._staff = staff
        self._show()

    def ask(self) -> None:
        """Shows the page, where there is something to confirm."""
        counter = self._counter
        if counter is not None and counter.book is not None and self.is_due():
            self.page.code.take(counter.book.secrets.store_key)
            self.asked.emit()
            self.page.code.start()

    def is_due(self) -> bool:
        """Whether an owner is at work who has not confirmed the code."""
        return self._missing and self._staff is not None and self._staff.role is Role.OWNER

    def _looked(self, confirmed: bool) -> None:
        self._missing = not confirmed
        self._show()

    def _show(self) -> None:
        self.band.setVisible(self.is_due())

    def _print(self) -> None:
        from .recovery_paper import print_code

        counter = self._counter
        if counter is not None and counter.book is not None:
            key = counter.book.secrets.store_key
            print_code(self.page, self._background, counter.desk, key, self.page.code.say_printed)

    def _confirm(self) -> None:
        from dealer_client.custody.code_confirmed import confirm_code

        counter = self._counter
        if counter is None or counter.book is None:
            return
        key = counter.book.secrets.store_key

        def done(_: object) -> None:
            self._looked(True)
            self.page.code.forget()
            self.closed.emit()

        def failed(error: Exception) -> None:
            self.page.code.say_trouble(error.message if isinstance(error, DealerError) else wording.CODE_NOT_KEPT)

        Operation(self._background, lambda: confirm_code(counter.store, key)).success(done).failure(failed).start()


class CodeBand(Worded, QFrame):
    """`asked` tells that it should be done now."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "inspection-band")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        self._words, self.button = QLabel(), QPushButton()
        self.button.setProperty("compact", "true")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel("lock", "attention", 18))
        row.addWidget(self._words)
        row.addStretch()
        row.addWidget(self.button)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self._words.setText(say(wording.CODE_MISSING))
        self.button.setText(say(wording.CODE_NOW) + "   F11")
