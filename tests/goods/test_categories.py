"""The file of categories is complete, and every word for a category leads to one of them."""

from __future__ import annotations

from collections import Counter

import pytest

from dealer_client.goods.categories import FIELDS, Category, category_key, category_of, load_categories
from dealer_client.goods.identifiers import IDENTIFIER_NAMES
from dealer_client.register.draft import DraftItem
from dealer_client.resources import resource_path

CATEGORIES = load_categories()

every_category = pytest.mark.parametrize("category", CATEGORIES, ids=lambda category: category.key)


def words_for(category: Category) -> set[str]:
    named = {category.key, category.names.nl, category.names.en, *category.aliases}
    return {"-".join(word.split()).casefold() for word in named}


@every_category
def test_a_category_has_a_name_in_both_languages_and_an_icon(category: Category) -> None:
    assert category.names.nl.strip()
    assert category.names.en.strip()
    assert resource_path("icons", f"{category.icon}.svg").is_file()


@every_category
def test_a_category_asks_only_for_what_an_item_has(category: Category) -> None:
    assert category.fields <= FIELDS
    assert category.recommended | category.required <= category.fields
    assert not category.recommended & category.required
    assert set(category.identifiers) <= set(IDENTIFIER_NAMES)
    assert all(hasattr(DraftItem(), field) for field in FIELDS)


@every_category
def test_an_item_that_always_carries_a_number_is_asked_for_one(category: Category) -> None:
    assert category.identifiers or not category.identifier_needed


@every_category
def test_a_category_is_found_by_each_of_its_words(category: Category) -> None:
    for word in (category.key, category.names.nl, category.names.en, *category.aliases):
        for written in (word, word.upper(), f"  {word} ", word.replace("-", " ")):
            assert category_key(written, CATEGORIES) == category.key
    assert category_of(category.key, CATEGORIES) is category


def test_no_word_stands_for_two_categories() -> None:
    uses = Counter(word for category in CATEGORIES for word in words_for(category))
    assert [word for word, count in uses.items() if count > 1] == []


def test_the_goods_that_dealers_must_register_all_have_a_category() -> None:
    must = {"jewellery", "watch", "phone", "computer", "bicycle", "motor-vehicle", "audio-video", "art-antiques"}
    assert must <= {category.key for category in CATEGORIES}
    assert len({category.key for category in CATEGORIES}) == len(CATEGORIES)
    assert CATEGORIES[-1].key == "other"


def test_a_word_that_stands_for_nothing_stays_as_it_is() -> None:
    assert category_key("Raket", CATEGORIES) == "Raket"
    assert category_of("Raket", CATEGORIES) is None


def test_vehicles_with_a_plate_are_marked_and_ask_for_one() -> None:
    marked = [category for category in CATEGORIES if category.plate_registered]
    assert [category.key for category in marked] == ["motor-vehicle"]
    assert all("plate" in category.identifiers for category in marked)
