"""After recording: the number, large; what went out; the papers for the customer; and the next one, one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background
from dealer_client.counter.papers.paper_buttons import Paper
from dealer_client.counter.papers.recorded_card import RecordedCard
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.documents.kinds import PaperKind
from dealer_client.register.draft import EntryKind

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk.disposing import RecordedDisposal

_OF_THE_ENTRY = {EntryKind.SALE: PaperKind.SALES_RECEIPT, EntryKind.POLICE: PaperKind.POLICE_RECEIPT}
_MOST_CERTIFICATES = 3
_TO_CUSTOMERS = frozenset({EntryKind.SALE, EntryKind.RETURN})


class RecordedDisposalPanel(RecordedCard):
    """What was recorded of goods that went out."""

    def __init__(self, background: Background) -> None:
        super().__init__(background)
        self.recorded: RecordedDisposal | None = None
        self._kind = EntryKind.SALE
        self._out = QLabel()
        self._out.setProperty("look", "muted")
        self._out.setWordWrap(True)
        self.lay_out(self._out, width=560)
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

    def retranslate(self) -> None:
        self._words.setText(say(wording.RECORDED))
        self.next.setText(say(wording.NEXT if self._kind in _TO_CUSTOMERS else wording.ON) + "   Enter")
        recorded = self.recorded
        if recorded is None:
            return
        self.number.setText(str(recorded.number))
        items = say(wording.ONE_ITEM if len(recorded.items) == 1 else wording.ITEMS.filled(n=len(recorded.items)))
        paid = [say_euro(recorded.total_cents)] if self._kind is EntryKind.SALE else []
        self._facts.setText(", ".join([*paid, items]))
        self._out.setText(say(wording.OUT[self._kind].filled(items=", ".join(recorded.items))))
