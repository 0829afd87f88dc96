"""The name field of a machine readable zone (ICAO Doc 9303 part 3, 4.6)."""

from __future__ import annotations

from dataclasses import dataclass

from .names import readable_given_names, readable_surname, split_prefix


@dataclass(frozen=True, slots=True)
class MrzNames:
    """What the field says. `may_be_cut`: it is full to the last character, so the name may go on."""

    surname: str
    prefix: str
    given_names: str
    may_be_cut: bool


def read_names(field: str) -> MrzNames:
    """Splits `DE<BRUIJN<<WILLEKE<LISELOTTE<<<`; hyphens, apostrophes and accents are lost in the zone itself."""
    primary, _, secondary = field.partition("<<")
    prefix, surname = split_prefix(primary.replace("<", " "))
    return MrzNames(
        surname=readable_surname(surname),
        prefix=prefix,
        given_names=readable_given_names(secondary.replace("<", " ")),
        may_be_cut=not field.endswith("<"),
    )
