"""A purchase that was broken off leaves when and why, and nothing of who came."""

from __future__ import annotations

import pytest

from dealer_client.desk.errors import TextNotAccepted
from dealer_client.register.broken_off import BreakReason
from tests.counter.till import CITIZEN_NUMBER, open_shop
from tests.journeys.busy_counter import purchase


@pytest.fixture
def desk(tmp_path):
    counter = open_shop(tmp_path)
    yield counter.desk
    counter.close()


def test_the_reason_stays_and_the_draft_goes(desk):
    desk.drafts.keep(purchase(1, desk.today()))
    broken = desk.broken_off.break_off(BreakReason.PRICE, " vroeg te veel ")
    assert desk.broken_off.today() == [broken]
    assert broken.words == "vroeg te veel"
    assert desk.drafts.unfinished() is None
    assert desk.entry_count() == 0


def test_what_goes_on_after_all_was_never_broken_off(desk):
    first, second = (desk.broken_off.break_off(BreakReason.LEFT) for _ in range(2))
    desk.broken_off.take_back(first)
    desk.broken_off.take_back(first)
    assert desk.broken_off.today() == [second]


def test_another_reason_has_to_be_said(desk):
    desk.drafts.keep(purchase(1, desk.today()))
    with pytest.raises(TextNotAccepted):
        desk.broken_off.break_off(BreakReason.OTHER, "  ")
    assert desk.broken_off.today() == []
    assert desk.drafts.unfinished() is not None


def test_a_citizen_number_in_the_words_is_not_kept(desk):
    with pytest.raises(TextNotAccepted):
        desk.broken_off.break_off(BreakReason.DOUBT, f"BSN {CITIZEN_NUMBER}")
    assert desk.broken_off.today() == []


def test_only_the_newest_are_kept(desk, monkeypatch):
    monkeypatch.setattr("dealer_client.store.broken_off._MOST_KEPT", 3)
    kept = [desk.broken_off.break_off(BreakReason.LEFT) for _ in range(5)]
    assert desk.broken_off.today() == kept[-3:]
