"""An existing book as a table (CSV): which column holds what, and what is wrong with which row.

Rows with the same old number, one after the other, are one entry with several items. Nothing here judges by the rules;
a row is wrong where it cannot be read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType

from dealer_client.goods.categories import Category, category_key, category_of
from dealer_client.register.draft import (
    ACQUISITIONS,
    Address,
    Draft,
    DraftItem,
    EntryKind,
    IdentityDocument,
    Payment,
    PaymentMethod,
    Seller,
)
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from .field_wording import DOCUMENTS, KINDS, PAYMENTS
from .old_book_row import Row, plain_word

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
    by_name = {plain_word(column): column for column in reversed(columns)}
    found = {}
    for name, others in FIELDS.items():
        column = next((by_name[plain_word(word)] for word in (name, *others) if plain_word(word) in by_name), None)
        if column is not None:
            found[name] = column
    return found


def read_old_book(text: str, mapping: Mapping[str, str], categories: Sequence[Category], home: str) -> list[OldEntry]:
    """The entries of a table. `mapping` names the column of each field, `home` the country (alpha-2) of who has none.

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
        read.append(_entry(line, Row(cells, mapping), categories, home))
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


def _entry(line: int, reader: Row, categories: Sequence[Category], home: str) -> OldEntry:
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
            country=reader.text("country") or home,
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
