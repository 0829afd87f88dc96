"""What is said about the seller of a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dealer_client.identity.findings import seller_findings
from dealer_client.identity.rules import SELLER_TESTS
from dealer_client.register.draft import (
    Address,
    Draft,
    DraftItem,
    Exchange,
    Firm,
    Found,
    Identifier,
    IdentityDocument,
    Payment,
    Seller,
    Signature,
)
from dealer_client.register.findings import Finding, Level
from dealer_client.register.limits import text_fields
from dealer_client.register.rules import TESTS
from tests.register.drafts import judged_by

TODAY = date(2026, 11, 24)
BSN = "111222333"

SELLER = Seller(
    surname="Bruijn",
    prefix="de",
    given_names="Willeke",
    date_of_birth=date(1965, 3, 10),
    address=Address(street="Kerkstraat", number="12", postcode="3511 AB", city="Utrecht", country="NL"),
    document=IdentityDocument(kind="passport", number="SPECI2014", issuing_state="NLD"),
)
DRAFT = Draft(
    seller=SELLER,
    items=(
        DraftItem(
            category="phone", description="telefoon", identifiers=(Identifier(kind="imei", value="490154203237518"),)
        ),
    ),
    payment=Payment(method="bank", iban="NL91 ABNA 0417 1643 00"),
    reasons={"DOCUMENT-EXPIRED": "nieuw paspoort aangevraagd"},
)


def with_seller(**values: object) -> Draft:
    return replace(DRAFT, seller=replace(SELLER, **values))


def with_address(**values: object) -> Draft:
    return with_seller(address=replace(SELLER.address, **values))


def with_document(**values: object) -> Draft:
    return with_seller(document=replace(SELLER.document, **values))


def with_item(**values: object) -> Draft:
    return replace(DRAFT, items=(replace(DRAFT.items[0], **values),))


def with_payment(**values: str) -> Draft:
    return replace(DRAFT, payment=Payment(**values))


def said(draft: Draft) -> list[Finding]:
    """What the room itself says, and what the rules of the Dutch pack say by its tests."""
    visa = {"document-is": TESTS["document-is"]}
    return [*judged_by({**SELLER_TESTS, **visa}, draft, TODAY), *seller_findings(draft, today=TODAY)]


def found(draft: Draft) -> list[tuple[str, Level, str]]:
    return [(finding.code, finding.level, finding.field) for finding in said(draft)]


def test_a_good_draft_has_no_findings() -> None:
    assert found(DRAFT) == []
    assert found(Draft()) == []


@pytest.mark.parametrize(
    ("draft", "code", "level", "field"),
    [
        (with_address(postcode="3511"), "POSTCODE-WRONG", Level.BLOCK, "seller.address.postcode"),
        (with_address(country="ZZ"), "COUNTRY-UNKNOWN", Level.BLOCK, "seller.address.country"),
        (with_address(country="NLD", postcode=""), "COUNTRY-UNKNOWN", Level.BLOCK, "seller.address.country"),
        (with_document(kind="library-card"), "DOCUMENT-KIND-UNKNOWN", Level.BLOCK, "seller.document.kind"),
        (with_document(kind="visa"), "DOCUMENT-IS-VISA", Level.WARN, "seller.document.kind"),
        (with_document(issuing_state="NL"), "ISSUING-STATE-FORM", Level.BLOCK, "seller.document.issuing_state"),
        (with_document(issuing_state="Nederland"), "ISSUING-STATE-FORM", Level.BLOCK, "seller.document.issuing_state"),
        (with_document(issued_on=date(2026, 11, 25)), "DOCUMENT-ISSUED-LATE", Level.WARN, "seller.document.issued_on"),
        (
            with_document(issued_on=date(2026, 1, 2), expires=date(2026, 1, 1)),
            "DOCUMENT-ISSUED-LATE",
            Level.WARN,
            "seller.document.issued_on",
        ),
        (with_document(issuing_state="ZZZ"), "ISSUING-STATE-UNKNOWN", Level.WARN, "seller.document.issuing_state"),
        (with_document(number="1234"), "DOCUMENT-NUMBER-UNUSUAL", Level.HINT, "seller.document.number"),
        (with_seller(date_of_birth=date(2026, 11, 25)), "BIRTH-DATE-IN-FUTURE", Level.BLOCK, "seller.date_of_birth"),
        (with_seller(date_of_birth=date(1899, 1, 1)), "BIRTH-DATE-LONG-AGO", Level.BLOCK, "seller.date_of_birth"),
        (with_seller(surname="Bru1jn"), "NAME-HAS-DIGITS", Level.HINT, "seller.surname"),
        (with_seller(nationality="ZZZ"), "NATIONALITY-UNKNOWN", Level.HINT, "seller.nationality"),
        (
            with_payment(method="bank", iban="NL91ABNA0417164301"),
            "IBAN-WRONG",
            Level.BLOCK,
            "payment.iban",
        ),
        (with_payment(method="bank"), "IBAN-MISSING", Level.HINT, "payment.iban"),
        (
            with_payment(method="cash", iban="NL91ABNA0417164300"),
            "IBAN-NOT-NEEDED",
            Level.HINT,
            "payment.iban",
        ),
    ],
)
def test_what_is_wrong_stands_at_its_field(draft: Draft, code: str, level: Level, field: str) -> None:
    assert found(draft) == [(code, level, field)]


@pytest.mark.parametrize(
    ("country", "number", "said"),
    [
        ("NL", "1234567", [("KVK-WRONG", Level.BLOCK, "seller.firm.kvk")]),
        ("NL", " ", [("KVK-MISSING", Level.HINT, "seller.firm.kvk")]),
        ("DE", "HRB 98765", []),
        ("DE", "", []),
    ],
    ids=["a slip", "none", "a German number", "none of a German firm"],
)
def test_a_firm_has_the_number_that_its_country_gives(
    country: str, number: str, said: list[tuple[str, Level, str]]
) -> None:
    seller = with_address(country=country, postcode="" if country == "DE" else "3511 AB").seller
    assert found(replace(DRAFT, seller=replace(seller, firm=Firm(name="Opkoop", kvk=number)))) == said


def test_a_code_for_documents_in_an_address_is_answered_with_the_right_one() -> None:
    (finding,) = said(with_address(country="BEL", postcode="1000"))
    assert "BE" in finding.text.nl.split()[-1]


def test_a_foreign_postcode_is_not_judged() -> None:
    assert found(with_address(country="GB", postcode="SW1A 1AA")) == []
    assert found(with_address(country="US", postcode="11122-2333")) == []


def blocked(draft: Draft, field: str) -> Finding:
    (finding,) = [f for f in said(draft) if f.code == "BSN-IN-TEXT"]
    assert (finding.level, finding.field) == (Level.BLOCK, field)
    assert "Autoriteit Persoonsgegevens" in finding.source
    assert "BSN" in finding.text.nl
    assert "BSN" in finding.text.en
    return finding


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (with_seller(surname=BSN), "seller.surname"),
        (with_seller(given_names=f"Jan {BSN}"), "seller.given_names"),
        (with_address(street=f"Kerkstraat {BSN}"), "seller.address.street"),
        (with_address(addition=BSN), "seller.address.addition"),
        (with_item(description=f"telefoon, BSN {BSN}"), "items[0].description"),
        (with_item(brand=BSN), "items[0].brand"),
        (with_item(identifiers=(Identifier(kind="serial", value=f"BSN {BSN}"),)), "items[0].identifiers[0].value"),
        (replace(DRAFT, reasons={"NOT-CHECKED": f"zie {BSN}"}), "reasons.NOT-CHECKED"),
    ],
)
def test_a_bsn_in_any_text_blocks_and_is_not_repeated(draft: Draft, field: str) -> None:
    finding = blocked(draft, field)
    assert BSN not in finding.text.nl + finding.text.en


def test_every_text_field_of_a_draft_is_guarded() -> None:
    guarded = {
        finding.field for finding in said(_everywhere(BSN)) if finding.code in ("BSN-IN-TEXT", "BSN-AS-IDENTIFIER")
    }
    assert guarded == {field for field, _, _ in text_fields(_everywhere(BSN))}


def _everywhere(text: str) -> Draft:
    names = ("surname", "prefix", "given_names", "nationality")
    places = ("street", "number", "addition", "postcode", "city", "country")
    goods = ("category", "description", "brand", "model", "colour", "fineness", "features", "condition", "stones")
    return Draft(
        seller=Seller(
            **dict.fromkeys(names, text),
            address=Address(**dict.fromkeys(places, text)),
            document=IdentityDocument(kind=text, number=text, issuing_state=text, issued_by=text, checked=text),
            firm=Firm(name=text, kvk=text, vat=text),
        ),
        items=(DraftItem(**dict.fromkeys(goods, text), identifiers=(Identifier(kind=text, value=text),)),),
        payment=Payment(method=text, iban=text),
        exchange=Exchange(description=text, item=text),
        terms=text,
        found=Found(where=text),
        signature=Signature(statement=text),
        reasons={"CODE": text},
    )


def test_a_bsn_in_place_of_a_dutch_document_number_blocks() -> None:
    blocked(with_document(number=BSN), "seller.document.number")
    blocked(with_document(number="111.222.333"), "seller.document.number")


def test_without_an_issuing_state_it_blocks_with_a_way_out() -> None:
    finding = blocked(with_document(number=BSN, issuing_state=""), "seller.document.number")
    assert "land van afgifte" in finding.text.nl


def test_a_foreign_document_number_may_pass_the_test_by_chance() -> None:
    assert found(with_document(number=BSN, issuing_state="USA")) == []


def test_a_serial_number_that_passes_the_test_by_chance_is_asked_about() -> None:
    draft = with_item(identifiers=(Identifier(kind="serial", value=BSN),))
    assert found(draft) == [("BSN-AS-IDENTIFIER", Level.WARN, "items[0].identifiers[0].value")]
