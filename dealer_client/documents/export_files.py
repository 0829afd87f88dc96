"""The register as a file that other programs read: CSV, JSON or XML.

CSV comes in two styles: for a spreadsheet (a byte order mark, semicolons, a decimal comma, Dutch dates, names of
columns in the user's language) and plain (commas, cents and milligrams, ISO dates, the names of `COLUMNS`). In both no
cell begins like a formula: a spreadsheet would carry it out (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from dealer_client.register.canonical import JsonObject
from dealer_client.register.entry import Entry
from dealer_client.register.moments import utc_text
from dealer_client.register.shop import Shop
from dealer_client.register.wording import Language

from . import figures
from .export_rows import COLUMNS, Row, Shape, Value, export_rows
from .kinds import ExportKind
from .shown import ShownEntry
from .spreadsheet import safe_cell, spreadsheet

JSON_FORMAT = "dealer-export/1"
XML_NAMESPACE = "urn:dealer-client:export:1"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export_file(
    kind: ExportKind,
    shop: Shop,
    entries: Sequence[ShownEntry],
    recorded: Sequence[Entry],
    *,
    made_at: datetime,
    language: Language,
) -> bytes:
    """The file. `recorded` are the entries and amendments as they stand in the book, for JSON; `made_at` is UTC."""
    if kind is ExportKind.JSON:
        return _json(shop, entries, recorded, made_at)
    rows = export_rows(entries)
    if kind is ExportKind.XML:
        return _xml(shop, rows, made_at)
    return _spreadsheet(rows, language) if kind is ExportKind.SPREADSHEET else _plain_csv(rows)


def _spreadsheet(rows: Iterable[Row], language: Language) -> bytes:
    return spreadsheet(
        (name.in_language(language) for _shape, name in COLUMNS.values()),
        ([_for_people(row[key], shape) for key, (shape, _name) in COLUMNS.items()] for row in rows),
    )


def _plain_csv(rows: Iterable[Row]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(["" if row[key] is None else _plain(row[key]) for key in COLUMNS] for row in rows)
    return written.getvalue().encode()


def _plain(value: Value) -> str:
    return safe_cell(value) if isinstance(value, str) else str(value)


def _for_people(value: Value, shape: Shape) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        whole, rest = divmod(abs(value), 100 if shape is Shape.CENTS else 1000)
        return f"{'-' if value < 0 else ''}{whole},{rest:0{2 if shape is Shape.CENTS else 3}d}"
    return figures.day(value) if shape is Shape.DATE else safe_cell(value)


def _json(shop: Shop, entries: Sequence[ShownEntry], recorded: Sequence[Entry], made_at: datetime) -> bytes:
    """Everything: what was recorded, the personal data that is still there, and what the entries say now."""
    now: dict[str, JsonObject] = {
        str(entry.number): {
            "content": entry.content,
            "persons": dict(entry.parts),
            "voided_by": str(entry.voided_by.number) if entry.voided_by else None,
        }
        for entry in entries
    }
    document = {
        "format": JSON_FORMAT,
        "made_at": utc_text(made_at),
        "practice": shop.practice,
        "shop": {"dealer": shop.dealer, "kvk": shop.kvk, "series": shop.series, "book": shop.book},
        "entries": [
            {
                "number": str(entry.number),
                "recorded": entry.content,
                "personal": {part.name: part.data for part in entry.personal},
                **({"now": now[str(entry.number)]} if str(entry.number) in now else {}),
            }
            for entry in recorded
        ],
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _xml(shop: Shop, rows: Iterable[Row], made_at: datetime) -> bytes:
    """Rows as elements named like the columns; `resources/documents/export.xsd` is its schema."""
    head = {"made-at": utc_text(made_at), "dealer": shop.dealer, "kvk": shop.kvk, "series": shop.series}
    attributes = "".join(f" {name}={quoteattr(_xml_text(value))}" for name, value in head.items())
    practice = ' practice="true"' if shop.practice else ""
    written = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<register xmlns="{XML_NAMESPACE}"{attributes}{practice}>\n',
    ]
    for row in rows:
        fields = "".join(
            f"<{key}>{escape(_xml_text(str(value)))}</{key}>" for key, value in row.items() if value not in (None, "")
        )
        written.append(f"<row>{fields}</row>\n")
    return "".join([*written, "</register>\n"]).encode()


def _xml_text(text: str) -> str:
    """Without the characters that XML has no place for."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
