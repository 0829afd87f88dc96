"""Batches and answers as CSV (RFC 4180, UTF-8): one line an item, the columns named in the first.

For a program to read. A spreadsheet would take a description that begins with `=` for a formula, so this is not the
file to open in one: that is the export of the register.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from dealer_client.register.canonical import JsonObject
from dealer_client.register.personal import PERSON_PARTS
from dealer_client.register.wording import Text

from . import wire
from .batch_answer import AnswerWrong, BatchAnswer, reason_of, result_of

BATCH_COLUMNS = (
    "book", "series", "number", "line", "kind", "date", "recorded_at", "category", "description", "brand", "model",
    "identifiers", "price_cents", "hold_until", "party", "date_of_birth", "street", "house", "postcode", "city",
    "country", "document_kind", "document_number", "payment", "total_cents", "leaf_hash",
)  # fmt: skip
ANSWER_COLUMNS = ("book", "series", "number", "leaf_hash", "status", "code", "field", "message")


def write(request: wire.UploadRequest) -> bytes:
    """A batch. An entry without items has one line, with no `line` in it."""
    text = io.StringIO()
    lines = csv.DictWriter(text, BATCH_COLUMNS, lineterminator="\r\n")
    lines.writeheader()
    for entry in request.entries:
        content = json.loads(entry.body)
        about = _about(request, entry, content)
        lines.writerows({**about, **item} for item in _items(content))
    return text.getvalue().encode()


def read(text: str) -> BatchAnswer:
    """An answer: one line an entry, and one more for each further reason. Raises AnswerWrong."""
    try:
        rows = list(csv.DictReader(io.StringIO(text), strict=True))
    except csv.Error:
        raise AnswerWrong(_UNREADABLE) from None
    if not rows or any(set(row) != set(ANSWER_COLUMNS) or None in row.values() for row in rows):
        raise AnswerWrong(_UNREADABLE)
    said: dict[tuple[str, str, str], list[JsonObject]] = {}
    for row in rows:
        reasons = said.setdefault((row["number"], row["leaf_hash"], row["status"]), [])
        if row["code"] or row["message"]:
            reasons.append(reason_of(row["code"], row["field"], row["message"]))
    books = {(row["book"], row["series"]) for row in rows}
    if len(books) != 1:
        raise AnswerWrong(_UNREADABLE)
    book, series = books.pop()
    results = tuple(result_of(*about, reasons) for about, reasons in said.items())
    return BatchAnswer(book=book, series=series, results=results)


def _about(request: wire.UploadRequest, entry: wire.WireEntry, content: JsonObject) -> dict[str, Any]:
    parts = {part.name: part.data for part in entry.personal}
    party: Any = next((parts[name] for name in PERSON_PARTS if name in parts), {})
    address, document = party.get("address", {}), party.get("document", {})
    names = (party.get(part) for part in ("name", "given_names", "prefix", "surname"))
    return {
        "book": request.head.book,
        "series": request.head.series,
        "number": entry.number,
        "kind": content["kind"],
        "date": content.get("acquired_on") or content["happened_on"],
        "recorded_at": content["recorded_at"],
        "party": " ".join(name for name in names if name),
        "date_of_birth": party.get("date_of_birth", ""),
        "street": address.get("street", ""),
        "house": f"{address.get('number', '')}{address.get('addition', '')}",
        "postcode": address.get("postcode", ""),
        "city": address.get("city", ""),
        "country": address.get("country", ""),
        "document_kind": document.get("kind", ""),
        "document_number": document.get("number", ""),
        "payment": content.get("payment", {}).get("method", ""),
        "total_cents": content.get("total_cents", ""),
        "leaf_hash": entry.leaf_hash,
    }


def _items(content: JsonObject) -> Iterator[dict[str, Any]]:
    items = content.get("items", ())
    if not items:
        yield {}
    for item in items:
        plain = ("line", "category", "description", "brand", "model", "price_cents")
        yield {
            **{name: item.get(name, "") for name in plain},
            "identifiers": " | ".join(f"{i['kind']}:{i['value']}" for i in item.get("identifiers", ())),
            "hold_until": item.get("hold", {}).get("until", ""),
        }


_UNREADABLE = Text(
    nl="Dit is geen antwoordbestand in CSV met de kolommen {columns}.",
    en="This is no answer file in CSV with the columns {columns}.",
).filled(columns=", ".join(ANSWER_COLUMNS))
