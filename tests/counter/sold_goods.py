"""Purchases for the tests of the places that read the book: recorded by the desk, without the form."""

from __future__ import annotations

from dataclasses import replace

from dealer_client.desk import Desk, Recorded
from dealer_client.register.draft import DraftItem
from tests.register.drafts import SOUND


def buy(desk: Desk, *items: DraftItem, surname: str = "Bruijn", **changes: object) -> Recorded:
    """An acquisition of today, `changes` of the draft on top; what the rules warn of is answered."""
    today = desk.today()
    document = replace(SOUND.seller.document, expires=today.replace(year=today.year + 5, day=1))
    seller = replace(SOUND.seller, surname=surname, document=document)
    draft = replace(SOUND, acquired_on=today, seller=seller, items=items or SOUND.items)
    draft = replace(draft, **changes)  # type: ignore[arg-type]
    reasons = {finding.code: "nagezien" for finding in desk.check(draft)}
    return desk.record(replace(draft, reasons=reasons))


def a_bicycle(colour: str = "groen") -> DraftItem:
    """A bicycle of a well-known make."""
    return DraftItem(category="bicycle", description="herenfiets", brand="Gazelle", colour=colour, price_cents=8500)
