"""The margin list as a table for a spreadsheet."""

from __future__ import annotations

from dealer_client.documents.spreadsheet import safe_cell, spreadsheet
from dealer_client.register.margin import MarginList
from dealer_client.register.wording import Language, Text

from .cash_book import KIND_NAMES, amount

_COLUMNS = (
    Text(nl="goed", en="item"),
    Text(nl="omschrijving", en="description"),
    Text(nl="verkregen door", en="acquired by"),
    Text(nl="verkregen op", en="acquired on"),
    Text(nl="inkoop", en="purchase"),
    Text(nl="verkoop nr.", en="sale no."),
    Text(nl="verkocht op", en="sold on"),
    Text(nl="verkoop", en="sale"),
    Text(nl="marge", en="margin"),
)
_SOLD = Text(nl="samen, verkocht in deze periode", en="together, sold in this period")
_BOUGHT = Text(nl="ingekocht in deze periode, verkocht of niet", en="bought in this period, sold or not")


def margin_csv(margins: MarginList, language: Language) -> bytes:
    """A row for each sold item, then the sums of the period."""
    rows = [
        [
            line.item,
            safe_cell(line.goods),
            KIND_NAMES[line.acquired_as].in_language(language),
            f"{line.acquired_on:%d-%m-%Y}",
            amount(line.purchase_cents),
            line.sale,
            f"{line.sold_on:%d-%m-%Y}",
            amount(line.sale_cents),
            amount(line.margin_cents),
        ]
        for line in margins.lines
    ]
    cost = sum(line.purchase_cents for line in margins.lines)
    sold = [amount(cost), "", "", amount(margins.sold_cents), amount(margins.margin_cents)]
    rows.append(["", _SOLD.in_language(language), "", "", *sold])
    rows.append(["", _BOUGHT.in_language(language), "", "", amount(margins.bought_cents), "", "", "", ""])
    return spreadsheet([column.in_language(language) for column in _COLUMNS], rows)
