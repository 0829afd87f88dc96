"""The parsers of `identity`."""

from __future__ import annotations

from datetime import date

from dealer_client.identity.bank_accounts import is_iban, tidy_iban
from dealer_client.identity.bsn import holds_bsn, is_bare_bsn
from dealer_client.identity.countries import tidy_country, tidy_issuing_state
from dealer_client.identity.documents import dutch_number_doubt, tidy_document_number
from dealer_client.identity.findings import seller_findings
from dealer_client.identity.firms import kvk_number_problem, tidy_kvk_number, tidy_vat_number, vat_number_problem
from dealer_client.identity.mrz import looks_like_mrz, read_mrz
from dealer_client.identity.mrz_errors import MrzError
from dealer_client.identity.names import split_prefix, tidy_given_names, tidy_prefix, tidy_surname
from dealer_client.identity.postcodes import is_dutch_postcode, tidy_postcode
from dealer_client.register.draft import Address, Draft, DraftItem, Identifier, IdentityDocument, Payment, Seller
from tests.identity import zones

from .campaign import Parser

_ZONES = [*zones.SPECIMENS.values(), zones.DUTCH_LICENCE]
_READER = [*_ZONES, *(zone.replace("<", ";").replace("\n", "\r") for zone in _ZONES)]
_TEXTS = ["BSN 111222333", "tel. 06-12345678", "111.222.333", "NL123456782B01", "KvK 12345678", "1 1 1 2 2 2 3 3 3"]


def _names(text: str) -> None:
    split_prefix(text)
    tidy_surname(text)
    tidy_given_names(text)
    tidy_prefix(text)


def _documents(text: str) -> None:
    tidy_document_number(text)
    dutch_number_doubt("passport", text)
    tidy_country(text)
    tidy_issuing_state(text)


def _firms(text: str) -> None:
    tidy_kvk_number(text)
    kvk_number_problem(text)
    tidy_vat_number(text)
    vat_number_problem(text)


def _everywhere(text: str) -> None:
    """A draft with the text in each of its fields."""
    seller = Seller(
        surname=text,
        prefix=text,
        given_names=text,
        nationality=text,
        address=Address(street=text, number=text, addition=text, postcode=text, city=text, country=text),
        document=IdentityDocument(kind=text, number=text, issuing_state=text, issued_by=text, checked=text),
    )
    item = DraftItem(description=text, brand=text, identifiers=(Identifier(kind=text, value=text),))
    draft = Draft(seller=seller, items=(item,), payment=Payment(method="bank", iban=text), reasons={"CODE": text})
    seller_findings(draft, today=zones.TODAY)


PARSERS = [
    Parser(
        name="read_mrz", parse=lambda text: read_mrz(text, today=date(2026, 11, 24)), errors=(MrzError,), good=_READER
    ),
    Parser(name="looks_like_mrz", parse=looks_like_mrz, good=_READER),
    Parser(name="holds_bsn", parse=holds_bsn, good=_TEXTS),
    Parser(name="is_bare_bsn", parse=is_bare_bsn, good=_TEXTS),
    Parser(name="names", parse=_names, good=["van der Steen", "JANSEN-DE VRIES", "'s-Gravesande", "IJzerman"]),
    Parser(name="documents", parse=_documents, good=["SPECI2014", "NLD", "NL", "5094962111", "D<<"]),
    Parser(name="firms", parse=_firms, good=["12345678", "NL004495445B01", "BE0428759497", "KvK: 1234 5678"]),
    Parser(name="iban", parse=lambda text: (is_iban(text), tidy_iban(text)), good=["NL91 ABNA 0417 1643 00"]),
    Parser(name="postcode", parse=lambda text: (is_dutch_postcode(text), tidy_postcode(text, "NL")), good=["3511 AB"]),
    Parser(name="seller_findings", parse=_everywhere, good=[*_TEXTS, "SPECI2014", "NLD", "3511 AB"]),
]
