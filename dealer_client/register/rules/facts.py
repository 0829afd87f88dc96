"""What a draft is judged by besides itself, and the shape of a test that a rule may name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dealer_client.register.draft import Draft
from dealer_client.register.known_seller import Attention
from dealer_client.register.linked_cash import NO_LINKED_CASH, LinkedCash
from dealer_client.register.rule import Rule
from dealer_client.register.stolen_check import StolenCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a draft is judged by besides itself.

    `today` is the shop's date, `registered_at` the UTC moment; `checks` is what is known of the draft's identifiers;
    `linked_cash` the deals in cash with this seller that may count together with this one; `bought_same_day_cents` what
    was paid for other purchases from him on the day of this one; `attention` the flag that stands on him.
    """

    today: date
    municipality: str
    zone: str
    registered_at: datetime
    checks: tuple[StolenCheck, ...] = ()
    linked_cash: LinkedCash = NO_LINKED_CASH
    bought_same_day_cents: int = 0
    attention: Attention | None = None


Hit = tuple[str, Mapping[str, object]]
"""Where a rule applies (as in `Finding.field`) and what fills the places in its words."""
Test = Callable[[Draft, Facts, Rule], Iterable[Hit]]
