"""The register as rows, one for each item in its present state, for spreadsheets and other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from dealer_client.register.canonical import JsonObject
from dealer_client.register.wording import Text

from .shown import ShownEntry

Value = str | int | None
Row = Mapping[str, Value]


class Shape(StrEnum):
    """How a value is written: as it is, or as money, weight or date where the file is for people."""

    TEXT = "text"
    CENTS = "cents"
    MILLIGRAMS = "milligrams"
    DATE = "date"


COLUMNS: Mapping[str, tuple[Shape, Text]] = MappingProxyType(
    {
        "item": (Shape.TEXT, Text(nl="volgnummer", en="number")),
        "kind": (Shape.TEXT, Text(nl="soort post", en="kind of entry")),
        "day": (Shape.DATE, Text(nl="datum", en="date")),
        "category": (Shape.TEXT, Text(nl="soort goed", en="kind of item")),
        "brand": (Shape.TEXT, Text(nl="merk", en="brand")),
        "model": (Shape.TEXT, Text(nl="type", en="type")),
        "description": (Shape.TEXT, Text(nl="omschrijving", en="description")),
        "colour": (Shape.TEXT, Text(nl="kleur", en="colour")),
        "identifiers": (Shape.TEXT, Text(nl="nummers", en="numbers")),
        "weight_mg": (Shape.MILLIGRAMS, Text(nl="gewicht in gram", en="weight in grams")),
        "fineness": (Shape.TEXT, Text(nl="gehalte", en="fineness")),
        "price_cents": (Shape.CENTS, Text(nl="prijs", en="price")),
        "payment": (Shape.TEXT, Text(nl="betaalwijze", en="payment")),
        "acquired_as": (Shape.TEXT, Text(nl="ingekocht als", en="acquired as")),
        "hold_until": (Shape.DATE, Text(nl="bewaren tot en met", en="hold until")),
        "name": (Shape.TEXT, Text(nl="naam", en="name")),
        "firm": (Shape.TEXT, Text(nl="bedrijf", en="firm")),
        "street": (Shape.TEXT, Text(nl="straat", en="street")),
        "house_number": (Shape.TEXT, Text(nl="huisnummer", en="house number")),
        "postcode": (Shape.TEXT, Text(nl="postcode", en="postcode")),
        "city": (Shape.TEXT, Text(nl="plaats", en="town")),
        "country": (Shape.TEXT, Text(nl="land", en="country")),
        "date_of_birth": (Shape.DATE, Text(nl="geboortedatum", en="date of birth")),
        "document_kind": (Shape.TEXT, Text(nl="soort document", en="kind of document")),
        "document_number": (Shape.TEXT, Text(nl="documentnummer", en="document number")),
        "corrected_by": (Shape.TEXT, Text(nl="verbeterd door", en="corrected by")),
        "voided_by": (Shape.TEXT, Text(nl="doorgehaald door", en="struck out by")),
        "person": (Shape.TEXT, Text(nl="persoon", en="person")),
        "recorded_at": (Shape.TEXT, Text(nl="vastgelegd (UTC)", en="recorded (UTC)")),
        "staff": (Shape.TEXT, Text(nl="vastgelegd door", en="recorded by")),
        "old_number": (Shape.TEXT, Text(nl="oud volgnummer", en="old number")),
    }
)
"""Every column, in order, with its shape and its name."""


def export_rows(entries: Iterable[ShownEntry]) -> Iterator[Row]:
    """A row for each item. What is not known is None; `person` says `shown`, `none`, `left-out` or `erased`."""
    for entry in entries:
        content, person = entry.content, entry.person_data or {}
        shared: dict[str, Value] = {
            "kind": entry.kind.value,
            "day": str(content.get("acquired_on") or content.get("happened_on")),
            "payment": content.get("payment", {}).get("method"),
            "corrected_by": " ".join(dict.fromkeys(str(change.amended.number) for change in entry.changes)) or None,
            "voided_by": str(entry.voided_by.number) if entry.voided_by else None,
            "person": entry.person.value,
            "recorded_at": content.get("recorded_at"),
            "staff": content.get("staff"),
            "old_number": content.get("imported", {}).get("number"),
            **_person(person),
        }
        for item in entry.items:
            yield {**dict.fromkeys(COLUMNS), **shared, **_item(entry, item)}


def _person(person: JsonObject) -> dict[str, Value]:
    address, document = person.get("address") or {}, person.get("document") or {}
    name = " ".join(person[part] for part in ("given_names", "prefix", "surname") if person.get(part))
    number = " ".join(address[part] for part in ("number", "addition") if address.get(part))
    return {
        "name": name or person.get("name"),
        "firm": (person.get("firm") or {}).get("name"),
        "street": address.get("street"),
        "house_number": number or None,
        "postcode": address.get("postcode"),
        "city": address.get("city"),
        "country": address.get("country"),
        "date_of_birth": person.get("date_of_birth"),
        "document_kind": document.get("kind"),
        "document_number": document.get("number"),
    }


def _item(entry: ShownEntry, item: JsonObject) -> dict[str, Value]:
    plain = ("category", "brand", "model", "description", "colour", "weight_mg", "fineness", "price_cents")
    numbers = (f"{identifier['kind']} {identifier['value']}" for identifier in item.get("identifiers", ()))
    return {
        "item": entry.number.item(item["line"]),
        "identifiers": "; ".join(numbers) or None,
        "acquired_as": item.get("item"),
        "hold_until": item.get("hold", {}).get("until"),
        **{name: item.get(name) for name in plain},
    }
