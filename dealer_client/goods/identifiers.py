"""Identifiers of goods: the kinds there are, what is wrong with one as typed, and how two are compared.

Comparing is part of the protocol with the central register (`central/wire/` re-exports it), so a change here is a
change of the protocol.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.wording import Text

IDENTIFIER_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        "imei": Text(nl="IMEI", en="IMEI"),
        "vin": Text(nl="Chassisnummer (VIN)", en="Chassis number (VIN)"),
        "frame": Text(nl="Framenummer", en="Frame number"),
        "serial": Text(nl="Serienummer", en="Serial number"),
        "reference": Text(nl="Referentienummer", en="Reference number"),
        "engraving": Text(nl="Gravure", en="Engraving"),
        "plate": Text(nl="Kenteken", en="Licence plate"),
        "coin": Text(nl="Munt- of certificaatnummer", en="Coin or certificate number"),
    }
)
"""Every kind of identifier, with its name."""

MOST_CHARACTERS = 80
_MOST_COMPARED = 10 * MOST_CHARACTERS

_LOOKALIKES = str.maketrans("OILSBZG", "0115826")
_VIN = re.compile(r"[0-9A-HJ-NPR-Z]{17}")
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_VALUES = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    "P": 7,
    "R": 9,
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}


def normalise(kind: str, value: str) -> str:
    """The form in which identifiers are compared: capitals and digits, no spaces, punctuation or accents.

    Digits of other scripts become 0-9; letters of other scripts stay, so that two numbers never become one by losing
    them.

    Any IMEI form (14, 15 or 16 digits) becomes the 15-digit IMEI of the same device: the 16th is a software version,
    and the 15th can be computed (3GPP TS 23.003, 6.2).
    """
    bare = _capitals_and_digits(value[:_MOST_COMPARED])[:_MOST_COMPARED]
    if kind == "imei" and _is_number(bare) and len(bare) in (14, 16):
        # Loads what the counter's window should not wait for; so too below.
        from stdnum import luhn

        return bare[:14] + str(luhn.calc_check_digit(bare[:14]))
    return bare


def _capitals_and_digits(value: str) -> str:
    if value.isascii():
        return "".join(filter(str.isalnum, value.upper()))
    capitals = unicodedata.normalize("NFKD", value).upper()
    return "".join(_latin_digit(sign) for sign in unicodedata.normalize("NFKD", capitals) if sign.isalnum())


def fold_lookalikes(normal: str) -> str:
    """A normalised identifier with the characters that people confuse made equal: O/0, I/1/L, S/5, B/8, Z/2, G/6."""
    return normal.translate(_LOOKALIKES)


def identifier_problem(kind: str, value: str) -> Text | None:
    """What makes this value impossible as an identifier of that kind, or None."""
    if kind not in IDENTIFIER_NAMES:
        known = ", ".join(IDENTIFIER_NAMES)
        return Text(
            nl="De soort kenmerk is onbekend. Kies uit: {known}.",
            en="This kind of identifier is not known. Choose from: {known}.",
        ).filled(known=known)
    if len(value) > MOST_CHARACTERS:
        return Text(
            nl="{name} is langer dan {most} tekens. Vul alleen het nummer in.",
            en="{name} is longer than {most} characters. Give the number only.",
        ).filled(name=IDENTIFIER_NAMES[kind], most=MOST_CHARACTERS)
    bare = normalise("", value)
    if not bare:
        if kind == "engraving" and value.strip():
            return None
        return Text(
            nl="{name} is leeg. Vul het in of haal het weg.", en="{name} is empty. Fill it in or remove it."
        ).filled(name=IDENTIFIER_NAMES[kind])
    if kind == "imei":
        return _imei_problem(bare)
    if kind == "vin":
        return _vin_problem(bare)
    return None


def identifier_doubt(kind: str, value: str) -> Text | None:
    """What is unusual about a value that is possible, or None."""
    bare = normalise("", value)
    if kind == "vin" and bare[:1] in "12345" and _VIN.fullmatch(bare) and not _vin_check_digit_holds(bare):
        return Text(
            nl="Het controlecijfer van dit Amerikaanse chassisnummer klopt niet. Kijk het nummer na op de auto zelf.",
            en="The check digit of this North American chassis number is wrong. Compare it with the vehicle itself.",
        )
    if kind == "frame" and bare and not 5 <= len(bare) <= 17:
        return Text(
            nl="Een framenummer heeft meestal 6 tot 12 tekens. Kijk het na.",
            en="A frame number usually has 6 to 12 characters. Check it.",
        )
    if kind == "serial" and 0 < len(bare) < 4:
        return Text(
            nl="Dit serienummer is erg kort. Kijk na of het volledig is.",
            en="This serial number is very short. Check that it is complete.",
        )
    return None


def format_for_display(kind: str, value: str) -> str:
    """The value as a person reads it: an IMEI in groups (49 015420 323751 8), other numbers in capitals as typed."""
    if kind == "imei":
        bare = normalise("", value)
        if _is_number(bare) and len(bare) in (15, 16):
            return f"{bare[:2]} {bare[2:8]} {bare[8:14]} {bare[14:]}"
        return value.strip()
    if kind == "engraving":
        return value.strip()
    return " ".join(value.upper().split())


def plausible_kinds(value: str) -> tuple[str, ...]:
    """The kinds that a bare number could be, the most telling first; for a scan or a lookup without a kind."""
    bare = normalise("", value)
    kinds = [kind for kind in ("imei", "vin") if identifier_problem(kind, value) is None]
    if kinds == ["imei"] and len(bare) == 15:
        return ("imei",)
    return (*kinds, "frame", "serial")


def _latin_digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _is_number(bare: str) -> bool:
    return bare.isascii() and bare.isdigit()


def _imei_problem(bare: str) -> Text | None:
    if not _is_number(bare) or len(bare) not in (15, 16) or not bare.strip("0"):
        return Text(
            nl="Een IMEI heeft 15 cijfers. Toets *#06# op de telefoon om het te zien.",
            en="An IMEI has 15 digits. Type *#06# on the phone to see it.",
        )
    from stdnum import luhn

    if len(bare) == 15 and not luhn.is_valid(bare):
        return Text(
            nl="Het controlecijfer van dit IMEI klopt niet. Kijk het na met *#06#.",
            en="The check digit of this IMEI is wrong. Check it with *#06#.",
        )
    return None


def _vin_problem(bare: str) -> Text | None:
    if _VIN.fullmatch(bare):
        return None
    return Text(
        nl="Een chassisnummer heeft 17 tekens, zonder I, O en Q. Een ouder voertuig: gebruik Framenummer.",
        en="A chassis number has 17 characters, without I, O and Q. An older vehicle: use Frame number.",
    )


def _vin_check_digit_holds(vin: str) -> bool:
    """ISO 3779 with the check digit of 49 CFR 565.15, position 9."""
    total = sum(_VIN_VALUES[character] * weight for character, weight in zip(vin, _VIN_WEIGHTS, strict=True))
    return vin[8] == "0123456789X"[total % 11]
