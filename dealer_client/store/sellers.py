"""Known sellers in the store: finding them as one types, what they brought before, linked cash, and attention.

A person is whoever shares a document key or a person key (`register/known_seller.py`). Everything is read from
`person_of_entry`, which follows the entries as they stand now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, TextClause, insert, select, text, update

from dealer_client.register.canonical import JsonObject, parse_object
from dealer_client.register.known_seller import Attention, KnownSeller, PastDeal, PersonKeys
from dealer_client.register.linked_cash import NO_LINKED_CASH, CashDeal, LinkedCash
from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.numbering import EntryNumber

from . import amendments, schema
from .search_words import fts_names

_PAGE = 100
_MOST_PAGES = 50

# One select a key, so that each goes by its own index. A day is another one in UTC: a day more on both sides.
_CASH = """
    SELECT deal.series AS series, deal.number AS number, deal.happened_on AS happened_on, cash_cents, recorded_at,
        json_extract(CAST(body AS TEXT), '$.zone') AS zone, json_type(CAST(body AS TEXT), '$.imported') AS imported
    FROM person_of_entry AS deal CROSS JOIN entry USING (series, number)
    WHERE {key} AND cash_cents > 0 AND voided = 0
        AND (deal.happened_on BETWEEN :first AND :last OR substr(recorded_at, 1, 10) BETWEEN :day_before AND :day_after)
