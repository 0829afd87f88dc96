"""What any text and number of a draft must be to be kept at all: bounded, real characters, and one line in all but
free text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .disposal import Disposal
from .draft import Draft, DraftItem, PaymentMethod, Signature
from .findings import Finding, Level
from .wording import Text

MOST_ITEMS = 200
MOST_IDENTIFIERS = 20
MOST_PHOTOS = 20
MOST_CENTS = 100_000_000_000
"""A thousand million euro: beyond it a price is a slip of the finger."""
MOST_MILLIGRAMS = 1_000_000_000_000

MOST_POINTS = 10_000
"""Of a signature: some minutes of drawing, and far below the most bytes of a personal part."""

TOO_LONG = "TEXT-TOO-LONG"
"""The code of a text that is longer than its field takes."""

_SHORT, _LONG = 120, 2000
# Control characters, marks that turn the direction of reading around, line separators, and what is no character.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
_DIGEST = re.compile("[0-9a-f]{64}")
_NOT_ONE_LINE = re.compile("[\t\n]")


def text_fields(draft: Draft) -> Iterator[tuple[str, str, int]]:
    """Every text of a draft: where it stands (as in `Finding.field`), the text, and the most characters it may have."""
    seller, address, document = draft.seller, draft.seller.address, draft.seller.document
    for name in ("surname", "prefix", "given_names", "nationality"):
        yield f"seller.{name}", getattr(seller, name), _SHORT
    for name in ("street", "number", "addition", "postcode", "city", "country"):
        yield f"seller.address.{name}", getattr(address, name), _SHORT
    for name in ("kind", "number", "issuing_state", "issued_by", "checked"):
        yield f"seller.document.{name}", getattr(document, name), _SHORT
    for name in ("name", "kvk", "vat"):
        yield f"seller.firm.{name}", getattr(seller.firm, name), _SHORT
    for index, item in enumerate(draft.items):
        yield f"items[{index}].description", item.description, _LONG
        yield f"items[{index}].features", item.features, _LONG
        for name in ("category", "brand", "model", "colour", "fineness", "condition", "stones"):
            yield f"items[{index}].{name}", getattr(item, name), _SHORT
        for position, identifier in enumerate(item.identifiers):
            yield f"items[{index}].identifiers[{position}].kind", identifier.kind, _SHORT
            yield f"items[{index}].identifiers[{position}].value", identifier.value, _SHORT
    yield "payment.method", draft.payment.method, _SHORT
    yield "payment.iban", draft.payment.iban, _SHORT
    yield "exchange.description", draft.exchange.description, _LONG
    yield "exchange.item", draft.exchange.item, _SHORT
    yield "terms", draft.terms, _LONG
    yield "found.where", draft.found.where, _LONG
    yield "signature.statement", draft.signature.statement, _LONG
    for code, reason in draft.reasons.items():
        yield f"reasons.{code[:_SHORT]}", reason, _LONG


def limit_findings(draft: Draft) -> list[Finding]:
    """What cannot be kept as it was typed. All of them are blocks."""
    found = [finding for field, text, most in text_fields(draft) for finding in _text_findings(field, text, most)]
    if len(draft.items) > MOST_ITEMS:
        found.append(_block("TOO-MANY-ITEMS", "items", _TOO_MANY_ITEMS.filled(most=MOST_ITEMS)))
    for index, item in enumerate(draft.items):
        found += _number_findings(index, item)
        found += _photo_findings(index, item)
    found += _price_findings("exchange.value_cents", draft.exchange.value_cents)
    found += _signature_findings(draft.signature)
    if draft.payment.method not in ("", *PaymentMethod):
        found.append(_block("PAYMENT-UNKNOWN", "payment.method", _PAYMENT_UNKNOWN))
    return found


def is_too_long_to_judge(findings: Iterable[Finding]) -> bool:
    """Whether a text is so long that reading it by every rule would hold up the counter: first it must be shorter."""
    return any(finding.code == TOO_LONG for finding in findings)


def disposal_text_fields(disposal: Disposal) -> Iterator[tuple[str, str, int]]:
    """Every text of a disposal, as `text_fields` names those of a draft."""
    for position, line in enumerate(disposal.lines):
        yield f"lines[{position}].item", line.item, _SHORT
    yield "buyer.name", disposal.buyer.name, _SHORT
    for name in ("street", "number", "addition", "postcode", "city", "country"):
        yield f"buyer.address.{name}", getattr(disposal.buyer.address, name), _SHORT
    for name in ("case_number", "station", "officer", "badge"):
        yield f"police.{name}", getattr(disposal.police, name), _SHORT
    yield "payment.method", disposal.payment.method, _SHORT
    yield "remark", disposal.remark, _LONG
    yield "signature.statement", disposal.signature.statement, _LONG
    for code, reason in disposal.reasons.items():
        yield f"reasons.{code[:_SHORT]}", reason, _LONG


def disposal_limit_findings(disposal: Disposal) -> list[Finding]:
    """What of a disposal cannot be kept as it was typed. All of them are blocks."""
    found = [
        finding for field, text, most in disposal_text_fields(disposal) for finding in _text_findings(field, text, most)
    ]
    if len(disposal.lines) > MOST_ITEMS:
        found.append(_block("TOO-MANY-ITEMS", "lines", _TOO_MANY_ITEMS.filled(most=MOST_ITEMS)))
    for position, line in enumerate(disposal.lines):
        found += _price_findings(f"lines[{position}].price_cents", line.price_cents)
    if disposal.payment.method not in ("", *PaymentMethod):
        found.append(_block("PAYMENT-UNKNOWN", "payment.method", _PAYMENT_UNKNOWN))
    found += _signature_findings(disposal.signature)
    return found


def long_text_problem(text: str) -> Text | None:
    """What is wrong with a free text of more than one line, or None."""
    return next((finding.text for finding in _text_findings("", text, _LONG)), None)


def short_text_problem(text: str) -> Text | None:
    """What is wrong with a text of one line, such as a name, or None."""
    return next((finding.text for finding in _text_findings("", text, _SHORT)), None)


def _text_findings(field: str, text: str, most: int) -> Iterator[Finding]:
    if len(text) > most:
        yield _block(TOO_LONG, field, _TOO_LONG.filled(most=most))
    elif _NOT_TEXT.search(text) or (most == _SHORT and _NOT_ONE_LINE.search(text)):
        yield _block("TEXT-UNREADABLE", field, _UNREADABLE)


def _number_findings(index: int, item: DraftItem) -> Iterator[Finding]:
    yield from _price_findings(f"items[{index}].price_cents", item.price_cents)
    weight = item.weight_mg
    if weight is not None and not 0 < weight <= MOST_MILLIGRAMS:
        yield _block("WEIGHT-WRONG", f"items[{index}].weight_mg", _WEIGHT_WRONG)
    if len(item.identifiers) > MOST_IDENTIFIERS:
        field = f"items[{index}].identifiers"
        yield _block("TOO-MANY-IDENTIFIERS", field, _TOO_MANY_IDENTIFIERS.filled(most=MOST_IDENTIFIERS))


def _photo_findings(index: int, item: DraftItem) -> Iterator[Finding]:
    if len(item.photos) > MOST_PHOTOS:
        yield _block("TOO-MANY-PHOTOS", f"items[{index}].photos", _TOO_MANY_PHOTOS.filled(most=MOST_PHOTOS))
    for position, photo in enumerate(item.photos):
        if _DIGEST.fullmatch(photo) is None:
            yield _block("PHOTO-WRONG", f"items[{index}].photos[{position}]", _PHOTO_WRONG)


def _price_findings(field: str, price: int | None) -> Iterator[Finding]:
    if price is not None and price < 0:
        yield _block("PRICE-NEGATIVE", field, _PRICE_NEGATIVE)
    elif price is not None and price > MOST_CENTS:
        yield _block("PRICE-TOO-LARGE", field, _PRICE_TOO_LARGE)


def _signature_findings(signature: Signature) -> Iterator[Finding]:
    points = [point for stroke in signature.strokes for point in stroke]
    if len(points) > MOST_POINTS:
        yield _block("SIGNATURE-TOO-LARGE", "signature", _SIGNATURE_TOO_LARGE)
    elif any(
        len(point) != 2 or not (0 <= point[0] <= signature.width and 0 <= point[1] <= signature.height)
        for point in points
    ):
        yield _block("SIGNATURE-WRONG", "signature", _SIGNATURE_WRONG)


def _block(code: str, field: str, text: Text) -> Finding:
    return Finding(code, Level.BLOCK, field, text)


_TOO_LONG = Text(
    nl="Deze tekst is te lang: hoogstens {most} tekens. Maak de tekst korter.",
    en="This text is too long: {most} characters at most. Make it shorter.",
)
_UNREADABLE = Text(
    nl="In deze tekst staan tekens die geen letters of cijfers zijn. Typ de tekst opnieuw.",
    en="This text holds characters that cannot be shown. Type it again.",
)
_PRICE_NEGATIVE = Text(
    nl="De prijs kan niet onder nul zijn. Vul in wat u betaalt.",
    en="The price cannot be below zero. Give what you pay.",
)
_PRICE_TOO_LARGE = Text(
    nl="Deze prijs is te hoog om te kloppen. Kijk hem na.", en="This price is too high to be right. Check it."
)
_WEIGHT_WRONG = Text(
    nl="Het gewicht klopt niet: vul het in gram in, meer dan nul.",
    en="The weight cannot be right: give it in grams, more than zero.",
)
_PAYMENT_UNKNOWN = Text(
    nl="Deze manier van betalen is onbekend: kies bank (bank), contant (cash) of pas (card).",
    en="This way of paying is not known: choose bank, cash or card.",
)
_TOO_MANY_PHOTOS = Text(nl="Hoogstens {most} foto's bij één goed.", en="At most {most} photos with one item.")
_PHOTO_WRONG = Text(
    nl="Dit is geen controlegetal van een foto (SHA-256, 64 cijfers en letters). Voeg de foto opnieuw toe.",
    en="This is not the digest of a photo (SHA-256, 64 digits and letters). Add the photo again.",
)
_SIGNATURE_TOO_LARGE = Text(
    nl="Deze handtekening heeft te veel lijnen om te bewaren. Wis haar en laat opnieuw tekenen.",
    en="This signature has too many lines to keep. Clear it and have it drawn again.",
)
_SIGNATURE_WRONG = Text(
    nl="Deze handtekening valt buiten het vak. Wis haar en laat opnieuw tekenen.",
    en="This signature lies outside its box. Clear it and have it drawn again.",
)
_TOO_MANY_ITEMS = Text(
    nl="Hoogstens {most} goederen in één post. Leg de rest in een volgende post vast.",
    en="At most {most} items in one entry. Record the rest in the next one.",
)
_TOO_MANY_IDENTIFIERS = Text(
    nl="Hoogstens {most} kenmerken bij één goed.", en="At most {most} identifiers with one item."
)
