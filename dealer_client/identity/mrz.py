"""Reads the machine readable zone of a document, as a reader that acts as a keyboard sends it.

    read_mrz("P<UTOERIKSSON<<ANNA<MARIA<<...", today=date.today()).fill(seller)

What the zone holds besides (personal number, sex, further optional data) is used for the check digits and dropped
here: older Dutch documents carry the citizen service number there, which a dealer may not keep (Autoriteit
Persoonsgegevens).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from dealer_client.register.draft import DocumentKind, IdentityDocument, Seller

from .bsn import passes_eleven_test
from .check_digits import check_digit_holds
from .countries import is_document_state, tidy_issuing_state
from .documents import VISA
from .mrz_cleaning import MOST_CHARACTERS, variants
from .mrz_dates import birth_date, expiry_date
from .mrz_errors import (
    MrzError,
    MrzPart,
    check_failed,
    citizen_number_in_number,
    impossible,
    not_readable,
    not_whole,
    too_long,
    unknown_licence,
)
from .mrz_formats import FORMATS, ISSUING_STATE, MrzFormat
from .mrz_names import read_names

DUTCH_LICENCE = "NLD-D1"
"""The format name of the Dutch driving licence's line."""

_LICENCE = re.compile("(?=(D1NLD[A-Z0-9][0-9]{10}[A-Z0-9<]{13}[0-9]))")
_LICENCE_LENGTH = 30
_LICENCE_NUMBER = slice(6, 16)
_DUTCH_NUMBER_LENGTH = 9
_RESIDENCE_CODES = frozenset({"IR", "AR", "AF", "AS"})
_START = re.compile(r"(?:P[<A-Z]|[AIC][<A-Z]|V[<A-Z])([A-Z]{3}|D<<)|D1([A-Z]{3})")
_SECOND_LETTERS = {"P": "DEMOPRSTUNC", "I": "DPRNSTEVF", "A": "CRFSTD", "C": "AD", "V": "ABCDNPRS"}
_MOST_TRIED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class MrzReading:
    """What a zone says about the seller. `format` is TD1, TD2, TD3, MRV-A, MRV-B or `DUTCH_LICENCE`.

    `nationality` and `document.issuing_state` are alpha-3; `date_of_birth` is None where the document does not know it;
    `name_may_be_cut`: the name fills its field, so the clerk must compare it with the document.
    """

    format: str
    surname: str = field(default="", repr=False)
    prefix: str = field(default="", repr=False)
    given_names: str = field(default="", repr=False)
    date_of_birth: date | None = field(default=None, repr=False)
    nationality: str = field(default="", repr=False)
    document: IdentityDocument = field(repr=False)
    name_may_be_cut: bool = False

    @property
    def holds_name(self) -> bool:
        """Whether the zone has a name: the driving licence's has not."""
        return bool(self.surname or self.given_names)

    def fill(self, seller: Seller) -> Seller:
        """The seller with names, date of birth, nationality and document replaced; the address stays, and so does when
        and by whom the same document was issued.

        A driving licence has a document number only: everything else that was typed stays, the expiry too.
        """
        if self.format == DUTCH_LICENCE:
            expires = seller.document.expires if seller.document.kind in ("", DocumentKind.DRIVING_LICENCE) else None
            return replace(seller, document=replace(self._document_beside(seller.document), expires=expires))
        if not self.holds_name:
            names = (seller.surname, seller.prefix, seller.given_names)
        else:
            names = (self.surname, self.prefix, self.given_names)
        return replace(
            seller,
            surname=names[0],
            prefix=names[1],
            given_names=names[2],
            date_of_birth=self.date_of_birth,
            nationality=self.nationality,
            document=self._document_beside(seller.document),
        )

    def _document_beside(self, typed: IdentityDocument) -> IdentityDocument:
        """The document with the issue that was typed: no zone has it. That of another document does not stay."""
        if typed.number not in ("", self.document.number):
            return self.document
        return replace(self.document, issued_on=typed.issued_on, issued_by=typed.issued_by)


