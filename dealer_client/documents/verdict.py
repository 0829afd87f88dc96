"""What a verification found, and how to say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dealer_client.register.draft import EntryKind
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.wording import Text

from .shown import Person


class Backing(StrEnum):
    """Who stands behind the counter's key, without which anyone could have made the whole file."""

    REGISTER = "register"
    """The central register whose key the verifier knows."""
    UNKNOWN_REGISTER = "unknown-register"
    """A register whose key the verifier did not know: the key must be compared with the published one."""
    NOBODY = "nobody"
    """Only the counter itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryVerdict:
    """One entry of the extract. `unchanged`: it stands in the book as attached; `confirmed`: the register holds it.

    `day` is the one it was recorded under, `total_cents` what its items cost in their present state, 0 if void.
    The entry is proven all the same where the person was left out or erased.
    """

    number: EntryNumber
    kind: EntryKind
    day: str
    items: int
    total_cents: int
    unchanged: bool
    confirmed: bool
    person: Person
    corrected_by: tuple[EntryNumber, ...]
    voided_by: EntryNumber | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookState:
    """The signed head an extract carries. `root` and keys are hexadecimal; no receipt, no `register_key`."""

    dealer: str
    book: str
    series: str
    size: int
    root: str
    signed_at: str
    counter_key: str
    confirmed_size: int
    confirmed_at: str
    register_key: str
    period: tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether an extract holds: `sentence` says it in a line, `problems` all that is wrong, `notes` what to know.

    `left_out` are numbers between the first and last entry that the extract does not hold: the dealer says that they
    are of another period or choice, and an inspector may ask for them.
    """

    holds: bool
    sentence: Text
    problems: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    practice: bool = False
    backing: Backing = Backing.NOBODY
    book: BookState | None = None
    entries: tuple[EntryVerdict, ...] = ()
    left_out: tuple[int, ...] = ()
