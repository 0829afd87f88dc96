"""What is wrong, forbidden or unusual about the seller of a draft; citizen service numbers (BSN) in any of its texts.

Required fields, age and expiry are rules of the pack (`resources/rules/`), not of this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dealer_client.register.draft import Address, Draft, IdentityDocument, PaymentMethod, Seller
from dealer_client.register.findings import Finding, Level
from dealer_client.register.limits import text_fields
from dealer_client.register.wording import Text

from .bank_accounts import is_iban
from .bsn import holds_bsn, is_bare_bsn
from .countries import is_country, is_document_state, tidy_country, tidy_issuing_state
from .documents import DOCUMENT_NAMES, VISA, dutch_number_doubt
from .postcodes import is_dutch_postcode

_OLDEST_YEARS = 120
_MOST_CHARACTERS = 120
_IDENTIFIER_VALUE = re.compile(r"items\[\d+\]\.identifiers\[\d+\]\.value")


def seller_findings(draft: Draft, *, today: date) -> list[Finding]:
    """Findings about the seller, his document and his bank account, and about a BSN in any text of the draft."""
    seller = draft.seller
    return [
        *_bsn_findings(draft),
        *_name_findings(seller),
        *_birth_findings(seller, today),
        *_address_findings(seller.address),
        *_document_findings(seller.document),
        *_payment_findings(draft),
    ]


def _bsn_findings(draft: Draft) -> Iterator[Finding]:
    for field, whole, most in text_fields(draft):
        text = whole[:most]  # a longer text is refused for its length
        if field == "seller.document.number":
            yield from _document_bsn_findings(text, draft.seller.document.issuing_state)
        elif _IDENTIFIER_VALUE.fullmatch(field):
            yield from _identifier_bsn_findings(field, text)
        elif holds_bsn(text) and not (field == "seller.address.postcode" and _may_be_foreign_postcode(draft)):
            yield Finding("BSN-IN-TEXT", Level.BLOCK, field, _BSN_IN_TEXT, _BSN_SOURCE)


def _may_be_foreign_postcode(draft: Draft) -> bool:
    """An American postcode has nine digits."""
    address = draft.seller.address
    country = _short(address.country).upper()
    return is_country(country) and country != "NL" and is_bare_bsn(address.postcode)


def _document_bsn_findings(number: str, issuing_state: str) -> Iterator[Finding]:
    """Dutch document numbers are never nine digits; foreign ones often are, and one in eleven passes the test."""
    field, state = "seller.document.number", tidy_issuing_state(issuing_state)
    if is_bare_bsn(number):
        if state == "NLD":
            yield Finding("BSN-IN-TEXT", Level.BLOCK, field, _BSN_AS_NUMBER, _BSN_SOURCE)
        elif not is_document_state(state):
            yield Finding("BSN-IN-TEXT", Level.BLOCK, field, _BSN_OR_FOREIGN, _BSN_SOURCE)
    elif holds_bsn(number):
        yield Finding("BSN-IN-TEXT", Level.BLOCK, field, _BSN_AS_NUMBER, _BSN_SOURCE)


def _identifier_bsn_findings(field: str, text: str) -> Iterator[Finding]:
    """A serial number of nine digits passes the test once in eleven times, so the clerk is asked."""
    if not holds_bsn(text):
        return
    if is_bare_bsn(text):
        yield Finding("BSN-AS-IDENTIFIER", Level.WARN, field, _BSN_AS_IDENTIFIER, _BSN_SOURCE)
    else:
        yield Finding("BSN-IN-TEXT", Level.BLOCK, field, _BSN_IN_TEXT, _BSN_SOURCE)


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
    if country.upper() == "NL" and _short(address.postcode) and not is_dutch_postcode(address.postcode):
        yield Finding("POSTCODE-WRONG", Level.BLOCK, "seller.address.postcode", _POSTCODE_WRONG)


def _with_example(typed: str, text: Text) -> Text:
    """The code that was meant, where a document's code was typed for an address."""
    meant = tidy_country(typed)
    return text.filled(example=meant if is_country(meant) else "NL")


def _document_findings(document: IdentityDocument) -> Iterator[Finding]:
    kind, typed = _short(document.kind), _short(document.issuing_state)
    state = tidy_issuing_state(typed)
    if kind == VISA:
        yield Finding("DOCUMENT-IS-VISA", Level.WARN, "seller.document.kind", _IS_VISA)
    elif kind and kind not in DOCUMENT_NAMES:
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


_BSN_SOURCE = "Autoriteit Persoonsgegevens; art. 46 UAVG"
_BSN_IN_TEXT = Text(
    nl="Hier staat een burgerservicenummer (BSN). Een handelaar mag dat niet vastleggen: haal het weg. Is het een "
    "ander nummer, zet er dan voor wat het is, zoals: tel., KvK of serienr.",
    en="This holds a citizen service number (BSN). A dealer may not keep it: remove it. If it is another number, "
    "write in front of it what it is, such as: tel., KvK or serial no.",
)
_BSN_AS_NUMBER = Text(
    nl="Dit is een burgerservicenummer (BSN), niet het documentnummer. Een handelaar mag het niet vastleggen. Vul het "
    "nummer van het document zelf in.",
    en="This is a citizen service number (BSN), not the document number. A dealer may not keep it. Give the number of "
    "the document itself.",
)
_BSN_OR_FOREIGN = Text(
    nl="Dit lijkt een burgerservicenummer (BSN); een handelaar mag dat niet vastleggen. Is het echt het nummer van een "
    "buitenlands document, vul dan het land van afgifte in.",
    en="This looks like a citizen service number (BSN), which a dealer may not keep. If it really is the number of a "
    "foreign document, give the issuing state.",
)
_BSN_AS_IDENTIFIER = Text(
    nl="Dit nummer kan een burgerservicenummer (BSN) zijn; een handelaar mag dat niet vastleggen. Staat het zo op het "
    "goed zelf, geef dat dan als reden. Anders: haal het weg.",
    en="This number may be a citizen service number (BSN), which a dealer may not keep. If it stands like this on the "
    "item itself, say so as the reason. Otherwise remove it.",
)
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
_POSTCODE_WRONG = Text(
    nl="Een Nederlandse postcode heeft vier cijfers en twee letters, zoals 3511 AB. Woont de aanbieder ergens anders, "
    "verander dan het land.",
    en="A Dutch postcode has four digits and two letters, such as 3511 AB. If the seller lives elsewhere, change the "
    "country.",
)
_IS_VISA = Text(
    nl="Een visum is geen identiteitsbewijs. Vraag het paspoort zelf en lees dat; kan dat niet, geef dan de reden.",
    en="A visa is not an identity document. Ask for the passport itself and read that; if that cannot be, say why.",
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
_IBAN_WRONG = Text(
    nl="Dit IBAN klopt niet. Vergelijk het teken voor teken met de bankpas.",
    en="This IBAN is wrong. Compare it with the bank card sign by sign.",
)
_IBAN_NOT_NEEDED = Text(
    nl="Voor deze manier van betalen is geen IBAN nodig. Haal het weg.",
    en="This way of paying needs no IBAN. Remove it.",
)
_IBAN_MISSING = Text(nl="Vul het IBAN in waarop u betaalt.", en="Give the IBAN that you pay to.")
