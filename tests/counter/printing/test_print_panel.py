"""The print page: a document is seen before it is printed, and what fails waits in the list."""

from __future__ import annotations

import socket
import threading

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dealer_client.counter.language import use_language
from dealer_client.counter.printing import system_printer
from dealer_client.counter.printing.errand import Errand
from dealer_client.counter.printing.over_place import print_over
from dealer_client.counter.printing.pages import Pages
from dealer_client.counter.printing.print_panel import PrintPanel
from dealer_client.desk.print_choices import PrintChoice, PrintChoices, Way
from dealer_client.documents.kinds import PaperKind
from dealer_client.documents.receipt_printer import Connection, ReceiptPrinter, Trouble
from tests.counter.sold_goods import buy
from tests.documents.test_receipt_printer import READY, a_printer

from .printers import Laser, print_panel
from .test_system_printer import A4, a_document, bars

RECEIPT, STATEMENT = PaperKind.PURCHASE_RECEIPT, PaperKind.PURCHASE_STATEMENT


@pytest.fixture
def laser(till, tmp_path, monkeypatch):
    return Laser(tmp_path).connect(monkeypatch)


@pytest.fixture
def register(till, tmp_path):
    """The register with one purchase whose documents can be printed."""
    buy(till.desk)
    place = till.window.register
    place.papers.folder = tmp_path / "papieren"
    till.press(Qt.Key.Key_F3)
    till.until(lambda: place.papers.isVisible() and place.papers.buttons != [])
    return place


def press(till, place, words):
    """Presses the button with these words, when it can be."""
    button = next(button for button in place.papers.buttons if button.text().strip().split("   ")[0] == words)
    till.until(button.isEnabled)
    button.setFocus()
    till.enter()


def opened(till, place, words="Bewijs van inkoop"):
    press(till, place, words)
    panel = print_panel(till)
    till.until(lambda: not panel.preview.view.picture.isNull())
    return panel


def test_a_document_is_seen_before_it_is_printed_as_often_as_asked_and_the_next_one_is_a_copy(till, register, laser):
    panel = opened(till, register)
    assert panel._heading.text() == "Afdrukken: Bewijs van inkoop A-000001"
    assert till.focus() is panel.print_button
    assert panel.preview.view.picture.height() > panel.preview.view.picture.width()
    till.press(Qt.Key.Key_Escape)
    till.until(register.isVisible)
    assert till.focus().text().strip().startswith("Bewijs van inkoop")
    assert laser.printed == []
    assert till.desk.printing.jobs(open_only=False) == []
    assert not till.desk.papers.made_before(RECEIPT, "A-000001")
    panel = opened(till, register)
    till.fill(panel.copies, "2")
    panel.copies.go()
    till.enter()
    till.until(register.isVisible)
    assert len(PdfReader(laser.printed[0]).pages) == 2
    assert register.papers.state.text() == "Bewijs van inkoop A-000001: afgedrukt op Laser."
    assert till.desk.printing.jobs() == []
    assert "AFSCHRIFT" in opened(till, register)._note.text()


def test_what_cannot_be_printed_is_told_at_its_field_and_another_language_keeps_what_was_typed(till, register, laser):
    panel = opened(till, register)
    till.window.resize(1280, 720)
    till.fill(panel.pages, "3-9")
    assert panel.pages.shown_problem().startswith("Dit document heeft 1 bladzijde")
    assert not panel.print_button.isEnabled()
    till.fill(panel.pages, "1")
    till.fill(panel.copies, "0")
    assert panel.copies.shown_problem() == "Vul een aantal van 1 tot en met 20 in."
    assert not panel.print_button.isEnabled()
    till.fill(panel.copies, "2")
    use_language("en")
    till.until(lambda: panel.print_button.text() == "Print   Enter" and panel.print_button.isEnabled())
    assert panel._heading.text() == "Print: Purchase receipt A-000001"
    assert panel.copies.text() == "2"
    size = till.window.minimumSizeHint()
    assert size.width() <= 1280 and size.height() <= 720
    assert laser.printed == []


def test_trouble_is_told_in_place_and_the_document_waits_in_the_list_until_it_prints(till, register, laser):
    laser.trouble = Trouble.PRINTER_STOPPED
    panel = opened(till, register)
    till.enter()
    till.until(lambda: panel.state.isVisible() and panel.print_button.isEnabled())
    assert panel.state.line.title == "Niet afgedrukt"
    assert "De printer staat stil" in panel.state.line.detail
    assert "staat in het boek" in panel.state.line.detail
    assert [job.subject for job in till.desk.printing.jobs()] == ["A-000001"]
    assert till.desk.entry_count() == 1
    panel.print_button.click()
    till.until(lambda: not till.window.background.busy)
    assert len(till.desk.printing.jobs()) == 1
    till.press(Qt.Key.Key_Escape)
    assert not till.desk.papers.made_before(RECEIPT, "A-000001")
    jobs = till.window.documents.jobs
    till.press(Qt.Key.Key_F7)
    till.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: jobs.jobs.rowCount() == 1)
    laser.trouble = None
    jobs.again.click()
    till.until(jobs.empty.isVisible)
    assert jobs.state.line.title == "Bewijs van inkoop van A-000001 is afgedrukt"
    assert len(laser.printed) == 1
    assert till.desk.papers.made_before(RECEIPT, "A-000001")


