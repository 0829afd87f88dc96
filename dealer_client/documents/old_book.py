"""An existing book as a table (CSV): which column holds what, and what is wrong with which row.

Rows with the same old number, one after the other, are one entry with several items. Nothing here judges by the rules;
a row is wrong where it cannot be read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from types import MappingProxyType

from dealer_client.goods.categories import Category, category_key, category_of
from dealer_client.goods.identifiers import IDENTIFIER_NAMES, plausible_kinds
from dealer_client.register.draft import (
    ACQUISITIONS,
    Address,
    Draft,
    DraftItem,
    EntryKind,
    Identifier,
    IdentityDocument,
    Payment,
    PaymentMethod,
    Seller,
)
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from .field_wording import DOCUMENTS, KINDS, PAYMENTS

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 200_000
_OTHER = "other"

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "number": ("volgnummer", "nummer", "nr", "boeknummer"),
        "acquired_on": ("datum", "date", "inkoopdatum", "verkregen", "acquired", "day"),
        "kind": ("soort post", "kind of entry"),
        "category": ("soort", "soort goed", "categorie", "kind of item"),
        "brand": ("merk",),
        "model": ("type",),
        "description": ("omschrijving", "goed", "artikel"),
        "colour": ("kleur", "color"),
        "identifier": (
            "serienummer",
            "nummers",
            "imei",
            "framenummer",
            "kenmerk",
            "serial number",
            "identifiers",
            "numbers",
        ),
        "weight": ("gewicht", "gewicht in gram", "weight in grams"),
        "fineness": ("gehalte",),
        "price": ("prijs", "inkoopprijs", "bedrag", "betaald"),
        "payment": ("betaalwijze", "betaling"),
        "iban": ("rekening", "bankrekening"),
        "surname": ("achternaam", "naam", "name", "verkoper", "aanbieder", "seller"),
        "prefix": ("tussenvoegsel",),
        "given_names": ("voornamen", "voornaam", "voorletters", "first name"),
        "date_of_birth": ("geboortedatum", "date of birth"),
        "street": ("straat", "adres", "address"),
        "house_number": ("huisnummer", "house number"),
        "addition": ("toevoeging",),
        "postcode": ("zip", "postal code"),
        "city": ("plaats", "woonplaats", "town"),
        "country": ("land",),
        "document_kind": ("soort document", "legitimatie", "kind of document"),
        "document_number": ("documentnummer", "legitimatienummer", "document number"),
        "issuing_state": ("land van afgifte", "issuing state"),
    }
)
"""The fields of a row, and other names by which a column may be called. `number` is the number in the old book."""
REQUIRED: Mapping[str, Text] = MappingProxyType(
    {
        "acquired_on": Text(nl="de datum (acquired_on)", en="the date (acquired_on)"),
        "description": Text(nl="de omschrijving (description)", en="the description (description)"),
        "price": Text(nl="de prijs (price)", en="the price (price)"),
    }
)
"""The fields that must have a column, with the name by which `--map` knows them."""

_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MONEY = re.compile(
    r"(?:€|EUR)?\s*(\d{1,3}(?:[. ]\d{3}){1,3}|\d{1,8})(?:,(\d{1,2}|-))?|(?:€|EUR)?\s*(\d{1,8})\.(\d{1,2})"
)
_WEIGHT = re.compile(r"(\d{1,7})(?:[.,](\d{1,3}))?\s*(?:g|gr|gram)?")


class TableRefused(DealerError):
    """The file is no table that can be read, or lacks a column. Nothing was recorded."""

    title = Text(nl="Niet ingelezen", en="Not imported")


@dataclass(frozen=True, slots=True, kw_only=True)
class OldEntry:
    """One entry of an old book: the lines of the file that it came from, its old number, and what is wrong with it."""

    lines: tuple[int, ...]
    old_number: str
    draft: Draft
    problems: tuple[Text, ...] = field(default=())


def columns_of(text: str) -> list[str]:
    """The names of the columns of a table, as they stand in its first line. Raises TableRefused."""
    return [name.strip() for name in next(_rows(text), [])]


def guessed_mapping(columns: Sequence[str]) -> dict[str, str]:
    """Which column holds which field, as far as the names say."""
    by_name = {_plain(column): column for column in reversed(columns)}
    found = {}
    for name, others in FIELDS.items():
        column = next((by_name[_plain(word)] for word in (name, *others) if _plain(word) in by_name), None)
        if column is not None:
            found[name] = column
    return found


def read_old_book(text: str, mapping: Mapping[str, str], categories: Sequence[Category]) -> list[OldEntry]:
    """The entries of a table. `mapping` names the column of each field.

    Raises TableRefused where the table cannot be read, a required field has no column, or a column is not there.
    """
    rows = _rows(text)
    columns = [name.strip() for name in next(rows, [])]
    _check_mapping(mapping, columns)
    places = {name: columns.index(column) for name, column in mapping.items()}
    read: list[OldEntry] = []
    for line, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(read) >= MOST_ROWS:
            raise TableRefused(
                Text(
                    nl="Er staan meer dan {n} regels in. Verdeel de tabel.",
                    en="There are more than {n} rows. Divide the table.",
                ).filled(n=MOST_ROWS)
            )
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in places.items()}
        read.append(_entry(line, _Row(cells, mapping), categories))
    return [_joined(list(group)) for _key, group in groupby(read, key=_group)]


def _rows(text: str) -> Iterator[list[str]]:
    first = text.split("\n", 1)[0]
    delimiter = max(";\t,", key=first.count)
    try:
        # A field may hold line feeds; a line of this reader is a row of the table.
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error:
        raise TableRefused(
            Text(
                nl="Dit is geen tabel (CSV) die te lezen is: aanhalingstekens of scheidingstekens kloppen niet.",
                en="This is no table (CSV) that can be read: its quotation marks or separators are not right.",
            ),
            field="file",
        ) from None


def _check_mapping(mapping: Mapping[str, str], columns: Sequence[str]) -> None:
    for name, column in mapping.items():
        if name not in FIELDS:
            raise TableRefused(
                Text(nl="Een veld {name} is er niet.", en="There is no field {name}.").filled(name=name), field="map"
            )
        if column not in columns:
            raise TableRefused(
                Text(
                    nl="De tabel heeft geen kolom {column}. Er is: {columns}.",
                    en="The table has no column {column}. There is: {columns}.",
                ).filled(column=column, columns=", ".join(columns)),
                field="map",
            )
    missing = [words for name, words in REQUIRED.items() if name not in mapping]
    if missing:
        raise TableRefused(
            Text(
                nl="Geef aan welke kolom dit bevat: {names}. De tabel heeft: {columns}.",
                en="Say which column holds: {names}. The table has: {columns}.",
            ).filled(
                names=Text(nl=", ".join(w.nl for w in missing), en=", ".join(w.en for w in missing)),
                columns=", ".join(columns),
            ),
            field="map",
        )


def _group(entry: OldEntry) -> object:
    """Rows of one entry have the same old number; a row without one is an entry of its own."""
    return entry.old_number or entry.lines


def _joined(entries: list[OldEntry]) -> OldEntry:
    first = entries[0]
    if len(entries) == 1:
        return first
    problems = [problem for entry in entries for problem in entry.problems]
    if any(replace(entry.draft, items=()) != replace(first.draft, items=()) for entry in entries):
        problems.append(
            Text(
                nl="Regels met hetzelfde nummer zijn één post: datum, persoon en betaling moeten dan gelijk zijn.",
                en="Rows with the same number are one entry: date, person and payment must then be the same.",
            )
        )
    items = tuple(item for entry in entries for item in entry.draft.items)
    return OldEntry(
        lines=tuple(line for entry in entries for line in entry.lines),
        old_number=first.old_number,
        draft=replace(first.draft, items=items),
        problems=tuple(dict.fromkeys(problems)),
    )


def _entry(line: int, reader: _Row, categories: Sequence[Category]) -> OldEntry:
    word, description = reader.text("category"), reader.text("description")
    category = category_key(word, categories)
    if category_of(category, categories) is None:
        # The old book's own word for it is kept where the goods are described.
        category, description = _OTHER, ", ".join(part for part in (word, description) if part)
    item = DraftItem(
        category=category,
        description=description,
        brand=reader.text("brand"),
        model=reader.text("model"),
        colour=reader.text("colour"),
        fineness=reader.text("fineness"),
        weight_mg=reader.weight("weight"),
        price_cents=reader.cents("price"),
        identifiers=reader.identifiers(),
    )
    seller = Seller(
        surname=reader.text("surname"),
        prefix=reader.text("prefix"),
        given_names=reader.text("given_names"),
        date_of_birth=reader.day("date_of_birth"),
        address=Address(
            street=reader.text("street"),
            number=reader.text("house_number"),
            addition=reader.text("addition"),
            postcode=reader.text("postcode"),
            city=reader.text("city"),
            country=reader.text("country") or "NL",
        ),
        document=IdentityDocument(
            kind=reader.one_of("document_kind", {key: (name.nl, name.en) for key, name in DOCUMENTS.items()}),
            number=reader.text("document_number"),
            issuing_state=reader.text("issuing_state"),
        ),
    )
    kinds = {kind.value: (KINDS[kind.value].nl, KINDS[kind.value].en) for kind in ACQUISITIONS}
    methods = {m.value: (PAYMENTS[m.value].nl, PAYMENTS[m.value].en, "pin") for m in PaymentMethod}
    draft = Draft(
        kind=EntryKind(reader.one_of("kind", kinds) or EntryKind.PURCHASE.value),
        acquired_on=reader.day("acquired_on", required=True),
        seller=seller,
        items=(item,),
        payment=Payment(method=reader.one_of("payment", methods), iban=reader.text("iban")),
    )
    return OldEntry(lines=(line,), old_number=reader.text("number"), draft=draft, problems=tuple(reader.problems))


class _Row:
    """Reads one row, and gathers what is wrong with it, under the name that the table gives the column."""

    def __init__(self, cells: Mapping[str, str], columns: Mapping[str, str]) -> None:
        self._cells, self._columns = cells, columns
        self.problems: list[Text] = []

    def text(self, name: str) -> str:
        return " ".join(self._cells.get(name, "").split())

    def day(self, name: str, *, required: bool = False) -> date | None:
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
        match = _MONEY.fullmatch(self.text(name))
        if match is None:
            self._wrong(name, _NOT_AN_AMOUNT)
            return None
        whole = re.sub(r"[. ]", "", match[1] or match[3])
        rest = (match[2] or match[4] or "0").replace("-", "0")
        return int(whole) * 100 + int(rest.ljust(2, "0"))

    def weight(self, name: str) -> int | None:
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
        typed = _plain(self.text(name))
        if not typed:
            return ""
        for key, words in known.items():
            if typed in {_plain(word) for word in (key, *words)}:
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


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word).strip().casefold()


_IN_COLUMN = Text(nl="{name}: {why}", en="{name}: {why}")
_NOT_A_DATE = Text(nl="schrijf de datum als dd-mm-jjjj of jjjj-mm-dd", en="write the date as dd-mm-yyyy or yyyy-mm-dd")
_NOT_AN_AMOUNT = Text(nl="schrijf het bedrag als 1234,50", en="write the amount as 1234,50 or 1234.50")
_NOT_A_WEIGHT = Text(nl="schrijf het gewicht in gram, zoals 4,2", en="write the weight in grams, such as 4.2")
_NOT_KNOWN = Text(nl="kies uit {known}", en="choose from {known}")
