"""The register as a list: as many rows as there are items, of which only pages near the screen are in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from dealer_client.counter.language import say, say_date
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.counter.reading.line_view import LineDelegate, Row
from dealer_client.goods.identifiers import IDENTIFIER_NAMES, format_for_display
from dealer_client.register.listing import RegisterLine

from . import wording
from .lines_around import PAGE, LinesAround

Index = QModelIndex | QPersistentModelIndex
CategoryName = Callable[[str], str]
"""The name of a category, in the language on the screen, from its key."""

_MOST_PAGES = 40
_LEFT, _SIDE = 14, 14
_NUMBER_WIDTH, _PRICE_WIDTH, _HOLD_WIDTH, _UPLOAD_WIDTH = 94, 132, 100, 92


class RegisterList(QAbstractTableModel):
    """One row for each item. `missing` tells that a row was asked for whose page is not in memory."""

    missing = Signal()

    def __init__(self, category_name: CategoryName) -> None:
        super().__init__()
        self._category_name = category_name
        self._count = 0
        self._pages: dict[int, list[RegisterLine]] = {}

    def show_query(self, read: LinesAround) -> None:
        """Takes the place of what was shown."""
        self.beginResetModel()
        self._count, self._pages = read.count, dict(read.pages)
        self.endResetModel()

    def renew(self, read: LinesAround) -> None:
        """The same query once more: rows that came on top push the others down, and keep who was chosen."""
        if read.count < self._count:
            self.show_query(read)
            return
        if read.newer:
            self.beginInsertRows(QModelIndex(), 0, read.newer - 1)
            self._count, self._pages = read.count, dict(read.pages)
            self.endInsertRows()
        else:
            self._pages = dict(read.pages)
        self._changed(self._pages)

    def add_pages(self, pages: Mapping[int, list[RegisterLine]]) -> None:
        """Fills rows that had not been read."""
        if len(self._pages) + len(pages) > _MOST_PAGES:
            self._pages.clear()
        self._pages.update(pages)
        self._changed(pages)

    def has(self, row: int) -> bool:
        """Whether a row is in memory."""
        return row // PAGE in self._pages

    def want(self, row: int) -> None:
        """A row is needed: tells so if it is not in memory."""
        if not self.has(row):
            self.missing.emit()

    def line(self, row: int) -> RegisterLine | None:
        """The item in a row; None where there is none, or it has not been read yet."""
        page = self._pages.get(row // PAGE, [])
        return page[row % PAGE] if row >= 0 and row % PAGE < len(page) else None

    def goods(self, line: RegisterLine) -> str:
        """What the item is, in a few words."""
        named = " ".join(part for part in (line.brand, line.model) if part)
        return ", ".join(part for part in (self._category_name(line.category), named or line.description) if part)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index.row())
        if line is None:
            self.want(index.row())
            return None
        _icon, _tone, upload = wording.UPLOADS[line.upload]
        hold = f"{say(wording.HOLD)} {say_date(line.hold_until)}"
        said = [line.number, say_date(line.acquired_on), self.goods(line), *numbers(line), line.seller]
        said += [say_euro(line.price_cents), hold, say(upload), say(wording.MATCHED) if line.matched else ""]
        return ". ".join(part for part in said if part)

    def _changed(self, pages: Mapping[int, object]) -> None:
        for page in pages:
            last = min((page + 1) * PAGE, self._count) - 1
            if last >= page * PAGE:
                self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, 0))


class RegisterDelegate(LineDelegate):
    """Number and goods above date, identifiers and seller; price above hold and the way to the central register."""

    def draw(self, row: Row, index: Index) -> None:
        model = index.model()
        if not isinstance(model, RegisterList):
            return
        line, goods_at = model.line(index.row()), _LEFT + _NUMBER_WIDTH
        if line is None:
            row.blank(_LEFT, 70)
            row.blank(goods_at, 180)
            row.blank(goods_at, 120, second=True)
            model.want(index.row())
            return
        right = row.width - _SIDE
        row.words(line.number, _LEFT, _NUMBER_WIDTH - 8, strong=True)
        row.words(say_date(line.acquired_on), _LEFT, _NUMBER_WIDTH - 8, second=True, tone="muted")
        price = row.words_right(say_euro(line.price_cents), right - _PRICE_WIDTH, _PRICE_WIDTH)
        signs = right - price - 14
        if line.matched:
            word = row.words_right(say(wording.MATCHED), signs - 70, 70, tone="attention")
            signs -= word + 20
            row.icon("bell", "attention", signs)
            signs -= 10
        row.words(model.goods(line), goods_at, signs - goods_at)
        icon, tone, upload = wording.UPLOADS[line.upload]
        upload_at = right - _UPLOAD_WIDTH
        row.icon(icon, tone, upload_at, second=True)
        row.words(say(upload), upload_at + 19, _UPLOAD_WIDTH - 19, second=True, tone=tone)
        hold = say(wording.UNTIL.filled(day=say_date(line.hold_until)))
        hold_at = upload_at - 14 - _HOLD_WIDTH
        row.words_right(hold, hold_at, _HOLD_WIDTH, second=True, tone="muted")
        about = "  ·  ".join(part for part in (*numbers(line), line.seller) if part)
        row.words(about, goods_at, hold_at - 14 - goods_at, second=True, tone="muted")


def numbers(line: RegisterLine) -> list[str]:
    """The item's identifiers, each with its name."""
    said = []
    for identifier in line.identifiers:
        name, shown = IDENTIFIER_NAMES.get(identifier.kind), format_for_display(identifier.kind, identifier.value)
        said.append(f"{say(name)} {shown}" if name is not None else shown)
    return said
