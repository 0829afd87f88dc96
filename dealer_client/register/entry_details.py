"""One entry with all that stands around it: where it is in the book, who holds it, what was said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .correction import PresentEntry
from .entry import Entry
from .listing import UploadState
from .match import MatchWarning
from .wording import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryProof:
    """Whether an entry was found, by computing it again, in the book that the counter signed for.

    `in_book`: its hash leads to the signed root of the book's `book_size` entries. `confirmed_size` is how many entries
    the central register has confirmed under its own signature, 0 for none; `confirmed_at` (UTC) when.
    """

    in_book: bool
    book_size: int
    confirmed_size: int
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDetails:
    """An entry, its proof, how far it is on its way to the central register and what that had to say.

    `entry` is as it was recorded, `present` as it stands now, with the history of its fields.
    `rejections` are the register's reasons for not accepting it; `matches` the warnings about its items, newest first.
    """

    entry: Entry
    present: PresentEntry
    proof: EntryProof
    upload: UploadState
    rejections: tuple[Text, ...]
    matches: tuple[MatchWarning, ...]

    @property
    def confirmed(self) -> bool:
        """Whether the central register has signed for a book with this entry in it."""
        return self.entry.number.number <= self.proof.confirmed_size
