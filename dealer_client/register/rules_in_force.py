"""Which of the rule packs that a counter has is in force on a day, and which new one may join them.

A pack arrives signed by the central register. It must be of the shop's country and not older than what is in force; it
judges from the day it takes effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from .canonical import canonical_json
from .rule_pack import RulePack, RulePackWrong, parse_rule_pack
from .signing import signature_holds
from .wording import Text

SIGNED_PACK_FORMAT = "dealer-rule-pack/1"
MOST_PACK_CHARACTERS = 400_000


class RulePackRefused(RulePackWrong):
    """A pack that may be sound, but that may not come into force here."""

    title = Text(nl="Regelpakket geweigerd", en="Rule pack refused")


def signed_pack_bytes(text: str) -> bytes:
    """What the central register signs of a pack: canonical JSON with the SHA-256 of its text in UTF-8."""
    return canonical_json({"format": SIGNED_PACK_FORMAT, "sha256": sha256(text.encode()).hexdigest()})


def pack_in_force(packs: Sequence[RulePack], day: date) -> RulePack:
    """The newest pack that has taken effect by that day; the first, which came with the product, where none has."""
    taken = [pack for pack in packs if pack.takes_effect is None or pack.takes_effect <= day]
    return max(taken, key=lambda pack: pack.age, default=packs[0])


def admitted_pack(text: str, signature: str, *, register_key: str, country: str, in_force: RulePack | None) -> RulePack:
    """The pack of a text that may join those of a shop in that country. `signature` and key are hexadecimal.

    Raises RulePackRefused or RulePackWrong with the reason; then the one in force stays.
    """
    if not register_key:
        raise RulePackRefused(_NOT_ENROLLED)
    if len(text) > MOST_PACK_CHARACTERS:
        raise RulePackRefused(_TOO_LONG)
    if not _is_signed(text, signature, register_key):
        raise RulePackRefused(_NOT_SIGNED)
    pack = parse_rule_pack(text)
    if pack.country != country:
        raise RulePackRefused(_OTHER_COUNTRY.filled(theirs=pack.country, ours=country))
    if in_force is None:
        return pack
    if pack.age < in_force.age:
        raise RulePackRefused(_OLDER.filled(theirs=pack.version, ours=in_force.version))
    if pack.age == in_force.age and pack.digest != in_force.digest:
        raise RulePackRefused(_SAME_VERSION.filled(version=pack.version))
    return pack


def _is_signed(text: str, signature: str, register_key: str) -> bool:
    try:
        return signature_holds(bytes.fromhex(register_key), bytes.fromhex(signature), signed_pack_bytes(text))
    except ValueError:
        # No hexadecimal, or a text with half a character in it.
        return False


_NOT_ENROLLED = Text(
    nl="deze balie is nog niet aangemeld bij een centraal register, dus is niet na te gaan van wie het komt",
    en="this counter is not enrolled with a central register yet, so nobody can tell whose it is",
)
_TOO_LONG = Text(nl="het is langer dan een regelpakket kan zijn", en="it is longer than a rule pack can be")
_NOT_SIGNED = Text(
    nl="de handtekening is niet van het centraal register, of het bestand is beschadigd",
    en="its signature is not the central register's, or the file is damaged",
)
_OTHER_COUNTRY = Text(
    nl="het is voor {theirs}, en deze winkel staat in {ours}", en="it is for {theirs}, and this shop is in {ours}"
)
_OLDER = Text(
    nl="versie {theirs} is ouder dan {ours}, die nu geldt",
    en="version {theirs} is older than {ours}, which is in force",
)
_SAME_VERSION = Text(
    nl="het zegt versie {version} te zijn, maar die geldt al met een andere inhoud",
    en="it says it is version {version}, but that is in force already with another content",
)
