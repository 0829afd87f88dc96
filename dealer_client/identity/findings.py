"""What is wrong or unusual about the seller of a draft, in any country.

Required fields, age, expiry, forbidden numbers, a firm's number and which documents count are rules of the pack; see
`rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dealer_client.register.draft import Address, Draft, Firm, IdentityDocument, PaymentMethod, Seller
from dealer_client.register.findings import Finding, Level
from dealer_client.register.wording import Text

from .bank_accounts import is_iban
from .bsn import is_bare_bsn
from .countries import is_country, is_document_state, tidy_country, tidy_issuing_state
from .documents import DOCUMENT_NAMES, VISA, dutch_number_doubt
from .firms import vat_number_problem

_OLDEST_YEARS = 120
_MOST_CHARACTERS = 120


def seller_findings(draft: Draft, *, today: date) -> list[Finding]:
    """Findings about the seller, his document and his bank account that hold whatever the country's rules are."""
    seller = draft.seller
    return [
        *_name_findings(seller),
        *_birth_findings(seller, today),
        *_address_findings(seller.address),
        *_document_findings(seller.document),
        *_issue_findings(seller.document, today),
        *_firm_findings(seller.firm),
        *_payment_findings(draft),
    ]


def _name_findings(seller: Seller) -> Iterator[Finding]:
    for name in ("surname", "prefix", "given_names"):
        if re.search(r"\d", getattr(seller, name)[:200]):
            yield Finding("NAME-HAS-DIGITS", Level.HINT, f"seller.{name}", _NAME_HAS_DIGITS)

    if _short(seller.nationality) and not is_document_state(tidy_issuing_state(seller.nationality)):
        yield Finding("NATIONALITY-UNKNOWN", Level.HINT, "seller.nationality", _NATIONALITY_UNKNOWN)


def _birth_findings(seller: Seller, today: date) -> Iterator[Finding]:
    born = seller.date_of_birth
    if born is not None and born > today:
        yield Finding("BIRTH-DATE-IN-FUTURE", Level.BLOCK, "seller.date_of_birth", _BORN_IN_FUTURE)
    elif born is not None and today.year - born.year > _OLDEST_YEARS:
        text = _BORN_LONG_AGO.filled(years=_OLDEST_YEARS)
        yield Finding("BIRTH-DATE-LONG-AGO", Level.BLOCK, "seller.date_of_birth", text)


def _address_findings(address: Address) -> Iterator[Finding]:
    country = _short(address.country)
    if country and not is_country(country.upper()):
        yield Finding(
            "COUNTRY-UNKNOWN", Level.BLOCK, "seller.address.country", _with_example(country, _COUNTRY_UNKNOWN)
        )


def _with_example(typed: str, text: Text) -> Text:
    """The code that was meant, where a document's code was typed for an address."""
    meant = tidy_country(typed)
    return text.filled(example=meant if is_country(meant) else "NL")


def _document_findings(document: IdentityDocument) -> Iterator[Finding]:
    kind, typed = _short(document.kind), _short(document.issuing_state)
    state = tidy_issuing_state(typed)
    if kind and kind not in (*DOCUMENT_NAMES, VISA):
        text = _KIND_UNKNOWN.filled(known=", ".join(DOCUMENT_NAMES))
        yield Finding("DOCUMENT-KIND-UNKNOWN", Level.BLOCK, "seller.document.kind", text)
    if typed and typed.upper() != state:
        text = _STATE_NOT_THREE_LETTERS.filled(example=state)
        yield Finding("ISSUING-STATE-FORM", Level.BLOCK, "seller.document.issuing_state", text)
    elif typed and not re.fullmatch("[A-Z]{3}", state):
        text = _STATE_NOT_THREE_LETTERS.filled(example="NLD")
        yield Finding("ISSUING-STATE-FORM", Level.BLOCK, "seller.document.issuing_state", text)
    elif typed and not is_document_state(state):
        yield Finding("ISSUING-STATE-UNKNOWN", Level.WARN, "seller.document.issuing_state", _STATE_UNKNOWN)
    if state == "NLD" and _short(document.number) and not is_bare_bsn(document.number):
        doubt = dutch_number_doubt(kind, document.number)
        if doubt is not None:
            yield Finding("DOCUMENT-NUMBER-UNUSUAL", Level.HINT, "seller.document.number", doubt)


