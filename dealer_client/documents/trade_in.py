"""What money changed hands in a trade-in beside the goods: how much, by whom and how, for paper."""

from __future__ import annotations

from dealer_client.register.day_close import payments_of
from dealer_client.register.draft import EntryKind

from . import figures
from . import purchase_wording as words
from .pen import Pen
from .sheet import EntryOnPaper


def is_trade_in(entry: EntryOnPaper) -> bool:
    """Whether goods were given in exchange, so that the total is not what was paid."""
    return bool(entry.content["kind"] == EntryKind.TRADE_IN)


def paid_on_top(pen: Pen, entry: EntryOnPaper, method: str) -> str:
    """`€ 30,00 door de aanbieder, contant`; empty where nothing was. `method` is how it was paid, fit for paper."""
    cents = sum(payments_of(EntryKind.TRADE_IN, entry.content).values())
    if not cents:
        return ""
    by = words.BY_SELLER if cents > 0 else words.BY_DEALER
    return pen.say(by, amount=figures.euro(abs(cents)), method=method)
