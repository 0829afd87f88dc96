"""After recording: the number, large; what happens with the goods; and the next customer, one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.language import Worded, say, say_date
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.papers.paper_buttons import Paper, PaperButtons
from dealer_client.documents.kinds import PaperKind
from dealer_client.register.amounts import euro
from dealer_client.register.findings import Level
from dealer_client.register.wording import Text

from .check_lines import is_match, item_index

if TYPE_CHECKING:
    from dealer_client.desk import Desk, Recorded

_SAID_ALREADY = frozenset({"HOLD"})
_MOST_LABELS = 3
"""More labels than that are made in the stock, on one sheet."""
_PRINT = Text(nl="Afdrukken", en="Print")


class RecordedPanel(Worded, QWidget):
    """`done` tells that the clerk goes on."""

    done = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self.recorded: Recorded | None = None
        self.papers = PaperButtons(background)
        self.papers.key_of_first = "P"
        self._papers_words = QLabel()
        self._papers_words.setProperty("look", "label")
        self._is_last = False
        self._words, self.number, self._facts, self._notes = QLabel(), QLabel(), QLabel(), QLabel()
        self._words.setProperty("look", "heading")
        self.number.setProperty("look", "number")
        self._facts.setProperty("look", "heading")
        self._notes.setProperty("look", "muted")
        self._apart = QLabel()
        self._apart.setProperty("look", "strong")
        for label in (self._notes, self._apart):
            label.setWordWrap(True)
        self.next = QPushButton()
        self.next.setProperty("look", "primary")
        self.next.setAutoDefault(True)
        self.next.clicked.connect(self.done)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("circle-check", "ok", 22))
        head.addWidget(self._words)
        head.addStretch()
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(520)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.number)
        column.addWidget(self._facts)
        column.addWidget(self._notes)
        column.addWidget(self._apart)
        column.addWidget(self._papers_words)
        column.addWidget(self.papers)
        column.addSpacing(12)
        column.addWidget(self.next)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        self.setFocusProxy(self.next)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.papers.attach(desk)

    def show_recorded(self, recorded: Recorded, *, is_last: bool) -> None:
        """Shows an entry: the one just made, or the last one looked up again (`is_last`)."""
        self.recorded, self._is_last = recorded, is_last
        self.papers.show_papers(())
        self._read_papers(recorded)
        self.retranslate()
        self.next.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self._words.setText(self.tr("The last entry") if self._is_last else self.tr("Recorded"))
        back = self.tr("Back") if self._is_last else self.tr("Next customer")
        self.next.setText(back + "   Enter")
        self._papers_words.setText(say(_PRINT))
        self._papers_words.setVisible(bool(self.papers.buttons))
        recorded = self.recorded
        if recorded is None:
            return
        self.number.setText(str(recorded.number))
        items = self.tr("1 item") if len(recorded.items) == 1 else self.tr("{n} items").format(n=len(recorded.items))
        self._facts.setText(
            f"{euro(recorded.total_cents)}, {items}\n"
            + self.tr("Keep until {day} inclusive").format(day=say_date(recorded.hold_until))
        )
        labels = self.tr("Put this number on the goods: {numbers}").format(numbers=", ".join(recorded.items))
        notes = [
            say(finding.text)
            for finding in recorded.findings
            if finding.level is Level.HINT and not finding.field and finding.code not in _SAID_ALREADY
        ]
        apart = [recorded.items[index] for index in self._matched(recorded)]
        self._apart.setText(self.tr("Keep {numbers} apart until you hear more.").format(numbers=", ".join(apart)))
        self._apart.setVisible(bool(apart))
        self._notes.setText("\n\n".join([labels, *notes]))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_P and self.papers.buttons:
            self.papers.buttons[0].click()
        else:
            super().keyPressEvent(event)

    def _read_papers(self, recorded: Recorded) -> None:
        desk, number = self._desk, str(recorded.number)
        if desk is None:
            return

        def show(kinds: tuple[PaperKind, ...]) -> None:
            if self.recorded is recorded:
                labels = [Paper(PaperKind.ITEM_LABEL, item, len(recorded.items) > 1) for item in recorded.items]
                due = [Paper(kind, number) for kind in kinds]
                self.papers.show_papers([*due, *labels[:_MOST_LABELS]])
                if not self._is_last:
                    self.papers.print_due(due)
                self.retranslate()

        Operation(self._background, lambda: desk.papers.due(number)).success(show).start()

    @staticmethod
    def _matched(recorded: Recorded) -> list[int]:
        """Which items stay longer than their hold, in neutral words: the seller can see the screen."""
        matched = {item_index(finding.field) for finding in recorded.findings if is_match(finding)}
        return sorted(index for index in matched if index is not None)
