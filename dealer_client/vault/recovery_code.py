"""The recovery code: the store's key on paper, for the day that the machine or its keyring is gone.

    VQ3F8-0K2MB-...     14 groups of 5: four characters of content, and one that checks them

The content is one byte that says the format, the 32 bytes of the store's key, and two bytes of their SHA-256. The
alphabet is Crockford's base 32, which has no I, L, O or U, so what is easily confused can be read either way.

The check character of a group is computed over the field of 32 elements from the four characters and the group's place.
It finds every single wrong character, every two neighbours that changed places, and groups in the wrong order, and says
in which group to look. The two bytes at the end find what slips through.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from dealer_client.register.wording import Text

from .errors import VaultError

GROUPS = 14
GROUP_CHARACTERS = 5
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = {"O": "0", "I": "1", "L": "1"}
_BETWEEN = " -\t\r\n_.,"
_FORMAT = 1
_KEY_BYTES = 32
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, which makes a field of the 32 characters


class RecoveryCodeWrong(VaultError):
    """What was typed is no recovery code. `groups` are the places, from 1, where it does not add up."""

    title = Text(nl="Herstelcode", en="Recovery code")

    def __init__(self, message: Text, groups: Sequence[int] = ()) -> None:
        super().__init__(message, field="recovery_code")
        self.groups = tuple(groups)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A code and the store key (32 bytes) that it stands for. Left out of `repr` on purpose."""

    store_key: bytes = field(repr=False)

    def groups(self) -> tuple[str, ...]:
        """The code as it is printed, group by group."""
        content = bytes([_FORMAT]) + self.store_key
        number = int.from_bytes(content + _digest(content))
        values = [number >> 5 * place & 31 for place in reversed(range(GROUPS * (GROUP_CHARACTERS - 1)))]
        return tuple(_printed(place, values[4 * place : 4 * place + 4]) for place in range(GROUPS))

    def printed(self) -> str:
        """The code on one line."""
        return "-".join(self.groups())


def parse_recovery_code(typed: str) -> RecoveryCode:
    """The code that somebody typed; spaces, dashes, lower case, and O for 0 or I and L for 1 do no harm.

    Raises RecoveryCodeWrong, which says in which groups to look and never repeats what was typed.
    """
    characters = [_READ_AS.get(character, character) for character in typed.upper() if character not in _BETWEEN]
    if len(characters) != GROUPS * GROUP_CHARACTERS:
        raise RecoveryCodeWrong(
            Text(
                nl="Een herstelcode heeft {groups} groepen van {n} tekens, samen {all}; hier staan er {found}. "
                "Kijk of er een groep ontbreekt of dubbel is.",
                en="A recovery code has {groups} groups of {n} characters, {all} together; here there are {found}. "
                "See whether a group is missing or stands there twice.",
            ).filled(groups=GROUPS, n=GROUP_CHARACTERS, all=GROUPS * GROUP_CHARACTERS, found=len(characters))
        )
    groups = [characters[start : start + GROUP_CHARACTERS] for start in range(0, len(characters), GROUP_CHARACTERS)]
    wrong = [place + 1 for place, group in enumerate(groups) if not _holds(place, group)]
    if wrong:
        raise RecoveryCodeWrong(
            Text(
                nl="Er staat een fout in groep {groups}. Vergelijk teken voor teken met het papier.",
                en="There is an error in group {groups}. Compare it with the paper, character by character.",
            ).filled(groups=", ".join(map(str, wrong))),
            wrong,
        )
    number = 0
    for group in groups:
        for character in group[:-1]:
            number = number << 5 | _ALPHABET.index(character)
    content = number.to_bytes(1 + _KEY_BYTES + 2)
    if _digest(content[:-2]) != content[-2:]:
        raise RecoveryCodeWrong(
            Text(
                nl="Elke groep klopt op zichzelf, maar samen zijn ze geen herstelcode. Kijk of alle groepen van "
                "hetzelfde papier komen.",
                en="Each group is right by itself, but together they are no recovery code. See whether all groups come "
                "from the same paper.",
            )
        )
    if content[0] != _FORMAT:
        raise RecoveryCodeWrong(
            Text(
                nl="Deze herstelcode is van een nieuwere versie van het programma. Installeer de nieuwste versie.",
                en="This recovery code is from a newer version of the program. Install the newest version.",
            )
        )
    return RecoveryCode(content[1:-2])


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(b"dealer-recovery-code" + content).digest()[:2]


def _printed(place: int, values: Sequence[int]) -> str:
    return "".join(_ALPHABET[value] for value in (*values, _check(place, values)))


def _holds(place: int, group: Sequence[str]) -> bool:
    if not all(character in _ALPHABET for character in group):
        return False
    *values, check = (_ALPHABET.index(character) for character in group)
    return check == _check(place, values)


def _check(place: int, values: Sequence[int]) -> int:
    """A polynomial in x with the group's place and its values as coefficients: each has a weight of its own."""
    total = place + 1
    for value in values:
        total = _times_x(total) ^ value
    return _times_x(total)


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & 32 else doubled
