"""Until when an item must stay: counted by hand here, from calendars on paper, and by the program there."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealer_client.register.holds import Hold, hold_for
from dealer_client.register.rule_pack import RulePack, RulePackWrong, parse_rule_pack
from dealer_client.resources import resource_path

from .drafts import dutch_pack

AMSTERDAM = "Europe/Amsterdam"
MUNICIPAL_HOLDS = Path(__file__).parents[3] / "shared" / "inputs" / "municipal-holds.csv"
"""What municipalities say on their pages; it lies beside the repository, for every program of the house."""
BILL = 'source = "Nieuwe wet op de handel in gebruikte goederen (Kamerstuk 36 036 nr. 3)"\nverified = true'

PACK = dutch_pack()
MUNICIPALITIES = sorted({rule.municipality for rule in PACK.holds} - {"", "everywhere"})


def pack_with_the_bill_from(day: date) -> RulePack:
    """The Dutch pack on the day that bill 36 036 has come into force."""
    text = resource_path("rules", "nl.toml").read_text(encoding="utf-8")
    assert text.count(BILL) == 1
    return parse_rule_pack(text.replace(BILL, f"{BILL}\nvalid_from = {day}"))


WORKING = pack_with_the_bill_from(date(2000, 1, 2))


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    """That moment on the shop's clock, as UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(AMSTERDAM)).astimezone(UTC)


def hold(registered_on: date, municipality: str = "Deventer", pack: RulePack = PACK) -> Hold:
    return hold_for(pack, municipality, at(registered_on), AMSTERDAM)


@pytest.mark.parametrize(
    ("municipality", "registered", "until"),
    [
        # Tuesday 24 November 2026 and three, five, seven and fourteen days.
        ("Deventer", "2026-11-24", "2026-11-27"),
        ("Purmerend", "2026-11-24", "2026-11-29"),
        ("Wijk bij Duurstede", "2026-11-24", "2026-12-01"),
        ("Hilversum", "2026-11-24", "2026-12-08"),
        # Weekends and feasts count as any day: Good Friday, Christmas Eve.
        ("Deventer", "2026-04-03", "2026-04-06"),
        ("Deventer", "2026-12-24", "2026-12-27"),
        # Over the turn of the year.
        ("Deventer", "2026-12-29", "2027-01-01"),
        ("Hilversum", "2026-12-20", "2027-01-03"),
        # February with and without a 29th.
        ("Deventer", "2028-02-26", "2028-02-29"),
        ("Deventer", "2028-02-27", "2028-03-01"),
        ("Deventer", "2027-02-26", "2027-03-01"),
        ("Deventer", "2028-02-29", "2028-03-03"),
        # Over both clock changes: 29 March and 25 October 2026.
        ("Deventer", "2026-03-27", "2026-03-30"),
        ("Deventer", "2026-03-29", "2026-04-01"),
        ("Deventer", "2026-10-23", "2026-10-26"),
        ("Deventer", "2026-10-25", "2026-10-28"),
    ],
)
def test_calendar_days_are_counted_from_the_day_after_registration(
    municipality: str, registered: str, until: str
) -> None:
    found = hold(date.fromisoformat(registered), municipality)
    assert found.until == date.fromisoformat(until)
    assert found.free_on == date.fromisoformat(until) + timedelta(days=1)
    assert not found.working_days


