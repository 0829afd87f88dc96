"""Whether the lists say what the entries say: items, disposals, identifiers, the search index, and who left by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, exists, func, select

from dealer_client.register.canonical import JsonObject
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS, EntryKind
from dealer_client.register.numbering import EntryNumber, NumberError, parse_number

from . import derived, kept_rows, schema
from .kept_rows import KeptRow, says_the_same


@dataclass(frozen=True, slots=True)
class KeptLines:
    """The derived rows of consecutive entries: items and disposals by number of the entry, the rest by id of the
    line."""

    items: Mapping[int, Sequence[KeptRow]]
    disposals: Mapping[int, Sequence[KeptRow]]
    identifiers: Mapping[int, Sequence[KeptRow]]
    words: Mapping[int, Sequence[KeptRow]]


def lines_between(connection: Connection, series: str, first: int, last: int) -> KeptLines:
    """The rows of entries `first` up to and including `last`."""
    span = connection, series, first, last
    return KeptLines(
        items=kept_rows.items_between(*span),
        disposals=kept_rows.disposals_between(*span),
        identifiers=kept_rows.identifiers_between(*span),
        words=kept_rows.search_rows_between(*span),
    )


def lines_agree(number: EntryNumber, content: JsonObject, parts: Mapping[str, JsonObject], kept: KeptLines) -> bool:
    """Whether the rows of an entry say what it says as it stands now, no more and no less.

    Raises AttributeError, KeyError, TypeError or ValueError where a part or a row cannot be read.
    """
    party = derived.other_party(parts)
    kind = content["kind"]
    of_body = content["items"] if kind in ACQUISITIONS | DISPOSALS else []
    items, disposals = kept.items.get(number.number, []), kept.disposals.get(number.number, [])
    rows = disposals if kind in DISPOSALS else items
    if len(items) + len(disposals) != len(of_body) or len(rows) != len(of_body):
        return False
    for row, item in zip(rows, of_body, strict=True):
        identifiers = derived.identifier_rows(row.id, item)
        indexed = derived.search_row(row.id, number, item, identifiers, party)
        if kind in DISPOSALS:
            expected, listed = derived.disposal_item_row(number, content, item), []
        else:
            expected, listed = derived.item_row(number, content, item), identifiers
        found = kept.identifiers.get(row.id, [])
        if not (
            says_the_same(row, expected)
            and len(found) == len(listed)
            and all(says_the_same(*pair) for pair in zip(found, listed, strict=True))
            and [says_the_same(line, indexed) for line in kept.words.get(row.id, [])] == [True]
        ):
            return False
    return True


@dataclass(slots=True)
class LivesAgain:
    """What became of the items, computed anew from the entries as they are read in order."""

    connection: Connection
    series: str
    voids: dict[int, str] = field(default_factory=dict)
    """By number of the voided entry, the number of the one that voided it."""

    def add(self, number: EntryNumber, content: JsonObject) -> None:
        """Takes the next entry into account."""
        if content["kind"] != EntryKind.VOID:
            return
        try:
            voided, _ = parse_number(str(content.get("voids", "")))
        except NumberError:
            return
        if voided.series == self.series:
            self.voids.setdefault(voided.number, str(number))

    def wrong(self) -> Iterator[EntryNumber]:
        """The entries whose lines are said to be voided, or here or gone, where the entries say otherwise."""
        for table in (schema.item, schema.disposal_item):
            yield from self._wrongly_voided(table)
        yield from self._wrongly_gone()

    def _wrongly_voided(self, table: Table) -> Iterator[EntryNumber]:
        said = self.connection.execute(
            kept_rows.kept(table).where(table.c.voided_by != "", table.c.series == self.series)
        )
        for row in said:
            if row.voided_by != self.voids.get(row.number, "").encode():
                yield EntryNumber(self.series, row.number)
        for number, by in self.voids.items():
            unsaid = select(func.count()).where(
                table.c.series == self.series, table.c.number == number, table.c.voided_by != by
            )
            if self.connection.execute(unsaid).scalar_one():
                yield EntryNumber(self.series, number)

    def _wrongly_gone(self) -> Iterator[EntryNumber]:
        item, gone = schema.item, schema.disposal_item
        line = gone.c.series + "-" + func.printf("%06d", gone.c.number) + "/" + func.printf("%d", gone.c.line)
        of_item = (
            (gone.c.item_series == item.c.series)
            & (gone.c.item_number == item.c.number)
            & (gone.c.item_line == item.c.line)
        )
        took_it = exists().where(of_item, gone.c.voided_by == "")
        # Two counters without a line may both have let an item go: then it left by either.
        wrongly_here = (item.c.left_by == "") & took_it
        wrongly_gone = (item.c.left_by != "") & ~took_it.where(line == item.c.left_by)
        otherwise = select(item.c.number).where(item.c.series == self.series, wrongly_here | wrongly_gone)
        # What another counter let go may be of a third one's book that has not come yet.
        without = (
            select(gone.c.number)
            .outerjoin(item, of_item)
            .where(gone.c.series == self.series, gone.c.item_series == self.series)
        )
        for query in (otherwise, without.where(item.c.id.is_(None))):
            for number in self.connection.execute(query).scalars():
                yield EntryNumber(self.series, number)
