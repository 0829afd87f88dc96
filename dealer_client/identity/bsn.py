"""The guard against citizen service numbers (burgerservicenummer, BSN) in texts.

A dealer may note the kind and number of a document, never the BSN (Autoriteit Persoonsgegevens). A BSN has nine
digits and passes the 11-test; one in eleven of all nine-digit numbers passes too, so what stands around the digits
counts: a telephone number, an amount, a longer number, or a number with the name of another kind in front of
it is no BSN.
"""

from __future__ import annotations

import re
import unicodedata

MOST_CHARACTERS = 4000
"""Twice the longest text that a draft may hold; a longer one is refused for its length."""

_SPACES = "\u0020\u00a0\u2007\u2009\u202f"
# What people put between groups of digits, and signs without width.
_JOINTS = f"[{_SPACES}./_\u00b7\\-\u2010-\u2015\u00ad\u200b-\u200d\u2060\ufeff]"
# Where there are not even eight digits close together there is no BSN: the quick way out for nearly every text.
_MAYBE = re.compile(r"(?:\d\D{0,3}){8}")
_RUN = re.compile(rf"\d+(?:{_JOINTS}{{1,3}}\d+)*")
_NUMBER = r"(?:n(?:umme)?r|number|no|n[o°])"
_OWN_NAME = re.compile(
    rf"(?:bsn|burger[\s-]?service|sofi|citizen service)[\s-]?{_NUMBER}?[\W_]{{0,4}}(?:(?:is|was|van)\b)?\W{{0,3}}$",
    re.IGNORECASE,
)
_OTHER_NAME = re.compile(
    r"(?:\b(?:tel|telnr|mobiel|mob|gsm|phone|mobile|fax|whatsapp|bel|kvk|k\.v\.k|rsin|fiscaal|serial|s/n|sn|imei|"
    r"invoice|bon|ref|reference|art|article|type|ean|upc|isbn|iban|account|case|certificate|kenmerk|batch|km)|"
    r"(?:telefoon|serie|frame|chassis|artikel|onderdeel|order|factuur|zaak|dossier|rekening|referentie|certificaat|model|"
    r"polis|klant|lot|stand))"
    rf"[\s.-]?{_NUMBER}?\W{{0,3}}$",
    re.IGNORECASE,
)
_TELEPHONE_START = re.compile(r"(?:\+|\b00)\s?\d{0,3}[\s.-]?(?:\(0\))?[\s.-]?$")
_AMOUNT_START = re.compile(r"(?:[€$£]|\bEUR|\bUSD|\bGBP)\s?$", re.IGNORECASE)
_AMOUNT_END = re.compile(r",(?:\d{1,2}\b|-)|\s?(?:€|euro?\b)", re.IGNORECASE)
_DECIMALS_START = re.compile(r"\d,$")
_VAT_END = re.compile(r"[\s.]?B[\s.]?\d{2}\b", re.IGNORECASE)
_VAT_START = re.compile(r"\bNL[\s.-]?$", re.IGNORECASE)
_NO_BSN_STARTS = (_OTHER_NAME, _TELEPHONE_START, _AMOUNT_START, _DECIMALS_START)
_NAME_REACH = 40
_FEWEST_DIGITS = 8


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits pass the 11-test (elfproef) of a BSN: weights 9 to 2 and -1, divisible by 11."""
    if len(digits) != 9 or not (digits.isascii() and digits.isdigit()) or digits == "000000000":
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return total % 11 == 0


def holds_bsn(text: str) -> bool:
    """Whether a text has a BSN in it: nine digits in a row or in groups, or eight behind the word BSN.

    Looks at the first MOST_CHARACTERS characters.
    """
    looked_at = text[:MOST_CHARACTERS]
    # First, since a raised or a circled digit is a digit to whoever reads it, but not to the quick way out.
    plain = _with_plain_digits(looked_at)
    if _MAYBE.search(plain) is None:
        return False
    return any(_run_holds_bsn(plain, run) for run in _RUN.finditer(plain))


def is_bare_bsn(text: str) -> bool:
    """Whether a text is a BSN and nothing else, perhaps in groups. For fields that hold one number."""
    digits = re.sub(_JOINTS, "", text[:40].strip())
    return passes_eleven_test(digits)


def vat_number_holds_bsn(digits: str) -> bool:
    """Whether the nine digits of a VAT number of before 2020 are a BSN: that of a sole trader was made of his.

    Those of companies are made of an RSIN, which passes the same test but begins with 00 or 8 [unverified].
    """
    return passes_eleven_test(digits) and not digits.startswith(("00", "8"))


def _run_holds_bsn(text: str, run: re.Match[str]) -> bool:
    if len(run[0]) < _FEWEST_DIGITS:
        return False
    before = text[max(0, run.start() - _NAME_REACH) : run.start()]
    after = text[run.end() : run.end() + 8]
    if _OWN_NAME.search(before):
        return _begins_with_bsn(run[0])
    if _VAT_END.match(after) and (_VAT_START.search(before) or not before[-1:].isalnum()):
        digits = re.sub(_JOINTS, "", run[0])
        return vat_number_holds_bsn(digits) and not _is_new_vat_number(digits + after)
    if before[-1:].isalnum() or after[:1].isalpha():
        return False
    if any(pattern.search(before) for pattern in _NO_BSN_STARTS):
        return False
    return _AMOUNT_END.match(after) is None and any(map(passes_eleven_test, _candidates(run[0])))


def _begins_with_bsn(run: str) -> bool:
    """Behind its own name a BSN may be grouped in any way, lack its leading zero, or be followed by other numbers."""
    digits = re.sub(_JOINTS, "", run)
    first = re.split(_JOINTS, run)[0]
    return passes_eleven_test(digits[:9]) or any(
        len(eight) == 8 and passes_eleven_test("0" + eight) for eight in (digits, first)
    )


def _candidates(run: str) -> list[str]:
    """The nine-digit numbers in a run of groups: all of it, where a BSN is grouped so, or a part between spaces."""
    if run.startswith("00") and len(re.sub(_JOINTS, "", run)) != 9:
        return []  # an international telephone number
    whole = [run] if _is_grouped_as_bsn(re.split(f"{_JOINTS}+", run)) else []
    parts = re.split(f"[{_SPACES}]+", run)
    found = whole + [part for part in parts if _is_grouped_as_bsn(re.split(f"{_JOINTS}+", part))]
    return [re.sub(_JOINTS, "", candidate) for candidate in found]


def _is_grouped_as_bsn(groups: list[str]) -> bool:
    """Nine digits: undivided, one by one, in groups of two to five, or as 4-4-1. Not 8-1 or 3-1-5."""
    sizes = [len(group) for group in groups]
    if sum(sizes) != 9:
        return False
    return len(sizes) in (1, 9) or sizes == [4, 4, 1] or all(2 <= size <= 5 for size in sizes)


def _is_new_vat_number(text: str) -> bool:
    """Whether it passes the modulus 97 test (ISO 7064) of the numbers since 2020, which have no BSN in them."""
    compact = "NL" + re.sub(r"[\s.-]", "", text)[:12].upper()
    if not re.fullmatch(r"NL\d{9}B\d{2}", compact, re.ASCII):
        return False
    return int("".join(str(int(sign, 36)) for sign in compact)) % 97 == 1


def _with_plain_digits(text: str) -> str:
    """Digits of any script as 0-9, in place; all else as it was."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)
