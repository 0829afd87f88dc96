"""A labelled line to type in: tidies and judges itself when left, and takes back an error as soon as it is right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.language import Worded, say
from dealer_client.register.wording import Text

Tidy = Callable[[str], str]
Problem = Callable[[str], Text | None]


class Stop(Worded, QWidget):
    """A place where Enter may halt on its way through the form, with a caption above what one types or chooses in.

    `path` is where its value belongs, as in `Finding.field`.
    """

    changed = Signal()
    left = Signal()
    entered = Signal()
    filled = Signal()
    """What was typed is whole: nothing can follow, so Enter is not needed."""

    def __init__(self, path: str = "", *, wanted: bool = True) -> None:
        super().__init__()
        self.path = path
        self.wanted = wanted
        self._caption_words = ""
        self._finding: Text | None = None
        self._icon: IconLabel | None = None
        self._caption = QLabel()
        self._caption.setProperty("look", "label")
        self._above = QHBoxLayout()
        self._above.setSpacing(4)
        self._above.addWidget(self._caption, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addLayout(self._above)

    def caption(self, words: str) -> None:
        """Its name, also for a screen reader."""
        self._caption_words = words
        self.target().setAccessibleName(words)
        self._show_state()

    def caption_words(self) -> str:
        """Its name."""
        return self._caption_words

    def target(self) -> QWidget:
        """What takes the focus."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        raise NotImplementedError

    def needs(self) -> bool:
        """Whether Enter should halt here."""
        return (self.wanted and self.is_empty()) or self.problem() is not None

    def problem(self) -> Text | None:
        """What is wrong with what stands here, or None."""
        return None

    def shown_problem(self) -> str:
        """The words of the error on the screen, empty without one."""
        problem = self._finding
        return say(problem) if problem is not None else ""

    def is_being_edited(self) -> bool:
        """Whether the clerk is still busy here, so that judging would be early."""
        return False

    def show_finding(self, finding: Text | None) -> None:
        """What the desk says is wrong here."""
        if finding != self._finding:
            self._finding = finding
            self._show_state()

    def go(self) -> None:
        """Puts the focus here."""
        self.target().setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self._show_state()

    def _show_state(self) -> None:
        words = self.shown_problem()
        state = "wrong" if words else ""
        if words and self._icon is None:
            self._icon = IconLabel("triangle-alert", "blocked", 13)
            self._above.insertWidget(0, self._icon)
        if self._icon is not None:
            self._icon.setVisible(bool(words))
        self._caption.setText(self._caption_words)
        target = self.target()
        target.setToolTip(words)
        target.setAccessibleDescription(words)
        for widget in (self._caption, target):
            if (widget.property("state") or "") != state:
                widget.setProperty("state", state)
                widget.style().polish(widget)


class Field(Stop):
    """A stop with a line of text. `tidy` gives the form in which it is kept, `judge` what is wrong with it, `whole`
    whether a text is one that nothing can follow."""

    def __init__(
        self,
        path: str = "",
        *,
        wanted: bool = True,
        tidy: Tidy | None = None,
        judge: Problem | None = None,
        whole: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__(path, wanted=wanted)
        self._tidy, self._judge, self._whole = tidy, judge, whole
        self._shown: Text | None = None
        self._edited = False
        self.edit = QLineEdit()
        self.edit.setMaxLength(4000)
        self._column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._typed)
        self.edit.textChanged.connect(self.changed)
        self.edit.installEventFilter(self)

    def target(self) -> QWidget:
        return self.edit

    def text(self) -> str:
        """What was typed, trimmed."""
        return self.edit.text().strip()

    def fill(self, text: str) -> None:
        """Puts a text here that nobody typed."""
        self._edited = False
        self.edit.setText(self._tidied(text))
        self.edit.setCursorPosition(0)
        self._shown = None if not self.text() else self.problem()
        self._show_state()

    def unvalued(self) -> str:
        """What stands here and is no value (yet), such as half a date; empty without."""
        return ""

    def is_empty(self) -> bool:
        return not self.text()

    def problem(self) -> Text | None:
        return self._judge(self.text()) if self._judge is not None and self.text() else None

    def shown_problem(self) -> str:
        return say(self._shown) if self._shown is not None else super().shown_problem()

    def is_being_edited(self) -> bool:
        return self._edited and self.edit.hasFocus()

    def leave(self) -> None:
        """Tidies and judges, as when the focus goes elsewhere."""
        tidied = self._tidied(self.edit.text())
        if tidied != self.edit.text():
            self.edit.setText(tidied)
        self._edited = False
        self._shown = self.problem()
        self._show_state()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                self.leave()
        elif isinstance(event, QKeyEvent) and is_enter(event):
            self.leave()
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def _tidied(self, text: str) -> str:
        text = " ".join(text.split())
        return self._tidy(text) if self._tidy is not None and text else text

    def _typed(self) -> None:
        self._edited = True
        if self._shown is not None:
            # An error stays while it is true, and goes as soon as it is not; a new one waits until the field is left.
            if self.problem() is None:
                self._shown = None
                self._show_state()
        elif self._finding is not None:
            self.show_finding(None)
        text = self.edit.text()
        if self._whole is not None and self.edit.cursorPosition() == len(text) and self._whole(text.strip()):
            self.leave()
            self.filled.emit()


def is_enter(event: QKeyEvent) -> bool:
    """Whether this is Enter being pressed, on either half of the keyboard, without Ctrl and the like."""
    bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bare
