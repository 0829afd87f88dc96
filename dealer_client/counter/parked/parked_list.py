"""The parked purchases as a list: from whom, what, and who parked it when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dealer_client.counter.language import say
from dealer_client.counter.reading.line_view import LineDelegate, Row
from dealer_client.register.amounts import euro
from dealer_client.register.draft import Draft

from . import wording

if TYPE_CHECKING:
    from dealer_client.store.drafts import KeptDraft

Index = QModelIndex | QPersistentModelIndex
_PRICE_WIDTH = 110


class ParkedList(QAbstractTableModel):
    """One row for each; `category_name` gives the words of a category's key."""

    def __init__(self, category_name: Callable[[str], str]) -> None:
        super().__init__()
        self._category_name = category_name
        self._kept: list[KeptDraft] = []
        self._names: Mapping[str, str] = {}
        self.zone = "UTC"
        """The time zone of the shop."""

    def show_parked(self, kept: Sequence[KeptDraft], names: Mapping[str, str]) -> None:
        """Takes the place of what was shown; `names` tells who has which staff id."""
        self.beginResetModel()
        self._kept, self._names = list(kept), names
        self.endResetModel()

    def kept(self, row: int) -> KeptDraft | None:
        """The draft in a row."""
        return self._kept[row] if 0 <= row < len(self._kept) else None

    def by(self, kept: KeptDraft) -> str:
        """Who parked it, and when."""
        at = f"{kept.saved_at.astimezone(ZoneInfo(self.zone)):%d-%m %H:%M}"
        return say(wording.BY.filled(name=self._names.get(kept.staff, kept.staff), at=at))

    def goods(self, draft: Draft) -> str:
        """What was brought, in a few words."""
        said = []
        for item in draft.items:
            what = " ".join(part for part in (item.brand, item.model) if part) or item.description
            said.append(" ".join(part for part in (self._category_name(item.category), what) if part))
        return ", ".join(part for part in said if part) or say(wording.NO_GOODS_YET)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._kept)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        kept = self.kept(index.row())
        if kept is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        said = (seller(kept.draft), self.goods(kept.draft), self.by(kept), euro(kept.draft.total_cents))
        return ". ".join(said)


class ParkedDelegate(LineDelegate):
    """Seller above goods; amount above who parked it."""

    def draw(self, row: Row, index: Index) -> None:
        model = index.model()
        kept = model.kept(index.row()) if isinstance(model, ParkedList) else None
        if kept is None or not isinstance(model, ParkedList):
            return
        right = row.width - 14
        by_width = 190
        row.icon("history", "muted", 14)
        row.words(seller(kept.draft), 42, row.width - 42 - _PRICE_WIDTH - 20, strong=True)
        row.words_right(euro(kept.draft.total_cents), right - _PRICE_WIDTH, _PRICE_WIDTH)
        row.words(model.goods(kept.draft), 42, row.width - 42 - by_width - 28, second=True, tone="muted")
        row.words_right(model.by(kept), right - by_width, by_width, second=True, tone="muted")


def seller(draft: Draft) -> str:
    """Who brought it."""
    person = draft.seller
    return " ".join(part for part in (person.given_names, person.prefix, person.surname) if part) or say(
        wording.NOBODY_YET
    )
