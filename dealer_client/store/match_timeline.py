"""What happened about a match, in order: from the purchase to the hand-over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, select

from dealer_client.register.draft import EntryKind
from dealer_client.register.entry import Entry
from dealer_client.register.match import MatchWarning
from dealer_client.register.moments import parse_utc
from dealer_client.register.notice import Deciding
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.wording import Text

from . import schema
from .police_decisions import decisions_on
from .police_holds import police_holds_of


class Step(StrEnum):
    """What can happen about a match."""

    RECORDED = "recorded"
    MATCHED = "matched"
    READ = "read"
    HELD = "held"
    CONFIRMED = "confirmed"
    RELEASED_BY_POLICE = "released-by-police"
    HOLD_ENDED = "hold-ended"
    HANDED_OVER = "handed-over"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineStep:
    """One step: when (UTC), what, by whom (a name or id, may be empty), and what was said or which entry it was."""

    at: datetime
    step: Step
    by: str = ""
    note: str = ""

    def words(self) -> Text:
        """The step in words fit for a stranger."""
        by = f" ({self.by})" if self.by else ""
        note = f": {self.note}" if self.note else ""
        return _WORDS[self.step].filled(by=by, note=note)


def timeline(connection: Connection, warning: MatchWarning, entry: Entry) -> list[TimelineStep]:
    """The steps of a match about an item of that entry, oldest first."""
    return sorted(_steps(connection, warning, entry), key=lambda step: (step.at, list(Step).index(step.step)))


def _steps(connection: Connection, warning: MatchWarning, entry: Entry) -> Iterator[TimelineStep]:
    item = warning.entry.item(warning.line)
    yield TimelineStep(at=entry.recorded_at, step=Step.RECORDED, note=item)
    yield TimelineStep(at=warning.matched_at, step=Step.MATCHED, note=warning.reference)
    if warning.acknowledged_at is not None:
        yield TimelineStep(at=warning.acknowledged_at, step=Step.READ, by=warning.acknowledged_by)
    key = warning.entry.series, warning.entry.number, warning.line
    decisions = decisions_on(connection, warning.match_id)
    for hold in police_holds_of(connection, [key]).get(key, ()):
        yield TimelineStep(at=hold.placed_at, step=Step.HELD, by=hold.placed_by, note=hold.reference)
        if hold.released_at is not None and hold.released_at not in {decision.at for decision in decisions}:
            yield TimelineStep(at=hold.released_at, step=Step.HOLD_ENDED, by=hold.released_by, note=hold.release_reason)
    for decision in decisions:
        step = Step.CONFIRMED if decision.decision is Deciding.CONFIRMED else Step.RELEASED_BY_POLICE
        yield TimelineStep(at=decision.at, step=step, by=decision.by, note=decision.note)
    yield from _departures(connection, warning.entry, warning.line)


def _departures(connection: Connection, number: EntryNumber, line: int) -> Iterator[TimelineStep]:
    gone, entry = schema.disposal_item, schema.entry
    rows = connection.execute(
        select(gone.c.series, gone.c.number, gone.c.line, entry.c.kind, entry.c.recorded_at)
        .join(entry, (entry.c.series == gone.c.series) & (entry.c.number == gone.c.number))
        .where(
            gone.c.item_series == number.series,
            gone.c.item_number == number.number,
            gone.c.item_line == line,
            gone.c.voided_by == "",
        )
    )
    for row in rows:
        yield TimelineStep(
            at=parse_utc(row.recorded_at),
            step=Step.HANDED_OVER if row.kind == EntryKind.POLICE.value else Step.LEFT,
            note=EntryNumber(row.series, row.number).item(row.line),
        )


_WORDS = {
    Step.RECORDED: Text(nl="Inkoop vastgelegd{note}", en="Purchase recorded{note}"),
    Step.MATCHED: Text(nl="Melding van het centraal register{note}", en="Warning of the central register{note}"),
    Step.READ: Text(nl="Melding gelezen{by}", en="Warning read{by}"),
    Step.HELD: Text(nl="Vastgehouden voor de politie{note}", en="Held for the police{note}"),
    Step.CONFIRMED: Text(nl="Politie: vasthouden{by}{note}", en="Police: keep it held{by}{note}"),
    Step.RELEASED_BY_POLICE: Text(nl="Politie: vrijgegeven{by}{note}", en="Police: released{by}{note}"),
    Step.HOLD_ENDED: Text(nl="Niet langer vastgehouden{note}", en="No longer held{note}"),
    Step.HANDED_OVER: Text(nl="Overgedragen aan de politie{note}", en="Handed over to the police{note}"),
    Step.LEFT: Text(nl="Uit de winkel{note}", en="Left the shop{note}"),
}
