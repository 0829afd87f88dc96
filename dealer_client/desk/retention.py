"""Retention: what is past its time, and erasing it.

preview(day) -> what would be erased, what is stopped and why, and which copies of the book still hold it
erase(day)   -> erasures as entries, each in one transaction with what it takes away; then the file is written anew
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection

from dealer_client.custody.copies import Copy, known_copies
from dealer_client.register.clock import ClockDoubt, clock_doubt
from dealer_client.register.draft import EntryKind
from dealer_client.register.erasure import erasure_entry
from dealer_client.register.errors import DealerError
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.retention import PastPart, Stop, newest_day, newest_past, past_parts
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.wording import Text
from dealer_client.store import book, erasing
from dealer_client.store.errors import StoreError
from dealer_client.store.last_entry import last_erased_at, newest_known_at
from dealer_client.store.retained import kept_entries
from dealer_client.store.scrubbing import is_scrubbed, scrub

from .at_work import AtWork
from .errors import OwnerOnly

# Some 110 kB of an entry: a central register takes 256.
_MOST_PARTS = 1500


class DayToCome(DealerError):
    """A day that is still to come: what is within its time today would be erased. Nothing was erased."""

    title = Text(nl="Nog niet", en="Not yet")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Deze dag moet nog komen. Er is niets gewist. Kies vandaag of een eerdere dag.",
                en="That day is still to come. Nothing was erased. Choose today or an earlier day.",
            ),
            field="on",
        )


class ClockDoubted(DealerError):
    """The clock runs far beyond anything the book knows; with a wrong one too much would go. Nothing was erased."""

    title = Text(nl="Klopt de klok?", en="Is the clock right?")

    def __init__(self, doubt: ClockDoubt) -> None:
        super().__init__(
            Text(nl="{doubt} Er is niets gewist.", en="{doubt} Nothing was erased.").filled(doubt=doubt.text)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEntry:
    """An entry with something past its time: `parts` of it and of what amends it, and what stops their erasure.

    `counts_from` is the day it is about, or on which it was recorded where that is later.
    """

    number: EntryNumber
    kind: EntryKind
    counts_from: date
    parts: tuple[PastPart, ...]
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePreview:
    """What an erasure on a day would do.

    `entries` lose what is past its time, `stopped` would but for something; `flags` on sellers and `drafts` go too.
    `copies` of the book hold what is erased then, or was erased before: they are the dealer's to remove. With a
    `clock_doubt` nothing is erased before that is cleared.
    """

    day: date
    entries: tuple[PastEntry, ...]
    stopped: tuple[PastEntry, ...]
    flags: int
    drafts: int
    copies: tuple[Copy, ...]
    clock_doubt: ClockDoubt | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to erase."""
        return not (self.entries or self.flags or self.drafts)


