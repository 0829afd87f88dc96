"""What is said about the items of a draft."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from dealer_client.goods.categories import load_categories
from dealer_client.goods.findings import item_findings
from dealer_client.goods.rules import goods_tests
from dealer_client.register.draft import Draft, DraftItem, Identifier
from dealer_client.register.findings import Level
from tests.register.drafts import CANARY, SOUND, invented_drafts, judged_by

CATEGORIES = load_categories()
BLOCK, WARN, HINT = Level.BLOCK, Level.WARN, Level.HINT
IMEI = "490154203237518"


def item(category: str, *identifiers: tuple[str, str], **values: object) -> DraftItem:
    numbers = tuple(Identifier(kind=kind, value=value) for kind, value in identifiers)
    return DraftItem(category=category, identifiers=numbers, **values)  # type: ignore[arg-type]


def said(*items: DraftItem) -> list[tuple[str, Level, str]]:
    draft = Draft(items=items)
    findings = [*judged_by(goods_tests(CATEGORIES), draft), *item_findings(draft, CATEGORIES)]
    assert all(finding.text.nl and finding.text.en for finding in findings)
    return [(finding.code, finding.level, finding.field) for finding in findings]


def test_a_sound_item_gets_no_word() -> None:
    assert item_findings(SOUND, CATEGORIES) == []
    assert said() == []


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (item("raket"), [("CATEGORY-UNKNOWN", BLOCK, "items[0].category")]),
        (
            item("phone", ("imei", IMEI)),
            [
                ("ITEM-FIELD-ADVISED", HINT, "items[0].brand"),
                ("ITEM-FIELD-ADVISED", HINT, "items[0].model"),
            ],
        ),
        (item("scrap-metal", fineness="585"), [("ITEM-FIELD-MISSING", WARN, "items[0].weight_mg")]),
        (item("metal-by-weight"), [("ITEM-FIELD-MISSING", WARN, "items[0].weight_mg")]),
        (item("metal-by-weight", weight_mg=1), []),
        (
            item("bicycle", brand="Gazelle", colour="blauw"),
            [("IDENTIFIER-MISSING", WARN, "items[0].identifiers")],
        ),
        (
            item("bicycle", ("frame", "  "), brand="Gazelle", colour="blauw"),
            [
                ("IDENTIFIER-MISSING", WARN, "items[0].identifiers"),
                ("IDENTIFIER-WRONG", BLOCK, "items[0].identifiers[0].value"),
            ],
        ),
        (item("", ("imei", "123")), [("IDENTIFIER-WRONG", BLOCK, "items[0].identifiers[0].value")]),
        (item("", ("passport", "123")), [("IDENTIFIER-WRONG", BLOCK, "items[0].identifiers[0].value")]),
        (item("", ("vin", "1M8GDM9A0KP042788")), [("IDENTIFIER-DOUBTFUL", WARN, "items[0].identifiers[0].value")]),
        (item("", ("serial", "AB")), [("IDENTIFIER-DOUBTFUL", HINT, "items[0].identifiers[0].value")]),
        (item("", fineness="14 kt"), [("FINENESS-WRONG", BLOCK, "items[0].fineness")]),
        (item("", fineness="586"), [("FINENESS-UNUSUAL", HINT, "items[0].fineness")]),
        (item("", fineness="999,9"), []),
    ],
)
def test_each_thing_that_is_wrong_is_said_once_at_its_place(
    one: DraftItem, expected: list[tuple[str, Level, str]]
) -> None:
    assert said(one) == expected


def test_the_place_names_the_item_and_the_number() -> None:
    fine = item("", ("serial", "ABC123"))
    wrong = item("", ("serial", "XYZ789"), ("imei", "1"))
    assert said(fine, wrong) == [("IDENTIFIER-WRONG", BLOCK, "items[1].identifiers[1].value")]


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        (("imei", IMEI), ("imei", "49 015420 323751 8"), True),
        (("imei", IMEI), ("imei", "4901542032375199"), True),
        (("serial", "abc-123"), ("serial", "ABC123"), True),
        (("serial", "ABC123"), ("frame", "ABC123"), False),
        (("serial", "ABC123"), ("serial", "ABC124"), False),
        # Look-alikes are not the same number: only a person can tell.
        (("serial", "ABC120"), ("serial", "ABC12O"), False),
    ],
)
def test_a_number_that_stands_twice_in_a_purchase_is_pointed_out(
    first: tuple[str, str], second: tuple[str, str], twice: bool
) -> None:
    expected = [("IDENTIFIER-TWICE", WARN, "items[1].identifiers[0].value")] if twice else []
    assert said(item("", first), item("", second)) == expected
    same_item = [(code, level, "items[0].identifiers[1].value") for code, level, _ in expected]
    assert said(item("", first, second)) == same_item


@settings(max_examples=100, deadline=None)
@given(invented_drafts)
def test_any_draft_gets_an_answer_without_a_person_in_it(draft: Draft) -> None:
    assert CANARY not in repr(item_findings(draft, CATEGORIES))
