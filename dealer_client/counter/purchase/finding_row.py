"""One line of the checks: what it is, what to do, the rule's source; and for a warning the clerk's reason, in place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.language import Worded

from .field import is_enter

_SENTENCE_END = re.compile(r"(?<=[.?!:;])\s+")
TONE_ICONS = {
    "ok": ("circle-check", "ok"),
    "attention": ("triangle-alert", "attention"),
    "blocked": ("octagon-x", "blocked"),
    "muted": ("info", "muted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one row shows.

    `key` tells it from the others; `tone` is ok, attention, blocked or muted; `jump` is the field that it is about;
    `reason_for` is the code that a reason is asked for, empty without.
    """

    key: str
    tone: str
    title: str
    detail: str = ""
    source: str = ""
    jump: str = ""
    reason_for: str = ""
    explains: bool = False


def split_message(message: str) -> tuple[str, str]:
    """The first sentence, and the rest."""
    parts = _SENTENCE_END.split(message, maxsplit=1)
    return parts[0].rstrip(":;"), parts[1] if len(parts) > 1 else ""


class FindingRow(Worded, QFrame):
    """`activated` by a click or Enter; `reasoned` carries the reason as typed, `reason_done` that Enter ended it."""

    activated = Signal()
    reasoned = Signal(str)
    reason_done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "finding")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line: Line | None = None
        self._shortness = 0
        self._icon = IconLabel("info", "muted", 18)
        self._title, self._detail, self._source = QLabel(), QLabel(), QLabel()
        self._title.setProperty("look", "strong")
        self._source.setProperty("look", "small")
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.textEdited.connect(self.reasoned)
        self.reason.returnPressed.connect(self.reason_done)
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self._title, self._detail, self._source):
            label.setWordWrap(True)
            words.addWidget(label)
        words.addSpacing(2)
        words.addWidget(self.reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 6, 9, 6)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.retranslate()

    def show_line(self, line: Line, reason: str) -> None:
        """Shows a line; a reason that is being typed stays as it is."""
        if line != self.line:
            self.line = line
            self._title.setText(line.title)
            for label, text in ((self._detail, line.detail), (self._source, line.source)):
                label.setText(text)
            self._show_parts()
            self.setToolTip("\n".join(part for part in (line.title, line.detail, line.source) if part))
            self._icon.show_icon(*TONE_ICONS[line.tone])
            self._title.setProperty("look", "" if line.tone == "muted" else "strong")
            self._title.style().polish(self._title)
            self.setProperty("tone", line.tone)
            self.style().polish(self)
            self.setAccessibleName(" ".join(part for part in (line.title, line.detail, line.source) if part))
            acts = bool(line.jump or line.explains)
            self.setCursor(Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.ArrowCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if acts else Qt.FocusPolicy.NoFocus)
            self.reason.setVisible(bool(line.reason_for))
        if line.reason_for and not self.reason.hasFocus() and self.reason.text() != reason:
            self.reason.setText(reason)

    @property
    def shortness(self) -> int:
        """How much of the line is left out, as in `shorten`."""
        return self._shortness

    def shorten(self, shortness: int) -> None:
        """Shows less of the line where there is little room: 0 all of it, 1 without the source, 2 the title alone, 3
        nothing.

        The rest stays in the tool tip and for a screen reader.
        """
        if shortness != self._shortness:
            self._shortness = shortness
            self._show_parts()
            self.setVisible(shortness < 3)
            layout = self.layout()
            if layout is not None:
                # Else its height stays the one of before until the next look at the events.
                layout.activate()

    def _show_parts(self) -> None:
        self._detail.setVisible(bool(self._detail.text()) and self._shortness < 2)
        self._source.setVisible(bool(self._source.text()) and self._shortness < 1)

    def retranslate(self) -> None:
        self.reason.setPlaceholderText(self.tr("Reason to go on"))
        self.reason.setAccessibleName(self.tr("Reason to go on"))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.activated.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # An Enter in the reason comes up here as well, and has done its work.
        if self.hasFocus() and (is_enter(event) or event.key() == Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)
