"""One row of an old book's table: dates, amounts and words as dealers wrote them, and what cannot be read of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from dealer_client.goods.identifiers import IDENTIFIER_NAMES, plausible_kinds
from dealer_client.register.draft import Identifier
from dealer_client.register.wording import Text

_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MONEY = re.compile(
    r"(?:€|EUR)?\s*(\d{1,3}(?:[. ]\d{3}){1,3}|\d{1,8})(?:,(\d{1,2}|-))?|(?:€|EUR)?\s*(\d{1,8})\.(\d{1,2})"
)
_WEIGHT = re.compile(r"(\d{1,7})(?:[.,](\d{1,3}))?\s*(?:g|gr|gram)?")


class Row:
    """Reads one row, and gathers what is wrong with it, under the name that the table gives the column."""

    def __init__(self, cells: Mapping[str, str], columns: Mapping[str, str]) -> None:
        self._cells, self._columns = cells, columns
        self.problems: list[Text] = []

    def text(self, name: str) -> str:
        """The cell on one line; empty where the table has no such column."""
        return " ".join(self._cells.get(name, "").split())

    def day(self, name: str, *, required: bool = False) -> date | None:
        """The day in a cell, day first or ISO 8601; an empty one is wrong where it is required."""
        typed = self.text(name)
        if not typed and not required:
            return None
        try:
            if _ISO_DATE.fullmatch(typed):
                return date.fromisoformat(typed)
            match = _DATE.fullmatch(typed)
            if match:
                return date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            pass
        self._wrong(name, _NOT_A_DATE)
        return None

    def cents(self, name: str) -> int | None:
        """The amount in a cell in cents; an empty one is wrong."""
        match = _MONEY.fullmatch(self.text(name))
        if match is None:
            self._wrong(name, _NOT_AN_AMOUNT)
            return None
        whole = re.sub(r"[. ]", "", match[1] or match[3])
        rest = (match[2] or match[4] or "0").replace("-", "0")
        return int(whole) * 100 + int(rest.ljust(2, "0"))

    def weight(self, name: str) -> int | None:
        """The weight in a cell, which is in grams, in milligrams; None where it is empty."""
        typed = self.text(name)
        if not typed:
            return None
        match = _WEIGHT.fullmatch(typed)
        if match is None:
            self._wrong(name, _NOT_A_WEIGHT)
            return None
        return int(match[1]) * 1000 + int((match[2] or "0").ljust(3, "0"))

    def one_of(self, name: str, known: Mapping[str, Sequence[str]]) -> str:
        """The key that a word stands for; a word that nobody knows is wrong."""
        typed = plain_word(self.text(name))
        if not typed:
            return ""
        for key, words in known.items():
            if typed in {plain_word(word) for word in (key, *words)}:
                return key
        self._wrong(name, _NOT_KNOWN.filled(known=", ".join(known)))
        return ""

    def identifiers(self) -> tuple[Identifier, ...]:
        """Numbers apart by semicolons; a kind may stand before one (`imei 490154203237518`)."""
        found = []
        for typed in re.split(r"\s*;\s*", self.text("identifier")):
            kind, _, value = typed.partition(" ")
            if kind.lower() in IDENTIFIER_NAMES and value:
                found.append(Identifier(kind=kind.lower(), value=value))
            elif typed:
                plausible = plausible_kinds(typed)
                found.append(Identifier(kind=plausible[0] if plausible[0] != "frame" else "serial", value=typed))
        return tuple(found)

    def _wrong(self, name: str, why: Text) -> None:
        self.problems.append(_IN_COLUMN.filled(name=self._columns.get(name, name), why=why))


def plain_word(word: str) -> str:
    """A word as it is compared: in small letters, with one space for what stands between its parts."""
    return re.sub(r"[\s_-]+", " ", word).strip().casefold()


_IN_COLUMN = Text(nl="{name}: {why}", en="{name}: {why}")
_NOT_A_DATE = Text(nl="schrijf de datum als dd-mm-jjjj of jjjj-mm-dd", en="write the date as dd-mm-yyyy or yyyy-mm-dd")
_NOT_AN_AMOUNT = Text(nl="schrijf het bedrag als 1234,50", en="write the amount as 1234,50 or 1234.50")
_NOT_A_WEIGHT = Text(nl="schrijf het gewicht in gram, zoals 4,2", en="write the weight in grams, such as 4.2")
_NOT_KNOWN = Text(nl="kies uit {known}", en="choose from {known}")
