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
from dealer_client.documents.kinds import PaperKind

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
    assert till.focus_name() == "Periode: Deze maand"


def test_an_arrow_chooses_another_period(till, place):
    buy(till.desk)
    go(till, place)
    till.press(Qt.Key.Key_Right)
    till.until(lambda: place.extract.count.text().startswith("Geen posten in deze periode"))
    assert place.extract.days() == days_of(Period.LAST_MONTH, till.desk.today())


def test_dates_of_ones_own_need_no_choice_first(till, place):
    go(till, place)
    till.fill(place.extract.period.first, "3-11-2020")
    till.fill(place.extract.period.last, "24112020")
    assert place.extract.period.named.value() == Period.OWN.value
    assert place.extract.days() == (date(2020, 11, 3), date(2020, 11, 24))
    assert place.extract.target_file().name == "oefenen-uittreksel-A-2020-11-03-2020-11-24.pdf"


def test_a_period_that_ends_before_it_begins_is_told_at_the_field(till, place):
    go(till, place)
    till.fill(place.extract.period.first, "24-11-2020")
    till.fill(place.extract.period.last, "03-11-2020")
    assert place.extract.period.last.shown_problem().startswith("De periode eindigt voor ze begint")
    assert not place.extract.make.isEnabled()
    till.fill(place.extract.period.last, "25-11-2020")
    assert place.extract.period.last.shown_problem() == ""
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
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(other)], ""))
    place.verify.choose.click()
    till.until(lambda: "ander.pdf" in place.verify.sheet.toPlainText())
    assert "Dit uittreksel klopt niet" in place.verify.sheet.toPlainText()


def test_the_clerk_goes_on_working_while_an_extract_is_made(till, place, monkeypatch):
    go(till, place)
    may_go_on, honest = threading.Event(), till.desk.extracting.make

    def slow(choice, language, progress):
        may_go_on.wait(10)
        return honest(choice, language, progress=progress)

    monkeypatch.setattr(till.desk.extracting, "make", slow)
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
    assert place.extract.period.first.caption_words() == "From"
    assert "practice-extract-A-" in place.extract.file.text()
    made_key = till.window.minimumSizeHint()
    assert made_key.width() <= 1280 and made_key.height() <= 720


def test_an_extract_that_nobody_wants_any_more_is_not_written(till, place, monkeypatch, tmp_path):
    go(till, place)
    begun, may_go_on, honest = threading.Event(), threading.Event(), till.desk.extracting.make

    def slow(choice, language, progress):
        begun.set()
        may_go_on.wait(10)
        return honest(choice, language, progress=progress)

    monkeypatch.setattr(till.desk.extracting, "make", slow)
    place.extract.make.click()
    till.until(begun.is_set)
    assert place.extract.progress.isVisible()
    place.extract.cancel.click()
    assert place.extract.state.line.title == "Wordt geannuleerd"
    assert not place.extract.cancel.isEnabled()
    may_go_on.set()
    till.until(lambda: place.extract.state.line.title == "Geannuleerd")
    assert list((tmp_path / "papieren").glob("*")) == []
    assert place.extract.make.isEnabled()


def test_an_extract_says_how_many_entries_have_their_proof_and_when_the_pages_are_set(till, place, monkeypatch):
    buy(till.desk)
    buy(till.desk, a_bicycle())
    go(till, place)
    step, honest = threading.Semaphore(0), till.desk.extracting.make

    def slow(choice, language, progress):
        def slowly(done, of):
            progress(done, of)
            step.acquire(timeout=10)

        return honest(choice, language, progress=slowly)

    monkeypatch.setattr(till.desk.extracting, "make", slow)
    place.extract.make.click()
    state, bar = place.extract.state, place.extract.progress
    till.until(lambda: state.line.title == "Bewijs van 1 van 2 posten")
    assert bar.value() * 2 == bar.maximum()
    step.release()
    till.until(lambda: state.line.title == "De bladzijden worden opgemaakt")
    assert bar.maximum() == 0
    step.release()
    till.until(lambda: state.line.title == "Uittreksel gemaakt")
    assert not bar.isVisible()


