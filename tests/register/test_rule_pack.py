"""A rule pack is used whole or refused with the reason: nothing in it may fail later, at the counter."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.rule_pack import RulePackWrong, parse_rule_pack
from dealer_client.resources import resource_path

PACK = """
[pack]
id = "test"
version = "1"
country = "NL"

[[rule]]
code = "CASH-LIMIT"
test = "cash-at-least"
cents = 300000
level = "block"
nl = "Niet {total} contant, alleen onder {limit}."
en = "Not {total} in cash, only below {limit}."
source = "Wwft"
verified = true
valid_from = 2026-01-01

[[hold]]
municipality = ""
days = 5
day_kind = "calendar"
source = "APV"
verified = false
valid_from = 2000-01-01
"""


def test_a_pack_is_read_with_the_digest_of_its_text() -> None:
    pack = parse_rule_pack(PACK)
    assert (pack.id, pack.version, pack.country) == ("test", "1", "NL")
    assert pack.digest == sha256(PACK.encode()).hexdigest()
    assert [rule.code for rule in pack.rules] == ["CASH-LIMIT"]
    assert dict(pack.rules[0].values) == {"cents": 300000}


def test_another_value_is_another_digest() -> None:
    assert parse_rule_pack(PACK).digest != parse_rule_pack(PACK.replace("300000", "300001")).digest


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('id = "test"', "", "id missing"),
        ('version = "1"', "", "version missing"),
        ('version = "1"', "version = 1", "version must be text"),
        ('country = "NL"', "", "country missing"),
        ('country = "NL"', 'country = "nl"', "two capital letters"),
        ('country = "NL"', 'country = "NLD"', "two capital letters"),
        ("[pack]", "[packet]", "pack missing"),
        ("[[rule]]", "[[rules]]", "rule missing"),
        ("[[hold]]", "[[holds]]", "hold missing"),
        ("[[rule]]", "[rule]", "not the shape"),
        ('code = "CASH-LIMIT"', "", "code missing"),
        ('test = "cash-at-least"', 'test = "cash-at-most"', "no such test"),
        ('test = "cash-at-least"', "", "test missing"),
        ("cents = 300000", "", "cents missing"),
        ("cents = 300000", 'cents = "300000"', "not the kind of value"),
        ("cents = 300000", "cents = 300000.0", "not the kind of value"),
        ("cents = 300000", "cents = true", "not the kind of value"),
        ("cents = 300000", "cents = 300000\neuros = 3000", "knows no euros"),
        ("cents = 300000", "cents = 300000\nlinked_days = 36526", "linked_days must be from 0"),
        ("cents = 300000", "cents = 300000\nlinked_days = -1", "linked_days must be from 0"),
        ("cents = 300000", 'cents = 300000\nkinds = ["theft"]', "theft"),
        ("cents = 300000", 'cents = 300000\nkinds = "sale"', ""),
        ('level = "block"', 'level = "forbid"', "forbid"),
        ('level = "block"', "", "level missing"),
        ("nl = ", "fy = ", "nl missing"),
        ("en = ", "fy = ", "en missing"),
        ("{total} contant", "{sum} contant", "nothing to put in the place of sum"),
        ("{total} in cash", "{} in cash", "nothing to put in the place of"),
        ("{total} in cash", "{total in cash", ""),
        ("{total} in cash", "{total.__class__} in cash", "nothing to put in the place of"),
        ("{total} in cash", "{total!r} in cash", "nothing more"),
        ("{total} in cash", "{total:>99999999999} in cash", "nothing more"),
        ("{total} in cash", "{total:{limit}} in cash", "nothing more"),
        ('source = "Wwft"', "", "source missing"),
        ('source = "Wwft"', 'source = "Wwft"\npaper = "passport"', "asks for a passport"),
        ('source = "Wwft"', 'source = "Wwft"\npaper = "purchase-statement"\nkinds = ["sale"]', "asks for a purchase-"),
        ('source = "Wwft"', 'source = "Wwft"\npaper = 1', "paper must be text"),
        ("verified = true", "", "verified missing"),
        ("valid_from = 2026-01-01", 'valid_from = "2026-01-01"', "must be dates"),
        ("valid_from = 2026-01-01", "valid_from = 2026-01-01T00:00:00Z", "must be dates"),
        ("valid_from = 2000-01-01", "", "without an end"),
        ("valid_from = 2000-01-01", "valid_from = 2000-01-01\nvalid_to = 2030-01-01", "without an end"),
        ('municipality = ""', 'municipality = "Deventer"', "nothing else is known"),
        ('municipality = ""', "", "municipality missing"),
        ("days = 5", "days = -1", "days of a hold"),
        ("days = 5", "days = 367", "days of a hold"),
        ("days = 5", 'days = "5"', "days of a hold"),
        ("days = 5", "days = true", "days of a hold"),
        ('day_kind = "calendar"', 'day_kind = "lunar"', "calendar or working"),
        ('day_kind = "calendar"', 'day_kind = "calendar"\naltered = "maybe"', "yes, no or unknown"),
        ("[pack]", "[pack", ""),
        ("[pack]", "\x00", ""),
    ],
)
def test_a_pack_with_one_thing_wrong_is_refused_with_the_reason(old: str, new: str, why: str) -> None:
    assert old in PACK
    with pytest.raises(RulePackWrong) as refusal:
        parse_rule_pack(PACK.replace(old, new, 1))
    assert why in refusal.value.message.en
    assert refusal.value.message.en.endswith("The one before it stays in force.")


@pytest.mark.parametrize(
    "fields",
    ['["seller.shoe_size"]', '["items[].shoe_size"]', '["items[0].brand"]', '[""]', "[1]", '["seller.surname.x"]'],
)
def test_a_rule_about_a_field_that_no_draft_has_is_refused(fields: str) -> None:
    rule = f'test = "required"\nfields = {fields}'
    text = PACK.replace('test = "cash-at-least"\ncents = 300000', rule)
    with pytest.raises(RulePackWrong):
        parse_rule_pack(text.replace("{total}", "").replace("{limit}", ""))


@given(st.text(max_size=300))
def test_any_text_is_a_pack_or_one_plain_refusal(text: str) -> None:
    with pytest.raises(RulePackWrong):
        parse_rule_pack(text)


@given(st.integers(0, len(PACK) - 1), st.text(max_size=3), st.integers(0, 40))
def test_a_damaged_pack_is_read_or_refused_and_nothing_else(at: int, put_in: str, left_out: int) -> None:
    with suppress(RulePackWrong):
        parse_rule_pack(PACK[:at] + put_in + PACK[at + left_out :])


@pytest.mark.parametrize("text", ["x = " + "[" * 100_000, "x = " + "9" * 5000, "x = " + "{a=" * 50_000, PACK * 2])
def test_a_text_made_to_wear_the_reader_out_is_refused(text: str) -> None:
    with pytest.raises(RulePackWrong):
        parse_rule_pack(text)


@pytest.mark.parametrize("path", sorted(resource_path("rules").glob("*.toml")), ids=lambda path: path.name)
def test_every_pack_that_comes_with_the_product_can_be_used(path: object) -> None:
    parse_rule_pack(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]


def test_a_line_longer_than_anyone_writes_is_refused_before_it_is_read():
    with pytest.raises(RulePackWrong, match="2000"):
        parse_rule_pack("1.1-" * 5000)
