"""What a draft is judged by besides itself, and the shape of a test that a rule may name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dealer_client.register.draft import Draft
from dealer_client.register.rule_pack import Rule
from dealer_client.register.stolen_check import StolenCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a draft is judged by besides itself.

    `today` is the shop's date, `registered_at` the UTC moment; `checks` is what is known of the draft's identifiers;
    `linked_cash_cents` what this seller was paid in cash
    before in deals that count together with this one.
    """

    today: date
    municipality: str
    zone: str
    registered_at: datetime
    checks: tuple[StolenCheck, ...] = ()
    linked_cash_cents: int = 0


Hit = tuple[str, Mapping[str, object]]
"""Where a rule applies (as in `Finding.field`) and what fills the places in its words."""
Test = Callable[[Draft, Facts, Rule], Iterable[Hit]]
