"""An inspection of the book: who looked, at what, and when. It may be begun and ended by whoever is signed in.

begin(name, badge, service)  looked(what)  end() -> the number of the entry that says all of it
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from dealer_client.register.entry import Entry
from dealer_client.register.inspection import MOST_LOOKS, Inspection, Look, inspection_entry
from dealer_client.register.numbering import EntryNumber
from dealer_client.store import book, inspections

from .at_work import AtWork
from .errors import InspectionGoesOn
from .free_text import accepted_text


class Inspecting:
    """Inspections of one counter's book; one at a time."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def current(self) -> Inspection | None:
        """The inspection that is going on, or None."""
        with self._at_work.store.reading() as connection:
            return inspections.read_inspection(connection)

    def begin(self, name: str, badge: str, service: str) -> None:
        """Somebody begins to look. Raises TextNotAccepted, or InspectionGoesOn where one has not ended."""
        begun = Inspection(
            name=accepted_text(self._at_work, name, "name"),
            badge=accepted_text(self._at_work, badge, "badge"),
            service=accepted_text(self._at_work, service, "service"),
            begun_at=datetime.now(UTC),
        )
        with self._at_work.store.writing() as connection:
            if inspections.read_inspection(connection) is not None:
                raise InspectionGoesOn
            inspections.begin_inspection(connection, begun, self._at_work.staff.id)

    def looked(self, what: str) -> None:
        """What is shown now; kept at once. Without an inspection that is going on it does nothing.

        `what` stands in the public part of the entry: a place in the program or a number, never what was searched for.
        Raises TextNotAccepted.
        """
        what = accepted_text(self._at_work, what, "what")
        recorded = None
        with self._at_work.store.writing() as connection:
            going_on = inspections.read_inspection(connection)
            if going_on is None or going_on.saw_last(what):
                return
            now = datetime.now(UTC)
            if len(going_on.looked_at) >= MOST_LOOKS:
                recorded = self._record(connection, going_on, interrupted=False)
                going_on = replace(going_on, begun_at=now, looked_at=())
                inspections.begin_inspection(connection, going_on, self._at_work.staff.id)
            looks = (*going_on.looked_at, Look(what=what, at=now))
            inspections.keep_looks(connection, replace(going_on, looked_at=looks))
        if recorded is not None:
            self._tell(recorded)

    def end(self) -> EntryNumber | None:
        """Records the inspection; it is on the disk when this returns. None where none was going on."""
        return self._end(interrupted=False)

    def end_interrupted(self) -> EntryNumber | None:
        """At the start of the program: records what was seen in an inspection during which the last one ended."""
        return self._end(interrupted=True)

    def _end(self, *, interrupted: bool) -> EntryNumber | None:
        if self.current() is None:
            return None
        with self._at_work.store.writing() as connection:
            going_on = inspections.read_inspection(connection)
            if going_on is None:
                return None
            entry = self._record(connection, going_on, interrupted=interrupted)
        self._tell(entry)
        return entry.number

    def _record(self, connection: Connection, inspection: Inspection, *, interrupted: bool) -> Entry:
        at_work = self._at_work
        recording = at_work.recording(datetime.now(UTC), at_work.rules)
        day = inspection.begun_at.astimezone(at_work.zone).date()

        def make(number: EntryNumber) -> Entry:
            return inspection_entry(inspection, day, number, recording, interrupted=interrupted)

        entry = book.add_entry(connection, at_work.shop.series, make, at_work.sign_head)
        inspections.remove_inspection(connection)
        return entry

    def _tell(self, entry: Entry) -> None:
        self._at_work.last_recorded_at = entry.recorded_at
        self._at_work.on_recorded()