def _issue_findings(document: IdentityDocument, today: date) -> Iterator[Finding]:
    issued, expires = document.issued_on, document.expires
    if issued is not None and (issued > today or (expires is not None and issued > expires)):
        yield Finding("DOCUMENT-ISSUED-LATE", Level.WARN, "seller.document.issued_on", _ISSUED_LATE)


def _firm_findings(firm: Firm) -> Iterator[Finding]:
    name, kvk, vat = _short(firm.name), _short(firm.kvk), _short(firm.vat)
    if (kvk or vat) and not name:
        yield Finding("FIRM-NAME-MISSING", Level.BLOCK, "seller.firm.name", _FIRM_NAME_MISSING)
    if vat:
        problem = vat_number_problem(firm.vat)
        if problem is not None:
            yield Finding("VAT-WRONG", Level.BLOCK, "seller.firm.vat", problem)


def _payment_findings(draft: Draft) -> Iterator[Finding]:
    iban = _short(draft.payment.iban)
    if iban and not is_iban(iban):
        yield Finding("IBAN-WRONG", Level.BLOCK, "payment.iban", _IBAN_WRONG, "ISO 13616")
    elif iban and draft.payment.method and draft.payment.method != PaymentMethod.BANK:
        yield Finding("IBAN-NOT-NEEDED", Level.HINT, "payment.iban", _IBAN_NOT_NEEDED)
    elif not iban and draft.payment.method == PaymentMethod.BANK:
        yield Finding("IBAN-MISSING", Level.HINT, "payment.iban", _IBAN_MISSING)


def _short(text: str) -> str:
    """As much as a field of one line may hold; a longer text is refused for its length."""
    return text[:_MOST_CHARACTERS].strip()


_NAME_HAS_DIGITS = Text(
    nl="In deze naam staan cijfers. Vergelijk hem met het document.",
    en="This name has digits in it. Compare it with the document.",
)
_NATIONALITY_UNKNOWN = Text(
    nl="Deze nationaliteit is onbekend. Vul hem in met drie letters, zoals op het document: NLD.",
    en="This nationality is not known. Give it in three letters, as on the document: NLD.",
)
_BORN_IN_FUTURE = Text(
    nl="De geboortedatum ligt in de toekomst. Kijk het jaar na.",
    en="The date of birth is in the future. Check the year.",
)
_BORN_LONG_AGO = Text(
    nl="Volgens de geboortedatum is de aanbieder ouder dan {years} jaar. Kijk het jaar na.",
    en="By this date of birth the seller is older than {years}. Check the year.",
)
_COUNTRY_UNKNOWN = Text(
    nl="Dit land is onbekend. Vul het in met twee letters, zoals {example}.",
    en="This country is not known. Give it in two letters, such as {example}.",
)
_KIND_UNKNOWN = Text(
    nl="Deze soort document is onbekend. Kies uit: {known}.",
    en="This kind of document is not known. Choose from: {known}.",
)
_STATE_NOT_THREE_LETTERS = Text(
    nl="Vul het land van afgifte in met drie letters, zoals op het document: {example}.",
    en="Give the issuing state in three letters, as on the document: {example}.",
)
_STATE_UNKNOWN = Text(
    nl="Deze landcode is onbekend. Vergelijk hem met het document; klopt hij, geef dan de reden.",
    en="This country code is not known. Compare it with the document; if it is right, say why.",
)
_ISSUED_LATE = Text(
    nl="Dit document zou zijn afgegeven na vandaag, of na zijn laatste dag. Kijk de datums na; kloppen ze, geef dan de "
    "reden.",
    en="This document would have been issued after today, or after its last day. Check the dates; if they are right, "
    "say why.",
)
_FIRM_NAME_MISSING = Text(
    nl="Vul de naam van het bedrijf in, of haal de nummers weg als de aanbieder voor zichzelf komt.",
    en="Give the name of the firm, or remove its numbers if the seller comes for himself.",
)
_IBAN_WRONG = Text(
    nl="Dit IBAN klopt niet. Vergelijk het teken voor teken met de bankpas.",
    en="This IBAN is wrong. Compare it with the bank card sign by sign.",
)
_IBAN_NOT_NEEDED = Text(
    nl="Voor deze manier van betalen is geen IBAN nodig. Haal het weg.",
    en="This way of paying needs no IBAN. Remove it.",
)
_IBAN_MISSING = Text(nl="Vul het IBAN in waarop u betaalt.", en="Give the IBAN that you pay to.")
