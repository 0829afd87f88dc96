"""Reading the margin list from the rows of items and of the sales that took them out."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from dealer_client.register.draft import EntryKind
from dealer_client.register.margin import MarginLine, MarginList
from dealer_client.register.numbering import EntryNumber

from . import schema

_BOUGHT = (EntryKind.PURCHASE.value, EntryKind.TRADE_IN.value)


def read_margins(connection: Connection, series: str, first: date, last: date) -> MarginList:
    """The sales of these days, in order, each item with what was paid for it; what was voided does not count."""
    item, gone = schema.item, schema.disposal_item
    sale, bought = schema.entry.alias("sale"), schema.entry.alias("bought")
    days = (first.isoformat(), last.isoformat())
    rows = connection.execute(
        select(
            gone,
            item.c.price_cents.label("purchase_cents"),
            bought.c.kind.label("acquired_as"),
            bought.c.happened_on.label("acquired_on"),
            sale.c.happened_on.label("sold_on"),
        )
        .join(sale, (sale.c.series == gone.c.series) & (sale.c.number == gone.c.number))
        .join(
            item,
            (item.c.series == gone.c.item_series)
            & (item.c.number == gone.c.item_number)
            & (item.c.line == gone.c.item_line),
        )
        .join(bought, (bought.c.series == item.c.series) & (bought.c.number == item.c.number))
        .where(
            gone.c.series == series,
            gone.c.voided_by == "",
            sale.c.kind == EntryKind.SALE.value,
            sale.c.happened_on.between(*days),
        )
        .order_by(gone.c.number, gone.c.line)
    )
    lines = [
        MarginLine(
            item=EntryNumber(row.item_series, row.item_number).item(row.item_line),
            goods=" ".join(word for word in (row.brand, row.model, row.description) if word),
            acquired_as=EntryKind(row.acquired_as),
            acquired_on=date.fromisoformat(row.acquired_on),
            purchase_cents=row.purchase_cents or 0,
            sale=str(EntryNumber(row.series, row.number)),
            sold_on=date.fromisoformat(row.sold_on),
            sale_cents=row.price_cents or 0,
        )
        for row in rows
    ]
    entry = schema.entry
    total = connection.execute(
        select(func.coalesce(func.sum(item.c.price_cents), 0))
        .join(entry, (entry.c.series == item.c.series) & (entry.c.number == item.c.number))
        .where(
            entry.c.series == series,
            entry.c.happened_on.between(*days),
            entry.c.kind.in_(_BOUGHT),
            item.c.voided_by == "",
        )
    ).scalar_one()
    return MarginList(first=first, last=last, lines=tuple(lines), bought_cents=int(total))
