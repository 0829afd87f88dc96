"""Tests of a pack's rules that know kinds of goods; see `register.rule_tests` for the values they need.

What an item of a category should carry stands with the categories; that it must, how much that weighs and by which law,
in the pack.
"""

# ruff: noqa: ARG001 - the tests of a pack have one shape, whether they need all of it or not

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dealer_client.register.amounts import euro_text
from dealer_client.register.draft import Draft, DraftItem
from dealer_client.register.rule import Rule
from dealer_client.register.rules import Facts, Hit, Test
from dealer_client.register.wording import Text

from .categories import Category
from .metal_prices import METAL_NAMES, MetalPrices, MetalValue
from .plates import is_plate_of

_NO_PRICES = MetalPrices()
_FIELD_NAMES = {
    "brand": Text(nl="merk", en="brand"),
    "model": Text(nl="model", en="model"),
    "colour": Text(nl="kleur", en="colour"),
    "weight_mg": Text(nl="gewicht", en="weight"),
    "fineness": Text(nl="gehalte", en="fineness"),
}


def goods_tests(categories: Sequence[Category], prices: MetalPrices = _NO_PRICES) -> Mapping[str, Test]:
    """The tests of this room, by the name that a rule gives them. `prices` are the newest that the counter knows."""
    by_key = {category.key: category for category in categories}

    def field_missing(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
        for index, item, category in _known(draft, by_key):
            wanted = category.required if rule.values["need"] == "required" else category.recommended
            for field in sorted(wanted):
                if getattr(item, field) in ("", None):
                    yield f"items[{index}].{field}", {"category": category.names, "field": _FIELD_NAMES[field]}

    def identifier_missing(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
        for index, item, category in _known(draft, by_key):
            if category.identifier_needed and not any(i.value.strip() for i in item.identifiers):
                yield f"items[{index}].identifiers", {"category": category.names}

    def plate_registered(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
        for index, item, category in _known(draft, by_key):
            if category.plate_registered:
                for position, plate in _plates(item):
                    if is_plate_of(rule.values["country"], plate):
                        yield f"items[{index}].identifiers[{position}].value", {}

    def price_far(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
        lowest, highest = rule.values["lowest_per_cent"], rule.values["highest_per_cent"]
        for index, item, value in _valued(draft, prices):
            price = item.price_cents
            if price is None or not value.cents or (facts.today - value.price.day).days > rule.values["days"]:
                continue
            if not lowest * value.cents <= 100 * price <= highest * value.cents:
                yield (
                    f"items[{index}].price_cents",
                    {
                        "price": euro_text(price),
                        "value": euro_text(value.cents),
                        "metal": METAL_NAMES[value.price.metal],
                        "day": f"{value.price.day:%d-%m-%Y}",
                        "per_cent": 100 * price // value.cents,
                    },
                )

    def price_old(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
        days = rule.values["days"]
        for index, _, value in _valued(draft, prices):
            if (facts.today - value.price.day).days > days:
                words = {"metal": METAL_NAMES[value.price.metal], "day": f"{value.price.day:%d-%m-%Y}", "days": days}
                yield f"items[{index}].weight_mg", words

    return {
        "category-field-missing": field_missing,
        "identifier-missing": identifier_missing,
        "plate-registered": plate_registered,
        "plate-form": _plate_form,
        "price-far-from-metal-value": price_far,
        "metal-price-old": price_old,
    }


def _plate_form(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    for index, item in enumerate(draft.items):
        for position, plate in _plates(item):
            if not is_plate_of(rule.values["country"], plate):
                yield f"items[{index}].identifiers[{position}].value", {}


def _known(draft: Draft, by_key: Mapping[str, Category]) -> Iterator[tuple[int, DraftItem, Category]]:
    for index, item in enumerate(draft.items):
        category = by_key.get(item.category)
        if category is not None:
            yield index, item, category


def _valued(draft: Draft, prices: MetalPrices) -> Iterator[tuple[int, DraftItem, MetalValue]]:
    if prices.newest:
        for index, item in enumerate(draft.items):
            value = prices.value_of(item)
            if value is not None:
                yield index, item, value


def _plates(item: DraftItem) -> Iterator[tuple[int, str]]:
    for position, identifier in enumerate(item.identifiers):
        if identifier.kind == "plate" and identifier.value.strip():
            yield position, identifier.value
