"""For staff, on request: what a match is about, what to do, and what the clerk does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dealer_client.counter.language import say
from dealer_client.register.findings import Finding

from .card import Card


class ExplanationPanel(Card):
    """`closed` tells that the clerk has seen enough; `reasoned` carries (code, what the clerk does)."""

    closed = Signal()
    reasoned = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self._close = QPushButton()
        self._close.setProperty("look", "quiet")
        self._close.setProperty("small", "true")
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.closed)
        self.head.addWidget(self._close)
        self._truth, self._steps, self._ask = QLabel(), QLabel(), QLabel()
        self._truth.setProperty("look", "strong")
        self._ask.setProperty("look", "label")
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.textEdited.connect(self._typed)
        self.reason.returnPressed.connect(self.closed)
        inside = QWidget()
        inside.setProperty("look", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        for label in (self._truth, self._steps):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self._ask)
        self.body.addWidget(self.reason)
        self.retranslate()

    def show_findings(self, findings: Sequence[Finding], reasons: dict[str, str]) -> None:
        """The matches of this purchase, and what the clerk wrote so far."""
        self._findings = tuple(findings)
        if not self.reason.hasFocus():
            self.reason.setText(next((reasons[f.code] for f in findings if reasons.get(f.code)), ""))
        self.retranslate()

    def retranslate(self) -> None:
        self.heading(self.tr("Explanation"))
        self._close.setText(self.tr("Close") + "   F6")
        self._truth.setText("\n\n".join(say(finding.text) for finding in self._findings))
        steps = (
            self.tr("Keep the item at the counter."),
            self.tr("Stay polite. Say that the register needs a moment longer."),
            self.tr("Do not pay yet. Do not hold the person and do not argue: your safety comes first."),
            self.tr("Call the number above as soon as you can do so quietly."),
        )
        self._steps.setText("\n".join(f"{number}.  {step}" for number, step in enumerate(steps, start=1)))
        self._ask.setText(self.tr("What do you do? (kept in the entry)"))
        self.reason.setAccessibleName(self.tr("What do you do?"))
        self.reason.setPlaceholderText(self.tr("e.g. kept the item, police called"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        for code in {finding.code for finding in self._findings}:
            self.reasoned.emit(code, text)
