"""Running numbers (volgnummers): one gapless series for each counter, `A-000123`, and `A-000123/2` for its second
item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import DealerError
from .wording import Text

_SERIES = re.compile(r"[A-Z]{1,4}")
_NUMBER = re.compile(r"([A-Za-z]{1,4})-(\d{6,12})(?:/(\d{1,4}))?", re.ASCII)


class NumberError(DealerError):
    """A text that is no entry number or series."""

    title = Text(nl="Geen volgnummer", en="Not an entry number")


@dataclass(frozen=True, slots=True, order=True)
class EntryNumber:
    """The number of one entry: the counter's series and a number from 1."""

    series: str
    number: int

    def __str__(self) -> str:
        return f"{self.series}-{self.number:06d}"

    def item(self, line: int) -> str:
        """The number of the item on that line of the entry, from 1."""
        return f"{self}/{line}"


def check_series(series: str) -> str:
    """The series itself, where it is one to four capitals. Raises NumberError."""
    if not _SERIES.fullmatch(series):
        raise NumberError(
            Text(
                nl="Een nummerreeks bestaat uit één tot vier hoofdletters, zoals A of UTR.",
                en="A series is one to four capital letters, such as A or UTR.",
            ),
            field="series",
        )
    return series


def parse_number(text: str) -> tuple[EntryNumber, int | None]:
    """The entry number that a text stands for, and the item's line if it names one. Raises NumberError."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None or int(match[2]) == 0 or (match[3] and int(match[3]) == 0):
        raise NumberError(
            Text(
                nl="Een volgnummer ziet eruit als A-000123 of A-000123/2.",
                en="An entry number looks like A-000123 or A-000123/2.",
            )
        )
    return EntryNumber(match[1].upper(), int(match[2])), int(match[3]) if match[3] else None


def item_number(text: str) -> tuple[EntryNumber, int]:
    """The entry and the line of an item's number, such as `A-000123/2`. Raises NumberError."""
    number, line = parse_number(text)
    if line is None:
        raise NumberError(
            Text(
                nl="Het nummer van een goed ziet eruit als A-000123/2: het volgnummer, een streep en de regel.",
                en="The number of an item looks like A-000123/2: the entry number, a slash and the line.",
            )
        )
    return number, line
