"""Personal data goes when its time has passed, not a day earlier, and not while something stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.draft import EntryKind
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.retention import (
    PART_WORDS,
    STOP_WORDS,
    KeptAmendment,
    KeptEntry,
    Stop,
    changed_parts,
    newest_day,
    newest_past,
    past_parts,
)
from dealer_client.register.retention_rule import (
    BESIDE_ENTRY_DATA,
    ENTRY_DATA,
    RetentionRule,
    read_retention,
)

BOUGHT = date(2020, 3, 14)
NUMBER = EntryNumber("A", 1)


def rule(data: str, **values: Any) -> RetentionRule:
    """A rule of seven years from the entry, where nothing else is said."""
    table = {
        "code": f"R-{data}",
        "data": data,
        "source": "test",
        "verified": False,
        "valid_from": date(2000, 1, 1),
        **values,
    }
    if "days" not in table:
        table.setdefault("years", 7)
    return read_retention([table])[0]


def an_entry(**values: Any) -> KeptEntry:
    """A purchase whose item was sold two days later."""
    return replace(
        KeptEntry(
            number=NUMBER,
            kind=EntryKind.PURCHASE,
            counts_from=BOUGHT,
            ended_on=BOUGHT + timedelta(days=2),
            recorded=frozenset({"seller"}),
            present=frozenset({"seller"}),
        ),
        **values,
    )


def past(kept: KeptEntry, day: date, *rules: RetentionRule) -> set[tuple[str, str]]:
    return {(str(part.entry), part.part) for part in past_parts(kept, rules, day)}


SELLER = {("A-000001", "seller")}


@pytest.mark.parametrize(
    ("start", "years", "last"),
    [
        (date(2020, 3, 14), 7, date(2027, 3, 14)),
        (date(2020, 12, 31), 1, date(2021, 12, 31)),
        # A leap day has no namesake in most years: the next day, so that nothing goes a day too early.
        (date(2020, 2, 29), 7, date(2027, 3, 1)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
    ],
)
def test_years_are_counted_to_the_same_day_of_the_year(start: date, years: int, last: date) -> None:
    kept = an_entry(counts_from=start, ended_on=start)
    assert past(kept, last, rule("seller", years=years)) == set()
    assert past(kept, last + timedelta(days=1), rule("seller", years=years)) == SELLER


def test_days_are_counted_as_days() -> None:
    assert past(an_entry(), date(2020, 4, 13), rule("seller", days=30)) == set()
    assert past(an_entry(), date(2020, 4, 14), rule("seller", days=30)) == SELLER


def test_the_time_may_begin_at_the_end_of_the_year() -> None:
    from_year_end = rule("seller", from_year_end=True)
    assert past(an_entry(), date(2027, 12, 31), from_year_end) == set()
    assert past(an_entry(), date(2028, 1, 1), from_year_end) == SELLER


def test_the_time_may_begin_when_the_last_item_left_and_never_before() -> None:
    from_disposal = rule("seller", counts_from="disposal")
    here = an_entry(ended_on=None)
    assert past(here, date(2099, 1, 1), from_disposal) == set()
    sold = an_entry(ended_on=date(2024, 6, 1))
    assert past(sold, date(2031, 6, 1), from_disposal) == set()
    assert past(sold, date(2031, 6, 2), from_disposal) == SELLER


def test_data_without_a_rule_is_kept() -> None:
    assert past(an_entry(), date(2099, 1, 1), rule("buyer")) == set()
    assert past(an_entry(), date(2099, 1, 1)) == set()


def test_a_rule_is_in_force_from_its_first_to_its_last_day() -> None:
    until = rule("seller", valid_from=date(2020, 1, 1), valid_to=date(2030, 1, 1))
    assert past(an_entry(), date(2030, 1, 1), until) == SELLER
    assert past(an_entry(), date(2030, 1, 2), until) == set()
    assert past(an_entry(), date(2030, 1, 2), rule("seller", valid_from=None)) == set()


def test_of_two_rules_about_the_same_data_the_longer_one_counts() -> None:
    both = rule("seller"), rule("seller", code="LONGER", years=10)
    assert past(an_entry(), date(2030, 3, 14), *both) == set()
    assert past(an_entry(), date(2030, 3, 15), *both) == SELLER
    (part,) = past_parts(an_entry(), both, date(2030, 3, 15))
    assert part.rule.code == "LONGER"


def test_a_rule_may_be_for_some_kinds_of_entry_only() -> None:
    pledges = rule("seller", kinds=["pledge"], years=1)
    assert past(an_entry(), date(2025, 1, 1), pledges) == set()
    assert past(an_entry(kind=EntryKind.PLEDGE), date(2025, 1, 1), pledges) == SELLER


def test_each_part_has_its_own_time_and_what_is_gone_is_not_named_again() -> None:
    kept = an_entry(
        recorded=frozenset({"seller", "signature", "payment"}), present=frozenset({"seller", "signature", "photos"})
    )
    rules = rule("seller"), rule("signature", years=1), rule("payment", years=1), rule("photos", days=60)
    assert past(kept, date(2020, 6, 1), *rules) == {("A-000001", "photos")}
    assert past(kept, date(2021, 6, 1), *rules) == {("A-000001", "photos"), ("A-000001", "signature")}


def a_correction(*changed: str, present: tuple[str, ...] = ("changes", "reasons"), number: int = 5) -> KeptAmendment:
    return KeptAmendment(number=EntryNumber("A", number), present=frozenset(present), changed=frozenset(changed))


def test_a_correction_goes_with_what_it_corrects_and_never_before() -> None:
    kept = an_entry(amendments=(a_correction("seller"),))
    rules = rule("seller"), rule("reasons", days=1)
    assert past(kept, date(2027, 3, 14), *rules) == set()
    assert past(kept, date(2027, 3, 15), *rules) == SELLER | {("A-000005", "changes"), ("A-000005", "reasons")}


def test_what_a_correction_changed_together_goes_together_at_the_latest_of_the_times() -> None:
    kept = an_entry(
        recorded=frozenset({"seller", "payment"}),
        present=frozenset({"seller", "payment"}),
        amendments=(a_correction("seller", "payment"),),
    )
    rules = rule("seller"), rule("payment", years=2)
    assert past(kept, date(2026, 1, 1), *rules) == set()
    assert past(kept, date(2027, 3, 15), *rules) == {
        ("A-000001", "payment"),
        ("A-000001", "seller"),
        ("A-000005", "changes"),
        ("A-000005", "reasons"),
    }


def test_two_corrections_that_share_a_part_tie_all_that_they_changed() -> None:
    names = frozenset({"seller", "payment", "signature"})
    kept = an_entry(
        recorded=names,
        present=names,
        amendments=(a_correction("seller", "payment"), a_correction("payment", "signature", number=6)),
    )
    rules = rule("seller"), rule("payment", years=2), rule("signature", years=1)
    assert past(kept, date(2027, 3, 14), *rules) == set()
    assert len(past(kept, date(2027, 3, 15), *rules)) == 7


def test_a_part_that_only_a_correction_gave_has_its_time_too() -> None:
    kept = an_entry(amendments=(a_correction("payment"),))
    rules = rule("seller", years=1), rule("payment")
    assert past(kept, date(2022, 1, 1), *rules) == SELLER
    assert ("A-000005", "changes") in past(kept, date(2027, 3, 15), *rules)


def test_the_reason_of_a_correction_of_public_fields_goes_with_the_last_of_the_entry() -> None:
    kept = an_entry(
        recorded=frozenset({"seller", "signature"}),
        present=frozenset({"seller", "signature"}),
        amendments=(a_correction(present=("reasons",)),),
    )
    rules = rule("seller"), rule("signature", years=1), rule("reasons", days=1)
    assert past(kept, date(2027, 3, 14), *rules) == {("A-000001", "signature")}
    assert ("A-000005", "reasons") in past(kept, date(2027, 3, 15), *rules)


def test_the_reason_of_a_void_of_an_entry_without_personal_data_has_the_time_of_reasons() -> None:
    kept = an_entry(recorded=frozenset(), present=frozenset(), amendments=(a_correction(present=("reasons",)),))
    assert past(kept, date(2022, 1, 1), rule("reasons", years=2)) == set()
    assert past(kept, date(2022, 3, 15), rule("reasons", years=2)) == {("A-000005", "reasons")}


def test_a_correction_of_a_part_without_a_rule_keeps_all_that_it_changed() -> None:
    kept = an_entry(amendments=(a_correction("seller", "buyer"),))
    assert past(kept, date(2099, 1, 1), rule("seller")) == set()


names = st.sets(st.sampled_from(["seller", "payment", "signature", "reasons", "remark"]), max_size=5).map(frozenset)
corrections = st.lists(names, max_size=4).map(
    lambda groups: tuple(a_correction(*group, number=5 + place) for place, group in enumerate(groups))
)
terms = st.dictionaries(
    st.sampled_from(sorted({"seller", "payment", "signature", "reasons", "remark"})), st.integers(1, 12)
)


@given(recorded=names, amendments=corrections, terms=terms, days=st.integers(0, 5000))
def test_nothing_goes_before_its_own_time_and_no_correction_before_what_it_changed(
    recorded: frozenset[str], amendments: tuple[KeptAmendment, ...], terms: dict[str, int], days: int
) -> None:
    day = BOUGHT + timedelta(days=days)
    kept = an_entry(recorded=recorded, present=recorded, amendments=amendments)
    rules = [rule(data, years=years) for data, years in terms.items()]
    gone = past(kept, day, *rules)
    for part in recorded:
        if ("A-000001", part) in gone:
            assert date(2020 + terms[part], 3, 14) < day
    for amendment in amendments:
        if (str(amendment.number), "changes") in gone:
            for part in amendment.changed & recorded:
                assert ("A-000001", part) in gone
    later = past(kept, day + timedelta(days=400), *rules)
    assert gone <= later
    newest = newest_day(rules, day)
    if gone:
        assert newest is not None
        assert newest >= BOUGHT


def test_the_parts_that_a_correction_changed_are_read_from_its_paths() -> None:
    changes = {
        "changes": [
            {"path": "seller.address.city", "old": "a", "new": "b"},
            {"path": "payment.iban", "old": None, "new": "x"},
        ]
    }
    assert changed_parts(changes) == {"seller", "payment"}
    assert changed_parts({}) == frozenset()


def test_every_stop_and_every_part_has_words() -> None:
    assert set(STOP_WORDS) == set(Stop)
    assert set(PART_WORDS) == ENTRY_DATA | BESIDE_ENTRY_DATA | {"changes"}


@pytest.mark.parametrize(
    ("day", "newest"),
    [
        (date(2027, 3, 15), date(2020, 3, 14)),
        (date(2027, 3, 1), date(2020, 2, 28)),
        (date(2027, 3, 2), date(2020, 3, 1)),
    ],
)
def test_the_newest_day_of_which_something_is_past_is_found_from_the_end(day: date, newest: date) -> None:
    assert newest_past([rule("drafts", years=7)], "drafts", day) == newest
    assert newest_past([rule("drafts", days=30), rule("drafts", code="L", years=7)], "drafts", day) == newest
    assert newest_past([rule("seller")], "drafts", day) is None


def test_the_newest_day_may_be_the_end_of_a_year() -> None:
    rules = [rule("drafts", years=2, from_year_end=True)]
    assert newest_past(rules, "drafts", date(2027, 1, 1)) == date(2024, 12, 31)
    assert newest_past(rules, "drafts", date(2026, 12, 31)) == date(2023, 12, 31)


@pytest.mark.parametrize(
    "table",
    [
        {"data": "shoe-size"},
        {"data": ["seller"]},
        {"years": 0},
        {"years": 101},
        {"years": True},
        {"years": 7.0},
        {"years": 7, "days": 7},
        {"days": -1, "years": None},
        {"counts_from": "birth"},
        {"from_year_end": 1},
        {"kinds": ["theft"]},
        {"source": 7},
        {"code": ""},
        {"colour": "red"},
    ],
)
def test_a_table_that_is_no_retention_is_refused(table: dict[str, Any]) -> None:
    whole = {"code": "R", "data": "seller", "years": 7, "source": "test", "verified": True, **table}
    with pytest.raises((KeyError, TypeError, ValueError)):
        read_retention([whole])


def test_two_rules_of_one_code_are_refused() -> None:
    table = {"code": "R", "data": "seller", "years": 7, "source": "test", "verified": True}
    with pytest.raises(ValueError, match="R stands twice"):
        read_retention([table, {**table, "data": "buyer"}])