class Retention:
    """Retention and erasure in one counter's book."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def preview(self, day: date) -> ErasurePreview:
        """What would be erased on a day, which may still be to come. Reads every entry that old."""
        store, rules = self._at_work.store, self._at_work.rules
        with store.reading() as connection:
            past = list(self._past(connection, day, rules, after=0))
            flags, drafts = self._cut_offs(day, rules)
            counted = (
                erasing.count_flags(connection, flags) if flags else 0,
                erasing.count_drafts(connection, drafts) if drafts else 0,
            )
            erased_at = last_erased_at(connection, self._at_work.shop.series)
            doubt = self._clock_doubt(connection)
        entries = tuple(entry for entry in past if not entry.stops)
        would_erase = bool(entries) or any(counted)
        copies = known_copies(store, self._at_work.shop.book)
        return ErasurePreview(
            day=day,
            entries=entries,
            stopped=tuple(entry for entry in past if entry.stops),
            flags=counted[0],
            drafts=counted[1],
            copies=tuple(copy for copy in copies if would_erase or (erased_at and copy.made_at <= erased_at)),
            clock_doubt=doubt,
        )

    def erase(self, day: date, *, clock_checked: bool = False) -> EntryNumber | None:
        """Erases what is past its time on a day; the number of the (last) erasure, None where there was nothing.

        `clock_checked`: the owner looked at the date and it is right, despite a doubt; that counts only where there is
        no central register to ask. What was stopped in the meantime stays. Raises OwnerOnly, DayToCome, ClockDoubted or
        StoreError; then what the erasures in the book name is erased, and nothing else. Takes a while: the file is
        written anew, see `unscrubbed`.
        """
        at_work = self._at_work
        if not at_work.staff.may_administer:
            raise OwnerOnly
        if day > at_work.today():
            raise DayToCome
        with at_work.store.reading() as connection:
            doubt = self._clock_doubt(connection)
        if doubt is not None and (doubt.enrolled or not clock_checked):
            raise ClockDoubted(doubt)
        last, after = None, 0
        while True:
            number, after = self._erase_some(day, after, with_others=last is None)
            if number is None:
                break
            last = number
        if last is not None:
            # What the erasure named is gone. If the disk lets no file be written anew now, the next opening does it.
            with suppress(StoreError):
                scrub(at_work.store)
            at_work.on_recorded()
        return last

    def unscrubbed(self) -> bool:
        """Whether the file still has to be written anew after an erasure, which was not possible then."""
        with self._at_work.store.reading() as connection:
            return not is_scrubbed(connection)

    def _clock_doubt(self, connection: Connection) -> ClockDoubt | None:
        at_work = self._at_work
        newest = newest_known_at(connection, at_work.shop.series)
        return clock_doubt(at_work.today(), newest, enrolled=bool(at_work.register_key))

    def _erase_some(self, day: date, after: int, *, with_others: bool) -> tuple[EntryNumber | None, int]:
        """One erasure: of the entries after that number, and `with_others` of flags and drafts. None: nothing left."""
        at_work, now = self._at_work, datetime.now(UTC)
        rules = at_work.rules
        parts: list[PastPart] = []
        with at_work.store.writing() as connection:
            for entry in self._past(connection, day, rules, after=after):
                after = entry.number.number
                if not entry.stops:
                    parts += entry.parts
                if len(parts) >= _MOST_PARTS:
                    break
            others = self._erase_others(connection, day, rules) if with_others else {}
            if not parts and not any(others.values()):
                return None, after
            recording = at_work.recording(now, rules)
            erasure = book.add_entry(
                connection,
                at_work.shop.series,
                lambda number: erasure_entry(parts, others, number, recording),
                at_work.sign_head,
            )
        at_work.last_recorded_at = now
        return erasure.number, after

    def _past(self, connection: Connection, day: date, rules: RulePack, *, after: int) -> Iterator[PastEntry]:
        shop = self._at_work.shop
        until = newest_day(rules.retention, day)
        if until is None:
            return
        enrolled = bool(self._at_work.register_key)
        for kept in kept_entries(connection, shop.series, until=until, after=after, enrolled=enrolled):
            parts = past_parts(kept, rules.retention, day)
            if parts:
                yield PastEntry(
                    number=kept.number, kind=kept.kind, counts_from=kept.counts_from, parts=parts, stops=kept.stops
                )

    def _erase_others(self, connection: Connection, day: date, rules: RulePack) -> Mapping[str, int]:
        flags, drafts = self._cut_offs(day, rules)
        return {
            "attention": erasing.erase_flags(connection, flags) if flags else 0,
            "drafts": erasing.erase_drafts(connection, drafts) if drafts else 0,
        }

    def _cut_offs(self, day: date, rules: RulePack) -> tuple[datetime | None, datetime | None]:
        """The moments before which flags must have been touched, and drafts saved, to be past their time."""
        newest = (newest_past(rules.retention, data, day) for data in ("attention", "drafts"))
        flags, drafts = (self._end_of(one) if one else None for one in newest)
        return flags, drafts

    def _end_of(self, day: date) -> datetime:
        return datetime.combine(day + timedelta(days=1), time(), tzinfo=self._at_work.zone).astimezone(UTC)
