"""Identity documents: their kinds, and what the number of a Dutch one looks like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.draft import DocumentKind
from dealer_client.register.wording import Text

VISA = "visa"
"""What the zone of a visa gives as kind: it may be read, but is no identity document."""

DOCUMENT_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        DocumentKind.PASSPORT.value: Text(nl="paspoort", en="passport"),
        DocumentKind.IDENTITY_CARD.value: Text(nl="identiteitskaart", en="identity card"),
        DocumentKind.DRIVING_LICENCE.value: Text(nl="rijbewijs", en="driving licence"),
        DocumentKind.RESIDENCE_PERMIT.value: Text(nl="verblijfsdocument", en="residence permit"),
    }
)
"""Every kind of document that the register takes, with its name."""

# Domain facts, section 4. Unverified, so nothing is refused for its shape.
_DUTCH_TRAVEL_DOCUMENT = re.compile("[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]")
_DUTCH_LICENCE = re.compile("[0-9]{10}")
_MOST_CHARACTERS = 120


def tidy_document_number(text: str) -> str:
    """Capitals, without spaces; too long a text comes back as it was."""
    return "".join(text.split()).upper() if len(text) <= _MOST_CHARACTERS else text


def dutch_number_doubt(kind: str, number: str) -> Text | None:
    """What is unusual about the number of a Dutch document of that kind, or None."""
    tidy = tidy_document_number(number)
    if kind in (DocumentKind.PASSPORT, DocumentKind.IDENTITY_CARD) and not _DUTCH_TRAVEL_DOCUMENT.fullmatch(tidy):
        return Text(
            nl="Een Nederlands paspoort- of kaartnummer heeft 9 tekens: twee letters, zes letters of cijfers en een "
            "cijfer, zonder de letter O. Kijk het na.",
            en="A Dutch passport or card number has 9 characters: two letters, six letters or digits and a digit, "
            "without the letter O. Check it.",
        )
    if kind == DocumentKind.DRIVING_LICENCE and not _DUTCH_LICENCE.fullmatch(tidy):
        return Text(
            nl="Een Nederlands rijbewijsnummer heeft 10 cijfers. Kijk het na.",
            en="A Dutch driving licence number has 10 digits. Check it.",
        )
    return None