"""
_LINKED_CASH: TextClause = text(
    " UNION ".join(
        _CASH.format(key=key)
        for key in (
            "document_key = :document AND :document != ''",
            "person_key = :person AND :person != ''",
            "firm_key = :firm AND :firm != ''",
            # A buyer shows no document: his name and address are all there is.
            "address_key = :address AND :address != '' AND (is_buyer = 1 OR :document || :person = '')",
        )
    )
    + " ORDER BY happened_on, series, number"
)
# The plus keeps the index of kinds out of it: the deals of one person come first, and they are few.
_BOUGHT = text(
    """
    SELECT coalesce(sum(deal.total_cents), 0) FROM (
        SELECT series, number, total_cents FROM person_of_entry
        WHERE document_key = :document AND :document != '' AND is_buyer = 0 AND happened_on = :day AND voided = 0
        UNION
        SELECT series, number, total_cents FROM person_of_entry
        WHERE person_key = :person AND :person != '' AND is_buyer = 0 AND happened_on = :day AND voided = 0
    ) AS deal JOIN entry ON entry.series = deal.series AND entry.number = deal.number
    WHERE +entry.kind = 'purchase' AND NOT (deal.series = :other_series AND deal.number = :other_number)
    """
)
_DEALS = text(
    """
    SELECT series, number, happened_on, total_cents, voided FROM person_of_entry
    WHERE document_key = :document AND :document != '' AND is_buyer = 0
    UNION
    SELECT series, number, happened_on, total_cents, voided FROM person_of_entry
    WHERE person_key = :person AND :person != '' AND is_buyer = 0
    ORDER BY happened_on DESC, number DESC
    """
)
_ATTENTION = text(
    """
    SELECT * FROM attention WHERE document_key = :document AND :document != ''
    UNION
    SELECT * FROM attention WHERE person_key = :person AND :person != ''
    ORDER BY id DESC
    """
)
_FOUND = text(
    """
    SELECT person.series, person.number, document_key, person_key, address_key FROM
        (SELECT rowid AS id FROM search WHERE search MATCH :words ORDER BY rowid DESC LIMIT :limit OFFSET :offset) found
    JOIN item ON item.id = found.id
    JOIN person_of_entry person ON person.series = item.series AND person.number = item.number
    ORDER BY item.id DESC
    """
)
_NEWEST = text(
    """
    SELECT series, number, document_key, person_key, address_key FROM person_of_entry
    WHERE is_buyer = 0 ORDER BY rowid DESC LIMIT :limit OFFSET :offset
    """
)
_COUNTED = text(
    """
    SELECT count(*) AS deals, max(happened_on) AS last_on FROM (
        SELECT series, number, happened_on FROM person_of_entry
        WHERE document_key = :document AND :document != '' AND is_buyer = 0 AND voided = 0
        UNION
        SELECT series, number, happened_on FROM person_of_entry
        WHERE person_key = :person AND :person != '' AND is_buyer = 0 AND voided = 0
    )
    """
)


def linked_cash(
    connection: Connection, keys: PersonKeys, first: date, last: date, *, besides: EntryNumber | None = None
) -> LinkedCash:
    """The deals in cash with a person from `first` up to and including `last`, of every series, without voided ones.

    A deal counts by the day it is about and by the day on which it was recorded, whichever is in there: a correction of
    the one leaves the other. What was imported counts by its day alone.

    `besides` leaves one entry out: the one that is judged again.
    """
    if not keys:
        return NO_LINKED_CASH
    rows = connection.execute(
        _LINKED_CASH,
        {
            "document": keys.document,
            "person": keys.person,
            "firm": keys.firm,
            "address": keys.address,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "day_before": (first - timedelta(days=1)).isoformat(),
            "day_after": (last + timedelta(days=1)).isoformat(),
        },
    )
    deals = (_cash_deal(row) for row in rows)
    return LinkedCash(deals=tuple(deal for deal in deals if deal.number != besides and deal.is_within(first, last)))


def _cash_deal(row: Row[Any]) -> CashDeal:
    recorded_on = None if row.imported else parse_utc(row.recorded_at).astimezone(ZoneInfo(row.zone)).date()
    return CashDeal(
        number=EntryNumber(row.series, row.number),
        happened_on=date.fromisoformat(row.happened_on),
        cents=row.cash_cents,
        recorded_on=recorded_on,
    )


def bought_on(connection: Connection, keys: PersonKeys, day: date, *, besides: EntryNumber | None = None) -> int:
    """What was paid for the purchases from a person on one day, in cents, as they stand now; without voided ones."""
    if not keys:
        return 0
    left_out = {"other_series": besides.series if besides else "", "other_number": besides.number if besides else 0}
    asked = {"document": keys.document, "person": keys.person, "day": day.isoformat(), **left_out}
    return int(connection.execute(_BOUGHT, asked).scalar_one())


def past_deals(connection: Connection, keys: PersonKeys) -> list[PastDeal]:
    """What a person brought before, newest first; voided deals too."""
    return [
        PastDeal(
            number=EntryNumber(row.series, row.number),
            happened_on=date.fromisoformat(row.happened_on),
            total_cents=row.total_cents,
            is_void=bool(row.voided),
        )
        for row in connection.execute(_DEALS, {"document": keys.document, "person": keys.person})
    ]


def find_sellers(connection: Connection, query: str, limit: int) -> list[KnownSeller]:
    """The persons whose name, document number, postcode or town has every word of the query, last seen first.

    Every word counts as the beginning of one; without a word it is the newest sellers.
    """
    found: dict[EntryNumber, PersonKeys] = {}
    seen: set[str] = set()
    for number, keys in _entries_of(connection, query):
        if len(found) == limit:
            break
        own = {keys.document, keys.person} - {""}
        if own and not own & seen:
            seen |= own
            found[number] = keys
    now = _sellers_now(connection, list(found))
    return [_known(connection, now[number], keys) for number, keys in found.items() if number in now]


def attention_history(connection: Connection, keys: PersonKeys) -> list[Attention]:
    """Every flag that a person ever had, newest first."""
    if not keys.document and not keys.person:
        return []
    return [
        _attention(row) for row in connection.execute(_ATTENTION, {"document": keys.document, "person": keys.person})
    ]


def standing_attention(connection: Connection, keys: PersonKeys) -> Attention | None:
    """The flag that stands on a person now, or None."""
    return next((flag for flag in attention_history(connection, keys) if not flag.is_lifted), None)


def add_attention(connection: Connection, keys: PersonKeys, *, by: str, at: datetime, reason: str) -> None:
    """Keeps a flag on a person. `by` is a staff id, `at` UTC."""
    connection.execute(
        insert(schema.attention).values(
            document_key=keys.document, person_key=keys.person, set_by=by, set_at=utc_text(at), reason=reason
        )
    )


def close_attention(connection: Connection, keys: PersonKeys, *, by: str, at: datetime, reason: str) -> int:
    """Lifts every flag that stands on a person; how many there were."""
    standing = [flag.id for flag in attention_history(connection, keys) if not flag.is_lifted]
    table = schema.attention
    connection.execute(
        update(table).where(table.c.id.in_(standing)).values(lifted_by=by, lifted_at=utc_text(at), lift_reason=reason)
    )
    return len(standing)


def _entries_of(connection: Connection, query: str) -> Iterator[tuple[EntryNumber, PersonKeys]]:
    """The entries whose seller fits the query, newest first, with his keys; a bounded number of them."""
    # A number or postcode is found in whichever groups it is typed.
    words, joined = fts_names(query), fts_names("".join(query.split()))
    asked = words if joined == words else f"({words}) OR ({joined})"
    statement, values = (_FOUND, {"words": asked}) if words else (_NEWEST, {})
    for page in range(_MOST_PAGES):
        rows = connection.execute(statement, {**values, "limit": _PAGE, "offset": page * _PAGE}).all()
        for row in rows:
            keys = PersonKeys(document=row.document_key, person=row.person_key, address=row.address_key)
            yield EntryNumber(row.series, row.number), keys
        if not rows:
            return


def _sellers_now(connection: Connection, numbers: Sequence[EntryNumber]) -> dict[EntryNumber, JsonObject]:
    """The seller of each entry as he stands there now; without those that were erased."""
    part, found = schema.personal_part, dict[EntryNumber, JsonObject]()
    for series in {number.series for number in numbers}:
        of_series = [number.number for number in numbers if number.series == series]
        for row in connection.execute(
            select(part.c.number, part.c.data).where(
                part.c.series == series, part.c.number.in_(of_series), part.c.name == "seller"
            )
        ):
            found[EntryNumber(series, row.number)] = parse_object(row.data)
    for number in amendments.amended_among(connection, found):
        found[number] = dict(amendments.read_present(connection, number).parts.get("seller", {}))
    return found


def _known(connection: Connection, seller: JsonObject, keys: PersonKeys) -> KnownSeller:
    counted = connection.execute(_COUNTED, {"document": keys.document, "person": keys.person}).one()
    return KnownSeller(
        keys=keys,
        seller=seller,
        last_on=date.fromisoformat(counted.last_on) if counted.last_on else None,
        purchase_count=counted.deals,
        attention=standing_attention(connection, keys),
    )


def _attention(row: Row[Any]) -> Attention:
    return Attention(
        id=row.id,
        set_by=row.set_by,
        set_at=parse_utc(row.set_at),
        reason=row.reason,
        lifted_by=row.lifted_by,
        lifted_at=parse_utc(row.lifted_at) if row.lifted_at else None,
        lift_reason=row.lift_reason,
    )
