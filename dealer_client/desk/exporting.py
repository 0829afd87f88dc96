"""The register as a file for other programs."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dealer_client.documents.choice import Register
from dealer_client.documents.export_files import export_file
from dealer_client.documents.kinds import ExportKind
from dealer_client.documents.shown import shown_entries
from dealer_client.register.wording import Language
from dealer_client.store import book
from dealer_client.store.amending_entries import amending_entries, erasure_entries

from .at_work import AtWork


class Exporting:
    """The exports of one counter's book."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def make(
        self, kind: ExportKind, first: date, last: date, language: Language, *, register: Register = Register.BOTH
    ) -> bytes:
        """What was recorded under the days from `first` up to and including `last`. Takes a while.

        It holds personal data as the book does. Raises NotAllowed.
        """
        at_work, series = self._at_work, self._at_work.shop.series
        at_work.refuse_inspector()
        with at_work.store.reading() as connection:
            numbers = set(book.numbers_between(connection, series, first, last))
            entries = [
                entry
                for entry in book.read_entries(connection, series, min(numbers, default=1), max(numbers, default=0))
                if entry.number.number in numbers and entry.kind in register.kinds
            ]
            here = [entry.number.number for entry in entries]
            found = {entry.number: entry for entry in entries}
            for amending in amending_entries(connection, series, here).values():
                found.update({amendment.number: amendment for amendment in amending})
            found.update({erasure.number: erasure for erasure in erasure_entries(connection, series, here)})
        amendments = [found[number] for number in sorted(found) if found[number].kind not in register.kinds]
        return export_file(
            kind,
            at_work.shop,
            shown_entries(entries, amendments),
            [found[number] for number in sorted(found)],
            made_at=datetime.now(UTC),
            language=language,
        )
