"""Names of people as a register writes them: readable capitals, the Dutch prefix (tussenvoegsel) beside the surname."""

from __future__ import annotations

import re

MOST_CHARACTERS = 120

# After the table of prefixes of the Dutch register of persons (BRP, table 36), as far as people in a shop have them.
_PREFIXES = (
    "'s, 't, aan, aan 't, aan de, aan den, aan der, aan het, bij, bij 't, bij de, bij den, bij het, d', da, dal, "
    "dalla, de, de die, de l', de la, de las, de le, de los, degli, dei, del, della, den, der, des, di, dos, "
    "du, in 't, in de, in den, in der, in het, la, las, le, les, los, onder, onder 't, onder de, onder den, onder "
    "het, op, op 't, op de, op den, op der, op gen, op het, op ten, over, over 't, over de, over den, over het, te, "
    "ten, ter, 't, thoe, tho, thor, toe, tot, uijt, uijt 't, uijt de, uijt den, uijt ten, uit, uit 't, uit de, uit "
    "den, uit het, uit ten, van, van 't, van de, van de l', van den, van der, van gen, van het, van la, van ter, van "
    "van de, vom, von, von 't, von dem, von den, von der, voor, voor 't, voor de, voor den, voor in 't, vor der, "
    "zu, zum, zur, auf dem, auf den, auf der, aus dem, aus der, af"
)


def _bare(prefix: str) -> str:
    """As an MRZ writes it: no apostrophes."""
    return prefix.replace("'", "")


_BY_BARE = {_bare(prefix): prefix for prefix in _PREFIXES.split(", ")}
_MOST_WORDS = max(len(bare.split()) for bare in _BY_BARE)
_INNER = frozenset(word for bare in _BY_BARE for word in bare.split()) - {"s", "d", "l"} | {"en", "und", "y", "e"}
_APOSTROPHES = str.maketrans("’‘`´ʼ", "'''''")


def split_prefix(surname: str) -> tuple[str, str]:
    """A whole surname as (prefix, rest): ("van der", "Steen"). The prefix is in small letters; the rest as it came.

    `van t hof`, as an MRZ has it, gives "van 't". A name that is nothing but a prefix stays a surname.
    """
    if len(surname) > MOST_CHARACTERS:
        return "", surname
    words = surname.split()
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        prefix = _BY_BARE.get(_bare(" ".join(words[:count]).lower().translate(_APOSTROPHES)))
        if prefix is not None:
            return prefix, " ".join(words[count:])
    return "", " ".join(words)


def readable_surname(capitals: str) -> str:
    """`JANSEN DE VRIES` as `Jansen de Vries`; prefixes within the name stay small, behind a hyphen too."""
    parts = re.split("([ -])", " ".join(capitals.lower().split()))
    return "".join(
        part if position and _bare(part) in _INNER else _readable_part(part) for position, part in enumerate(parts)
    )


def readable_given_names(capitals: str) -> str:
    """`ANNA MARIA` as `Anna Maria`."""
    return "".join(_readable_part(part) for part in re.split("([ -])", " ".join(capitals.lower().split())))


def tidy_surname(text: str) -> str:
    """A typed surname, trimmed; readable capitals where it was typed in one case throughout."""
    clean = _trimmed(text)
    return readable_surname(clean) if _is_one_case(clean) else clean


def tidy_given_names(text: str) -> str:
    """Typed given names, trimmed; readable capitals where they were typed in one case throughout."""
    clean = _trimmed(text)
    return readable_given_names(clean) if _is_one_case(clean) else clean


def tidy_prefix(text: str) -> str:
    """A typed prefix in small letters, with its apostrophe where it is a known one: `Van T` becomes `van 't`."""
    if len(text) > MOST_CHARACTERS:
        return text
    clean = _trimmed(text).lower()
    return _BY_BARE.get(_bare(clean), clean)


def _trimmed(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        return text
    return " ".join(text.split()).translate(_APOSTROPHES)


def _is_one_case(text: str) -> bool:
    return len(text) <= MOST_CHARACTERS and len(text) > 1 and (text == text.lower() or text == text.upper())


def _readable_part(part: str) -> str:
    """A capital at the start and after an apostrophe; the Dutch IJ is one letter; `'s` and `'t` stay small."""
    if part in ("'s", "'t"):
        return part
    if re.match("ij[^aeiou'-]", part):
        return "IJ" + part[2:]
    return re.sub(r"(^|')(\w)", lambda match: match[1] + match[2].title(), part, count=2)
