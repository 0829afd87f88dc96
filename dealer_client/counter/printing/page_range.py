"""Which pages somebody means by `1-3, 5`."""

from __future__ import annotations

import re

_PART = re.compile(r"(?P<first>\d{1,6})?\s*(?:(?P<dash>[-–])\s*(?P<last>\d{1,6})?)?", re.ASCII)


def pages_in(text: str, count: int) -> tuple[int, ...] | None:
    """The pages in their order, each once, the first being 0; all for an empty text, None for what names no pages.

    `2-` goes to the end, `-3` comes from the beginning. A page that the document of `count` pages does not have is a
    mistake too: better said than left out of what is printed.
    """
    if not text.strip():
        return tuple(range(count))
    pages: set[int] = set()
    for part in re.split(r"[,;]", text):
        found = _PART.fullmatch(part.strip())
        if found is None or not (found["first"] or found["last"]):
            return None
        first = int(found["first"] or 1)
        last = int(found["last"] or (count if found["dash"] else first))
        if not 1 <= first <= last <= count:
            return None
        pages.update(range(first - 1, last))
    return tuple(sorted(pages))
