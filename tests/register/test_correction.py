"""The present state of an entry is what was recorded with every correction applied, in order, and nothing is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.acquisition import acquisition_entry
from dealer_client.register.canonical import JsonObject
from dealer_client.register.corrected_draft import draft_of
from dealer_client.register.correction import (
    FieldChange,
    PresentEntry,
    correction_entry,
    present_state,
    target_of,
    void_entry,
)
from dealer_client.register.draft import Draft
from dealer_client.register.entry import Entry, HoldTerm, Recording, RulesUsed
from dealer_client.register.numbering import EntryNumber

from .drafts import SOUND, TODAY, invented_drafts

RULES = RulesUsed(pack="nl", version="1", digest="0" * 64)
AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
RECORDING = Recording(recorded_at=AT, zone="Europe/Amsterdam", today=TODAY, staff="7", practice=True, rules=RULES)
PUBLIC, PERSONAL = "items[0].brand", "seller.surname"


def recorded(draft: Draft = SOUND) -> Entry:
    return acquisition_entry(
        draft,
        EntryNumber("A", 1),
        recorded_at=AT,
        zone="Europe/Amsterdam",
        staff="7",
        practice=False,
        hold=HoldTerm(until=date(2026, 11, 27), free_on=date(2026, 11, 28), source="test"),
        rules=RULES,
        findings=(),
        checks={},
    )


def corrected(present: PresentEntry, number: int, *changes: tuple[str, str]) -> Entry:
    return correction_entry(
        present,
        [FieldChange(path=path, new=new) for path, new in changes],
        "reden",
        EntryNumber("A", number),
        RECORDING,
    )


@given(st.lists(st.tuples(st.sampled_from([PUBLIC, PERSONAL]), st.text("abc", min_size=1, max_size=3)), max_size=8))
def test_every_value_that_ever_stood_there_is_in_the_history(steps: list[tuple[str, str]]) -> None:
    entry, amendments = recorded(), list[Entry]()
    values = {path: [present_state(entry, ()).value(path)] for path in (PUBLIC, PERSONAL)}
    for number, (path, new) in enumerate(steps, start=2):
        amendments.append(corrected(present_state(entry, amendments), number, (path, new)))
        values[path].append(new)
    present = present_state(entry, amendments)
    for path, stood in values.items():
        assert present.value(path) == stood[-1]
        history = present.history(path)
        assert [change.old for change in history] == stood[:-1]
        assert [change.new for change in history] == stood[1:]
    assert present.entry == entry
    assert present.content["items"][0]["hold"] == entry.content["items"][0]["hold"]


def test_an_entry_as_it_stands_now_is_a_draft_again() -> None:
    present = present_state(recorded(), ())
    assert draft_of(present) == SOUND


@given(invented_drafts)
def test_any_acquisition_is_the_draft_again_that_would_be_recorded_so(draft: Draft) -> None:
    entry = recorded(draft)
    again = draft_of(present_state(entry, ()))
    assert isinstance(again, Draft)
    assert said(recorded(again)) == said(entry)


def said(entry: Entry) -> tuple[JsonObject, JsonObject]:
    """The body without its commitments, and what the personal parts hold; how a document was seen has a default."""
    parts = {part.name: part.data for part in entry.personal}
    document = parts["seller"].pop("document", {})
    document.pop("checked", None)
    parts["document"] = document
    return {name: value for name, value in entry.content.items() if name != "commitments"}, parts


def test_a_correction_says_who_when_why_and_about_what() -> None:
    present = present_state(recorded(), ())
    entry = corrected(present, 2, (PUBLIC, "Nokia"), (PERSONAL, "Zwaluw"))
    assert target_of(entry) == EntryNumber("A", 1)
    assert entry.content["changes"] == [{"path": PUBLIC, "old": "Samsung", "new": "Nokia"}]
    assert entry.part("changes") == {"changes": [{"path": PERSONAL, "old": "Bruijn", "new": "Zwaluw"}]}
    assert entry.part("reasons") == {"reason": "reden"}
    assert entry.content["practice"] is True
    (first, second) = present_state(recorded(), [entry]).changes
    assert (first.amended.staff, first.amended.at, second.amended.reason) == ("7", AT, "reden")


def test_a_void_names_what_it_voids_and_the_first_one_counts() -> None:
    voids = [void_entry(EntryNumber("A", 1), "dubbel", EntryNumber("A", n), RECORDING) for n in (2, 3)]
    assert target_of(voids[0]) == EntryNumber("A", 1)
    voided = present_state(recorded(), voids).voided_by
    assert voided is not None
    assert (voided.number, voided.reason) == (EntryNumber("A", 2), "dubbel")


def test_what_was_erased_does_not_come_back_by_its_corrections() -> None:
    entry = recorded()
    correction = corrected(present_state(entry, ()), 2, (PERSONAL, "Zwaluw"), (PUBLIC, "Nokia"))
    erased = Entry(number=entry.number, body=entry.body)
    present = present_state(erased, [correction])
    assert present.erased == {"seller"}
    assert (present.value(PERSONAL), present.value(PUBLIC)) == (None, "Nokia")
    assert [change.path for change in present.changes] == [PUBLIC]


def test_changes_show_nothing_in_a_log() -> None:
    entry = corrected(present_state(recorded(), ()), 2, (PERSONAL, "Canary"))
    present = present_state(recorded(), [entry])
    assert "Canary" not in repr(present) + repr(FieldChange(path="x", new="Canary")) + repr(entry)
    assert "Bruijn" not in repr(present)


def test_what_is_no_amendment_is_told() -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        present_state(recorded(), [recorded()])
