"""Categories of goods, read from `resources/categories/categories.toml`: what a form asks and what a rule requires."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dealer_client.register.wording import Text
from dealer_client.resources import resource_path

FIELDS = frozenset({"brand", "model", "colour", "weight_mg", "fineness"})
"""The fields of an item that a category may ask for beside description, identifiers and price."""

OTHER = "other"
"""The category of what fits in none: its name tells nothing of the goods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One category. `fields` are shown; `recommended` ones are missed when empty, `required` ones need a
    reason.

    `identifiers` are the kinds asked first; `identifier_needed` is true where an item of this category always carries
    a number.
    `plate_registered` marks vehicles that, with a Dutch plate, go into the vehicle register instead.
    `icon` names a file in `resources/icons`; `aliases` are other words by which a file may name the category.
    """

    key: str
    names: Text
    icon: str
    fields: frozenset[str]
    identifiers: tuple[str, ...]
    recommended: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    identifier_needed: bool = False
    plate_registered: bool = False
    aliases: frozenset[str] = frozenset()


@cache
def load_categories() -> tuple[Category, ...]:
    """All categories in the order in which the counter shows them."""
    with resource_path("categories", "categories.toml").open("rb") as file:
        tables = tomllib.load(file)["category"]
    return tuple(
        Category(
            key=table["key"],
            names=Text(nl=table["nl"], en=table["en"]),
            icon=table["icon"],
            fields=frozenset(table["fields"]),
            identifiers=tuple(table["identifiers"]),
            recommended=frozenset(table.get("recommended", ())),
            required=frozenset(table.get("required", ())),
            identifier_needed=table.get("identifier_needed", False),
            plate_registered=table.get("plate_registered", False),
            aliases=frozenset(table.get("aliases", ())),
        )
        for table in tables
    )


def category_of(key: str, categories: Sequence[Category]) -> Category | None:
    """The category with that key, or None."""
    return next((category for category in categories if category.key == key), None)


def category_key(word: str, categories: Sequence[Category]) -> str:
    """The key that a word stands for (key, name in a language, or alias); the word itself where there is none."""
    wanted = "-".join(word.split()).casefold()
    for category in categories:
        names = {category.key, category.names.nl, category.names.en, *category.aliases}
        if wanted in {"-".join(name.split()).casefold() for name in names}:
            return category.key
    return word
