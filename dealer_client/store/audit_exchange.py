"""Whether what is kept of the exchange fits the book: the central register's receipts, and what waits for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from dealer_client.register.canonical import JsonObject
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.receipts import receipt_holds
from dealer_client.register.tree import EMPTY_ROOT
from dealer_client.register.wording import Text

from . import kept_rows, schema
from .kept_rows import says_the_same


@dataclass(slots=True)
class ReceiptsAgain:
    """The receipts for a series, and the roots that the book has at their sizes when it is computed anew.

    `counter_key` is 32 bytes; `register_key` hexadecimal, empty for whichever a receipt names.
    """

    connection: Connection
    series: str
    counter_key: bytes
    register_key: str
    roots: dict[int, bytes] = field(default_factory=dict)
    """By size of a readable receipt; filled in by whoever computes the tree again."""
    _readable: list[JsonObject] = field(default_factory=list)

    def read(self) -> Iterator[Text]:
        """Reads them; gives what is wrong with those that cannot be read."""
        receipt = schema.receipt
        for row in self.connection.execute(kept_rows.kept(receipt).where(receipt.c.series == self.series)):
            content = _json_object(row.content)
            if content is None or not says_the_same(
                row,
                {
                    "series": content.get("series"),
                    "size": content.get("size"),
                    "received_at": content.get("received_at"),
                    # As `book.add_receipt` writes it.
                    "content": json.dumps(content),
                },
            ):
                yield _RECEIPT_WRONG.filled(n=row.size)
            else:
                self._readable.append(content)
                self.roots[row.size] = EMPTY_ROOT

    def problems(self, size: int) -> Iterator[Text]:
        """What is wrong with them, and with what waits, in a book of so many entries whose roots are filled in."""
        for receipt in self._readable:
            if not (
                receipt_holds(receipt, self.register_key or str(receipt.get("register_key", "")))
                and receipt.get("counter_key") == self.counter_key.hex()
            ):
                yield _RECEIPT_WRONG.filled(n=receipt["size"])
            elif receipt.get("root") != self.roots[receipt["size"]].hex():
                yield _RECEIPT_OTHER_ROOT.filled(n=receipt["size"])
        yield from self._outbox_problems(size)

    def _outbox_problems(self, size: int) -> Iterator[Text]:
        """What waits exists, and what no receipt covers waits (or was rejected): nothing is forgotten."""
        table = schema.outbox
        rows = self.connection.execute(kept_rows.kept(table).where(table.c.series == self.series)).all()
        queued = set(self.connection.execute(select(table.c.number).where(table.c.series == self.series)).scalars())
        if any(not 0 < number <= size for number in queued):
            yield _OUTBOX_UNKNOWN
        covered = max((receipt["size"] for receipt in self._readable), default=0)
        by_file = schema.confirmed_by_file
        confirmed = select(by_file.c.number).where(by_file.c.series == self.series)
        queued |= set(self.connection.execute(confirmed).scalars())
        forgotten = [number for number in range(covered + 1, size + 1) if number not in queued]
        if forgotten:
            yield _OUTBOX_FORGOTTEN.filled(n=EntryNumber(self.series, forgotten[0]))
        for row in rows:
            if not (
                row.state in (b"waiting", b"rejected")
                and _is_moment(row.queued_at)
                and isinstance(_json(row.reasons), list)
            ):
                yield _OUTBOX_UNREADABLE.filled(n=EntryNumber(self.series, row.number))


def _json(kept: bytes) -> Any:
    try:
        return json.loads(kept)
    except ValueError:
        return None


def _json_object(kept: bytes) -> JsonObject | None:
    value = _json(kept)
    return value if isinstance(value, dict) else None


def _is_moment(kept: bytes) -> bool:
    try:
        parse_utc(kept.decode())
    except ValueError:
        return False
    return True


_RECEIPT_WRONG = Text(
    nl="Het ontvangstbewijs voor {n} posten is niet echt of niet voor deze balie.",
    en="The receipt for {n} entries is not genuine or not this counter's.",
)
_RECEIPT_OTHER_ROOT = Text(
    nl="Het centraal register heeft bij {n} posten een ander boek ontvangen dan dit.",
    en="At {n} entries the central register received another book than this one.",
)
_OUTBOX_UNKNOWN = Text(
    nl="In de wachtrij voor het centraal register staat een post die niet bestaat.",
    en="An entry that does not exist waits for the central register.",
)
_OUTBOX_FORGOTTEN = Text(
    nl="Post {n} is niet ontvangen door het centraal register en wacht ook niet.",
    en="Entry {n} was not received by the central register and does not wait for it either.",
)
_OUTBOX_UNREADABLE = Text(
    nl="Post {n}: de regel in de wachtrij is onleesbaar.",
    en="Entry {n}: its line among those that wait is unreadable.",
)
