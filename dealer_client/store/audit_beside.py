"""Whether what stands beside the entries is as this program wrote it, and the tables are as it made them.

See `row_digests.py` for what that proves and what it does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, text

from dealer_client.register.wording import Text

from .row_digests import changed_rows, rows_gone, tables_are_as_made
from .watchlist import is_as_received

_GUARDS = frozenset(
    {
        "entry_never_changes",
        "entry_never_goes",
        "personal_part_never_changes",
        "tree_node_never_changes",
        "tree_node_never_goes",
        "police_hold_never_changes",
        "police_hold_never_goes",
        "match_never_changes",
        "match_never_goes",
        "police_decision_never_changes",
        "police_decision_never_goes",
        "attention_never_goes",
        "personal_part_goes_by_erasure",
        "erased_part_never_changes",
        "erased_part_never_goes",
        "cash_movement_never_changes",
        "cash_movement_never_goes",
        "day_close_never_changes",
        "day_close_never_goes",
        "stock_count_ended_never_changes",
    }
)


def changed_tables(connection: Connection) -> Iterator[Text]:
    """What is wrong with the guards, indexes and tables themselves."""
    guards = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars()
    if not set(guards) >= _GUARDS:
        yield _UNGUARDED
    elif not tables_are_as_made(connection):
        yield _OTHER_TABLES


def changed_beside(connection: Connection) -> Iterator[Text]:
    """The rows beside the entries that are not what this program wrote, each by what it is and its key."""
    settings_hold = True
    for found, words in ((changed_rows(connection), _CHANGED), (rows_gone(connection), _GONE)):
        for table, row in found:
            settings_hold = settings_hold and table != "setting"
            yield words.filled(what=_said(table), row=_said_key(row))
    # What the list should add up to is a setting.
    if settings_hold and not is_as_received(connection):
        yield _WATCHLIST


def _said(table: str) -> Text:
    name = _NAMES.get(table, _UNKNOWN)
    return Text(nl=f"{name.nl} ({table})", en=f"{name.en} ({table})")


def _said_key(row: str) -> str:
    """A key as it is told: `A 12 1`."""
    try:
        parts = json.loads(row)
    except ValueError:
        return row
    return " ".join(map(str, parts)) if isinstance(parts, list) else row


_NAMES = {
    "attention": Text(nl="aandachtspunt", en="flag on a seller"),
    "cash_movement": Text(nl="kasbeweging", en="cash movement"),
    "confirmed_by_file": Text(nl="bevestiging per bestand", en="confirmation by file"),
    "counter_book": Text(nl="boek van een andere balie", en="book of another counter"),
    "counter_note": Text(nl="bericht tussen balies", en="note between counters"),
    "day_close": Text(nl="dagafsluiting", en="day close"),
    "document_made": Text(nl="gemaakt document", en="document that was made"),
    "draft": Text(nl="concept", en="draft"),
    "inspection": Text(nl="lopende controle", en="inspection that is going on"),
    "item_photo": Text(nl="foto bij een goed", en="photo of an item"),
    "match": Text(nl="melding van een gestolen goed", en="match"),
    "notice": Text(nl="bericht aan gemeente of politie", en="notice to the municipality or the police"),
    "outbox": Text(nl="wachtrij voor het centraal register", en="entry that waits for the central register"),
    "photo": Text(nl="foto", en="photo"),
    "police_decision": Text(nl="besluit van de politie", en="decision of the police"),
    "police_hold": Text(nl="vasthouden voor de politie", en="hold for the police"),
    "print_job": Text(nl="afdruk", en="print job"),
    "reservation": Text(nl="reservering", en="reservation"),
    "rule_pack": Text(nl="regelpakket", en="rule pack"),
    "setting": Text(nl="instelling", en="setting"),
    "staff": Text(nl="medewerker", en="member of staff"),
    "stock_count": Text(nl="telling van de voorraad", en="stock count"),
    "stock_count_scan": Text(nl="scan in een telling", en="scan in a stock count"),
    "watchlist_page": Text(nl="deel van de lijst om offline te vergelijken", en="page of the watchlist"),
}
_UNKNOWN = Text(nl="onbekend gegeven", en="unknown data")
_UNGUARDED = Text(
    nl="De beveiliging van het boek tegen wijzigen is weggehaald.",
    en="The book's guard against changes was taken away.",
)
_OTHER_TABLES = Text(
    nl="De indeling van het boek, of de beveiliging ervan tegen wijzigen, is buiten het programma om veranderd.",
    en="The layout of the book, or its guard against changes, was changed behind the program's back.",
)
_CHANGED = Text(
    nl="Buiten het programma om veranderd of toegevoegd: {what}, {row}.",
    en="Changed or added behind the program's back: {what}, {row}.",
)
_GONE = Text(
    nl="Buiten het programma om weggehaald: {what}, {row}.",
    en="Taken away behind the program's back: {what}, {row}.",
)
_WATCHLIST = Text(
    nl="De lijst om offline te vergelijken is niet zoals het centraal register haar gaf.",
    en="The watchlist is not as the central register gave it.",
)
