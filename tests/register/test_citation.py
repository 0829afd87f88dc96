"""How documents name the law stands in the rule pack."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dealer_client.register.citation import Cited, citations_on
from dealer_client.register.rule_pack import RulePackWrong, parse_rule_pack
from dealer_client.register.wording import Text
from dealer_client.resources import resource_path

from .drafts import TODAY, dutch_pack
from .test_rule_pack import PACK

CITATION = """
[[citation]]
of = "purchase-register"
nl = "Wet van Nergens"
en = "Law of Nowhere"
source = "Nowhere"
verified = true
valid_from = 2026-01-01
valid_to = 2026-12-31
"""


def test_a_law_is_named_from_its_first_day_up_to_and_including_its_last() -> None:
    known = parse_rule_pack(PACK + CITATION).citations
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    for day in (first, last):
        assert citations_on(known, day) == {Cited.PURCHASE_REGISTER: Text(nl="Wet van Nergens", en="Law of Nowhere")}
    for day in (first - timedelta(days=1), last + timedelta(days=1)):
        assert citations_on(known, day) == {}


def test_of_two_citations_for_the_same_the_first_one_counts() -> None:
    known = parse_rule_pack(PACK + CITATION + CITATION.replace("Nergens", "Elders")).citations
    assert citations_on(known, TODAY)[Cited.PURCHASE_REGISTER].nl == "Wet van Nergens"


def test_the_dutch_pack_names_every_law_and_the_french_one_no_sales_register_and_no_municipality() -> None:
    french = parse_rule_pack(resource_path("rules", "fr.toml").read_text(encoding="utf-8"))
    assert set(citations_on(dutch_pack().citations, TODAY)) == set(Cited)
    named = citations_on(french.citations, TODAY)
    assert set(Cited) - set(named) == {Cited.SALES_REGISTER, Cited.NOTIFICATION}
    assert "321-7" in named[Cited.PURCHASE_REGISTER].nl


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('of = "purchase-register"\n', "", "of missing"),
        ('"purchase-register"', '"king"', "no document cites a law for king"),
        ('"purchase-register"', '["purchase-register"]', "no document cites a law for"),
        ('nl = "Wet van Nergens"', 'nl = " "', "nl of a citation must be text"),
        ('en = "Law of Nowhere"', "en = 1", "en of a citation must be text"),
        ("verified = true", "", "verified missing"),
        ('source = "Nowhere"', 'source = "Nowhere"\nlevel = "block"', "knows no level"),
    ],
)
def test_a_citation_that_no_document_can_use_is_refused_with_the_pack(old: str, new: str, why: str) -> None:
    assert old in CITATION
    with pytest.raises(RulePackWrong) as refused:
        parse_rule_pack(PACK + CITATION.replace(old, new))
    assert why in refused.value.message.en
