"""What is missing, forbidden or worth saying about a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .wording import Text


class Level(StrEnum):
    """How much a finding weighs."""

    BLOCK = "block"
    """Cannot be recorded."""
    WARN = "warn"
    """Recorded only with a reason from the clerk, which is kept in the entry."""
    HINT = "hint"
    """Good to know; nothing has to be done."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule has to say about a draft.

    `code` is stable and in capitals, e.g. `SELLER-UNDERAGE`; the clerk's reason for a warning is filed under it.
    `field` is where it belongs, as a path into the intake JSON: `seller.date_of_birth`, `items[0].price_cents`,
    `items[1].identifiers[0].value`, `payment.method`; empty when it is about the whole deal.
    `source` is the law, by-law or standard behind it, as a person would cite it; empty where it is the program's own.
    """

    code: str
    level: Level
    field: str
    text: Text
    source: str = ""
