"""Searching the register as one types: names, goods, identifiers and numbers, by the beginning of each word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, func, select, text

from dealer_client.goods.identifiers import fold_lookalikes, normalise
from dealer_client.register.draft import EntryKind
from dealer_client.register.listing import RegisterLine, UploadState
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber

from . import schema
from .line_details import identifiers_of, matched_of, parties_of

_MOST_CHARACTERS = 400
_MOST_WORDS = 12
_LEAST_FOLDED = 4

# Without the underscore, which the index takes for a space.
_WORD = re.compile(r"[^\W_]+")
_ENTRY_NUMBER = re.compile(r"\b[A-Za-z]{1,4}-\d{6,12}(?:/\d{1,4})?(?!\w)", re.ASCII)
_MATCHING = text("search MATCH :words")


def find_lines(connection: Connection, query: str, *, limit: int, offset: int) -> list[RegisterLine]:
    """The items that have every word of the query, newest first; all of them for an empty query."""
    words = fts_words(query)
    item, entry, outbox = schema.item, schema.entry, schema.outbox
    chosen = select(item.c.id)
    if words:
        chosen = select(schema.search.c.rowid.label("id")).select_from(schema.search).where(_MATCHING)
        chosen = chosen.order_by(schema.search.c.rowid.desc())
    else:
        chosen = chosen.order_by(item.c.id.desc())
    page = chosen.limit(limit).offset(offset).subquery()
    rows = connection.execute(
        select(item, entry.c.kind, entry.c.recorded_at, entry.c.happened_on, outbox.c.state)
        .join(page, page.c.id == item.c.id)
        .join(entry, (entry.c.series == item.c.series) & (entry.c.number == item.c.number))
        .outerjoin(outbox, (outbox.c.series == item.c.series) & (outbox.c.number == item.c.number))
        .order_by(item.c.id.desc()),
        {"words": words} if words else {},
    ).all()
    return _lines(connection, rows)


def count_lines(connection: Connection, query: str) -> int:
    """How many items `find_lines` would give without a limit."""
    words = fts_words(query)
    if not words:
        return connection.execute(select(func.count()).select_from(schema.item)).scalar_one()
    return connection.execute(
        select(func.count()).select_from(schema.search).where(_MATCHING), {"words": words}
    ).scalar_one()


def _lines(connection: Connection, rows: Sequence[Row[Any]]) -> list[RegisterLine]:
    identifiers = identifiers_of(connection, [row.id for row in rows])
    sellers = parties_of(connection, [(row.series, row.number) for row in rows])
    matched = matched_of(connection, [(row.series, row.number) for row in rows])
    return [
        RegisterLine(
            entry=EntryNumber(row.series, row.number),
            line=row.line,
            kind=EntryKind(row.kind),
            recorded_at=parse_utc(row.recorded_at),
            acquired_on=date.fromisoformat(row.happened_on),
            category=row.category,
            description=row.description,
            brand=row.brand,
            model=row.model,
            identifiers=tuple(identifiers.get(row.id, ())),
            weight_mg=row.weight_mg,
            fineness=row.fineness,
            price_cents=row.price_cents,
            seller=sellers.get((row.series, row.number), ""),
            hold_until=date.fromisoformat(row.hold_until),
            upload=UploadState(row.state) if row.state else UploadState.ACCEPTED,
            matched=(row.series, row.number, row.line) in matched,
        )
        for row in rows
    ]


def fts_words(query: str) -> str:
    """What was typed as an FTS5 expression: every word as the beginning of one; nothing can become an operator."""
    typed = unicodedata.normalize("NFC", query[:_MOST_CHARACTERS])
    numbers = _ENTRY_NUMBER.findall(typed)
    words = _WORD.findall(_ENTRY_NUMBER.sub(" ", typed))[:_MOST_WORDS]
    every = [f'number : "{number}"' for number in numbers[:_MOST_WORDS]]
    every += [_run_query(tuple(run), has_digits) for has_digits, run in groupby(words, _has_digit)]
    joined = " AND ".join(every)
    # A number in groups of which some are letters, "WTU 123456", is kept in one piece too.
    return f'({joined}) OR (identifiers : "{"".join(words)}"*)' if len(words) > 1 and not numbers else joined


def _run_query(words: Sequence[str], has_digits: bool) -> str:
    """Words that follow one another and all have a digit, or none has one."""
    each = " AND ".join(_word_query(word) for word in words)
    # A number that is typed in groups, "49 015420 323751 8", is kept in one piece too.
    return f"(({each}) OR {_word_query(''.join(words))})" if has_digits and len(words) > 1 else each


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _word_query(word: str) -> str:
    folded = fold_lookalikes(normalise("", word))
    # Only what looks like a number is tried with its look-alikes; a name stays a name.
    if len(folded) >= _LEAST_FOLDED and _has_digit(word):
        return f'("{word}"* OR identifiers : "{folded}"*)'
    return f'"{word}"*'
