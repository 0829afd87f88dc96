"""National numbers of persons, which a dealer may not keep: how each is told from other numbers.

Which of them a shop must refuse is a rule of its country's pack.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .bsn import holds_bsn, is_bare_bsn
from .nir import holds_nir, is_bare_nir


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalNumber:
    """One kind of number. `country` (alpha-2) and `state` (alpha-3) are of who gives it.

    `is_in` says whether a text has such a number in it, `is_bare` whether it is one and nothing else.
    """

    country: str
    state: str
    is_in: Callable[[str], bool]
    is_bare: Callable[[str], bool]


PERSONAL_NUMBERS: Mapping[str, PersonalNumber] = MappingProxyType(
    {
        "bsn": PersonalNumber(country="NL", state="NLD", is_in=holds_bsn, is_bare=is_bare_bsn),
        "nir": PersonalNumber(country="FR", state="FRA", is_in=holds_nir, is_bare=is_bare_nir),
    }
)
"""By the name that a rule gives them: the Dutch citizen service number, the French social security number."""
