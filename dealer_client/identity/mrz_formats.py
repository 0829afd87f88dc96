"""Where everything stands in a machine readable zone.

ICAO Doc 9303 part 4 (TD3, passports), 5 (TD1, cards), 6 (TD2, larger cards) and 7 (MRV-A and MRV-B, visas).

Positions are offsets into all lines written one after the other, so that line breaks of a reader do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .check_digits import check_digit_holds
from .mrz_errors import MrzPart

ISSUING_STATE = slice(2, 5)


@dataclass(frozen=True, kw_only=True)
class MrzFormat:
    """One layout. A field's check digit is the character after it.

    `continued` is where a document number of more than nine characters goes on; `personal` is the one optional field
    with a check digit of its own; `composite` are the stretches under the check digit at `composite_at`. Optional
    fields are named here only to be checked: nothing reads them out.
    """

    name: str
    codes: str
    lines: int
    line_length: int
    names: slice
    number: slice
    nationality: slice
    birth: slice
    expiry: slice
    continued: slice | None = None
    personal: slice | None = None
    composite: tuple[slice, ...] = ()
    composite_at: int = 0

    @property
    def length(self) -> int:
        """Characters of all lines together."""
        return self.lines * self.line_length

    @cached_property
    def shape(self) -> re.Pattern[str]:
        """Finds every place in a text where a zone of this layout may begin; group 1 is the zone."""
        signs = ["[A-Z0-9<]"] * self.length
        signs[0] = f"[{self.codes}]"
        for letters in (ISSUING_STATE, self.names, self.nationality):
            signs[letters] = ["[A-Z<]"] * (letters.stop - letters.start)
        for digits in (self.birth, self.expiry):
            signs[digits] = ["[0-9<]"] * 6
            signs[digits.stop] = "[0-9<]"
        return re.compile(f"(?=({''.join(signs)}))")

    def failed_parts(self, zone: str) -> tuple[MrzPart, ...]:
        """The parts of a zone of the right length that cannot be right.

        The check digit over all is named only where it alone fails: a fault in any part makes it fail too.
        """
        failed = tuple(self._failures(zone))
        return failed if failed or self._composite_holds(zone) else (MrzPart.COMPOSITE,)

    def document_number(self, zone: str) -> str | None:
        """The document number if it fits its check digit, else None."""
        number, digit = zone[self.number], zone[self.number.stop]
        if digit == "<" and number.strip("<") and self.continued is not None:
            rest = zone[self.continued].partition("<")[0]
            number, digit = number + rest[:-1], rest[-1:]
            if len(rest) < 2 or "<" in number:
                return None
        if not digit or not check_digit_holds(number, digit):
            return None
        return number.replace("<", "")

    def _failures(self, zone: str) -> Iterator[MrzPart]:
        if not _LETTERS.fullmatch(zone[ISSUING_STATE]):
            yield MrzPart.ISSUING_STATE
        if not self.document_number(zone):
            yield MrzPart.DOCUMENT_NUMBER
        if not _LETTERS.fullmatch(zone[self.nationality]):
            yield MrzPart.NATIONALITY
        for field, part in ((self.birth, MrzPart.DATE_OF_BIRTH), (self.expiry, MrzPart.EXPIRY)):
            if not (_field_holds(zone, field) and _DIGITS.fullmatch(zone[field])):
                yield part
        if self.personal is not None and not _field_holds(zone, self.personal):
            yield MrzPart.PERSONAL_NUMBER
        if not _LETTERS.fullmatch(zone[self.names]):
            yield MrzPart.NAMES

    def _composite_holds(self, zone: str) -> bool:
        checked = "".join(zone[stretch] for stretch in self.composite)
        return not self.composite or check_digit_holds(checked, zone[self.composite_at])


_LETTERS = re.compile("[A-Z<]*")
_DIGITS = re.compile("[0-9<]*")


def _field_holds(zone: str, field: slice) -> bool:
    return check_digit_holds(zone[field], zone[field.stop])


TD3 = MrzFormat(
    name="TD3",
    codes="P",
    lines=2,
    line_length=44,
    names=slice(5, 44),
    number=slice(44, 53),
    nationality=slice(54, 57),
    birth=slice(57, 63),
    expiry=slice(65, 71),
    personal=slice(72, 86),
    composite=(slice(44, 54), slice(57, 64), slice(65, 87)),
    composite_at=87,
)
TD1 = MrzFormat(
    name="TD1",
    codes="ACIP",
    lines=3,
    line_length=30,
    number=slice(5, 14),
    continued=slice(15, 30),
    birth=slice(30, 36),
    expiry=slice(38, 44),
    nationality=slice(45, 48),
    names=slice(60, 90),
    composite=(slice(5, 30), slice(30, 37), slice(38, 45), slice(48, 59)),
    composite_at=59,
)
TD2 = MrzFormat(
    name="TD2",
    codes="ACIP",
    lines=2,
    line_length=36,
    names=slice(5, 36),
    number=slice(36, 45),
    continued=slice(64, 71),
    nationality=slice(46, 49),
    birth=slice(49, 55),
    expiry=slice(57, 63),
    composite=(slice(36, 46), slice(49, 56), slice(57, 71)),
    composite_at=71,
)
MRV_A = MrzFormat(
    name="MRV-A",
    codes="V",
    lines=2,
    line_length=44,
    names=slice(5, 44),
    number=slice(44, 53),
    nationality=slice(54, 57),
    birth=slice(57, 63),
    expiry=slice(65, 71),
)
MRV_B = MrzFormat(
    name="MRV-B",
    codes="V",
    lines=2,
    line_length=36,
    names=slice(5, 36),
    number=slice(36, 45),
    nationality=slice(46, 49),
    birth=slice(49, 55),
    expiry=slice(57, 63),
)
FORMATS = (TD1, TD3, MRV_A, TD2, MRV_B)
"""The longer ones first: within a longer zone a shorter one may seem to begin."""
