"""A counter that records one purchase after the other and syncs in the background, until it is killed.

    python -m tests.journeys.busy_counter HOME

Prints the number of each entry once it is recorded: what is printed here, a clerk was shown.
"""

from __future__ import annotations

import itertools
import sys
from datetime import date
from pathlib import Path

from dealer_client.app import open_counter
from dealer_client.register.draft import Address, Draft, DraftItem, Identifier, IdentityDocument, Payment, Seller


def purchase(number: int, today: date) -> Draft:
    """A purchase without a finding that would need a reason."""
    return Draft(
        acquired_on=today,
        seller=Seller(
            surname="Voorbeeld",
            given_names=f"Persoon {number}",
            date_of_birth=date(1980, 1, 1),
            address=Address(street="Kerkstraat", number="1", postcode="3511 AB", city="Utrecht", country="NL"),
            document=IdentityDocument(
                kind="passport", number="SPECI2014", issuing_state="NLD", expires=date(today.year + 5, 1, 1)
            ),
        ),
        items=(
            DraftItem(
                category="tools",
                description=f"boormachine {number}",
                brand="Merk",
                identifiers=(Identifier(kind="serial", value=f"JOURNEY{number:07d}"),),
                price_cents=2500,
            ),
        ),
        payment=Payment(method="card"),
    )


def work(home: Path) -> None:
    """Records until the process ends."""
    counter = open_counter(home)
    for number in itertools.count(counter.desk.entry_count() + 1):
        print(counter.desk.record(purchase(number, counter.desk.today())).number, flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]))
