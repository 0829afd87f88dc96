"""What a scanner read of a document and what is recorded of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dealer_client.identity.read_by_scanner import changed_since_read
from dealer_client.register.draft import IdentityDocument, Seller

READ = Seller(
    surname="Bruijn",
    date_of_birth=date(1965, 3, 10),
    nationality="NLD",
    document=IdentityDocument(kind="passport", number="SPECI2014", issuing_state="NLD", expires=date(2031, 8, 8)),
)
LICENCE = Seller(document=IdentityDocument(kind="driving-licence", number="1234567890", issuing_state="NLD"))


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        (READ, ()),
        (replace(READ, surname="De Bruijn", given_names="Willeke"), ()),
        (replace(READ, date_of_birth=date(1985, 3, 10)), ("seller.date_of_birth",)),
        (replace(READ, nationality=""), ("seller.nationality",)),
        (replace(READ, document=replace(READ.document, expires=None)), ("seller.document.expires",)),
        (replace(READ, document=replace(READ.document, number="SPECI2015")), ("seller.document.number",)),
        (replace(READ, document=replace(READ.document, issued_by="Utrecht")), ()),
    ],
    ids=["nothing", "name", "birth", "nationality", "expiry", "number", "issue"],
)
def test_what_the_scan_gave_counts_and_a_name_may_be_put_right(now: Seller, changed: tuple[str, ...]) -> None:
    assert changed_since_read(READ, now) == changed


def test_of_a_licence_the_scan_gave_the_number_alone() -> None:
    typed = replace(
        LICENCE, date_of_birth=date(1965, 3, 10), document=replace(LICENCE.document, expires=date(2031, 8, 8))
    )
    assert changed_since_read(typed, replace(typed, date_of_birth=date(1985, 3, 10))) == ()
    assert changed_since_read(typed, replace(typed, document=replace(typed.document, number="1234567891"))) == (
        "seller.document.number",
    )
