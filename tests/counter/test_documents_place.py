from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog

from dealer_client.counter.documents.periods import Period, days_of
from dealer_client.counter.language import use_language

from .sold_goods import a_bicycle, buy


@pytest.fixture
def place(till, tmp_path):
    till.window.documents.extract.folder = tmp_path / "papieren"
    return till.window.documents


def go(till, place):
    """F7, and wait until the entries are counted."""
    till.press(Qt.Key.Key_F7)
    till.until(lambda: place.isVisible() and place.extract.count.text() != "")


def made(till, place) -> Path:
    """Makes an extract by its key, and waits for the file."""
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: place.extract.outcome is not None)
    assert place.extract.state.line.title == "Uittreksel gemaakt"
    return place.extract.outcome.file


def checked(till, place, file: Path) -> str:
    """Drops a file on the place and gives what the check says of it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, nothing))
    till.until(lambda: file.name in place.verify.sheet.toPlainText() and place.verify.choose.isVisible())
    return place.verify.sheet.toPlainText()


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_named_period_ends_no_later_than_today_and_begins_where_its_name_says(today):
    for period in Period:
        days = days_of(period, today)
        assert (days is None) == (period is Period.OWN)
        assert days is None or days[0] <= days[1] <= today
    assert days_of(Period.THIS_WEEK, today)[0].isoweekday() == 1
    first, last = days_of(Period.LAST_MONTH, today)
    assert (first.day, last.month) == (1, first.month)
    assert (days_of(Period.THIS_MONTH, today)[0] - last).days == 1


def test_it_opens_on_this_month_and_says_how_many_entries_that_is(till, place):
    buy(till.desk)
    buy(till.desk, a_bicycle())
    go(till, place)
    today = till.desk.today()
    assert place.extract.days() == (today.replace(day=1), today)
    till.until(lambda: place.extract.count.text() == "2 posten in deze periode")
    assert till.focus_name() == "Periode van verkrijging: Deze maand"


def test_an_arrow_chooses_another_period(till, place):
    buy(till.desk)
    go(till, place)
    till.press(Qt.Key.Key_Right)
    till.until(lambda: place.extract.count.text().startswith("Geen posten in deze periode"))
    assert place.extract.days() == days_of(Period.LAST_MONTH, till.desk.today())


def test_dates_of_ones_own_need_no_choice_first(till, place):
    go(till, place)
    till.fill(place.extract.first, "3-11-2020")
    till.fill(place.extract.last, "24112020")
    assert place.extract.period.value() == Period.OWN.value
    assert place.extract.days() == (date(2020, 11, 3), date(2020, 11, 24))
    assert place.extract.target_file().name == "oefenen-uittreksel-A-2020-11-03-2020-11-24.pdf"


def test_a_period_that_ends_before_it_begins_is_told_at_the_field(till, place):
    go(till, place)
    till.fill(place.extract.first, "24-11-2020")
    till.fill(place.extract.last, "03-11-2020")
    assert place.extract.last.shown_problem().startswith("De periode eindigt voor ze begint")
    assert not place.extract.make.isEnabled()
    till.fill(place.extract.last, "25-11-2020")
    assert place.extract.last.shown_problem() == ""
    assert place.extract.make.isEnabled()


def test_an_extract_is_made_with_one_key_and_can_be_checked_by_dropping_it(till, place, tmp_path):
    buy(till.desk)
    go(till, place)
    file = made(till, place)
    assert file.parent == tmp_path / "papieren"
    assert file.stat().st_mode & 0o777 == 0o600
    words = checked(till, place, file)
    assert words.index("OEFENEN") < words.index("Dit uittreksel klopt in zichzelf")
    assert "ongewijzigd in boek A" in words
    assert "Voldongen Goud BV" in words
    assert "1, waarvan 0 bevestigd" in words
    assert place.verify.verdict.holds


def test_a_second_extract_of_the_same_days_leaves_the_first(till, place):
    go(till, place)
    first = made(till, place)
    place.extract.outcome = None
    second = made(till, place)
    assert second.name == first.name.replace(".pdf", " (2).pdf")
    assert first.exists() and second.exists()


def test_a_changed_extract_does_not_hold_and_says_why(till, place, tmp_path):
    buy(till.desk)
    go(till, place)
    pdf = bytearray(made(till, place).read_bytes())
    pdf[len(pdf) // 2] ^= 1
    changed = tmp_path / "veranderd.pdf"
    changed.write_bytes(pdf)
    words = checked(till, place, changed)
    assert "Dit uittreksel klopt niet" in words
    assert "Het bestand is veranderd nadat de balie het ondertekende." in words


def test_a_file_that_is_gone_is_told_and_another_can_be_chosen(till, place, tmp_path, monkeypatch):
    go(till, place)
    assert "is niet te lezen" in checked(till, place, tmp_path / "weg.pdf")
    other = tmp_path / "ander.pdf"
    other.write_bytes(b"%PDF-1.7\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    place.verify.choose.click()
    till.until(lambda: "ander.pdf" in place.verify.sheet.toPlainText())
    assert "Dit uittreksel klopt niet" in place.verify.sheet.toPlainText()


def test_the_clerk_goes_on_working_while_an_extract_is_made(till, place, monkeypatch):
    go(till, place)
    may_go_on, honest = threading.Event(), till.desk.extract

    def slow(*days, language):
        may_go_on.wait(10)
        return honest(*days, language=language)

    monkeypatch.setattr(till.desk, "extract", slow)
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert place.extract.state.line.title == "Het uittreksel wordt gemaakt"
    assert not place.extract.make.isEnabled()
    till.press(Qt.Key.Key_F2)
    till.until(till.window.purchase.isVisible)
    till.type("Bruijn")
    may_go_on.set()
    till.until(lambda: place.extract.outcome is not None)
    assert till.form.seller.surname.text() == "Bruijn"
    assert till.focus_name() == "Achternaam"


def test_another_place_is_chosen_by_the_desktops_own_dialog(till, place, tmp_path, monkeypatch):
    go(till, place)
    wanted = tmp_path / "usb" / "voor de inspecteur"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    place.extract.other_place.click()
    assert made(till, place) == tmp_path / "usb" / "voor de inspecteur.pdf"


def test_a_place_that_cannot_be_written_says_what_to_do_and_the_period_stays(till, place, tmp_path):
    go(till, place)
    days = place.extract.days()
    blocked = tmp_path / "geen map"
    blocked.mkdir()
    place.extract.folder = blocked
    (blocked / place.extract.target_file().name).with_suffix(".pdf.partial").mkdir()
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: place.extract.outcome is not None)
    assert place.extract.state.line.title == "Het uittreksel is niet gemaakt"
    assert "Kies een andere plaats" in place.extract.state.line.detail
    assert place.extract.days() == days
    assert place.extract.make.isEnabled()


def test_the_extract_opens_in_the_desktops_own_program(till, place, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) is None)
    go(till, place)
    file = made(till, place)
    till.until(place.extract.open.hasFocus)
    place.extract.open.click()
    assert opened == [str(file)]


def test_it_speaks_the_language_on_the_screen_and_fits_the_smallest(till, place):
    till.window.resize(1280, 720)
    go(till, place)
    use_language("en")
    till.until(lambda: place.extract.make.text().startswith("Make extract"))
    assert place.extract.first.caption_words() == "From"
    assert "practice-extract-A-" in place.extract.file.text()
    made_key = till.window.minimumSizeHint()
    assert made_key.width() <= 1280 and made_key.height() <= 720
