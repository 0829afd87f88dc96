"""What of the entries is still kept, for whoever works out what is past its retention."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select

from dealer_client.register.canonical import parse_object
from dealer_client.register.correction import AMENDING, CHANGES_PART
from dealer_client.register.draft import ACQUISITIONS, EntryKind
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.retention import KeptAmendment, KeptEntry, Stop, changed_parts

from . import schema
from .erasing import ERASED

_AT_ONCE = 500
# Entries that hold data of their own; what amends another goes with that one.
_OWN = sorted(kind.value for kind in set(EntryKind) - AMENDING - {EntryKind.ERASURE})


def kept_entries(
    connection: Connection, series: str, *, until: date, after: int, enrolled: bool
) -> Iterator[KeptEntry]:
    """The entries with a higher number than `after`, about days up to and including `until`, that still hold something.

    `enrolled`: whether there is a central register that must have an entry before anything of it goes. One that it
    rejected waits no more, and is kept no longer than the others.
    """
    stops = _Stops(connection, series, enrolled)
    while numbers := _numbers(connection, series, until, after):
        yield from _kept(connection, series, numbers, stops)
        after = numbers[-1]


def _numbers(connection: Connection, series: str, until: date, after: int) -> list[int]:
    entry, part, amendment = schema.entry, schema.personal_part, schema.amendment
    attached, hold = schema.item_photo, schema.police_hold
    here = (entry.c.series, entry.c.number)
    amended = (
        select(amendment.c.number)
        .join(part, (part.c.series == amendment.c.series) & (part.c.number == amendment.c.number))
        .where(amendment.c.series == here[0], amendment.c.target == here[1])
    )
    something = or_(
        exists().where(part.c.series == here[0], part.c.number == here[1]),
        amended.exists(),
        exists().where(attached.c.series == here[0], attached.c.number == here[1]),
        exists().where(hold.c.series == here[0], hold.c.number == here[1], hold.c.reason != ERASED),
    )
    return list(
        connection.execute(
            select(entry.c.number)
            .where(
                entry.c.series == series,
                entry.c.number > after,
                entry.c.happened_on <= until.isoformat(),
                _counts_from() <= until.isoformat(),
                entry.c.kind.in_(_OWN),
                something,
            )
            .order_by(entry.c.number)
            .limit(_AT_ONCE)
        ).scalars()
    )


def _kept(connection: Connection, series: str, numbers: Collection[int], stops: _Stops) -> Iterator[KeptEntry]:
    entry = schema.entry
    present = _names(connection, series, numbers)
    amendments = _amendments(connection, series, numbers)
    items = _items_of_disposals(connection, series, numbers)
    left = _left_on(connection, series, numbers)
    for row in connection.execute(
        select(entry.c.number, entry.c.kind, _counts_from().label("day"), entry.c.body)
        .where(entry.c.series == series, entry.c.number.in_(numbers))
        .order_by(entry.c.number)
    ):
        kind, day = EntryKind(row.kind), date.fromisoformat(row.day)
        amending = amendments.get(row.number, [])
        ended_on = left.get(row.number) if kind in ACQUISITIONS else day
        yield KeptEntry(
            number=EntryNumber(series, row.number),
            kind=kind,
            counts_from=day,
            ended_on=ended_on,
            recorded=frozenset(parse_object(row.body).get("commitments", {})),
            present=present.get(row.number, frozenset()),
            amendments=tuple(amending),
            stops=stops.of(
                {row.number, *(one.number.number for one in amending)},
                {(series, row.number), *items.get(row.number, ())},
            ),
        )


def _names(connection: Connection, series: str, numbers: Collection[int]) -> dict[int, frozenset[str]]:
    """What is still there of these entries, by number: personal parts, photos, the texts of police holds."""
    part, attached, hold = schema.personal_part, schema.item_photo, schema.police_hold
    found: dict[int, set[str]] = {}
    for row in connection.execute(
        select(part.c.number, part.c.name).where(part.c.series == series, part.c.number.in_(numbers))
    ):
        found.setdefault(row.number, set()).add(row.name)
    beside: tuple[tuple[str, Select[int]], ...] = (
        ("photos", select(attached.c.number).where(attached.c.series == series, attached.c.number.in_(numbers))),
        (
            "police-hold",
            select(hold.c.number).where(hold.c.series == series, hold.c.number.in_(numbers), hold.c.reason != ERASED),
        ),
    )
    for name, query in beside:
        for number in connection.execute(query.distinct()).scalars():
            found.setdefault(number, set()).add(name)
    return {number: frozenset(names) for number, names in found.items()}


def _amendments(connection: Connection, series: str, numbers: Collection[int]) -> dict[int, list[KeptAmendment]]:
    amendment, part = schema.amendment, schema.personal_part
    rows = connection.execute(
        select(amendment.c.number, amendment.c.target)
        .where(amendment.c.series == series, amendment.c.target.in_(numbers))
        .order_by(amendment.c.number)
    ).all()
    amending = [row.number for row in rows]
    present = _names(connection, series, amending)
    changed = {
        row.number: changed_parts(parse_object(row.data))
        for row in connection.execute(
            select(part.c.number, part.c.data).where(
                part.c.series == series, part.c.name == CHANGES_PART, part.c.number.in_(amending)
            )
        )
    }
    found: dict[int, list[KeptAmendment]] = {}
    for row in rows:
        found.setdefault(row.target, []).append(
            KeptAmendment(
                number=EntryNumber(series, row.number),
                present=present.get(row.number, frozenset()),
                changed=changed.get(row.number, frozenset()),
            )
        )
    return found


def _items_of_disposals(
    connection: Connection, series: str, numbers: Collection[int]
) -> Mapping[int, set[tuple[str, int]]]:
    """By number of a disposal, the acquisitions whose items it took out."""
    gone = schema.disposal_item
    found: dict[int, set[tuple[str, int]]] = {}
    for row in connection.execute(
        select(gone.c.number, gone.c.item_series, gone.c.item_number).where(
            gone.c.series == series, gone.c.number.in_(numbers)
        )
    ):
        found.setdefault(row.number, set()).add((row.item_series, row.item_number))
    return found


def _left_on(connection: Connection, series: str, numbers: Collection[int]) -> Mapping[int, date | None]:
    """By number of an acquisition, the day its last item left; None while one is here.

    A voided acquisition ended with the entry that voided it.
    """
    item, gone, entry = schema.item, schema.disposal_item, schema.entry
    taken = (
        (gone.c.item_series == item.c.series)
        & (gone.c.item_number == item.c.number)
        & (gone.c.item_line == item.c.line)
        & (gone.c.voided_by == "")
    )
    found: dict[int, date | None] = {}
    for row in connection.execute(
        select(item.c.number, _counts_from().label("day"))
        .outerjoin(gone, taken)
        .outerjoin(entry, (entry.c.series == gone.c.series) & (entry.c.number == gone.c.number))
        .where(item.c.series == series, item.c.number.in_(numbers))
    ):
        day = None if row.day is None else date.fromisoformat(row.day)
        known = found.get(row.number, date.min)
        found[row.number] = None if day is None or known is None else max(day, known)
    found.update(_voided_on(connection, series, numbers))
    return found


def _voided_on(connection: Connection, series: str, numbers: Collection[int]) -> dict[int, date]:
    amendment, entry = schema.amendment, schema.entry
    return {
        row.target: date.fromisoformat(row.day)
        for row in connection.execute(
            select(amendment.c.target, _counts_from().label("day"))
            .join(entry, (entry.c.series == amendment.c.series) & (entry.c.number == amendment.c.number))
            .where(
                amendment.c.series == series,
                amendment.c.target.in_(numbers),
                amendment.c.kind == EntryKind.VOID.value,
            )
        )
    }


class _Stops:
    """What keeps data from being erased, in the whole book: there are few."""

    def __init__(self, connection: Connection, series: str, enrolled: bool) -> None:
        hold, match, outbox = schema.police_hold, schema.match, schema.outbox
        self._held = _pairs(connection, select(hold.c.series, hold.c.number).where(hold.c.released_at == ""))
        self._matched = _pairs(connection, select(match.c.series, match.c.number).where(match.c.acknowledged_by == ""))
        self._waiting = (
            set(
                connection.execute(
                    select(outbox.c.number).where(outbox.c.series == series, outbox.c.state == "waiting")
                ).scalars()
            )
            if enrolled
            else set()
        )

    def of(self, entries: set[int], acquisitions: set[tuple[str, int]]) -> tuple[Stop, ...]:
        """What stops an entry with its amendments, that is about the items of these acquisitions."""
        found = (
            (Stop.POLICE_HOLD, self._held & acquisitions),
            (Stop.OPEN_MATCH, self._matched & acquisitions),
            (Stop.NOT_SENT, self._waiting & entries),
        )
        return tuple(stop for stop, why in found if why)


def _pairs(connection: Connection, query: Select[Any]) -> set[tuple[str, int]]:
    return {(series, number) for series, number in connection.execute(query.distinct())}


def _counts_from() -> ColumnElement[str]:
    """The day an entry counts from: that of its recording where it says that it is about an earlier one.

    A year that was typed wrong must not make yesterday's entry look old.
    """
    entry = schema.entry
    return func.max(entry.c.happened_on, func.substr(entry.c.recorded_at, 1, len("2026-11-24")))