def test_without_a_printer_it_says_so_and_saves_as_pdf(till, register, tmp_path, monkeypatch):
    monkeypatch.setattr(system_printer, "printer_names", list)
    panel = opened(till, register)
    assert panel.state.line.title.startswith("Deze computer heeft geen printer")
    assert not panel.print_button.isEnabled() and not panel.pages.isVisible()
    assert till.focus() is panel.save_button
    till.enter()
    till.until(register.isVisible)
    (file,) = (tmp_path / "papieren").glob("*.pdf")
    assert file.name == "oefenen-bewijs-van-inkoop-A-000001.pdf"
    assert "OEFENEN" in PdfReader(file).pages[0].extract_text()
    assert till.desk.papers.made_before(RECEIPT, "A-000001")


def test_what_is_chosen_for_good_is_not_asked_again(till, register, laser):
    panel = opened(till, register)
    panel.remember.setChecked(True)
    till.enter()
    till.until(register.isVisible)
    assert till.desk.print_choices.read().of(RECEIPT) == PrintChoice(way=Way.PRINTER, printer="Laser")
    press(till, register, "Bewijs van inkoop")
    till.until(lambda: len(laser.printed) == 2)
    till.until(lambda: register.papers.state.text() == "Afgedrukt: Bewijs van inkoop.")


def test_a_slip_is_seen_as_the_receipt_printer_makes_it_and_goes_there_over_the_network(till, register, laser):
    with a_printer(READY) as (loopback, receipt_printer):
        till.desk.printing.set_printer(receipt_printer)
        till.desk.print_choices.keep(PrintChoices(by_kind={RECEIPT: PrintChoice()}))
        # Whatever happens here, the printer must be called, or it waits for ever.
        try:
            panel = opened(till, register)
            paper = panel.preview.view.picture.size()
            panel.where.choose("receipt")
            till.until(lambda: panel.preview.view.picture.size() != paper)
            assert panel.preview.view.picture.width() == 576 + 32  # 80 mm of paper, and the margins of the picture
            assert not panel.pages.isVisible()
            panel.where.go()
            till.enter()
            till.until(register.isVisible)
        finally:
            socket.create_connection(receipt_printer.address.split(":")).close()
    assert b"A-000001" in loopback.taken
    assert laser.printed == []


def test_nothing_prints_by_itself_unless_the_shop_chose_so_and_trouble_hides_nothing_of_the_entry(till, laser):
    choices = PrintChoices(by_kind={RECEIPT: PrintChoice(way=Way.PRINTER, printer="Laser")})
    till.desk.print_choices.keep(choices)
    panel = record(till)
    QApplication.processEvents()
    till.until(lambda: not till.window.background.busy)
    assert laser.printed == []
    till.enter()
    till.desk.print_choices.keep(PrintChoices(by_kind=choices.by_kind, automatic=True))
    record(till)
    till.until(lambda: panel.papers.state.text() == "Afgedrukt: Bewijs van inkoop.")
    assert len(laser.printed) == 1
    till.enter()
    laser.trouble = Trouble.PRINTER_STOPPED
    record(till)
    till.until(lambda: "De printer staat stil" in panel.papers.state.text())
    assert (panel.number.text(), till.desk.entry_count()) == ("A-000003", 3)
    assert till.focus() is panel.next
    assert [(job.kind, job.subject) for job in till.desk.printing.jobs()] == [(RECEIPT.value, "A-000003")]


def record(till):
    """Records a purchase of 123 euros, and gives the panel once its documents are known."""
    panel = till.window.purchase.recorded
    till.fill_purchase()
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: panel.isVisible() and panel.papers.buttons != [])
    return panel


def test_a_receipt_printer_that_cannot_be_is_told_where_it_is_set_up_and_a_test_slip_says_that_it_can(till, tmp_path):
    card = till.window.settings.receipts
    till.window.show_place(till.window.settings)
    till.window.settings.show_page(3)
    card.connection.choose(Connection.USB.value)
    till.fill(card.address, "192.168.1.50")
    card.keep.click()
    till.until(lambda: card.state.isVisible() and card.keep.isEnabled())
    assert card.address.shown_problem().startswith("Een USB-printer heeft een adres als")
    assert card.state.line.tone == "blocked"
    assert till.desk.printing.printer() is None
    card.connection.choose(Connection.FILE.value)
    card.width.choose("58")
    card.cuts.setChecked(False)
    till.fill(card.address, str(tmp_path / "lp0"))
    card.trial.click()
    till.until(lambda: card.state.line.tone == "attention")
    assert "niet te vinden" in card.state.line.detail
    assert "lijst" not in card.state.line.detail
    (tmp_path / "lp0").touch()
    card.trial.click()
    till.until(lambda: card.state.line.title == "De proefbon is naar de printer")
    assert b"Proefbon" in (tmp_path / "lp0").read_bytes()
    assert till.desk.printing.printer() == ReceiptPrinter(
        connection=Connection.FILE, address=str(tmp_path / "lp0"), width_mm=58, cuts=False
    )


