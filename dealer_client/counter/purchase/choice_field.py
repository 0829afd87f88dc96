"""A labelled choice from a short list; a letter picks, as does the arrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from dealer_client.counter.icons import icon_pixmap
from dealer_client.counter.theme import tokens

from .field import Stop, is_enter


class ChoiceField(Stop):
    """`choices` are set with their words by whoever owns the field, again after a change of language."""

    def __init__(self, path: str = "", *, wanted: bool = True) -> None:
        super().__init__(path, wanted=wanted)
        self.box = Choice()
        self._column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.currentIndexChanged.connect(self.changed)
        self.box.installEventFilter(self)

    def set_choices(self, choices: list[tuple[str, str]]) -> None:
        """The (value, words) to choose from; what was chosen stays."""
        chosen = self.value()
        self.box.blockSignals(True)
        self.box.clear()
        for value, words in choices:
            self.box.addItem(words, value)
        self.choose(chosen)
        self.box.blockSignals(False)

    def value(self) -> str:
        """The value that is chosen, empty without one."""
        return self.box.currentData() or ""

    def choose(self, value: str) -> None:
        """Chooses a value."""
        self.box.setCurrentIndex(self.box.findData(value))

    def target(self) -> QWidget:
        return self.box

    def is_empty(self) -> bool:
        return not self.value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and is_enter(event):
            self.entered.emit()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_letter(event.text()):
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _take_letter(self, letter: str) -> bool:
        """Chooses the only choice that begins with that letter and goes on; where there are more, the box steps."""
        if not letter.isalpha():
            return False
        found = [at for at in range(self.box.count()) if self.box.itemText(at).casefold().startswith(letter.casefold())]
        if len(found) != 1:
            return False
        self.box.setCurrentIndex(found[0])
        self.filled.emit()
        return True


class Choice(QComboBox):
    """A combo box that shows its arrow and that a passing wheel does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        with QPainter(self) as painter:
            pixmap = icon_pixmap("chevron-down", tokens().muted, 14, self.devicePixelRatio())
            painter.drawPixmap(self.width() - 22, (self.height() - 14) // 2, pixmap)
