"""The readers of the book: numbers, moments, entries, personal parts, drafts, receipts, heads and field paths."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from dealer_client.register.canonical import parse_object
from dealer_client.register.draft import EntryKind
from dealer_client.register.draft_json import draft_from_json, draft_to_json
from dealer_client.register.entry import MOST_ENTRY_BYTES, Entry
from dealer_client.register.field_path import place_of, steps_of, value_at
from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.numbering import EntryNumber, NumberError, check_series, item_number, parse_number
from dealer_client.register.personal import commitment_of
from dealer_client.register.receipts import receipt_holds
from dealer_client.register.signing import CounterKey, signature_holds
from tests.register.drafts import SOUND
from tests.store.books import an_entry

from .campaign import Parser

_KEY = CounterKey(b"r" * 32)
_ENTRY = an_entry(EntryNumber("A", 1))
_BODY = _ENTRY.body.decode()
_PARTS = [json.dumps(part.data, ensure_ascii=False) for part in _ENTRY.personal]
_HEAD = _KEY.sign_head(book="b", series="A", size=3, root=bytes(32), signed_at=datetime(2026, 11, 24, tzinfo=UTC))
_RECEIPT = json.dumps({**_HEAD.as_json(), "register_key": _KEY.public.hex(), "signature": _HEAD.signature.hex()})


def _numbers(text: str) -> None:
    for parse in (parse_number, item_number, check_series):
        try:
            parse(text)
        except NumberError:
            continue


def _entry(text: str) -> None:
    """A body as the store hands it back: its object, its hash, and what an entry says of itself."""
    entry = Entry(number=EntryNumber("A", 1), body=text.encode("utf-8", "surrogatepass"))
    content = entry.content
    entry.leaf_hash  # noqa: B018 - computed when it is asked for
    if isinstance(content.get("kind"), str):
        EntryKind(content["kind"])
    if isinstance(content.get("recorded_at"), str):
        parse_utc(content["recorded_at"])


def _part(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    commitment_of("seller", bytes(32), data)
    parse_object(data)


def _receipt(text: str) -> None:
    receipt_holds(parse_object(text.encode("utf-8", "surrogatepass")), _KEY.public.hex())


def _head(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert not signature_holds(_KEY.public, data[:64], data)
    assert not signature_holds(data[:32], _HEAD.signature, _HEAD.signed_bytes() + data)


def _draft(text: str) -> None:
    draft_from_json(parse_object(text.encode("utf-8", "surrogatepass")))


def _path(text: str) -> None:
    steps = steps_of(text)
    place_of(text)
    value_at(_ENTRY.content, steps)


_DRAFT = json.dumps(draft_to_json(SOUND), ensure_ascii=False)

PARSERS = [
    Parser(name="numbers", parse=_numbers, good=["A-000123", "A-000123/2", "ABCD-999999999999", "A"]),
    Parser(name="moments", parse=parse_utc, errors=(ValueError,), good=[utc_text(datetime(2026, 11, 24, tzinfo=UTC))]),
    Parser(name="entry_body", parse=_entry, errors=(ValueError,), good=[_BODY], most=MOST_ENTRY_BYTES),
    Parser(name="personal_part", parse=_part, errors=(ValueError,), good=_PARTS, most=MOST_ENTRY_BYTES),
    Parser(name="draft", parse=_draft, errors=(ValueError,), good=[_DRAFT, "{}"], most=MOST_ENTRY_BYTES),
    Parser(name="receipt", parse=_receipt, errors=(ValueError,), good=[_RECEIPT], most=MOST_ENTRY_BYTES),
    Parser(name="tree_head", parse=_head, good=[_HEAD.signature.hex(), _RECEIPT], most=MOST_ENTRY_BYTES),
    Parser(
        name="field_path",
        parse=_path,
        errors=(ValueError,),
        good=["seller.address.street", "items[0].identifiers[1].value", "payment.iban", "reasons.PRICE-ZERO"],
    ),
]
