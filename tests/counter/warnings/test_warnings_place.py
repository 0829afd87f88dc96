"""What the central register told about goods in the book, as staff read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from dealer_client.counter import match_script
from dealer_client.register.match import MatchWarning
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.stolen_check import MatchLevel
from tests.counter.practising import buy_stolen_phone


def warning(number: int, **changed: object) -> MatchWarning:
    given = {
        "match_id": f"match-{number}",
        "entry": EntryNumber("A", number),
        "line": 1,
        "item": "Fairphone 5",
        "kind": "imei",
        "value": "490154203237518",
        "level": MatchLevel.EXACT,
        "reference": f"OEFEN-{number}",
        "goods": "Telefoon Fairphone 5, zwart",
        "reported_on": "2026-10-02",
        "contact": "Politie (oefening), 0900-0000",
        "matched_at": datetime(2026, 11, 1, 23, 30, tzinfo=UTC) + timedelta(days=number),
    }
    return MatchWarning(**{**given, **changed})  # type: ignore[arg-type]


@pytest.fixture
def inbox(till, monkeypatch):
    """A till with three messages, of which nobody has read any."""
    held = [warning(number) for number in (1, 2, 3)]

    def acknowledge(match_id):
        at = next(index for index, one in enumerate(held) if one.match_id == match_id)
        held[at] = warning(held[at].entry.number, acknowledged_by="P. Jansen", acknowledged_at=datetime.now(UTC))

    matches = till.desk.matches
    monkeypatch.setattr(matches, "all", lambda: list(held))
    monkeypatch.setattr(matches, "unread_count", lambda: sum(not one.acknowledged_by for one in held))
    monkeypatch.setattr(matches, "acknowledge", acknowledge)
    till.press(Qt.Key.Key_F6)
    till.until(lambda: till.window.warnings.chosen() is not None)
    return till


def test_without_messages_the_place_says_what_belongs_here(till):
    till.press(Qt.Key.Key_F6)
    till.until(lambda: till.window.warnings.empty.isVisible())
    assert till.window.warnings.empty.heading() == "Er zijn geen meldingen"
    assert not till.window.warnings.read_button.isVisible()


def test_a_message_says_what_matches_whom_to_call_and_what_to_do(inbox):
    words = inbox.window.warnings.sheet.toPlainText()
    for part in ("A-000003/1", "IMEI 49 015420 323751 8", "geregistreerd als gestolen", "OEFEN-3", "02-10-2026"):
        assert part in words
    assert "0900-0000" in words.splitlines()
    assert "Houd niemand tegen" in words


def test_the_list_says_in_neutral_words_which_item_it_is_about(inbox):
    place = inbox.window.warnings
    first = place.messages.data(place.messages.index(0, 0))
    assert first == "Nieuw. Melding over A-000003/1. IMEI 49 015420 323751 8. 05-11-2026"
    assert "gestolen" not in first


def test_the_day_is_the_one_on_the_clock_of_the_shop(inbox):
    assert inbox.window.warnings.messages.day(warning(1)) == "03-11-2026"


def test_enter_marks_as_read_and_goes_on_to_the_next_one(inbox):
    place = inbox.window.warnings
    for number in (3, 2):
        assert place.chosen().entry.number == number
        inbox.enter()
        inbox.until(lambda number=number: place.chosen().entry.number == number - 1)
    inbox.enter()
    inbox.until(lambda: place.chosen() is not None and bool(place.chosen().acknowledged_by))
    assert place.chosen().entry.number == 1
    assert "Gelezen door P. Jansen" in place.sheet.toPlainText()
    assert place.subtitle() == "alles gelezen"
    assert not place.read_button.isVisible()


def test_a_mark_that_was_not_kept_is_said_and_the_message_stays(inbox, monkeypatch):
    def fails(_match_id):
        raise RuntimeError

    monkeypatch.setattr(inbox.desk.matches, "acknowledge", fails)
    inbox.enter()
    place = inbox.window.warnings
    inbox.until(lambda: place.problem.isVisible())
    assert "Niet bewaard" in place.problem.text()
    assert not place.chosen().acknowledged_by
    assert place.read_button.isEnabled()


def test_how_many_wait_stands_at_the_place_and_in_the_top_line_elsewhere(inbox):
    inbox.window.top_line.show_messages(0)
    inbox.press(Qt.Key.Key_F2)
    inbox.window.news.read()
    inbox.until(lambda: inbox.window.top_line.messages() == "3 nieuwe meldingen   F6")
    inbox.press(Qt.Key.Key_F6)
    assert inbox.window.top_line.messages() == ""
    assert inbox.window.warnings.subtitle() == "3 nog te lezen"


def test_what_the_register_tells_appears_in_the_open_place(till_before_exchange):
    till, place = till_before_exchange, till_before_exchange.window.warnings
    buy_stolen_phone(till)
    till.press(Qt.Key.Key_F6)
    till.until(lambda: place.empty.isVisible())
    till.window.counter.sync.start()
    till.until(lambda: place.chosen() is not None)
    assert place.chosen().entry == EntryNumber("A", 1)
    assert "geregistreerd als gestolen" in place.sheet.toPlainText()
    till.enter()
    till.until(lambda: place.subtitle() == "alles gelezen")
    assert till.desk.warnings()[0].acknowledged_by == "P. Jansen"


@pytest.mark.parametrize(
    ("contact", "name", "phone"),
    [
        ("Politie Midden-Nederland (oefening), 0900-0000", "Politie Midden-Nederland (oefening)", "0900-0000"),
        ("Wijkagent: +31 (0)30 123 45 67", "Wijkagent", "+31 (0)30 123 45 67"),
        ("Politie Utrecht", "Politie Utrecht", ""),
        ("0900-8844", "", "0900-8844"),
        ("", "", ""),
    ],
)
def test_the_number_to_call_is_told_from_whose_it_is(contact, name, phone):
    assert match_script.name_and_phone(contact) == (name, phone)
