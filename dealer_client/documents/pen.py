"""How people, goods and numbers are written on paper, in one language: the same on every document.

A pen takes the JSON of an entry's body and personal parts. What a person typed goes through `show`, which makes it fit
for paper; words of the house come from `Text`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dealer_client.goods.categories import OTHER
from dealer_client.goods.identifiers import IDENTIFIER_NAMES, format_for_display
from dealer_client.register.canonical import JsonObject
from dealer_client.register.wording import Language, Text

from . import figures
from .field_wording import DOCUMENTS, FINENESS, ISSUED_BY, ISSUED_ON, KVK, VAT_NUMBER
from .legible import legible

Legible = Callable[[str], str]


class Pen:
    """Writes in one language. `categories` names the kinds of goods by key; `show` makes typed text fit for paper.

    `home` is the shop's country (alpha-2), which an address there does not say.
    """

    def __init__(
        self, language: Language, *, home: str, categories: Mapping[str, str] | None = None, show: Legible = legible
    ) -> None:
        self.language = language
        self._home = home
        self.show = show
        self._categories = categories or {}

    def say(self, text: Text, **values: object) -> str:
        """A text of the house, its places filled with values that are already fit for paper."""
        return (text.filled(**values) if values else text).in_language(self.language)

    def name(self, names: Mapping[str, Text], key: str) -> str:
        """The name of a kind of something; the key itself where it has none."""
        known = names.get(key)
        return known.in_language(self.language) if known else self.show(key)

    def shown(self, values: JsonObject, *keys: str) -> Iterator[str]:
        """The values under those keys that are filled in, fit for paper."""
        return (self.show(str(values[key])) for key in keys if values.get(key))

    def address_lines(self, address: JsonObject) -> list[str]:
        """Street and number; postcode and town; the country, where it is abroad."""
        country = address.get("country", "")
        lines = [
            " ".join(self.shown(address, "street", "number", "addition")),
            " ".join(self.shown(address, "postcode", "city")),
            self.show(country) if country not in ("", self._home) else "",
        ]
        return [line for line in lines if line]

    def address(self, address: JsonObject) -> str:
        """The address on one line."""
        return ", ".join(self.address_lines(address))

    def person(self, person: JsonObject) -> str:
        """The name of someone: given names, prefix and surname, or `name` where that is all there is."""
        return " ".join(self.shown(person, "given_names", "prefix", "surname")) or " ".join(self.shown(person, "name"))

    def document(self, document: JsonObject) -> str:
        """`paspoort SPECI2014 (NLD)`, and when and by whom it was issued where that is known."""
        state = document.get("issuing_state")
        parts = (
            self.name(DOCUMENTS, document.get("kind", "")),
            self.show(document.get("number", "")),
            f"({self.show(state)})" if state else "",
        )
        issued = (
            self.say(ISSUED_ON, day=figures.day(document["issued_on"])) if document.get("issued_on") else "",
            self.say(ISSUED_BY, authority=self.show(document["issued_by"])) if document.get("issued_by") else "",
        )
        named = " ".join(part for part in parts if part)
        return ", ".join(part for part in (named, *issued) if part)

    def firm(self, firm: JsonObject) -> list[str]:
        """The firm that a person acts for: its name and its numbers."""
        lines = [
            self.show(firm.get("name", "")),
            self.say(KVK, kvk=self.show(firm["kvk"])) if firm.get("kvk") else "",
            self.say(VAT_NUMBER, vat=self.show(firm["vat"])) if firm.get("vat") else "",
        ]
        return [line for line in lines if line]

    def person_lines(self, person: JsonObject) -> list[str]:
        """Name, firm, address and document of someone, a line each; what is not known is left out."""
        firm = person.get("firm") or {}
        lines = [
            self.person(person),
            ", ".join(self.firm(firm)) if isinstance(firm, dict) else "",
            self.address(person.get("address") or {}),
            self.document(person.get("document") or {}),
        ]
        return [line for line in lines if line]

    def category(self, item: JsonObject) -> str:
        """What kind of goods an item is."""
        key = item.get("category", "")
        return self.show(self._categories.get(key, key))

    def goods(self, item: JsonObject) -> str:
        """Kind, brand, type and features of an item on one line; a kind that tells nothing only where that is all."""
        parts = [
            *self.shown(item, "brand", "model", "description", "colour", "features", "condition", "stones"),
        ]
        if item.get("fineness"):
            parts.append(self.say(FINENESS, mark=self.show(item["fineness"])))
        if item.get("weight_mg"):
            parts.append(figures.grams(item["weight_mg"]))
        if item.get("category") != OTHER or not any(parts):
            parts.insert(0, self.category(item))
        return ", ".join(part for part in parts if part)

    def identifier(self, identifier: JsonObject) -> list[str]:
        """The kind and the value of a number on an item."""
        kind, value = identifier["kind"], identifier["value"]
        return [self.name(IDENTIFIER_NAMES, kind), self.show(format_for_display(kind, value))]

    def identifiers(self, item: JsonObject) -> list[list[str]]:
        """All numbers on an item."""
        return [self.identifier(identifier) for identifier in item.get("identifiers", ())]
