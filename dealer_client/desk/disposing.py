"""Letting goods go: checking a disposal while it is typed, and recording it.

check(disposal)  -> findings: the rules of this kind, and what the book knows of each item
record(disposal) -> the entry; the items are judged once more in the very transaction that takes them out
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from dealer_client.identity.disposal_rules import BUYER_TESTS
from dealer_client.register.clock import clock_findings
from dealer_client.register.disposal import Disposal, Goods, disposal_entry
from dealer_client.register.disposal_rules import DisposalFacts, disposal_findings
from dealer_client.register.entry import Entry
from dealer_client.register.findings import Finding
from dealer_client.register.item_life import StockLine
from dealer_client.register.limits import MOST_ITEMS
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.rules import unanswered
from dealer_client.store import book, stock

from .at_work import AtWork
from .errors import NotRecordable
from .judging import gravest_first
from .persons import Persons, buyer_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDisposal:
    """What was recorded: the entry's number, the numbers of the items that left, and what was received, in cents."""

    number: EntryNumber
    items: tuple[str, ...]
    total_cents: int
    findings: tuple[Finding, ...]


class Disposing:
    """Disposals of one counter."""

    def __init__(self, at_work: AtWork, persons: Persons) -> None:
        self._at_work = at_work
        self._persons = persons

    def check(self, disposal: Disposal) -> tuple[Finding, ...]:
        """What is missing, forbidden or worth saying; blocks first. Reads the book's rows of the items named."""
        with self._at_work.store.reading() as connection:
            return self._findings(connection, disposal, self._items(connection, disposal), self._at_work.rules)

    def record(self, disposal: Disposal) -> RecordedDisposal:
        """Records a disposal; it is on the disk when this returns.

        The items are judged in the transaction that takes them out, so two windows cannot sell one item twice and a
        police hold that comes at the last moment holds. Raises NotRecordable, NotAllowed or StoreError; then nothing
        was recorded.
        """
        at_work = self._at_work
        at_work.refuse_inspector()
        now = datetime.now(UTC)
        rules = at_work.rules
        recording = at_work.recording(now, rules)
        with at_work.store.writing() as connection:
            items = self._items(connection, disposal)
            findings = self._findings(connection, disposal, items, rules)
            still_open = unanswered(findings, disposal.reasons)
            if still_open:
                raise NotRecordable(still_open, findings)
            written = _with_numbers(disposal, items)
            goods = {item.number: _goods(item) for item in items.values()}

            def make(number: EntryNumber) -> Entry:
                return disposal_entry(written, number, recording, goods, findings)

            entry = book.add_entry(connection, at_work.shop.series, make, at_work.sign_head)
        at_work.last_recorded_at = now
        at_work.on_recorded()
        return RecordedDisposal(
            number=entry.number,
            items=tuple(line.item for line in written.lines),
            total_cents=disposal.total_cents,
            findings=findings,
        )

    def _findings(
        self, connection: Connection, disposal: Disposal, items: Mapping[str, StockLine], rules: RulePack
    ) -> tuple[Finding, ...]:
        at_work = self._at_work
        day = disposal.happened_on or at_work.today()
        buyer = self._persons.fresh(connection, buyer_keys(disposal.buyer), day, rules)
        facts = DisposalFacts(today=at_work.today(), items=items, linked_cash=buyer.linked_cash)
        return gravest_first(
            [
                *clock_findings(datetime.now(UTC), at_work.last_recorded_at),
                *disposal_findings(disposal, facts, rules, BUYER_TESTS),
            ]
        )

    def _items(self, connection: Connection, disposal: Disposal) -> dict[str, StockLine]:
        """What the book knows of the items, by number as it was typed."""
        numbers = [line.item for line in disposal.lines[:MOST_ITEMS]]
        return stock.read_stock_lines(connection, numbers, self._at_work.today())


def _with_numbers(disposal: Disposal, items: Mapping[str, StockLine]) -> Disposal:
    """The disposal with each item's number as the book writes it."""
    return replace(disposal, lines=tuple(replace(line, item=items[line.item].number) for line in disposal.lines))


def _goods(item: StockLine) -> Goods:
    return Goods(
        category=item.category,
        description=item.description,
        brand=item.brand,
        model=item.model,
        identifiers=item.identifiers,
    )
