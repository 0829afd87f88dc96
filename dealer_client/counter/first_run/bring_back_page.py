"""A book that was on another machine: its file or a backup, and the recovery code that opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import say
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text
from dealer_client.vault.recovery_code import RecoveryCode, RecoveryCodeWrong, parse_recovery_code

from . import wording
from .step_page import StepPage


class BringBackPage(StepPage):
    """What is typed is judged here as far as it can be without the file; nothing is opened."""

    def __init__(self) -> None:
        super().__init__(wording.BRING_BACK, wording.BRING_BACK_ABOUT)
        self.file = FormField("book", judge=_file_problem)
        self.choose_button = QPushButton()
        self.choose_button.setAutoDefault(True)
        self.choose_button.clicked.connect(self.choose)
        self.code = FormField("recovery_code", tidy=str.upper, judge=_code_problem)
        self.code.hint(wording.CODE_TYPED_HINT)
        self.ask(self.file, wording.BOOK_FILE)
        self.ask(self.code, wording.CODE_TYPED)
        for widget in (self.file, self.choose_button, self.code):
            self.put(widget)
        self.end()

    def choose(self) -> None:
        """Asks for the file by the desktop's own dialog."""
        name, _kind = QFileDialog.getOpenFileName(self, say(wording.BOOK_FILE))
        if name:
            self.file.fill(name)
            self.code.go()

    def book(self) -> Path:
        """The file that was named."""
        return Path(self.file.text()).expanduser()

    def recovery_code(self) -> RecoveryCode:
        """The code that was typed. Raises RecoveryCodeWrong."""
        return parse_recovery_code(self.code.text())

    def say_failed(self, error: DealerError) -> None:
        """Why the book did not come back."""
        from dealer_client.store.errors import StoreUnreadable

        self.say_trouble(wording.BOOK_NOT_OPENED if isinstance(error, StoreUnreadable) else error.message)
        self.file.go()

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "choose_button"):
            self.choose_button.setText(say(wording.BOOK_CHOOSE))


def _file_problem(text: str) -> Text | None:
    return None if Path(text).expanduser().is_file() else wording.NO_SUCH_BOOK


def _code_problem(text: str) -> Text | None:
    try:
        parse_recovery_code(text)
    except RecoveryCodeWrong as error:
        return error.message
    return None