@pytest.mark.parametrize(
    ("registered", "until"),
    [
        # Tuesday: Wed 25, Thu 26, Fri 27, Mon 30, Tue 1.
        ("2026-11-24", "2026-12-01"),
        # Friday, Saturday and Sunday alike: Mon 30, Tue 1, Wed 2, Thu 3, Fri 4.
        ("2026-11-27", "2026-12-04"),
        ("2026-11-28", "2026-12-04"),
        ("2026-11-29", "2026-12-04"),
        ("2026-11-30", "2026-12-07"),
        # Easter 2026, Good Friday 3 April, Monday 6 April: Tue 31, Wed 1, Thu 2, Tue 7, Wed 8.
        ("2026-03-30", "2026-04-08"),
        # Easter 2024, Good Friday 29 March, Monday 1 April: Tue 2, Wed 3, Thu 4, Fri 5, Mon 8.
        ("2024-03-28", "2024-04-08"),
        # King's Day on Monday 27 April 2026: Tue 28, Wed 29, Thu 30, Fri 1, Mon 4.
        ("2026-04-24", "2026-05-04"),
        # King's Day 2025 would be Sunday 27, so it is Saturday 26: Fri 25, Mon 28, Tue 29, Wed 30, Thu 1.
        ("2025-04-24", "2025-05-01"),
        # Before 2014 it was Queen's Day, Tuesday 30 April 2013: Mon 29, Wed 1, Thu 2, Fri 3, Mon 6.
        ("2013-04-26", "2013-05-06"),
        # 5 May, Monday in 2025 (a lustrum) and Tuesday in 2026 (none): a holiday of the act in both.
        ("2025-05-02", "2025-05-12"),
        ("2026-04-28", "2026-05-06"),
        # Ascension Day, Thursday 14 May 2026: Tue 12, Wed 13, Fri 15, Mon 18, Tue 19.
        ("2026-05-11", "2026-05-19"),
        # Whit Monday 25 May 2026: Thu 21, Fri 22, Tue 26, Wed 27, Thu 28.
        ("2026-05-20", "2026-05-28"),
        # Christmas 2026, Friday and Saturday: Tue 22, Wed 23, Thu 24, Mon 28, Tue 29.
        ("2026-12-21", "2026-12-29"),
        # Christmas 2025, Thursday and Friday, and New Year's Day, Thursday: Mon 29, Tue 30, Wed 31, Fri 2, Mon 5.
        ("2025-12-24", "2026-01-05"),
        # New Year's Eve is a working day: Mon 28, Tue 29, Wed 30, Thu 31, Mon 4.
        ("2026-12-24", "2027-01-04"),
        # New Year's Day on Friday: Mon 4, Tue 5, Wed 6, Thu 7, Fri 8.
        ("2026-12-31", "2027-01-08"),
        # A leap day, Tuesday 29 February 2028: Mon 28, Tue 29, Wed 1, Thu 2, Fri 3; 2027 has none.
        ("2028-02-25", "2028-03-03"),
        ("2027-02-26", "2027-03-05"),
        # Over both clock changes of 2026, on Sundays: Fri 27, Mon 30, Tue 31, Wed 1, Thu 2; Fri 23, Mon 26 ... Thu 29.
        ("2026-03-26", "2026-04-02"),
        ("2026-10-22", "2026-10-29"),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(registered: str, until: str) -> None:
    found = hold(date.fromisoformat(registered), pack=WORKING)
    assert found.working_days
    assert found.until == date.fromisoformat(until)
    assert found.free_on == date.fromisoformat(until) + timedelta(days=1)


@pytest.mark.parametrize(
    ("registered", "until", "free_on"),
    [
        # Easter 2027, Good Friday 26 March, Monday 29 March: Tue 23, Wed 24, Thu 25, Tue 30, Wed 31.
        ("2027-03-22", "2027-03-31", "2027-04-01"),
        # From the Thursday before Easter: Tue 30, Wed 31, Thu 1, Fri 2, Mon 5.
        ("2027-03-25", "2027-04-05", "2027-04-06"),
        # King's Day on Tuesday 27 April 2027: Wed 28, Thu 29, Fri 30, Mon 3, Tue 4.
        ("2027-04-26", "2027-05-04", "2027-05-05"),
        # 27 April 2031 is a Sunday, so it is kept on Saturday 26: Fri 25, Mon 28, Tue 29, Wed 30, Thu 1.
        ("2031-04-24", "2031-05-01", "2031-05-02"),
        # 5 May 2027 on Wednesday and Ascension Day on Thursday 6: Tue 4, Fri 7, Mon 10, Tue 11, Wed 12.
        ("2027-05-03", "2027-05-12", "2027-05-13"),
        # Whit Monday 17 May 2027: Thu 13, Fri 14, Tue 18, Wed 19, Thu 20.
        ("2027-05-12", "2027-05-20", "2027-05-21"),
        # Christmas 2027 on Saturday and Sunday takes no working day: Wed 22, Thu 23, Fri 24, Mon 27, Tue 28.
        ("2027-12-21", "2027-12-28", "2027-12-29"),
        # New Year's Day 2028 on Saturday: Fri 31, Mon 3, Tue 4, Wed 5, Thu 6.
        ("2027-12-30", "2028-01-06", "2028-01-07"),
        # The last working day is a Friday: the item is free on Saturday. Mon 11, Tue 12, Wed 13, Thu 14, Fri 15.
        ("2027-01-10", "2027-01-15", "2027-01-16"),
        # Easter in a leap year, Good Friday 14 April 2028, Monday 17 April: Tue 11, Wed 12, Thu 13, Tue 18, Wed 19.
        ("2028-04-10", "2028-04-19", "2028-04-20"),
        # Over both clock changes of 2027, on Sundays 28 March (and Easter) and 31 October: Fri 29, Mon 1 ... Thu 4.
        ("2027-10-28", "2027-11-04", "2027-11-05"),
    ],
)
def test_the_days_to_come_are_counted_by_hand_too(registered: str, until: str, free_on: str) -> None:
    found = hold(date.fromisoformat(registered), pack=WORKING)
    assert (found.until, found.free_on) == (date.fromisoformat(until), date.fromisoformat(free_on))


@pytest.mark.parametrize(
    ("municipality", "registered", "until", "free_on"),
    [
        # Over weekends, Easter 2027, the turn of the year, February of a leap year, and both clock changes.
        ("Coevorden", "2027-03-26", "2027-03-29", "2027-03-30"),
        ("Deventer", "2027-10-30", "2027-11-02", "2027-11-03"),
        ("Purmerend", "2027-12-29", "2028-01-03", "2028-01-04"),
        ("Steenwijkerland", "2028-02-26", "2028-03-02", "2028-03-03"),
        ("Steenwijkerland", "2027-02-26", "2027-03-03", "2027-03-04"),
        ("Wijk bij Duurstede", "2027-04-24", "2027-05-01", "2027-05-02"),
        ("Hilversum", "2027-03-20", "2027-04-03", "2027-04-04"),
        ("Elders", "2027-05-01", "2027-05-06", "2027-05-07"),
    ],
)
def test_calendar_days_of_the_years_to_come_are_counted_by_hand_too(
    municipality: str, registered: str, until: str, free_on: str
) -> None:
    found = hold(date.fromisoformat(registered), municipality)
    assert (found.until, found.free_on) == (date.fromisoformat(until), date.fromisoformat(free_on))


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        # Just before and after midnight on the shop's clock, in winter (UTC+1) and in summer (UTC+2).
        ("2026-11-24T22:59:59.999999+00:00", "2026-11-27"),
        ("2026-11-24T23:00:00+00:00", "2026-11-28"),
        ("2026-07-01T21:59:59.999999+00:00", "2026-07-04"),
        ("2026-07-01T22:00:00+00:00", "2026-07-05"),
        # The midnights around both clock changes: summer time begins on 29 March, ends on 25 October 2026.
        ("2026-03-28T22:59:59+00:00", "2026-03-31"),
        ("2026-03-28T23:00:00+00:00", "2026-04-01"),
        ("2026-03-29T21:59:59+00:00", "2026-04-01"),
        ("2026-03-29T22:00:00+00:00", "2026-04-02"),
        ("2026-10-24T21:59:59+00:00", "2026-10-27"),
        ("2026-10-24T22:00:00+00:00", "2026-10-28"),
        ("2026-10-25T22:59:59+00:00", "2026-10-28"),
        ("2026-10-25T23:00:00+00:00", "2026-10-29"),
        # Both times that the clock shows half past two on 25 October.
        ("2026-10-25T00:30:00+00:00", "2026-10-28"),
        ("2026-10-25T01:30:00+00:00", "2026-10-28"),
        # New Year's Eve and a leap day.
        ("2026-12-31T22:59:59+00:00", "2027-01-03"),
        ("2026-12-31T23:00:00+00:00", "2027-01-04"),
        ("2028-02-28T23:00:00+00:00", "2028-03-03"),
    ],
)
def test_the_day_of_registration_is_the_one_on_the_shops_clock(moment: str, until: str) -> None:
    found = hold_for(PACK, "Deventer", datetime.fromisoformat(moment), AMSTERDAM)
    assert found.until == date.fromisoformat(until)


