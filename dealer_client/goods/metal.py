"""Precious metal: the fineness marks there are."""

from __future__ import annotations

import re

from dealer_client.register.wording import Text

# domain, section 5: hallmarks of gold, silver, platinum and palladium in the trade, per mille.
FINENESS = (
    *("333", "375", "416", "500", "585", "750", "800", "833", "835", "900"),
    *("916", "925", "934", "950", "958", "990", "999", "999.9"),
)
"""The usual fineness marks, per mille."""

_NUMBER = re.compile(r"[0-9]{1,3}([.,][0-9])?")


def tidy_fineness(text: str) -> str:
    """A fineness as it is kept: per mille with a point; `14 kt` becomes `585`."""
    value = text.strip().lower().replace(",", ".")
    return _CARATS.get(value.replace(" ", "").removesuffix("araat").removesuffix("arat"), value)


def fineness_problem(value: str) -> Text | None:
    """What is wrong with a fineness, or None. It need not be in the table: some pieces carry odd marks."""
    if not _NUMBER.fullmatch(value) or float(value.replace(",", ".")) < 1:
        return Text(
            nl="Het gehalte is een getal per duizend, zoals 585 of 999,9.",
            en="Fineness is a number per thousand, such as 585 or 999.9.",
        )
    return None


def fineness_tenths(value: str) -> int | None:
    """A fineness in tenths of per mille: `585` is 5850, `999.9` is 9999. None for what is no fineness."""
    if not _NUMBER.fullmatch(value):
        return None
    whole, _, tenth = value.replace(",", ".").partition(".")
    return int(whole) * 10 + int(tenth or 0) or None


def fineness_is_usual(value: str) -> bool:
    """Whether the mark is in the table."""
    return value.replace(",", ".") in FINENESS


_CARATS = {
    f"{carat}{unit}": mark
    for carat, mark in (
        ("8", "333"),
        ("9", "375"),
        ("10", "416"),
        ("14", "585"),
        ("18", "750"),
        ("22", "916"),
        ("24", "999"),
    )
    for unit in ("kt", "k", "c", "ct")
}
