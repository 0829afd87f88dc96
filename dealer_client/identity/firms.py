"""Numbers of firms: in the trade register of their country, and VAT. Neither a KvK number nor an RSIN is a BSN."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from dealer_client.register.wording import Text

from .bsn import vat_number_holds_bsn

_MOST_CHARACTERS = 120
_BETWEEN = re.compile(r"[\s.\-]+")
_DUTCH_VAT = re.compile(r"NL([0-9]{9})B[0-9]{2}")


def tidy_kvk_number(text: str) -> str:
    """`KvK 1234 5678` as `12345678`; what is no KvK number comes back trimmed."""
    if len(text) > _MOST_CHARACTERS:
        return text
    compact = re.sub("^KVK:?", "", _compact(text))
    return compact if re.fullmatch("[0-9]{8}", compact) else text.strip()


def is_kvk_number(text: str) -> bool:
    """Eight digits; there is no check digit."""
    return re.fullmatch("[0-9]{8}", tidy_kvk_number(text)) is not None


def is_siren_or_siret(text: str) -> bool:
    """The French number of a firm (SIREN, 9 digits) or of one of its places (SIRET, 14), with its check digit."""
    from stdnum.fr import siren, siret

    number = _compact(text) if len(text) <= _MOST_CHARACTERS else ""
    return number.isascii() and (siren.is_valid(number) or siret.is_valid(number))


FIRM_NUMBER_FORMS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {"NL": is_kvk_number, "FR": is_siren_or_siret}
)
"""Whether a text has the form of a firm's number in the trade register, by country (alpha-2)."""


def kvk_number_problem(text: str) -> Text | None:
    """What makes this no KvK number, or None."""
    if is_kvk_number(text):
        return None
    return Text(
        nl="Een KvK-nummer heeft 8 cijfers. Kijk het na op het uittreksel of op kvk.nl.",
        en="A KvK number has 8 digits. Check it against the extract or at kvk.nl.",
    )


def tidy_vat_number(text: str) -> str:
    """`nl 0044.95.445.b01` as `NL004495445B01`; what does not begin with a country comes back trimmed."""
    if len(text) > _MOST_CHARACTERS:
        return text
    compact = _compact(text)
    return compact if re.fullmatch("[A-Z]{2}[A-Z0-9+*]{2,13}", compact) else text.strip()


def vat_number_problem(text: str) -> Text | None:
    """What makes this no VAT identification number of an EU country, or None. A BSN in it is a problem too."""
    from stdnum.eu import vat
    from stdnum.iso7064 import mod_97_10

    number = tidy_vat_number(text)
    if len(number) > _MOST_CHARACTERS or not number.isascii() or not vat.is_valid(number):
        return Text(
            nl="Dit btw-identificatienummer klopt niet. Een Nederlands nummer ziet eruit als NL123456789B01.",
            en="This VAT identification number is wrong. A Dutch one looks like NL123456789B01.",
        )
    dutch = _DUTCH_VAT.fullmatch(number)
    if dutch and vat_number_holds_bsn(dutch[1]) and not mod_97_10.is_valid(number):
        return Text(
            nl="Dit is een omzetbelastingnummer van vóór 2020: daarin staat het BSN van de ondernemer, en dat mag u "
            "niet vastleggen. Vraag het btw-identificatienummer.",
            en="This is a VAT number from before 2020: it holds the trader's citizen service number (BSN), which you "
            "may not keep. Ask for the VAT identification number.",
        )
    return None


def _compact(text: str) -> str:
    return _BETWEEN.sub("", text).upper()
