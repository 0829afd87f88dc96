"""Rules about goods that go out: read as strictly as the others, and each about its own kinds alone."""

from __future__ import annotations

import pytest

from dealer_client.identity.disposal_rules import BUYER_TESTS
from dealer_client.register.disposal_rules import DISPOSAL_TESTS
from dealer_client.register.disposal_tests import DISPOSAL_TEST_VALUES
from dealer_client.register.draft import DISPOSALS
from dealer_client.register.rule_pack import RulePackWrong, parse_rule_pack
from dealer_client.register.rules import draft_findings
from dealer_client.resources import resource_path

from .drafts import SOUND, dutch_pack, facts


def with_rule(**values: str) -> str:
    """The Dutch pack with one more rule, whose values are TOML."""
    rule = {
        "code": '"X"',
        "test": '"no-items"',
        "level": '"block"',
        "nl": '"x"',
        "en": '"x"',
        "source": '"x"',
        "verified": "true",
        "kinds": '["sale"]',
        **values,
    }
    lines = "\n".join(f"{name} = {value}" for name, value in rule.items())
    return resource_path("rules", "nl.toml").read_text(encoding="utf-8") + f"\n[[rule]]\n{lines}\n"


def test_every_test_that_a_rule_about_disposals_may_name_is_there() -> None:
    assert set(DISPOSAL_TESTS) | set(BUYER_TESTS) == set(DISPOSAL_TEST_VALUES)


@pytest.mark.parametrize(
    "values",
    [
        {"test": '"younger-than"', "years": "18"},
        {"kinds": '["sale", "purchase"]'},
        {"test": '"required"', "fields": '["seller.surname"]'},
        {"test": '"required"', "fields": '["lines[].surname"]'},
        {"test": '"required"'},
        {"nl": '"{price}"'},
        {"acquired_as": '["bought"]'},
        {"categories": '["phone"]'},
        {"test": '"personal-number"', "number": '"ssn"'},
    ],
)
def test_a_rule_that_could_not_judge_a_disposal_is_refused_with_the_pack(values: dict[str, str]) -> None:
    parse_rule_pack(with_rule())
    with pytest.raises(RulePackWrong):
        parse_rule_pack(with_rule(**values))


def test_rules_about_goods_that_go_out_say_nothing_of_goods_that_come_in() -> None:
    about_disposals = {rule.code for rule in dutch_pack().rules if rule.is_about_disposals}
    about_both = {rule.code for rule in dutch_pack().rules if not rule.is_about_disposals} & about_disposals
    assert about_both == {"BSN-IN-TEXT"}
    said = {finding.code for finding in draft_findings(SOUND, facts(), dutch_pack())}
    assert not said & about_disposals


def test_each_kind_of_disposal_has_rules_in_the_dutch_pack() -> None:
    named = {kind for rule in dutch_pack().rules if rule.is_about_disposals for kind in rule.values["kinds"]}
    assert named == {kind.value for kind in DISPOSALS}


def test_only_the_police_may_take_what_is_held() -> None:
    holding = [rule for rule in dutch_pack().rules if rule.test in ("item-in-hold", "item-under-police-hold")]
    for test in ("item-in-hold", "item-under-police-hold"):
        kinds = {kind for rule in holding if rule.test == test for kind in rule.values["kinds"]}
        assert kinds == {kind.value for kind in DISPOSALS} - {"police"}
    assert all(rule.level == "block" for rule in holding)
