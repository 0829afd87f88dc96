"""A list as long as what a query finds, of which only pages near the screen are in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
"""Rows that are read at once."""
_MOST_PAGES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where the lines of a query come from. `fetch` takes how many, and how many come before them; both take a moment:
    they are meant for the background."""

    count: Callable[[], int]
    fetch: Callable[[int, int], list[Any]] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesAround:
    """Some pages of what a query finds. `count` is how many lines it finds, `total` how many there are without it.

    `newer` is how many came on top since the rows were counted the last time.
    """

    query: Hashable = field(repr=False)
    count: int
    total: int
    newer: int
    pages: Mapping[int, list[Any]] = field(repr=False)


def read_lines(
    query: Hashable,
    found: Found,
    total: Callable[[], int] | None,
    *,
    first: int,
    last: int,
    known: int | None,
    follow: bool,
) -> LinesAround:
    """The pages with the rows `first` to `last`. Takes a moment: meant for the background.

    `total` counts without the query, None where there is none. `known` is the count that these rows were numbered by,
    None for a new query. With `follow` they are the rows that were there then, however many came on top; without it
    they are counted from the newest.
    """
    count = found.count()
    newer = count - known if known is not None and count > known else 0
    moved = newer if follow else 0
    pages = range((first + moved) // PAGE, (last + moved) // PAGE + 1)
    return LinesAround(
        query=query,
        count=count,
        total=count if total is None else total(),
        newer=newer,
        pages={page: found.fetch(PAGE, page * PAGE) for page in pages if page * PAGE < count},
    )


class PagedList(QAbstractTableModel):
    """One row for each line. `missing` tells that a row was asked for whose page is not in memory."""

    missing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._pages: dict[int, list[Any]] = {}

    def say_line(self, line: Any) -> str:
        """The whole line in words, for a screen reader."""
        raise NotImplementedError

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

    def add_pages(self, pages: Mapping[int, list[Any]]) -> None:
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

    def line(self, row: int) -> Any:
        """The line in a row; None where there is none, or it has not been read yet."""
        page = self._pages.get(row // PAGE, [])
        return page[row % PAGE] if row >= 0 and row % PAGE < len(page) else None

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
        return self.say_line(line)

    def _changed(self, pages: Mapping[int, object]) -> None:
        for page in pages:
            last = min((page + 1) * PAGE, self._count) - 1
            if last >= page * PAGE:
                self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, 0))
