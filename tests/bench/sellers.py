"""How long finding a known seller takes as one types, and what counts together, by the size of the book.

    python -m tests.bench.sellers --entries 1000000

The rows are written directly: what is measured only reads them. Prints milliseconds, median and 95th percentile.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from dealer_client.register.acquisition import seller_json
from dealer_client.register.draft import Address, IdentityDocument, Seller
from dealer_client.register.known_seller import PersonKeys, keys_of_seller
from dealer_client.register.numbering import EntryNumber
from dealer_client.store import derived, schema, sellers
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store
from tests.store.books import STORE_KEY, a_draft, an_entry

SURNAMES = ("Jansen", "Bruijn", "Zwaluw", "Spreeuw", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos")
SYLLABLES = ("berg", "veld", "huis", "dijk", "meer", "broek", "stra", "kamp", "laar", "horst")
DEALS_EACH = 4
_AT_ONCE = 20_000


def a_seller(number: int) -> Seller:
    """The same person for the same number; names are shared as names are, document numbers are not."""
    spread = number * 2_654_435_761 % 2**32
    return Seller(
        surname=f"{SURNAMES[number % 10]}{SYLLABLES[number // 10 % 10]}{SYLLABLES[number // 100 % 10]}",
        given_names=f"{SYLLABLES[spread % 10].title()}{SYLLABLES[spread // 10 % 10]}",
        date_of_birth=date(1950, 1, 1) + timedelta(days=spread % 18_000),
        address=Address(street="Kerkstraat", number="1", postcode=f"{1000 + spread % 9000} AB", city="Utrecht"),
        document=IdentityDocument(kind="passport", number=f"N{spread:010d}", issuing_state="NLD"),
    )


def rows(first: int, last: int, people: int) -> Iterator[tuple[dict[str, Any], ...]]:
    """The rows of these entries, in each table that is read."""
    sample = an_entry(EntryNumber("A", 1), a_draft())
    item = sample.content["items"][0]
    for number in range(first, last):
        seller = seller_json(a_seller(number * 7919 % people))
        keys, day = keys_of_seller(seller), date(2020, 1, 1) + timedelta(days=number // 500)
        entry = EntryNumber("A", number)
        yield (
            {
                "series": "A", "number": number, "kind": "purchase", "recorded_at": "2026-11-24T12:00:00.000000Z",
                "happened_on": day.isoformat(), "staff": "1", "body": sample.body, "leaf_hash": sample.leaf_hash,
            },
            {"series": "A", "number": number, "name": "seller", "salt": b"s" * 32, "data": json.dumps(seller).encode()},
            {"id": number, **derived.item_row(entry, sample.content, item)},
            derived.search_row(number, entry, item, [], seller),
            {
                "series": "A", "number": number, "is_buyer": 0, "document_key": keys.document,
                "person_key": keys.person, "firm_key": keys.firm, "address_key": keys.address,
                "happened_on": day.isoformat(), "cash_cents": 1000, "total_cents": 1000, "voided": 0,
            },
        )  # fmt: skip


def fill(store: Store, entries: int) -> None:
    """Writes that many entries."""
    people = max(1, entries // DEALS_EACH)
    tables = (schema.entry, schema.personal_part, schema.item, schema.search, schema.person_of_entry)
    for first in range(1, entries + 1, _AT_ONCE):
        batch = list(rows(first, min(first + _AT_ONCE, entries + 1), people))
        with store.writing() as connection:
            for table, of_table in zip(tables, zip(*batch, strict=True), strict=True):
                connection.execute(insert(table), list(of_table))


def timed(store: Store, call: Callable[[Connection], object], times: int) -> str:
    """How long a call takes, in milliseconds."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        with store.reading() as connection:
            call(connection)
        taken.append((time.perf_counter() - begun) * 1000)
    return f"{statistics.median(taken):7.2f} {sorted(taken)[int(len(taken) * 0.95)]:7.2f}"


def measure(store: Store, entries: int) -> None:
    """Prints what each call takes."""
    people = max(1, entries // DEALS_EACH)
    numbers = itertools.cycle(range(0, people, max(1, people // 97)))
    someone = a_seller(people // 2)
    for typed in (
        "j",
        "jan",
        "jansenb",
        "bruijn dijk",
        someone.document.number[:6],
        someone.document.number,
        "1234 AB",
        "utrecht",
        "nobody",
    ):
        print(f"find {typed!r:22}", timed(store, lambda c, t=typed: sellers.find_sellers(c, t, 20), 30))

    def keys() -> PersonKeys:
        return keys_of_seller(seller_json(a_seller(next(numbers))))

    day = date(2020, 1, 1) + timedelta(days=entries // 500)
    print(f"{'linked cash':27}", timed(store, lambda c: sellers.linked_cash(c, keys(), day - timedelta(30), day), 200))
    print(f"{'attention':27}", timed(store, lambda c: sellers.standing_attention(c, keys()), 200))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    wanted = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        made = create_store(Path(folder) / "book.db", STORE_KEY)
        begun = time.monotonic()
        fill(made, wanted)
        print(f"{wanted} entries written in {time.monotonic() - begun:.0f} s; milliseconds, median and 95 %:")
        measure(made, wanted)
        made.close()
