"""Reading the part of the register that the screen shows, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.register.listing import RegisterLine

PAGE = 100
"""Rows that are read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesAround:
    """Some pages of what a query finds. `count` is how many items it finds, `total` how many the register has.

    `newer` is how many came on top since the rows were counted the last time.
    """

    query: str = field(repr=False)
    count: int
    total: int
    newer: int
    pages: Mapping[int, list[RegisterLine]] = field(repr=False)


def read_lines(desk: Desk, query: str, *, first: int, last: int, known: int | None, follow: bool) -> LinesAround:
    """The pages with the rows `first` to `last`. Takes a moment: meant for the background.

    `known` is the count that these rows were numbered by, None for a new query. With `follow` they are the rows that
    were there then, however many came on top; without it they are counted from the newest.
    """
    count = desk.count(query)
    newer = count - known if known is not None and count > known else 0
    moved = newer if follow else 0
    pages = range((first + moved) // PAGE, (last + moved) // PAGE + 1)
    return LinesAround(
        query=query,
        count=count,
        total=desk.count() if query else count,
        newer=newer,
        pages={page: desk.search(query, limit=PAGE, offset=page * PAGE) for page in pages if page * PAGE < count},
    )
