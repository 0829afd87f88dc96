"""The page that stands before the counter: a name, a PIN, and to work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.inspection.wording import BEGIN
from dealer_client.counter.language import Worded, say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.reading.line_view import ROW_HEIGHT, LineView
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording
from .names_list import NameDelegate, NamesList

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.store.staff import StaffRecord

_ROWS = 5
"""Names that stand in the list before it scrolls."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SignInPage(Worded, QWidget):
    """`signed_in` carries who is at work now; `inspection_asked` tells that somebody comes to inspect."""

    signed_in = Signal(object)
    inspection_asked = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._trouble: Text | None = None
        self._said: Text | None = None
        self._wait = 0
        self._kept = False
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self._waited)
        self._title, self._kept_words, self._how = QLabel(), QLabel(), QLabel()
        self._title.setProperty("look", "title")
        for label in (self._kept_words, self._how):
            label.setProperty("look", "muted")
            label.setWordWrap(True)
        self.names, self.view = NamesList(), LineView()
        self.view.setItemDelegate(NameDelegate(self.view))
        self.view.setModel(self.names)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._chosen())
        self.view.typed.connect(self._typed_at_list)
        self.view.doubleClicked.connect(lambda _index: self._go())
        self._pin_words, self.pin, self.problem = QLabel(), QLineEdit(), QLabel()
        self._pin_words.setProperty("look", "label")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.pin.setMaxLength(12)
        self.pin.installEventFilter(self)
        self.pin.textEdited.connect(lambda _text: self._say_problem(None) if not self._wait else None)
        self.problem.setWordWrap(True)
        self.problem.setProperty("look", "problem")
        self.go = QPushButton()
        self.go.setProperty("look", "primary")
        self.go.setAutoDefault(True)
        self.go.clicked.connect(self._go)
        self.inspect = QPushButton()
        self.inspect.setProperty("look", "quiet")
        self.inspect.setProperty("small", "true")
        self.inspect.setAutoDefault(False)
        self.inspect.clicked.connect(self._inspect)
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(480)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("lock", "muted", 22))
        head.addWidget(self._title, 1)
        column.addLayout(head)
        for widget in (
            self._kept_words,
            self.view,
            self._how,
            self._pin_words,
            self.pin,
            self.problem,
            self.go,
            self.inspect,
        ):
            column.addWidget(widget)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        self.retranslate()

    def ask(self, desk: Desk, people: Sequence[StaffRecord], staff_id: str, *, kept: bool = False) -> None:
        """Asks who is at work; `staff_id` is who was, `kept` that something was typed that is kept."""
        self._desk, self._kept = desk, kept
        self.names.show_people(people)
        self.view.setFixedHeight(min(len(people), _ROWS) * ROW_HEIGHT)
        self.view.choose(self.names.row_of(staff_id))
        self.pin.clear()
        self.setEnabled(True)
        self._say_problem(None)
        self._chosen()

    def chosen(self) -> StaffRecord | None:
        """Whose PIN is asked."""
        return self.names.person(self.view.currentIndex().row())

    def kept_words(self) -> str:
        """The sentence under the title."""
        return self._kept_words.text()

    def say(self, words: Text | None) -> None:
        """A sentence about what was just done, until somebody signs in."""
        self._said = words
        self.retranslate()

    def start(self) -> None:
        """Puts the focus where signing in goes on."""
        chosen = self.chosen()
        (self.pin if chosen is not None and chosen.has_pin else self.view).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self._title.setText(say(wording.TITLE))
        self._kept_words.setText(say(self._said or wording.KEPT))
        self._how.setText(say(wording.HOW))
        self.view.setAccessibleName(say(wording.LIST_NAME))
        self.go.setText(say(wording.GO) + "   Enter")
        self.inspect.setText(say(BEGIN))
        self.view.viewport().update()
        self._say_person()
        self._show_problem()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """At the PIN: arrows and letters choose a name, so that one never has to go back to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            row = self.view.currentIndex().row()
            if event.key() in _STEPS:
                self.view.choose(row + _STEPS[Qt.Key(event.key())])
                return True
            if event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.view.choose(self.names.row_after(row, event.text()))
                return True
        return super().eventFilter(watched, event)

    def _typed_at_list(self, text: str) -> None:
        if text.isalpha():
            self.view.choose(self.names.row_after(self.view.currentIndex().row(), text))

    def _chosen(self) -> None:
        self.pin.clear()
        self._say_problem(None)
        self._say_person()
        if self.isVisible():
            self.start()

    def _say_person(self) -> None:
        chosen = self.chosen()
        has_pin = chosen is not None and chosen.has_pin
        self._kept_words.setVisible(self._kept or self._said is not None)
        self._how.setVisible(self.names.rowCount() > 1)
        self.pin.setVisible(has_pin)
        if chosen is not None:
            words = wording.PIN if has_pin else wording.NO_PIN
            self._pin_words.setText(say(words.filled(name=chosen.staff.name)))
            self.pin.setAccessibleName(self._pin_words.text())

    def _go(self) -> None:
        self._let_in(self._signed_in, wording.TYPE_PIN)

    def _inspect(self) -> None:
        """Whoever works here lets the inspector in: a customer who stands alone at the counter reads nothing."""
        self._let_in(self._inspection_allowed, wording.PIN_TO_INSPECT)

    def _let_in(self, then: Callable[[object], None], ask: Text) -> None:
        desk, chosen, pin = self._desk, self.chosen(), self.pin.text()
        if desk is None or chosen is None or not self.isEnabled() or self._wait:
            return
        if chosen.has_pin and not pin:
            self._say_problem(ask.filled(name=chosen.staff.name))
            self.start()
            return
        self.setEnabled(False)
        self.pin.clear()
        staff_id = chosen.staff.id
        Operation(self._background, lambda: desk.sign_in(staff_id, pin)).success(then).failure(self._refused).start()

    def _inspection_allowed(self, _staff: object) -> None:
        self.setEnabled(True)
        self._say_problem(None)
        self.inspection_asked.emit()

    def _signed_in(self, staff: object) -> None:
        self.setEnabled(True)
        self._said = None
        self._say_problem(None)
        self.retranslate()
        self.signed_in.emit(staff)

    def _refused(self, error: Exception) -> None:
        from dealer_client.vault.pins import PinWrong

        self.setEnabled(True)
        self._say_problem(error.message if isinstance(error, DealerError) else wording.FAULT)
        if isinstance(error, PinWrong) and error.wait:
            self._wait = max(1, round(error.wait.total_seconds()))
            self._second.start()
        self.start()

    def _waited(self) -> None:
        self._wait = max(0, self._wait - 1)
        if self._wait:
            self._say_problem(wording.WAIT.filled(n=self._wait), keep_waiting=True)
        else:
            self._say_problem(wording.TRY)

    def _say_problem(self, trouble: Text | None, *, keep_waiting: bool = False) -> None:
        if not keep_waiting:
            self._second.stop()
            self._wait = 0
        self._trouble = trouble
        self._show_problem()

    def _show_problem(self) -> None:
        self.problem.setText(say(self._trouble) if self._trouble is not None else "")
        self.problem.setVisible(self._trouble is not None)
        self.pin.setAccessibleDescription(self.problem.text())