def test_sales_have_an_extract_of_their_own_and_persons_can_be_left_out(till, place):
    buy(till.desk)
    go(till, place)
    place.extract.register.choose("sales")
    till.until(lambda: place.extract.count.text().startswith("Geen posten"))
    assert "-verkoop-" in place.extract.target_file().name
    place.extract.register.choose("purchases")
    place.extract.persons.choose("without")
    till.until(lambda: place.extract.count.text() == "1 post in deze periode")
    file = made(till, place)
    assert place.extract.state.line.source == ""
    assert b"Willeke" not in file.read_bytes()


def drop(till, place, *files: Path):
    """Drops files on the place."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, nothing))


def test_two_extracts_that_are_dropped_together_are_compared(till, place):
    buy(till.desk)
    go(till, place)
    first = made(till, place)
    place.extract.outcome = None
    second = made(till, place)
    drop(till, place, first, second)
    till.until(lambda: "Twee documenten vergeleken" in place.verify.sheet.toPlainText())
    assert "boek" in place.verify.sheet.toPlainText()
    first.write_bytes(b"%PDF-1.7 no extract")
    drop(till, place, first, second)
    till.until(lambda: "niet te vergelijken" in place.verify.sheet.toPlainText())


def test_the_register_goes_out_as_a_file_for_another_program(till, place, tmp_path):
    buy(till.desk)
    place.exporting.folder = tmp_path / "papieren"
    go(till, place)
    till.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: till.focus_name() == "Soort bestand: Rekenblad")
    place.exporting.kind.choose("json")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: place.exporting.state.isVisible() and place.exporting.state.line.tone == "ok")
    (file,) = (tmp_path / "papieren").iterdir()
    assert file.name.startswith("oefenen-register-A-") and file.suffix == ".json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Samsung" in file.read_text("utf-8")


OLD_BOOK = """volgnummer;datum;soort;omschrijving;prijs;naam
1;03-11-2026;fiets;herenfiets Gazelle;85,00;W. de Bruijn
2;04-11-2026;telefoon;Samsung S21;125,00;K. Bakker
"""


def test_an_old_book_is_read_first_and_recorded_when_asked(till, place, tmp_path):
    table = tmp_path / "oud.csv"
    table.write_text(OLD_BOOK, encoding="utf-8")
    go(till, place)
    drop(till, place, table)
    till.until(lambda: place.importing.table is not None)
    assert place.tabs.current == 2
    assert place.importing.state.line.title == "2 posten gelezen, 0 geweigerd"
    assert till.desk.entry_count() == 0
    place.importing.record.click()
    till.until(lambda: place.importing.state.line.title == "2 posten vastgelegd")
    assert till.desk.entry_count() == 2
    place.importing.read_file(table)
    till.until(lambda: "al posten" in place.importing.state.line.detail)
    assert not place.importing.record.isVisible()


def test_reading_in_is_cancelled_and_leaves_the_book_empty(till, place, tmp_path, monkeypatch):
    table = tmp_path / "oud.csv"
    table.write_text(OLD_BOOK, encoding="utf-8")
    go(till, place)
    place.tabs.choose(2)
    place.importing.read_file(table)
    till.until(lambda: place.importing.table is not None)
    begun, may_go_on, honest = threading.Event(), threading.Event(), till.desk.importing.record

    def slow(text, mapping, report):
        def slowly(done, of):
            begun.set()
            may_go_on.wait(10)
            report(done, of)

        return honest(text, mapping, slowly)

    monkeypatch.setattr(till.desk.importing, "record", slow)
    place.importing.record.click()
    till.until(begun.is_set)
    place.importing.cancel.click()
    may_go_on.set()
    till.until(lambda: place.importing.state.line.title == "Geannuleerd")
    assert till.desk.entry_count() == 0


def test_a_slip_that_did_not_come_out_waits_in_a_list(till, place):
    number = str(buy(till.desk).number)
    till.desk.printing.print(PaperKind.PURCHASE_RECEIPT, number, "nl")
    go(till, place)
    till.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: place.jobs.jobs.rowCount() == 1)
    assert number in place.jobs.jobs.data(place.jobs.jobs.index(0, 0))
    place.jobs.again.click()
    till.until(place.jobs.state.isVisible)
    place.jobs.drop.click()
    till.until(place.jobs.empty.isVisible)
    assert till.desk.printing.jobs() == []
