"""What the check of an extract found, in words."""

from __future__ import annotations

from collections.abc import Sequence

from dealer_client.counter.language import say, say_count, say_date
from dealer_client.counter.purchase.finding_row import split_message
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro, say_key
from dealer_client.documents.verdict import Backing, Verdict
from dealer_client.documents.verdict_wording import PRACTICE
from dealer_client.register.wording import Text

from . import wording


def verdict_page(name: str, verdict: Verdict) -> str:
    """The whole sheet for a file of that name, in the language on the screen."""
    parts = [sheet.heading(name)]
    if verdict.practice:
        parts.append(sheet.state("flask-conical", "attention", *_split(say(PRACTICE))))
    parts.append(_outcome(verdict))
    # The sentence says the first problem already; a list is for those after it.
    parts += _listed(wording.WRONG, verdict.problems[1:])
    parts += _listed(wording.TO_KNOW, [note for note in verdict.notes if note != PRACTICE])
    parts.append(_contents(verdict))
    return "".join(parts)


def _outcome(verdict: Verdict) -> str:
    # That it is from a practice register stands above already.
    said = _split(say(verdict.sentence).removeprefix(say(PRACTICE)).strip())
    if not verdict.holds:
        return sheet.state("octagon-x", "blocked", *said)
    sound = verdict.backing is Backing.REGISTER
    return sheet.state("shield-check", "ok", *said) if sound else sheet.state("shield-alert", "attention", *said)


def _split(sentence: str) -> tuple[str, str]:
    """What it comes down to, and the rest as a sentence of its own."""
    first, rest = split_message(sentence)
    return first, rest[:1].upper() + rest[1:]


def _listed(heading: Text, sentences: Sequence[Text]) -> list[str]:
    said = [sheet.plain(say(sentence)) for sentence in sentences]
    return [sheet.heading(say(heading)), *said] if said else []


def _contents(verdict: Verdict) -> str:
    book = verdict.book
    if book is None:
        return ""
    confirmed = sum(entry.confirmed for entry in verdict.entries)
    entries = wording.ENTRIES_CONFIRMED.filled(n=say_count(len(verdict.entries)), confirmed=say_count(confirmed))
    first, last = book.period
    rows = [
        (say(wording.DEALER), book.dealer),
        (say(wording.PERIOD_SHOWN), say(wording.FROM_TO.filled(first=say_date(first), last=say_date(last)))),
        (say(wording.ENTRIES_SHOWN), say(entries)),
        (say(wording.TOTAL), say_euro(sum(entry.total_cents for entry in verdict.entries))),
        (say(wording.BOOK), say(wording.BOOK_SIZE.filled(series=book.series, n=say_count(book.size)))),
        (say(wording.COUNTER_KEY), say_key(book.counter_key)),
    ]
    return sheet.heading(say(wording.ON_IT)) + sheet.facts(rows)
