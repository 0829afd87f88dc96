"""After recording: the number, large; what happens with the goods; and the next customer, one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dealer_client.counter.language import say, say_date
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.papers.paper_buttons import Paper
from dealer_client.counter.papers.recorded_card import RecordedCard
from dealer_client.documents.field_wording import PAYMENTS
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
_SELLER_PAID = Text(nl="Klant betaalde bij: {amount}, {method}", en="Customer added: {amount}, {method}")
_SHOP_PAID = Text(nl="U betaalde bij: {amount}, {method}", en="You added: {amount}, {method}")
_PRINT = Text(nl="Afdrukken", en="Print")


class RecordedPanel(RecordedCard):
    """What was recorded of goods that came in."""

    def __init__(self, background: Background) -> None:
        super().__init__(background)
        self._background = background
        self._desk: Desk | None = None
        self.recorded: Recorded | None = None
        self._is_last = False
        self._notes, self._apart, self._papers_words = QLabel(), QLabel(), QLabel()
        self._notes.setProperty("look", "muted")
        self._apart.setProperty("look", "strong")
        self._papers_words.setProperty("look", "label")
        for label in (self._notes, self._apart):
            label.setWordWrap(True)
        self.lay_out(self._notes, self._apart, self._papers_words, width=520)
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
        hold = self.tr("Keep until {day} inclusive").format(day=say_date(recorded.hold_until))
        facts = (f"{euro(recorded.total_cents)}, {items}", _settled(recorded), hold)
        self._facts.setText("\n".join(line for line in facts if line))
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


def _settled(recorded: Recorded) -> str:
    """Who paid what on top, where goods were exchanged."""
    paid = recorded.paid_out_cents
    if paid in (0, recorded.total_cents):
        return ""
    method = say(PAYMENTS[recorded.method])
    return say(_SHOP_PAID if paid > 0 else _SELLER_PAID).format(amount=euro(abs(paid)), method=method)
