"""Shown when the book cannot be opened: what happened, what to do, and the passphrase where one is needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from .icons import IconLabel
from .language import Worded, say

_FORGOTTEN = Text(
    nl="Vergeten? De eigenaar kan het boek met de herstelcode op papier opnieuw openen: zie de handleiding (F1).",
    en="Forgotten? The owner can open the book again with the recovery code on paper: see the manual (F1).",
)


class OpeningPage(Worded, QWidget):
    """`tried` carries a passphrase, or an empty text for one more try without."""

    tried = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._error: DealerError | None = None
        self._asks = False
        self._icon, self._title, self._message = IconLabel("lock", "muted", 28), QLabel(), QLabel()
        self._title.setProperty("look", "title")
        self._message.setWordWrap(True)
        self._more = QLabel()
        self._more.setWordWrap(True)
        self._more.setProperty("look", "muted")
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._passphrase, self._go = QLineEdit(), QPushButton()
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.returnPressed.connect(self._try)
        self._go.setProperty("look", "primary")
        self._go.setAutoDefault(True)
        self._go.clicked.connect(self._try)
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(520)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 28, 28, 28)
        column.setSpacing(12)
        for widget in (self._icon, self._title, self._message, self._passphrase, self._more, self._go):
            column.addWidget(widget)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)

    def ask_passphrase(self, error: DealerError | None = None) -> None:
        """Asks for the passphrase; `error` says why the last one did not do."""
        self._error, self._asks = error, True
        self._icon.show_icon("lock", "blocked" if error else "muted")
        self._passphrase.show()
        self._passphrase.selectAll()
        self._ready()
        self._passphrase.setFocus()

    def show_error(self, error: DealerError | None) -> None:
        """Says why the book is not open; None is a fault in the program that has no words of its own."""
        self._error, self._asks = error, False
        self._icon.show_icon("triangle-alert", "attention")
        self._passphrase.hide()
        self._ready()
        self._go.setFocus()

    def message(self) -> str:
        """The sentence on the page."""
        return self._message.text()

    def retranslate(self) -> None:
        self._passphrase.setPlaceholderText(self.tr("Passphrase"))
        self._passphrase.setAccessibleName(self.tr("Passphrase"))
        self._more.setText(say(_FORGOTTEN))
        self._more.setVisible(self._asks)
        look = "problem" if self._asks and self._error is not None else ""
        if (self._message.property("look") or "") != look:
            self._message.setProperty("look", look)
            self._message.style().polish(self._message)
        if self._asks:
            self._title.setText(self.tr("Open the book"))
            self._go.setText(self.tr("Open") + "   Enter")
            self._message.setText(
                say(self._error.message) if self._error else self.tr("This book opens with your passphrase.")
            )
            return
        self._go.setText(self.tr("Try again") + "   Enter")
        if self._error is not None:
            self._title.setText(say(self._error.title))
            self._message.setText(say(self._error.message))
        else:
            self._title.setText(self.tr("The book could not be opened"))
            self._message.setText(
                self.tr(
                    "Something went wrong in the program. Your book was not changed. Try again; if it stays like this, "
                    "restart the computer or ask for help and mention `dealer-client doctor`."
                )
            )

    def _ready(self) -> None:
        self.setEnabled(True)
        self.retranslate()

    def _try(self) -> None:
        if self._asks and not self._passphrase.text():
            self._passphrase.setFocus()
            return
        self.setEnabled(False)
        self.tried.emit(self._passphrase.text() if self._asks else "")
        self._passphrase.clear()