def test_the_chosen_pages_of_a_document_that_is_kept_come_out(till, laser, tmp_path):
    file, told = tmp_path / "uittreksel.pdf", []
    file.write_bytes(a_document(A4, A4, A4))
    place = till.window.documents
    till.window.show_place(place)
    errand = Errand(file=file, told=lambda words, _file: told.append(words))
    print_over(place.extract, till.window.background, till.desk, errand)
    panel = print_panel_shown(till)
    assert panel._heading.text() == "Afdrukken: uittreksel.pdf"
    assert not panel.save_button.isVisible() and not panel.remember.isVisible()
    till.press(Qt.Key.Key_PageDown)
    assert panel.preview._words.text() == "Bladzijde 2 van 3"
    till.fill(panel.pages, "1, 3")
    panel.pages.go()
    till.enter()
    till.until(place.isVisible)
    paper = Pages(laser.printed[0].read_bytes())
    assert [bars(paper, page) for page in range(len(paper))] == [1, 3]
    assert told[0].nl == "uittreksel.pdf: afgedrukt op Laser."
    assert till.desk.printing.jobs(open_only=False) == []


def test_a_long_document_says_which_page_it_is_at_and_is_cancelled(till, laser, tmp_path, monkeypatch):
    file, told = tmp_path / "uittreksel.pdf", []
    file.write_bytes(a_document(A4, A4, A4))
    place = till.window.documents
    till.window.show_place(place)
    print_over(
        place.extract,
        till.window.background,
        till.desk,
        Errand(file=file, told=lambda words, _file: told.append(words)),
    )
    panel = print_panel_shown(till)
    begun, may_go_on, honest = threading.Event(), threading.Event(), system_printer.print_pages

    def slow(*given, progress, **how):
        def slowly(done, of):
            progress(done, of)
            begun.set()
            may_go_on.wait(10)

        honest(*given, progress=slowly, **how)

    monkeypatch.setattr(system_printer, "print_pages", slow)
    panel.print_button.click()
    till.until(lambda: panel.state.line.title == "Bladzijde 1 van 3 gaat naar de printer")
    assert panel.progress.isVisible()
    assert panel.back_button.text() == "Annuleren   Esc"
    panel.cancel()
    assert panel.state.line.title == "Wordt geannuleerd"
    may_go_on.set()
    till.until(lambda: panel.state.line.title == "Geannuleerd")
    assert panel.print_button.isEnabled() and not panel.progress.isVisible()
    assert told == []
    till.press(Qt.Key.Key_Escape)
    till.until(place.isVisible)


def test_a_document_of_an_entry_that_is_cancelled_waits_in_no_list(till, register, laser, monkeypatch):
    panel = opened(till, register)
    begun, may_go_on, honest = threading.Event(), threading.Event(), system_printer.print_pages

    def slow(*given, progress, **how):
        begun.set()
        may_go_on.wait(10)
        honest(*given, progress=progress, **how)

    monkeypatch.setattr(system_printer, "print_pages", slow)
    panel.print_button.click()
    till.until(begun.is_set)
    till.press(Qt.Key.Key_Escape)
    may_go_on.set()
    till.until(lambda: panel.state.line.title == "Geannuleerd")
    assert till.desk.printing.jobs() == []


def print_panel_shown(till):
    """The print page, once a page is seen."""
    panel = till.window.findChild(PrintPanel)
    till.until(lambda: panel.isVisible() and not panel.preview.view.picture.isNull())
    return panel


def test_where_documents_go_is_kept_as_soon_as_it_is_chosen(till, laser):
    card = till.window.settings.print_places
    till.window.show_place(till.window.settings)
    till.window.settings.show_page(3)
    box = card.boxes[STATEMENT]
    till.until(lambda: box.findData("printer:Laser") > 0)
    box.setCurrentIndex(box.findData("printer:Laser"))
    box.activated.emit(box.currentIndex())
    till.until(lambda: till.desk.print_choices.read().of(STATEMENT).printer == "Laser")
    till.until(lambda: not till.window.background.busy)
    card.automatic.click()
    till.until(lambda: till.desk.print_choices.read().automatic)
    assert till.desk.print_choices.read().of(STATEMENT).way is Way.PRINTER
