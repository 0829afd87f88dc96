"""A purchase at the counter is a draft or an entry, never both, and never neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import NotAllowed, NotRecordable
from dealer_client.register.clock import CLOCK_BACK, clock_findings
from dealer_client.register.draft import Draft
from dealer_client.register.staff import Role
from tests.journeys.busy_counter import purchase

from .profiles import a_profile


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


def _a_draft(counter: OpenCounter, number: int = 1) -> Draft:
    return purchase(number, counter.desk.today())


def test_what_was_typed_is_offered_after_a_restart_and_gone_once_recorded(counter: OpenCounter, tmp_path: Path) -> None:
    draft = _a_draft(counter)
    counter.desk.drafts.keep(draft)
    again = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        kept = again.desk.drafts.unfinished()
        assert kept is not None
        assert kept.draft == draft
        again.desk.record(kept.draft)
        assert again.desk.drafts.unfinished() is None
    finally:
        again.close()


def test_a_draft_that_is_not_recordable_stays(counter: OpenCounter) -> None:
    counter.desk.drafts.keep(Draft())
    with pytest.raises(NotRecordable):
        counter.desk.record(Draft())
    assert counter.desk.drafts.unfinished() is not None


def test_parking_frees_the_counter_and_resuming_swaps(counter: OpenCounter) -> None:
    desk, first, second = counter.desk, _a_draft(counter, 1), _a_draft(counter, 2)
    desk.drafts.park(first)
    assert desk.drafts.unfinished() is None
    desk.drafts.keep(second)
    (parked,) = desk.drafts.parked()
    assert desk.drafts.resume(parked.id) == first
    assert [kept.draft for kept in desk.drafts.parked()] == [second]
    desk.drafts.discard()
    desk.drafts.discard(desk.drafts.parked()[0].id)
    assert desk.drafts.parked() == []
    assert desk.drafts.unfinished() is None


def test_a_clock_that_jumped_back_asks_for_a_reason_and_does_not_stop_the_counter(counter: OpenCounter) -> None:
    desk, draft = counter.desk, _a_draft(counter)
    desk.record(draft)
    desk.at_work.last_recorded_at = datetime.now(UTC) + timedelta(days=400)
    with pytest.raises(NotRecordable) as caught:
        desk.record(draft)
    assert [finding.code for finding in caught.value.open_findings] == [CLOCK_BACK]
    desk.record(Draft(**{**_fields(draft), "reasons": {CLOCK_BACK: "De klok stond gisteren verkeerd."}}))
    assert desk.audit().holds


def test_a_clock_that_is_put_right_by_seconds_is_no_jump() -> None:
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert clock_findings(now, None) == []
    assert clock_findings(now, now + timedelta(minutes=5)) == []
    assert len(clock_findings(now, now + timedelta(minutes=6))) == 1


def _fields(draft: Draft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in ("kind", "acquired_on", "seller", "items", "payment")}


def test_half_a_character_that_was_pasted_is_kept_with_what_was_typed(counter: OpenCounter) -> None:
    draft = replace(_a_draft(counter), terms="op rekening \ud800")
    counter.desk.drafts.keep(draft)
    kept = counter.desk.drafts.unfinished()
    assert kept is not None
    assert kept.draft == draft


def test_an_inspector_neither_takes_up_nor_throws_away_what_was_parked(counter: OpenCounter) -> None:
    desk = counter.desk
    desk.drafts.park(_a_draft(counter))
    [parked] = desk.drafts.parked()
    desk.at_work.staff = replace(desk.at_work.staff, role=Role.INSPECTOR)
    with pytest.raises(NotAllowed):
        desk.drafts.resume(parked.id)
    with pytest.raises(NotAllowed):
        desk.drafts.discard(parked.id)
    assert desk.drafts.parked() == [parked]