def test_the_same_moment_is_another_day_in_another_zone() -> None:
    moment = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert hold_for(PACK, "Deventer", moment, "Europe/Amsterdam").until == date(2026, 11, 28)
    assert hold_for(PACK, "Deventer", moment, "America/Curacao").until == date(2026, 11, 27)


def municipal_values() -> list[dict[str, str]]:
    assert MUNICIPAL_HOLDS.is_file(), f"{MUNICIPAL_HOLDS} is missing: the pack's values cannot be compared with it"
    with MUNICIPAL_HOLDS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_pack_has_the_values_that_the_municipalities_publish() -> None:
    published = [row for row in municipal_values() if not row["municipality"].startswith("(")]
    assert len(published) >= 6
    for row in published:
        found = hold(date(2026, 11, 24), row["municipality"])
        assert (found.municipality, found.days) == (row["municipality"], int(row["days"]))
        assert found.working_days is (row["day_kind"] == "working")
        assert found.may_be_altered is {"yes": True, "no": False, "unknown": None}[row["item_may_be_altered"]]
    assert sorted(row["municipality"] for row in published) == MUNICIPALITIES


def test_the_bill_is_in_the_pack_as_it_was_read() -> None:
    (bill,) = [row for row in municipal_values() if row["municipality"].startswith("(bill 36 036")]
    found = hold(date(2026, 11, 24), pack=WORKING)
    assert (found.municipality, found.days) == ("everywhere", int(bill["days"]))
    assert found.working_days is (bill["day_kind"] == "working")


