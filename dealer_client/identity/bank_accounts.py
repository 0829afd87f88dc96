"""IBANs: checked by ISO 13616 (length and form per country, modulus 97), shown in groups of four."""

from __future__ import annotations

import re

_MOST_CHARACTERS = 120
_FORM = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_BETWEEN = re.compile(r"[\s.\-]+")


def tidy_iban(text: str) -> str:
    """`nl91abna0417164300` as `NL91 ABNA 0417 1643 00`; what has not the form of an IBAN comes back trimmed."""
    if len(text) > _MOST_CHARACTERS:
        return text
    compact = _compact(text)
    if _FORM.fullmatch(compact) is None:
        return text.strip()
    return " ".join(compact[start : start + 4] for start in range(0, len(compact), 4))


def is_iban(text: str) -> bool:
    """Whether country, length, form and check digits are right."""
    # Reading the table of countries takes 10 ms: not before the first IBAN is typed.
    from stdnum import iban

    compact = _compact(text)
    return _FORM.fullmatch(compact) is not None and bool(iban.is_valid(compact, check_country=False))


def _compact(text: str) -> str:
    if len(text) > _MOST_CHARACTERS:
        return ""
    compact = _BETWEEN.sub("", text).upper()
    return compact.removeprefix("IBAN").lstrip(":")
