"""Which pack judges on a day, and what a new one must be to join."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.rule_pack import RulePack, RulePackWrong, parse_rule_pack
from dealer_client.register.rules_in_force import (
    MOST_PACK_CHARACTERS,
    RulePackRefused,
    admitted_pack,
    pack_in_force,
    signed_pack_bytes,
)
from dealer_client.register.signing import CounterKey

from .drafts import dutch_pack

REGISTER, STRANGER = CounterKey(b"r" * 32), CounterKey(b"x" * 32)
SHIPPED = dutch_pack()


def newer(version: str = "2027.1.1", takes_effect: str = "2027-01-01", country: str = "NL") -> str:
    return (
        SHIPPED.text.replace(f'version = "{SHIPPED.version}"', f'version = "{version}"', 1)
        .replace("takes_effect = 2026-01-01", f"takes_effect = {takes_effect}" if takes_effect else "", 1)
        .replace('country = "NL"', f'country = "{country}"', 1)
    )


def signed(text: str, key: CounterKey = REGISTER) -> str:
    return key.sign(signed_pack_bytes(text)).hex()


def admitted(text: str, signature: str | None = None, in_force: RulePack = SHIPPED, country: str = "NL") -> RulePack:
    key = REGISTER.public.hex()
    return admitted_pack(text, signature or signed(text), register_key=key, country=country, in_force=in_force)


def refusal(text: str, **values: str) -> str:
    with pytest.raises(RulePackWrong) as refused:
        admitted(text, **values)  # type: ignore[arg-type]
    assert refused.value.message.nl.endswith("Het vorige pakket blijft gelden.")
    return refused.value.message.en


def test_a_signed_newer_pack_is_admitted() -> None:
    pack = admitted(newer())
    assert (pack.version, pack.takes_effect) == ("2027.1.1", date(2027, 1, 1))


def test_the_pack_in_force_may_come_again_and_changes_nothing() -> None:
    assert admitted(SHIPPED.text) == SHIPPED


def test_each_way_of_not_being_the_registers_is_refused_with_the_reason() -> None:
    text = newer()
    assert "signature" in refusal(text, signature=signed(text, STRANGER))
    assert "signature" in refusal(text + " ", signature=signed(text))
    assert "signature" in refusal(text, signature="no hexadecimal")
    assert "signature" in refusal(text, signature=signed(text)[:-2])
    assert "signature" in refusal(text + "\ud800", signature=signed(text))
    # A signature under bare text is under something else than a pack.
    assert "signature" in refusal(text, signature=REGISTER.sign(text.encode()).hex())


def test_a_pack_of_another_country_an_older_one_or_a_second_of_one_version_is_refused() -> None:
    assert "it is for FR, and this shop is in NL" in refusal(newer(country="FR"))
    assert "version 2026.11.23 is older than" in refusal(newer("2026.11.23"))
    assert "another content" in refusal(SHIPPED.text + "\n# another\n")


def test_versions_are_compared_as_numbers() -> None:
    assert admitted(newer("2026.12")).version == "2026.12"
    assert "older" in refusal(newer("2026.2.30"))


def test_a_damaged_or_endless_pack_is_refused_though_it_is_signed() -> None:
    assert "missing" in refusal('[pack]\nid = "nl"')
    assert "longer" in refusal("#" * (MOST_PACK_CHARACTERS + 1))


def test_without_a_register_nobody_can_tell_whose_a_pack_is() -> None:
    with pytest.raises(RulePackRefused) as refused:
        admitted_pack(newer(), signed(newer()), register_key="", country="NL", in_force=SHIPPED)
    assert "not enrolled" in refused.value.message.en


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2025, 1, 1), SHIPPED.version),
        (date(2026, 12, 31), SHIPPED.version),
        (date(2027, 1, 1), "2027.1.1"),
        (date(2027, 2, 28), "2027.1.1"),
        (date(2027, 3, 1), "2027.2"),
    ],
)
def test_a_pack_judges_from_the_day_it_takes_effect_until_a_newer_one_does(day: date, version: str) -> None:
    packs = [SHIPPED, parse_rule_pack(newer("2027.2", "2027-03-01")), parse_rule_pack(newer())]
    assert pack_in_force(packs, day).version == version


def test_a_pack_without_a_day_judges_at_once() -> None:
    packs = [SHIPPED, parse_rule_pack(newer("2026.12", ""))]
    assert pack_in_force(packs, date(2020, 1, 1)).version == "2026.12"


def test_a_newer_product_goes_before_an_older_installed_pack() -> None:
    packs = [parse_rule_pack(newer("2028.1", "2026-01-01")), parse_rule_pack(newer())]
    assert pack_in_force(packs, date(2028, 1, 1)).version == "2028.1"


@given(st.integers(0, len(SHIPPED.text) - 1), st.characters(exclude_categories=["Cs"]))
def test_no_single_changed_character_passes_the_signature(at: int, other: str) -> None:
    text = SHIPPED.text
    changed = text[:at] + other + text[at + 1 :]
    if changed != text:
        with pytest.raises(RulePackRefused):
            admitted(changed, signed(text))