def test_the_bill_is_not_in_force_until_a_day_is_given() -> None:
    assert not hold(date(2099, 1, 5)).working_days


def test_the_bill_takes_over_everywhere_on_its_day_and_not_before() -> None:
    pack = pack_with_the_bill_from(date(2027, 7, 1))
    for municipality in ("Deventer", "Hilversum", "Elders"):
        assert not hold(date(2027, 6, 30), municipality, pack).working_days
        after = hold(date(2027, 7, 1), municipality, pack)
        assert (after.municipality, after.working_days, after.until) == ("everywhere", True, date(2027, 7, 8))
    # On the shop's clock: 1 July begins at 22:00 UTC.
    assert not hold_for(pack, "Hilversum", datetime(2027, 6, 30, 21, 59, tzinfo=UTC), AMSTERDAM).working_days
    assert hold_for(pack, "Hilversum", datetime(2027, 6, 30, 22, 0, tzinfo=UTC), AMSTERDAM).working_days


@pytest.mark.parametrize("written", ["hilversum", "  Hilversum ", "HILVERSUM", "Wijk  bij duurstede"])
def test_a_municipality_is_known_however_it_is_spaced_or_capitalised(written: str) -> None:
    assert hold(date(2026, 11, 24), written).municipality in MUNICIPALITIES


@pytest.mark.parametrize("elsewhere", ["", "Elders", "everywhere there"])
def test_where_nothing_is_known_the_most_common_hold_counts(elsewhere: str) -> None:
    found = hold(date(2026, 11, 24), elsewhere)
    assert (found.municipality, found.days, found.until) == ("", 5, date(2026, 11, 29))


def test_of_two_values_in_force_the_younger_counts_from_its_day() -> None:
    text = resource_path("rules", "nl.toml").read_text(encoding="utf-8")
    longer = text + (
        '\n[[hold]]\nmunicipality = "Deventer"\ndays = 10\nday_kind = "calendar"\nsource = "APV"\nverified = true\n'
        "valid_from = 2027-01-01\n"
    )
    pack = parse_rule_pack(longer)
    assert hold(date(2026, 12, 31), pack=pack).days == 3
    assert hold(date(2027, 1, 1), pack=pack).days == 10


@settings(max_examples=200, deadline=None)
@given(st.dates(date(2005, 1, 1), date(2080, 1, 1)), st.sampled_from([*MUNICIPALITIES, "Elders"]))
def test_registering_later_never_frees_an_item_earlier(day: date, municipality: str) -> None:
    for pack in (PACK, WORKING):
        found, next_day = hold(day, municipality, pack), hold(day + timedelta(days=1), municipality, pack)
        assert day < found.until < found.free_on
        assert found.until <= next_day.until


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2005, 1, 1), date(2080, 1, 1)))
def test_five_working_days_end_on_a_working_day_within_two_weeks(day: date) -> None:
    found = hold(day, pack=WORKING)
    assert found.until.weekday() < 5
    assert 5 <= (found.until - day).days <= 7 + 7


@pytest.mark.parametrize("day", ["13-01", "02-30", "5-5", "05-05-2026", "W01-1", "", "x"])
def test_a_holiday_that_is_no_day_of_the_year_is_refused(day: str) -> None:
    text = resource_path("rules", "nl.toml").read_text(encoding="utf-8")
    with pytest.raises(RulePackWrong):
        parse_rule_pack(text.replace('day = "05-05"', f'day = "{day}"'))


def test_working_days_in_a_country_whose_holidays_nobody_knows_are_refused() -> None:
    text = resource_path("rules", "nl.toml").read_text(encoding="utf-8")
    elsewhere = text.replace('country = "NL"', 'country = "ZZ"', 1)
    assert parse_rule_pack(elsewhere).country == "ZZ"
    with pytest.raises(RulePackWrong) as refusal:
        parse_rule_pack(elsewhere.replace(BILL, f"{BILL}\nvalid_from = 2027-01-01"))
    assert "public holidays of ZZ" in refusal.value.message.en
