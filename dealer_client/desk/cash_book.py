"""The cash book as a table for a spreadsheet, with a decimal comma, as Dutch bookkeeping programs read it."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dealer_client.documents.spreadsheet import safe_cell, spreadsheet
from dealer_client.register.day_close import CashMovement, DayReport, DealLine, MovementKind
from dealer_client.register.draft import EntryKind, PaymentMethod
from dealer_client.register.wording import Language, Text

_COLUMNS = (
    Text(nl="datum", en="date"),
    Text(nl="volgnummer", en="entry"),
    Text(nl="soort", en="kind"),
    Text(nl="hoort bij", en="about"),
    Text(nl="betaalwijze", en="payment"),
    Text(nl="ontvangen", en="received"),
    Text(nl="betaald", en="paid"),
    Text(nl="opmerking", en="remark"),
)
KIND_NAMES = {
    EntryKind.PURCHASE: Text(nl="inkoop", en="purchase"),
    EntryKind.TRADE_IN: Text(nl="inruil", en="trade-in"),
    EntryKind.CONSIGNMENT: Text(nl="consignatie", en="consignment"),
    EntryKind.PLEDGE: Text(nl="pand", en="pledge"),
    EntryKind.GIFT: Text(nl="gekregen", en="gift"),
    EntryKind.FOUND: Text(nl="gevonden", en="found"),
    EntryKind.SALE: Text(nl="verkoop", en="sale"),
    EntryKind.MELT: Text(nl="gesmolten", en="melted"),
    EntryKind.RETURN: Text(nl="teruggegeven", en="given back"),
    EntryKind.POLICE: Text(nl="aan de politie", en="to the police"),
    EntryKind.DESTROYED: Text(nl="vernietigd", en="destroyed"),
    EntryKind.CORRECTION: Text(nl="verbetering", en="correction"),
    EntryKind.VOID: Text(nl="doorhaling", en="struck out"),
}
METHOD_NAMES = {
    PaymentMethod.CASH.value: Text(nl="contant", en="cash"),
    PaymentMethod.BANK.value: Text(nl="bank", en="bank"),
    PaymentMethod.CARD.value: Text(nl="pas", en="card"),
}
MOVEMENT_NAMES = {
    MovementKind.FLOAT: Text(nl="wisselgeld", en="float"),
    MovementKind.BANK: Text(nl="storting bij de bank", en="bank drop"),
    MovementKind.OTHER: Text(nl="kas, anders", en="till, other"),
}
_DIFFERENCE = Text(nl="kasverschil", en="till difference")


@dataclass(frozen=True, slots=True, kw_only=True)
class CashBook:
    """What a period moved, and the days of it that were closed."""

    deals: tuple[DealLine, ...]
    movements: tuple[CashMovement, ...]
    closes: tuple[DayReport, ...]


def cash_book_csv(kept: CashBook, zone: ZoneInfo, language: Language) -> bytes:
    """The rows in order of day. UTF-8 with a mark, so that a spreadsheet knows."""
    rows = [(deal.happened_on, _deal_row(deal, language)) for deal in kept.deals]
    rows += [(movement.at.astimezone(zone).date(), _movement_row(movement, language)) for movement in kept.movements]
    rows += [(close.day, _difference_row(close, language)) for close in kept.closes if close.difference_cents]
    rows.sort(key=lambda row: row[0])
    header = [column.in_language(language) for column in _COLUMNS]
    return spreadsheet(header, ([f"{day:%d-%m-%Y}", *row] for day, row in rows))


def amount(cents: int) -> str:
    """`1234,50`: without signs for thousands, which a spreadsheet may read otherwise."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02d}"


def _deal_row(deal: DealLine, language: Language) -> list[str]:
    kind = KIND_NAMES.get(deal.kind, Text(nl=deal.kind.value, en=deal.kind.value)).in_language(language)
    method = METHOD_NAMES.get(deal.method, Text(nl=deal.method, en=deal.method)).in_language(language)
    return [deal.entry, kind, deal.about, method, *_in_and_out(deal.cents), ""]


def _movement_row(movement: CashMovement, language: Language) -> list[str]:
    cash = METHOD_NAMES[PaymentMethod.CASH.value].in_language(language)
    kind = MOVEMENT_NAMES[movement.kind].in_language(language)
    return ["", kind, "", cash, *_in_and_out(movement.cents), safe_cell(movement.reason)]


def _difference_row(close: DayReport, language: Language) -> list[str]:
    cash = METHOD_NAMES[PaymentMethod.CASH.value].in_language(language)
    reason = safe_cell(close.count.reason) if close.count is not None else ""
    return ["", _DIFFERENCE.in_language(language), "", cash, *_in_and_out(close.difference_cents), reason]


def _in_and_out(cents: int) -> list[str]:
    return [amount(cents), ""] if cents > 0 else ["", amount(-cents)]
