"""Who can sign in, as a list of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dealer_client.counter.language import say
from dealer_client.counter.reading.line_view import LineDelegate, Row

from . import wording

if TYPE_CHECKING:
    from dealer_client.store.staff import StaffRecord

Index = QModelIndex | QPersistentModelIndex


class NamesList(QAbstractTableModel):
    """One row for each who works here."""

    def __init__(self) -> None:
        super().__init__()
        self._people: list[StaffRecord] = []

    def show_people(self, people: Sequence[StaffRecord]) -> None:
        """Takes the place of who was shown."""
        self.beginResetModel()
        self._people = list(people)
        self.endResetModel()

    def person(self, row: int) -> StaffRecord | None:
        """Who stands in a row."""
        return self._people[row] if 0 <= row < len(self._people) else None

    def row_of(self, staff_id: str) -> int:
        """Where somebody stands, 0 where he does not."""
        return next((row for row, person in enumerate(self._people) if person.staff.id == staff_id), 0)

    def row_after(self, row: int, letter: str) -> int:
        """The next row whose name begins with that letter, or the same row."""
        count = len(self._people)
        for at in (*range(row + 1, count), *range(row + 1)):
            if self._people[at].staff.name.casefold().startswith(letter.casefold()):
                return at
        return row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        person = self.person(index.row())
        if person is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return f"{person.staff.name}. {say(wording.ROLES[person.staff.role])}"


class NameDelegate(LineDelegate):
    """Name above role."""

    def draw(self, row: Row, index: Index) -> None:
        model = index.model()
        person = model.person(index.row()) if isinstance(model, NamesList) else None
        if person is None:
            return
        row.icon("user", "muted", 14)
        row.words(person.staff.name, 42, row.width - 90, strong=True)
        row.words(say(wording.ROLES[person.staff.role]), 42, row.width - 90, second=True, tone="muted")
        if person.has_pin:
            row.icon("lock", "muted", row.width - 34)
