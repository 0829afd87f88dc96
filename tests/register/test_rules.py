"""How a pack judges a draft: which rules apply on which day, what stands in the way, and how values are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealer_client.goods.rules import goods_tests
from dealer_client.identity.firms import FIRM_NUMBER_FORMS
from dealer_client.identity.personal_numbers import PERSONAL_NUMBERS
from dealer_client.identity.postcodes import POSTCODE_FORMS
from dealer_client.identity.rules import SELLER_TESTS
from dealer_client.register.amounts import euro, euro_text
from dealer_client.register.draft import Draft, EntryKind
from dealer_client.register.findings import Finding, Level
from dealer_client.register.rule_pack import RulePack, parse_rule_pack
from dealer_client.register.rule_tests import TEST_CHOICES, TEST_PLACES, TEST_VALUES
from dealer_client.register.rules import TESTS, age_on, draft_findings, unanswered
from dealer_client.register.stolen_check import MatchLevel
from dealer_client.register.wording import Text

from .drafts import CANARY, SOUND, TODAY, dutch_pack, facts, invented_drafts, with_item

PACK = dutch_pack()
BLOCK, WARN, HINT = Level.BLOCK, Level.WARN, Level.HINT


def a_pack(rule: str) -> RulePack:
    """A pack of one rule that hits every draft without items."""
    return parse_rule_pack(
        f"""
        [pack]
        id = "test"
        version = "1"
        country = "NL"
        [[rule]]
        code = "ONE"
        test = "no-items"
        level = "block"
        nl = "niets"
        en = "nothing"
        source = "test"
        verified = true
        {rule}
        [[hold]]
        municipality = ""
        days = 5
        day_kind = "calendar"
        source = "test"
        verified = true
        valid_from = 2000-01-01
        """
    )


def applies(pack: RulePack, today: date = TODAY, draft: Draft | None = None) -> bool:
    return "ONE" in {finding.code for finding in draft_findings(draft or Draft(), facts(today), pack)}


@pytest.mark.parametrize(
    ("rule", "first", "last"),
    [
        ("valid_from = 2026-11-24\nvalid_to = 2026-11-25", date(2026, 11, 24), date(2026, 11, 25)),
        ("valid_from = 2026-11-24\nvalid_to = 2026-11-24", date(2026, 11, 24), date(2026, 11, 24)),
    ],
)
def test_a_rule_holds_from_its_first_to_its_last_day(rule: str, first: date, last: date) -> None:
    pack = a_pack(rule)
    assert applies(pack, first)
    assert applies(pack, last)
    assert not applies(pack, date.fromordinal(first.toordinal() - 1))
    assert not applies(pack, date.fromordinal(last.toordinal() + 1))


def test_a_rule_without_a_first_day_is_not_in_force() -> None:
    assert not applies(a_pack(""))
    assert not applies(a_pack("valid_to = 2099-01-01"))


def test_a_rule_for_some_kinds_of_entry_leaves_the_others_alone() -> None:
    pack = a_pack('valid_from = 2000-01-01\nkinds = ["pledge", "gift"]')
    judged = {kind: applies(pack, draft=Draft(kind=kind)) for kind in EntryKind}
    assert {kind for kind, hit in judged.items() if hit} == {EntryKind.PLEDGE, EntryKind.GIFT}


def test_every_test_that_a_pack_may_name_exists_once_and_no_other() -> None:
    rooms = [*TESTS, *SELLER_TESTS, *goods_tests(())]
    assert sorted(rooms) == sorted(TEST_VALUES)
    assert set(TEST_PLACES) <= set(rooms)


def test_every_value_that_a_test_knows_by_name_is_one_that_its_room_knows() -> None:
    assert TEST_CHOICES["personal-number", "number"] == set(PERSONAL_NUMBERS)
    assert TEST_CHOICES["postcode-form", "country"] == set(POSTCODE_FORMS)
    assert TEST_CHOICES["firm-number-form", "country"] == set(FIRM_NUMBER_FORMS)
    assert TEST_CHOICES["stolen-check-says", "match"] == set(MatchLevel)


@settings(max_examples=100, deadline=None)
@given(invented_drafts, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_draft_can_be_judged_on_any_day_and_no_finding_names_a_person(draft: Draft, today: date) -> None:
    findings = draft_findings(draft, facts(today), PACK)
    assert sum(finding.code == "HOLD" for finding in findings) == 1
    assert CANARY not in repr(findings)


@settings(max_examples=50, deadline=None)
@given(invented_drafts)
def test_judging_the_same_draft_twice_says_the_same(draft: Draft) -> None:
    assert draft_findings(draft, facts(), PACK) == draft_findings(draft, facts(), PACK)


def finding(code: str, level: Level) -> Finding:
    return Finding(code, level, "", Text(nl="nl", en="en"))


@pytest.mark.parametrize(
    ("level", "reasons", "stands_in_the_way"),
    [
        (BLOCK, {}, True),
        (BLOCK, {"ONE": "toch"}, True),
        (WARN, {}, True),
        (WARN, {"ONE": ""}, True),
        (WARN, {"ONE": " \n\t"}, True),
        (WARN, {"OTHER": "reden"}, True),
        (WARN, {"ONE": "reden"}, False),
        (HINT, {}, False),
    ],
)
def test_a_block_stands_in_the_way_and_a_warning_until_there_is_a_reason(
    level: Level, reasons: dict[str, str], stands_in_the_way: bool
) -> None:
    one = finding("ONE", level)
    assert unanswered([one], reasons) == ((one,) if stands_in_the_way else ())


def test_one_reason_answers_every_finding_of_its_code() -> None:
    two = [finding("ONE", WARN), finding("ONE", WARN), finding("TWO", WARN)]
    assert unanswered(two, {"ONE": "reden"}) == (two[2],)


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (0, "€ 0,00"),
        (1, "€ 0,01"),
        (99, "€ 0,99"),
        (100, "€ 1,00"),
        (299_999, "€ 2.999,99"),
        (300_000, "€ 3.000,00"),
        (123_456_789, "€ 1.234.567,89"),
        (-5, "€ -0,05"),
        (-123_456, "€ -1.234,56"),
    ],
)
def test_money_is_written_as_in_dutch_law(cents: int, written: str) -> None:
    assert euro(cents) == written
    assert euro_text(cents).nl == written


@pytest.mark.parametrize(
    ("cents", "written"), [(0, "€0.00"), (300_000, "€3,000.00"), (123_456_789, "€1,234,567.89"), (-5, "-€0.05")]
)
def test_money_in_an_english_sentence_is_written_as_in_english(cents: int, written: str) -> None:
    assert euro(cents, "en") == written
    assert euro_text(cents).en == written


@given(st.integers(-(10**13), 10**13))
def test_written_money_is_the_same_amount(cents: int) -> None:
    digits = euro(cents).removeprefix("€ ").replace(".", "").replace(",", "")
    assert int(digits) == cents


@given(st.dates(date(1900, 1, 1), date(2000, 1, 1)), st.integers(0, 120))
def test_someone_is_a_year_older_on_each_birthday_and_not_a_day_before(born: date, years: int) -> None:
    try:
        birthday = born.replace(year=born.year + years)
    except ValueError:
        birthday = date(born.year + years, 3, 1)
    assert age_on(born, birthday) == years
    assert age_on(born, date.fromordinal(birthday.toordinal() - 1)) == years - 1


def test_an_item_without_a_price_counts_as_nothing() -> None:
    items = (*with_item(price_cents=None).items, *with_item(price_cents=5).items)
    assert replace(SOUND, items=items).total_cents == 5
