"""A shop on some later day, and what is bought and sold there: for the tests of stock and disposals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dealer_client.desk import Desk
from dealer_client.register.disposal import Buyer, Disposal, DisposalLine
from dealer_client.register.draft import Address, Draft, Payment
from tests.journeys.busy_counter import purchase

BUYER = Buyer(
    name="Pietje Koper",
    address=Address(street="Dorpsstraat", number="2", postcode="3512 CD", city="Utrecht", country="NL"),
)


def days_later(desk: Desk, days: int) -> date:
    """From now on it is so many days after today in this shop; the day."""
    later = desk.today() + timedelta(days=days)
    clock: Callable[[], date] = lambda: later  # noqa: E731 - named for its type
    object.__setattr__(desk.at_work, "today", clock)
    return later


def bought(desk: Desk, number: int = 1, **changes: object) -> str:
    """Buys a drill; the number of the item."""
    return record(desk, replace(purchase(number, desk.today()), **changes))[0]  # type: ignore[arg-type]


def record(desk: Desk, draft: Draft) -> tuple[str, ...]:
    """Records an acquisition, with a reason for every warning; the numbers of its items."""
    reasons = {finding.code: "nagezien" for finding in desk.check(draft)}
    return desk.record(replace(draft, reasons=reasons)).items


def a_sale(desk: Desk, *items: str, cents: int = 4000) -> Disposal:
    """A sale of these items that the Dutch pack has nothing against once they are free."""
    return Disposal(
        happened_on=desk.today(),
        lines=tuple(DisposalLine(item=item, price_cents=cents) for item in items),
        buyer=BUYER,
        payment=Payment(method="card"),
    )
