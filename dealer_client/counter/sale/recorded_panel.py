"""After recording: the number, large; what went out; the papers for the customer; and the next one, one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.language import Worded, say
from dealer_client.counter.operation import Background
from dealer_client.counter.papers.paper_buttons import Paper, PaperButtons
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.documents.kinds import PaperKind
from dealer_client.register.draft import EntryKind

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk.disposing import RecordedDisposal

_OF_THE_ENTRY = {EntryKind.SALE: PaperKind.SALES_RECEIPT, EntryKind.POLICE: PaperKind.POLICE_RECEIPT}
_MOST_CERTIFICATES = 3


class RecordedDisposalPanel(Worded, QWidget):
    """`done` tells that the clerk goes on."""

    done = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.recorded: RecordedDisposal | None = None
        self._kind = EntryKind.SALE
        self._words, self.number, self._facts, self._out = QLabel(), QLabel(), QLabel(), QLabel()
        self._words.setProperty("look", "heading")
        self.number.setProperty("look", "number")
        self._facts.setProperty("look", "heading")
        self._out.setProperty("look", "muted")
        self._out.setWordWrap(True)
        self.papers = PaperButtons(background)
        self.papers.key_of_first = "P"
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
        card.setFixedWidth(560)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(10)
        column.addLayout(head)
        for widget in (self.number, self._facts, self._out, self.papers):
            column.addWidget(widget)
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

    def show_recorded(self, recorded: RecordedDisposal, kind: EntryKind) -> None:
        """Shows the entry that was just made."""
        self.recorded, self._kind = recorded, kind
        number = str(recorded.number)
        papers = [Paper(_OF_THE_ENTRY[kind], number)] if kind in _OF_THE_ENTRY else []
        if kind is EntryKind.SALE:
            lines = range(1, min(len(recorded.items), _MOST_CERTIFICATES) + 1)
            several = len(recorded.items) > 1
            papers += [
                Paper(kind, f"{number}/{line}", several)
                for line in lines
                for kind in (PaperKind.OWNERSHIP_CERTIFICATE, None)
            ]
        self.papers.show_papers(papers)
        self.papers.print_due([paper for paper in papers if paper.number == number])
        self.retranslate()
        self.next.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_P and self.papers.buttons:
            self.papers.buttons[0].click()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._words.setText(say(wording.RECORDED))
        self.next.setText(say(wording.NEXT) + "   Enter")
        recorded = self.recorded
        if recorded is None:
            return
        self.number.setText(str(recorded.number))
        items = say(wording.ONE_ITEM if len(recorded.items) == 1 else wording.ITEMS.filled(n=len(recorded.items)))
        paid = [say_euro(recorded.total_cents)] if self._kind is EntryKind.SALE else []
        self._facts.setText(", ".join([*paid, items]))
        self._out.setText(say(wording.OUT[self._kind].filled(items=", ".join(recorded.items))))
