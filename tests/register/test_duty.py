"""Duties beside the entries stand in the rule pack of the country that has them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dealer_client.register.duty import DutyKind, duty_on
from dealer_client.register.rule_pack import RulePackWrong, parse_rule_pack
from dealer_client.resources import resource_path

from .test_rule_pack import PACK

DUTY = """
[[duty]]
code = "TELL"
duty = "notify-municipality"
nl = "Meld het."
en = "Tell it."
source = "Law of Nowhere"
verified = true
valid_from = 2026-01-01
valid_to = 2026-12-31
"""


def test_a_duty_holds_from_its_first_day_up_to_and_including_its_last() -> None:
    known = parse_rule_pack(PACK + DUTY).duties
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    for day in (first, last):
        found = duty_on(known, DutyKind.NOTIFY_MUNICIPALITY, day)
        assert found is not None
        assert (found.code, found.text.nl, found.source, found.verified) == (
            "TELL",
            "Meld het.",
            "Law of Nowhere",
            True,
        )
    for day in (first - timedelta(days=1), last + timedelta(days=1)):
        assert duty_on(known, DutyKind.NOTIFY_MUNICIPALITY, day) is None


def test_the_dutch_pack_has_the_duty_to_notify_and_the_french_one_says_nothing_of_it() -> None:
    packs = [parse_rule_pack(resource_path("rules", f"{id}.toml").read_text(encoding="utf-8")) for id in ("nl", "fr")]
    found = [duty_on(pack.duties, DutyKind.NOTIFY_MUNICIPALITY, date(2026, 11, 25)) for pack in packs]
    assert found[0] is not None
    assert "437ter" in found[0].source
    assert found[1] is None


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('code = "TELL"\n', "", "code missing"),
        ('"notify-municipality"', '"tell-the-king"', "no such duty: tell-the-king"),
        ('"notify-municipality"', '["notify-municipality"]', "no such duty"),
        ('nl = "Meld het."', 'nl = " "', "nl of a duty must be text"),
        ('en = "Tell it."', "en = 1", "en of a duty must be text"),
        ("verified = true", "", "verified missing"),
        ("verified = true", 'verified = true\nlevel = "warn"', "a duty knows no level"),
        ("2026-01-01", '"2026-01-01"', "must be dates"),
        (DUTY, DUTY * 2, "TELL stands twice"),
        (DUTY, 'duty = "notify-municipality"', "not the shape"),
    ],
)
def test_a_pack_with_a_wrong_duty_is_refused_with_the_reason(old: str, new: str, why: str) -> None:
    # Before the tables: a bare key at the end would belong to the last of them.
    with pytest.raises(RulePackWrong) as refused:
        parse_rule_pack(DUTY.replace(old, new) + PACK)
    assert why in refused.value.message.en
