"""Erasing what is past its time: previewed, by the owner alone, stopped by open cases, and gone from every byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from dealer_client.app import OpenCounter, open_counter
from dealer_client.custody.backups import back_up, backup_folder
from dealer_client.custody.copies import known_copies, remove_copies
from dealer_client.desk import Desk
from dealer_client.desk.errors import OwnerOnly
from dealer_client.desk.retention import ClockDoubted, DayToCome
from dealer_client.documents.shown import Person
from dealer_client.register.draft import EntryKind
from dealer_client.register.entry import Entry
from dealer_client.register.match import MatchWarning
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.retention import Stop
from dealer_client.register.staff import Role, Staff
from dealer_client.register.stolen_check import MatchLevel
from dealer_client.store import book, matches
from dealer_client.store.outbox import mark_rejected, settle
from dealer_client.store.scrubbing import is_scrubbed
from tests.custody.profiles import a_profile
from tests.journeys.busy_counter import purchase

from .shop_day import a_sale, bought, days_later

EIGHT_YEARS = 8 * 366


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def sold(desk: Desk, number: int = 1) -> EntryNumber:
    """A purchase whose item was sold once it was free; its number."""
    item = bought(desk, number)
    days_later(desk, 10)
    desk.disposing.record(a_sale(desk, item))
    return EntryNumber("A", int(item[2:8]))


def present(desk: Desk, number: EntryNumber) -> set[str]:
    """The personal parts that an entry still has."""
    return {part.name for part in entry(desk, number).personal}


def entry(desk: Desk, number: EntryNumber) -> Entry:
    with desk.at_work.store.reading() as connection:
        return book.read_entry(connection, number)


def test_what_is_past_its_time_is_previewed_and_erased_and_the_book_holds(desk: Desk) -> None:
    number = sold(desk)
    days_later(desk, EIGHT_YEARS)
    preview = desk.retention.preview(desk.today())
    assert [(str(one.number), {part.part for part in one.parts}) for one in preview.entries] == [
        ("A-000001", {"seller"}),
        ("A-000002", {"buyer"}),
    ]
    assert not preview.is_empty
    erasure = desk.retention.erase(desk.today(), clock_checked=True)
    assert str(erasure) == "A-000003"
    assert present(desk, number) == set()
    assert desk.search("Voorbeeld") == []
    assert desk.retention.preview(desk.today()).is_empty
    assert desk.retention.erase(desk.today(), clock_checked=True) is None
    result = desk.audit()
    assert result.problems == ()
    assert not desk.retention.unscrubbed()


def test_the_erasure_is_an_entry_that_says_what_went_by_which_rule_and_names_nobody(desk: Desk) -> None:
    sold(desk)
    days_later(desk, EIGHT_YEARS)
    erasure = desk.retention.erase(desk.today(), clock_checked=True)
    assert erasure is not None
    recorded = entry(desk, erasure)
    assert recorded.kind is EntryKind.ERASURE
    assert recorded.content["erased"] == [
        {"entry": "A-000001", "parts": ["seller"], "rule": "RETENTION-SELLER"},
        {"entry": "A-000002", "parts": ["buyer"], "rule": "RETENTION-BUYER"},
    ]
    assert recorded.content["rules"]["digest"] == desk.at_work.rules.digest
    assert recorded.content["commitments"] == {}
    details = desk.entry(EntryNumber("A", 1))
    assert details.proof.in_book
    assert details.entry.personal == ()


def test_nothing_goes_a_day_too_early(desk: Desk) -> None:
    sold(desk)
    year = desk.today().year
    last = date(year + 7, 12, 31)
    assert desk.retention.preview(last).is_empty
    assert not desk.retention.preview(last + timedelta(days=1)).is_empty


def test_while_an_item_is_still_here_its_seller_is_kept(desk: Desk) -> None:
    bought(desk)
    assert desk.retention.preview(desk.today() + timedelta(days=20 * 366)).is_empty


def test_a_day_to_come_is_previewed_and_never_erased(desk: Desk) -> None:
    sold(desk)
    day = desk.today() + timedelta(days=EIGHT_YEARS)
    assert not desk.retention.preview(day).is_empty
    with pytest.raises(DayToCome):
        desk.retention.erase(day)
    assert present(desk, EntryNumber("A", 1)) == {"seller"}


@pytest.mark.parametrize("role", [Role.CLERK, Role.INSPECTOR])
def test_only_the_owner_erases(desk: Desk, role: Role) -> None:
    sold(desk)
    days_later(desk, EIGHT_YEARS)
    desk.at_work.staff = Staff(id="other", name="Ander", role=role)
    assert not desk.retention.preview(desk.today()).is_empty
    with pytest.raises(OwnerOnly):
        desk.retention.erase(desk.today(), clock_checked=True)
    assert present(desk, EntryNumber("A", 1)) == {"seller"}


def test_a_police_hold_stops_the_purchase_and_the_sale_of_its_item_until_it_is_released(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 10)
    desk.disposing.record(a_sale(desk, item))
    with desk.at_work.store.writing() as connection:
        # As the police may ask of an item that was sold already.
        connection.execute(
            text(
                "INSERT INTO police_hold (series, number, line, placed_at, placed_by, reference, reason, match_id) "
                "VALUES ('A', 1, 1, '2026-11-24T12:00:00.000000Z', 'x', 'PL-1', 'op verzoek', '')"
            )
        )
    days_later(desk, EIGHT_YEARS)
    preview = desk.retention.preview(desk.today())
    assert preview.entries == ()
    assert [one.stops for one in preview.stopped] == [(Stop.POLICE_HOLD,), (Stop.POLICE_HOLD,)]
    assert desk.retention.erase(desk.today(), clock_checked=True) is None
    assert present(desk, EntryNumber("A", 1)) == {"seller"}
    with desk.at_work.store.writing() as connection:
        connection.execute(
            text(
                "UPDATE police_hold SET released_at = '2026-11-25T12:00:00.000000Z', released_by = 'x', "
                "release_reason = 'vrijgegeven aan Kanarie'"
            )
        )
    assert desk.retention.erase(desk.today(), clock_checked=True) is not None
    with desk.at_work.store.reading() as connection:
        texts = connection.execute(text("SELECT reason, release_reason FROM police_hold")).all()
    assert texts == [("-", "-")]
    assert desk.audit().problems == ()


def test_a_match_that_nobody_has_read_stops_the_entry(desk: Desk) -> None:
    number = sold(desk)
    warning = MatchWarning(
        match_id="m-1",
        entry=number,
        line=1,
        item="",
        kind="serial",
        value="JOURNEY0000001",
        level=MatchLevel.EXACT,
        reference="PL-2",
        goods="boormachine",
        reported_on="2026-11-01",
        contact="meldpunt",
        matched_at=datetime.now(UTC),
    )
    with desk.at_work.store.writing() as connection:
        matches.add_match(connection, warning)
    days_later(desk, EIGHT_YEARS)
    assert {stop for one in desk.retention.preview(desk.today()).stopped for stop in one.stops} == {Stop.OPEN_MATCH}
    assert desk.retention.erase(desk.today(), clock_checked=True) is None
    desk.acknowledge("m-1")
    assert desk.retention.erase(desk.today(), clock_checked=True) is not None


def test_an_entry_that_the_central_register_does_not_have_yet_is_kept(desk: Desk) -> None:
    sold(desk)
    days_later(desk, EIGHT_YEARS)
    desk.at_work.register_key = "ab" * 32
    assert {stop for one in desk.retention.preview(desk.today()).stopped for stop in one.stops} == {Stop.NOT_SENT}
    with desk.at_work.store.writing() as connection:
        settle(connection, "A", [1])
        mark_rejected(connection, "A", 2, [{"code": "x"}])
    assert len(desk.retention.preview(desk.today()).entries) == 2


def test_what_was_stopped_since_the_preview_is_not_erased(desk: Desk) -> None:
    first, second = sold(desk, 1), sold(desk, 2)
    days_later(desk, EIGHT_YEARS)
    assert len(desk.retention.preview(desk.today()).entries) == 4
    with desk.at_work.store.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO police_hold (series, number, line, placed_at, placed_by, reference, reason, match_id) "
                "VALUES ('A', 1, 1, '2026-11-24T12:00:00.000000Z', 'x', 'PL-1', 'op verzoek', '')"
            )
        )
    desk.retention.erase(desk.today(), clock_checked=True)
    assert present(desk, first) == {"seller"}
    assert present(desk, second) == set()


def test_parked_purchases_and_flags_on_sellers_go_too(desk: Desk) -> None:
    desk.drafts.park(purchase(1, desk.today()))
    with desk.at_work.store.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO attention (document_key, person_key, set_by, set_at, reason) "
                "VALUES ('NLD SPECI2014', '', 'x', '2026-11-24T12:00:00.000000Z', 'bood Kanarie aan')"
            )
        )
    days_later(desk, 20)
    assert desk.retention.preview(desk.today()).is_empty
    days_later(desk, 20)
    preview = desk.retention.preview(desk.today())
    assert (preview.drafts, preview.flags) == (1, 0)
    days_later(desk, 3 * 366)
    assert desk.retention.preview(desk.today()).flags == 1
    erasure = desk.retention.erase(desk.today(), clock_checked=True)
    assert erasure is not None
    assert entry(desk, erasure).content["beside"] == {"attention": 1, "drafts": 1}
    assert desk.drafts.parked() == []
    with desk.at_work.store.reading() as connection:
        (flag,) = connection.execute(text("SELECT document_key, person_key, reason, set_by FROM attention")).all()
    assert tuple(flag) == ("-", "", "-", "x")
    assert desk.audit().problems == ()
    assert desk.retention.preview(desk.today()).is_empty


def test_many_entries_are_erased_in_several_steps_each_an_entry(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dealer_client.desk.retention._MOST_PARTS", 2)
    for number in range(1, 4):
        sold(desk, number)
    days_later(desk, EIGHT_YEARS)
    assert str(desk.retention.erase(desk.today(), clock_checked=True)) == "A-000009"
    assert all(present(desk, EntryNumber("A", number)) == set() for number in range(1, 10))
    assert desk.audit().problems == ()


def test_copies_that_still_hold_what_is_erased_are_named_and_can_be_removed(
    counter: OpenCounter, desk: Desk, tmp_path: Path
) -> None:
    assert counter.book is not None
    key = counter.book.secrets.store_key
    sold(desk)
    here = back_up(counter.profile, counter.store, key, backup_folder(counter.profile))
    away = back_up(counter.profile, counter.store, key, tmp_path / "stick")
    assert desk.retention.preview(desk.today()).copies == ()
    days_later(desk, EIGHT_YEARS)
    named = desk.retention.preview(desk.today()).copies
    assert {copy.path for copy in named} == {here.file, away.file}
    desk.retention.erase(desk.today(), clock_checked=True)
    assert desk.retention.preview(desk.today()).copies == named
    newer = back_up(counter.profile, counter.store, key, tmp_path / "stick")
    assert remove_copies(desk.retention.preview(desk.today()).copies) == []
    assert [copy.path for copy in known_copies(counter.store, desk.shop.book)] == [newer.file]
    assert desk.retention.preview(desk.today()).copies == ()


def test_where_the_file_cannot_be_written_anew_it_is_at_the_next_opening(
    counter: OpenCounter, desk: Desk, tmp_path: Path
) -> None:
    sold(desk)
    days_later(desk, EIGHT_YEARS)
    with counter.store.reading() as connection:
        # Somebody still reads the book as it was before.
        connection.execute(text("SELECT count(*) FROM entry")).scalar_one()
        counter.store._engine.dispose(close=False)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("dealer_client.store.engine._BUSY_SECONDS", 0)
            assert desk.retention.erase(desk.today(), clock_checked=True) is not None
    assert desk.retention.unscrubbed()
    counter.close()
    again = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        with again.store.reading() as connection:
            assert is_scrubbed(connection)
    finally:
        again.close()


def test_an_extract_of_an_erased_entry_is_made_and_verified(desk: Desk) -> None:
    sold(desk)
    first = desk.today() - timedelta(days=30)
    days_later(desk, EIGHT_YEARS)
    desk.retention.erase(desk.today(), clock_checked=True)
    verdict = desk.verify(desk.extract(first, first + timedelta(days=60), language="en"))
    assert [str(entry.number) for entry in verdict.entries] == ["A-000001"]
    assert {entry.person for entry in verdict.entries} == {Person.ERASED}
    assert verdict.holds


def test_a_day_that_was_typed_years_too_early_makes_no_entry_old(desk: Desk) -> None:
    long_ago = desk.today().replace(year=desk.today().year - 20)
    draft = replace(purchase(1, desk.today()), acquired_on=long_ago)
    reasons = {finding.code: "staat zo op de bon" for finding in desk.check(draft)}
    number = desk.record(replace(draft, reasons=reasons)).number
    desk.correcting.void(number, "verkeerd jaar getypt")
    days_later(desk, 6 * 366)
    assert desk.retention.preview(desk.today()).is_empty
    days_later(desk, 2 * 366)
    assert [entry.number for entry in desk.retention.preview(desk.today()).entries] == [number]


def test_a_clock_far_beyond_anything_the_book_knows_erases_nothing_until_the_owner_has_looked(desk: Desk) -> None:
    sold(desk)
    days_later(desk, EIGHT_YEARS)
    preview = desk.retention.preview(desk.today())
    assert preview.clock_doubt is not None
    with pytest.raises(ClockDoubted) as refused:
        desk.retention.erase(desk.today())
    assert f"{desk.today():%d-%m-%Y}" in refused.value.message.en
    assert "Nothing was erased" in refused.value.message.en
    assert desk.entry_count() == 2
    assert desk.retention.erase(desk.today(), clock_checked=True) is not None


def test_a_day_in_the_past_is_no_way_around_the_clock(desk: Desk) -> None:
    sold(desk)
    earlier = days_later(desk, EIGHT_YEARS)
    days_later(desk, 30)
    with pytest.raises(ClockDoubted):
        desk.retention.erase(earlier)


def test_where_a_central_register_can_tell_the_owners_word_is_not_enough(desk: Desk) -> None:
    sold(desk)
    days_later(desk, EIGHT_YEARS)
    desk.at_work.register_key = "ab" * 32
    with pytest.raises(ClockDoubted) as refused:
        desk.retention.erase(desk.today(), clock_checked=True)
    assert "central register" in refused.value.message.en
    at = datetime.combine(desk.today(), time(), tzinfo=UTC) - timedelta(days=300)
    with desk.at_work.store.writing() as connection:
        settle(connection, "A", [1, 2])
        book.add_receipt(connection, "A", 2, utc_text(at), {})
    assert desk.retention.preview(desk.today()).clock_doubt is None
    assert desk.retention.erase(desk.today()) is not None


def test_a_clock_that_a_trading_shop_can_have_is_not_doubted(desk: Desk) -> None:
    assert desk.retention.preview(days_later(desk, 0)).clock_doubt is None
    sold(desk)
    days_later(desk, 300)
    assert desk.retention.preview(desk.today()).clock_doubt is None
