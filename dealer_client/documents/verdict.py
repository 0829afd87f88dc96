"""What a verification found, and how to say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dealer_client.register.numbering import EntryNumber
from dealer_client.register.wording import Text


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
    """One entry of the extract. `unchanged`: it stands in the book as shown; `confirmed`: the register holds it.

    `person_shown` is false where the personal data was left out or erased; the entry is proven all the same.
    """

    number: EntryNumber
    acquired_on: str
    items: int
    total_cents: int
    unchanged: bool
    confirmed: bool
    person_shown: bool


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

    `left_out` are numbers between the first and last entry that the extract does not show: the dealer says that they
    are of another period, and an inspector may ask for them.
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
