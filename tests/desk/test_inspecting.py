"""An inspection is one entry: who looked, at what, and when; a crash in between loses none of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk, NotAllowed
from dealer_client.desk import inspecting as module
from dealer_client.desk.errors import InspectionGoesOn, TextNotAccepted
from dealer_client.register.draft import EntryKind
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.staff import Role, Staff
from tests.custody.profiles import a_profile
from tests.journeys.busy_counter import purchase

WHO = ("Canary de Boer", "4711", "boa Utrecht")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def test_an_inspection_is_one_entry_with_what_was_looked_at_and_when(desk: Desk) -> None:
    desk.inspecting.begin(*WHO)
    desk.inspecting.looked("register")
    desk.inspecting.looked("register")
    desk.inspecting.looked("A-000001")
    number = desk.inspecting.end()
    assert number is not None
    entry = desk.entry(number).entry
    assert entry.kind is EntryKind.INSPECTION
    assert [look["what"] for look in entry.content["looked_at"]] == ["register", "A-000001"]
    assert entry.content["begun_at"] <= entry.content["looked_at"][0]["at"] <= entry.content["recorded_at"]
    assert entry.content["happened_on"] == desk.today().isoformat()
    assert entry.part("inspector") == {"name": WHO[0], "badge": WHO[1], "service": WHO[2]}
    assert b"Canary" not in entry.body
    assert desk.inspecting.current() is None
    assert desk.audit().holds


def test_without_an_inspection_nothing_is_recorded(desk: Desk) -> None:
    desk.inspecting.looked("register")
    assert desk.inspecting.end() is None
    assert desk.entry_count() == 0


def test_one_inspection_at_a_time(desk: Desk) -> None:
    desk.inspecting.begin(*WHO)
    with pytest.raises(InspectionGoesOn):
        desk.inspecting.begin(*WHO)


def test_an_inspector_may_look_and_end_the_inspection_and_record_nothing_else(desk: Desk) -> None:
    desk.at_work.staff = Staff(id="9", name="Inspecteur", role=Role.INSPECTOR)
    desk.inspecting.begin(*WHO)
    desk.inspecting.looked("register")
    with pytest.raises(NotAllowed):
        desk.record(purchase(1, desk.today()))
    number = desk.inspecting.end()
    assert number is not None
    assert desk.entry(number).entry.content["staff"] == "9"
    assert desk.entry_count() == 1


@pytest.mark.parametrize("field", range(3))
@pytest.mark.parametrize("wrong", ["", "  ", "BSN 999999990", "x" * 5000, "\x00"])
def test_who_looks_is_given_in_full_and_without_a_citizen_number(desk: Desk, field: int, wrong: str) -> None:
    who = [*WHO]
    who[field] = wrong
    with pytest.raises(TextNotAccepted) as refused:
        desk.inspecting.begin(*who)
    assert refused.value.field == ("name", "badge", "service")[field]
    assert desk.inspecting.current() is None


def test_a_crash_during_an_inspection_loses_none_of_it(counter: OpenCounter, tmp_path: Path) -> None:
    counter.desk.inspecting.begin(*WHO)
    counter.desk.inspecting.looked("register")
    counter.close()
    window = open_counter(tmp_path / "home", sync_in_background=False, as_window=True)
    try:
        assert window.desk.inspecting.current() is None
        entry = window.desk.entry(EntryNumber("A", 1)).entry
        assert entry.kind is EntryKind.INSPECTION
        assert entry.content["interrupted"] is True
        assert [look["what"] for look in entry.content["looked_at"]] == ["register"]
        assert window.desk.audit().holds
    finally:
        window.close()


def test_a_command_beside_the_window_does_not_end_its_inspection(counter: OpenCounter, tmp_path: Path) -> None:
    counter.desk.inspecting.begin(*WHO)
    open_counter(tmp_path / "home", sync_in_background=False).close()
    assert counter.desk.inspecting.current() is not None


def test_an_inspection_that_looks_at_very_much_goes_on_in_the_next_entry(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_LOOKS", 3)
    desk.inspecting.begin(*WHO)
    for number in range(1, 6):
        desk.inspecting.looked(f"A-{number:06d}")
    last = desk.inspecting.end()
    assert last is not None
    assert last.number == 2
    looked = [look["what"] for n in (1, 2) for look in desk.entry(EntryNumber("A", n)).entry.content["looked_at"]]
    assert looked == [f"A-{number:06d}" for number in range(1, 6)]


@pytest.mark.parametrize("position", range(3))
@pytest.mark.parametrize("text", ["x" * 121, "twee\nregels"], ids=["too long", "two lines"])
def test_who_inspects_is_given_in_a_line_each_and_the_refusal_names_which(desk: Desk, position: int, text: str) -> None:
    who = [*WHO[:position], text, *WHO[position + 1 :]]
    with pytest.raises(TextNotAccepted) as refused:
        desk.inspecting.begin(*who)
    assert refused.value.message.en.startswith(("Name: ", "Badge: ", "Service: ")[position])
    assert desk.inspecting.current() is None
