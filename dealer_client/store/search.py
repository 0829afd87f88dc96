"""Searching the register as one types, and listing it: goods that came in and goods that went out, newest first.

Items and lines of disposals have one sequence of ids, which is that of the full-text index: the newest line of the
register has the largest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, null, or_, select, text, union_all

from dealer_client.register.canonical import parse_object
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS, EntryKind, Identifier
from dealer_client.register.listing import ALL_LINES, RegisterFilter, RegisterLine, UploadState
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber

from . import entries_without_goods, schema
from .any_of import any_of, values
from .item_states import in_states, narrowing
from .line_details import corrected_days, identifiers_of, matched_of, parties_of
from .search_words import fts_names, fts_words

_MATCHING = text("search MATCH :words")


def find_lines(
    connection: Connection,
    query: str,
    *,
    limit: int,
    offset: int,
    only: RegisterFilter = ALL_LINES,
    today: date = date.min,
    every_entry: bool = False,
) -> list[RegisterLine]:
    """The lines that have every word of the query and pass the filter, newest first; all of them for neither.

    `today` is the shop's date, on which the states of items depend. `every_entry`: where no word is asked for, entries
    without goods stand among them.
    """
    words = _words(query, only)
    if not words and every_entry and entries_without_goods.are_asked(only):
        return _every_entry(connection, only, today, limit, offset)
    chosen: Any = _matching(only, today) if words else _listed(only, today)
    page = chosen.order_by(text("id DESC")).limit(limit).offset(offset)
    ids = [int(row.id) for row in connection.execute(page, {"words": words} if words else {})]
    return _lines(connection, ids)


def count_lines(
    connection: Connection,
    query: str,
    *,
    only: RegisterFilter = ALL_LINES,
    today: date = date.min,
    every_entry: bool = False,
) -> int:
    """How many lines `find_lines` would give without a limit."""
    words = _words(query, only)
    if words:
        counted = select(func.count()).select_from(_matching(only, today).subquery())
        return connection.execute(counted, {"words": words}).scalar_one()
    listed = _by_table(only, today)
    if every_entry and entries_without_goods.are_asked(only):
        listed.append(entries_without_goods.listed(only).with_only_columns(schema.entry.c.number))
    return sum(connection.execute(select(func.count()).select_from(lines.subquery())).scalar_one() for lines in listed)


def _every_entry(
    connection: Connection, only: RegisterFilter, today: date, limit: int, offset: int
) -> list[RegisterLine]:
    of_goods = [lines.add_columns(null().label("entry_row")) for lines in _by_table(only, today)]
    chosen = union_all(*of_goods, entries_without_goods.listed(only))
    rows = connection.execute(chosen.order_by(text("id DESC")).limit(limit).offset(offset)).all()
    lines = iter(_lines(connection, [int(row.id) for row in rows if row.entry_row is None]))
    others = [row.entry_row for row in rows if row.entry_row is not None]
    read = entries_without_goods.read_lines(connection, others)
    return [next(lines) if row.entry_row is None else read[row.entry_row] for row in rows]


def _words(query: str, only: RegisterFilter) -> str:
    typed, names = fts_words(query), fts_names(only.party)
    return f"({typed}) AND ({names})" if typed and names else typed or names


def _matching(only: RegisterFilter, today: date) -> Select[Any]:
    """The ids of what the index finds. The filter is looked up line by line, so that a full page ends the search."""
    search = schema.search
    found = select(search.c.rowid.label("id")).select_from(search)
    found = found.where(_MATCHING, *narrowing(only.states), *_within(only))
    if replace(only, party="") == ALL_LINES:
        return found
    passing = [lines.where(lines.selected_columns.id == search.c.rowid).exists() for lines in _by_table(only, today)]
    return found.where(or_(text("0"), *passing))


def _within(only: RegisterFilter) -> list[ColumnElement[bool]]:
    """Conditions on the search index that keep it from being read where no line of these days can be.

    Lines are mostly as old as their ids say; where one is not, it widens what is read and nothing more.
    """
    found, within = schema.search.c.rowid, []
    if only.first is not None:
        within.append(found >= _outermost(func.min, only))
    if only.last is not None:
        within.append(found <= _outermost(func.max, only))
    return within


def _outermost(which: Callable[[ColumnElement[int]], ColumnElement[int]], only: RegisterFilter) -> ColumnElement[int]:
    of_days = RegisterFilter(first=only.first, last=only.last)
    ends = [
        select(which(table.c.id).label("id")).where(*_about(table, of_days))
        for table in (schema.item, schema.disposal_item)
    ]
    both = union_all(*ends).subquery()
    return select(which(both.c.id)).scalar_subquery()


def _listed(only: RegisterFilter, today: date) -> Any:
    """The ids of the lines that pass the filter, where no word is asked for."""
    first, *others = _by_table(only, today) or [select(schema.item.c.id).where(text("0"))]
    return union_all(first, *others) if others else first


def _by_table(only: RegisterFilter, today: date) -> list[Select[Any]]:
    """The ids of the lines that pass the filter, in lists that have none in common: each is answered by an index."""
    item, gone = schema.item, schema.disposal_item
    found = []
    for of_kind in _passing(item, only, ACQUISITIONS):
        found += [of_kind.where(*conditions) for conditions in in_states(only.states, today)]
    return found if only.states else [*found, *_passing(gone, only, DISPOSALS)]


def _passing(table: Table, only: RegisterFilter, all_kinds: frozenset[EntryKind]) -> list[Select[Any]]:
    lines = select(table.c.id).where(*_about(table, only))
    if not only.kinds or only.kinds >= all_kinds:
        return [lines]
    return [lines.where(table.c.kind == kind.value) for kind in sorted(only.kinds & all_kinds)]


def _about(table: Table, only: RegisterFilter) -> list[ColumnElement[bool]]:
    about: list[ColumnElement[bool]] = []
    if only.first is not None:
        about.append(table.c.happened_on >= only.first.isoformat())
    if only.last is not None:
        about.append(table.c.happened_on <= only.last.isoformat())
    if only.staff:
        about.append(table.c.staff == only.staff)
    if only.category:
        about.append(table.c.category == only.category)
    return about


def _lines(connection: Connection, ids: Sequence[int]) -> list[RegisterLine]:
    came_in, went_out = (_rows(connection, table, ids) for table in (schema.item, schema.disposal_item))
    rows = {row.id: row for row in (*came_in, *went_out)}
    numbers = [(row.series, row.number) for row in rows.values()]
    identifiers, parties = identifiers_of(connection, ids), parties_of(connection, numbers)
    matched, corrected = matched_of(connection, numbers), corrected_days(connection, numbers)
    lines = []
    for line_id in ids:
        row = rows[line_id]
        key = (row.series, row.number)
        details = {"party": parties.get(key, ""), "matched": (*key, row.line) in matched}
        details |= {"corrected": key in corrected, "happened_on": corrected.get(key, row.happened_on)}
        if row.kind in DISPOSALS:
            lines.append(_gone_line(row, **details))
        else:
            lines.append(_item_line(row, identifiers.get(row.id, ()), **details))
    return lines


def _rows(connection: Connection, table: Table, ids: Sequence[int]) -> Iterable[Row[Any]]:
    return connection.execute(_ROWS[table], {"ids": values(ids)}).all()


def _rows_of(table: Table) -> Select[Any]:
    entry, outbox = schema.entry, schema.outbox
    # The body is needed only for what a disposal says of its goods' identifiers.
    body = [entry.c.body] if table is schema.disposal_item else []
    return (
        select(table, entry.c.recorded_at, outbox.c.state, *body)
        .join(entry, (entry.c.series == table.c.series) & (entry.c.number == table.c.number))
        .outerjoin(outbox, (outbox.c.series == table.c.series) & (outbox.c.number == table.c.number))
        .where(table.c.id.in_(any_of("ids")))
    )


_ROWS = {table: _rows_of(table) for table in (schema.item, schema.disposal_item)}


def _item_line(row: Row[Any], identifiers: Iterable[Identifier], **details: Any) -> RegisterLine:
    return _line(
        row,
        item=EntryNumber(row.series, row.number).item(row.line),
        identifiers=tuple(identifiers),
        weight_mg=row.weight_mg,
        fineness=row.fineness,
        hold_until=date.fromisoformat(row.hold_until),
        left_by=row.left_by,
        **details,
    )


def _gone_line(row: Row[Any], **details: Any) -> RegisterLine:
    said = parse_object(row.body)["items"][row.line - 1].get("identifiers", ())
    return _line(
        row,
        item=EntryNumber(row.item_series, row.item_number).item(row.item_line),
        identifiers=tuple(Identifier(kind=identifier["kind"], value=identifier["value"]) for identifier in said),
        weight_mg=None,
        fineness="",
        hold_until=None,
        left_by="",
        **details,
    )


def _line(row: Row[Any], *, happened_on: str, **details: Any) -> RegisterLine:
    return RegisterLine(
        entry=EntryNumber(row.series, row.number),
        line=row.line,
        kind=EntryKind(row.kind),
        recorded_at=parse_utc(row.recorded_at),
        happened_on=date.fromisoformat(happened_on),
        category=row.category,
        description=row.description,
        brand=row.brand,
        model=row.model,
        price_cents=row.price_cents,
        voided_by=row.voided_by,
        upload=UploadState(row.state) if row.state else UploadState.ACCEPTED,
        **details,
    )