def read_mrz(text: str, *, today: date) -> MrzReading:
    """Reads a whole zone out of what a reader sent. `today` decides centuries.

    Raises MrzError, which says which part failed and never repeats the text.
    """
    if len(text) > MOST_CHARACTERS:
        raise too_long(MOST_CHARACTERS)
    readings = list(variants(text))
    for variant in readings:
        for layout in FORMATS:
            for start in islice(layout.shape.finditer(variant), _MOST_TRIED):
                if not layout.failed_parts(start[1]):
                    return _reading(layout, start[1], today)
        for start in _LICENCE.finditer(variant):
            if check_digit_holds(start[1][:-1], start[1][-1]):
                return _licence_reading(start[1])
    raise _diagnosis(readings)


def looks_like_mrz(text: str) -> bool:
    """Whether a burst of keys, perhaps not complete yet, seems to be a zone: five characters are enough to tell."""
    if len(text) > MOST_CHARACTERS:
        return False
    for variant in variants(text[:60].lstrip()):
        start = _START.match(variant.lstrip("<"))
        if start is None:
            continue
        if start[2] is not None:
            return is_document_state(start[2])
        first, second = start[0][0], start[0][1]
        if (second == "<" or second in _SECOND_LETTERS[first]) and is_document_state(tidy_issuing_state(start[1])):
            return True
    return False


def _reading(layout: MrzFormat, zone: str, today: date) -> MrzReading:
    issuing_state = _state(zone[ISSUING_STATE], MrzPart.ISSUING_STATE)
    number = layout.document_number(zone) or ""
    kind = _document_kind(zone[:2])
    if issuing_state == "NLD" and kind != VISA:
        if passes_eleven_test(number):
            raise citizen_number_in_number()
        if len(number) > _DUTCH_NUMBER_LENGTH:
            # It would go on in the optional field, where older documents have the citizen service number.
            raise impossible(MrzPart.DOCUMENT_NUMBER)
    born = birth_date(zone[layout.birth], today)
    names = read_names(zone[layout.names])
    return MrzReading(
        format=layout.name,
        surname=names.surname,
        prefix=names.prefix,
        given_names=names.given_names,
        date_of_birth=born,
        nationality=_state(zone[layout.nationality], MrzPart.NATIONALITY),
        document=IdentityDocument(
            kind=kind,
            number=number,
            issuing_state=issuing_state,
            expires=expiry_date(zone[layout.expiry], today, born),
            checked="mrz",
        ),
        name_may_be_cut=names.may_be_cut,
    )


def _licence_reading(line: str) -> MrzReading:
    return MrzReading(
        format=DUTCH_LICENCE,
        document=IdentityDocument(
            kind=DocumentKind.DRIVING_LICENCE.value,
            number=line[_LICENCE_NUMBER],
            issuing_state="NLD",
            checked="mrz",
        ),
    )


def _document_kind(code: str) -> str:
    if code[0] == "V":
        return VISA
    if code[0] == "P":
        return DocumentKind.PASSPORT.value
    kind = DocumentKind.RESIDENCE_PERMIT if code in _RESIDENCE_CODES else DocumentKind.IDENTITY_CARD
    return kind.value


def _state(field: str, part: MrzPart) -> str:
    code = tidy_issuing_state(field)
    if len(code) != 3 or "<" in code:
        raise impossible(part)
    return code


def _diagnosis(readings: list[str]) -> MrzError:
    """What to say about a text in which no zone holds: of all that may have been meant, the one with fewest faults."""
    best: tuple[MrzPart, ...] = ()
    for variant in readings:
        line = variant.strip("<")
        if len(line) == _LICENCE_LENGTH and re.match("D1[A-Z]{3}", line):
            return check_failed((MrzPart.LINE,)) if line[2:5] == "NLD" else unknown_licence(line[2:5])
        for layout, zone in _zones_meant(variant):
            failed = layout.failed_parts(zone)
            if not best or len(failed) < len(best):
                best = failed
    if best:
        return check_failed(best)
    lengths = [len(variant) for variant in readings]
    whole = {layout.length for layout in FORMATS} | {_LICENCE_LENGTH}
    return not_readable() if whole.intersection(lengths) else not_whole(lengths[0] if lengths else 0)


def _zones_meant(variant: str) -> Iterator[tuple[MrzFormat, str]]:
    for layout in FORMATS:
        if len(variant) == layout.length and variant[0] in layout.codes:
            yield layout, variant
        for start in islice(layout.shape.finditer(variant), _MOST_TRIED):
            yield layout, start[1]
