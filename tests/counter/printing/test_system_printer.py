"""Pages on a printer of the computer: Qt's own print engine, into a PDF that is read back."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageDraw
from pypdf import PdfReader, PdfWriter
from PySide6.QtGui import QImage

from dealer_client.counter.printing import system_printer
from dealer_client.counter.printing.pages import Pages
from dealer_client.documents.receipt_printer import NotPrinted, Trouble

from .printers import Laser

A4, LABEL = (210.0, 297.0), (62.0, 29.0)


def a_document(*sizes: tuple[float, float]) -> bytes:
    """A page for each size in millimetres, with so many bars as its number."""
    writer = PdfWriter()
    for number, (width, height) in enumerate(sizes, 1):
        picture = Image.new("L", (round(width * 4), round(height * 4)), 255)
        pen = ImageDraw.Draw(picture)
        for bar in range(number):
            pen.rectangle((20 + bar * 30, 20, 34 + bar * 30, 90), fill=0)
        page = io.BytesIO()
        picture.save(page, "PDF", resolution=25.4 * 4)
        writer.append(io.BytesIO(page.getvalue()))
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def seen(pages: Pages, page: int) -> Image.Image:
    """A page as it looks, small."""
    drawn = pages.picture(page, 50).convertToFormat(QImage.Format.Format_Grayscale8)
    size = (drawn.width(), drawn.height())
    return Image.frombytes("L", size, bytes(drawn.constBits()), "raw", "L", drawn.bytesPerLine())


def bars(pages: Pages, page: int) -> int:
    """How many bars stand on a page."""
    drawn = pages.picture(page, 101.6)
    row = [drawn.pixelColor(x, 60).lightness() < 128 for x in range(drawn.width())]
    return sum(here and not before for before, here in pairwise(row))


@pytest.fixture
def laser(app, tmp_path):
    return Laser(tmp_path)


def printed(laser, pdf, **how):
    """Prints, and gives the pages that came out."""
    system_printer.print_pages(laser.ready(""), pdf, title="Inkoopverklaring A-000001", **how)
    return Pages(laser.printed[-1].read_bytes())


def test_a_page_comes_out_as_large_as_it_is_and_looks_the_same(laser):
    pdf = a_document(A4)
    paper = printed(laser, pdf, chosen=None, copies=1)
    assert paper.size_mm(0) == pytest.approx(A4, abs=0.5)
    difference = ImageChops.difference(seen(Pages(pdf), 0), seen(paper, 0).resize(seen(Pages(pdf), 0).size))
    assert sum(value * count for value, count in enumerate(difference.histogram())) / (413 * 585) < 2


def test_only_the_chosen_pages_come_out(laser):
    paper = printed(laser, a_document(A4, A4, A4), chosen=(0, 2), copies=1)
    assert [bars(paper, page) for page in range(len(paper))] == [1, 3]


def test_each_copy_is_whole_before_the_next(laser):
    paper = printed(laser, a_document(A4, A4), chosen=None, copies=3)
    assert [bars(paper, page) for page in range(len(paper))] == [1, 2] * 3
    assert len(PdfReader(laser.printed[0]).pages) == 6


def test_each_page_gets_its_own_paper_and_a_label_is_not_turned(laser):
    paper = printed(laser, a_document(LABEL, A4, (297.0, 210.0)), chosen=None, copies=1)
    assert [tuple(round(side) for side in paper.size_mm(page)) for page in range(3)] == [
        (62, 29),
        (210, 297),
        (297, 210),
    ]


def test_what_is_no_document_is_said_and_nothing_comes_out(laser):
    with pytest.raises(NotPrinted) as refused:
        printed(laser, b"no pdf", chosen=None, copies=1)
    assert refused.value.trouble is Trouble.PRINTER_REFUSED
    assert laser.printed == []


def test_paper_that_cannot_be_written_is_trouble_and_not_success(laser, tmp_path):
    printer = laser.ready("")
    printer.setOutputFileName(str(tmp_path / "no folder" / "out.pdf"))
    with pytest.raises(NotPrinted):
        system_printer.print_pages(printer, a_document(A4), chosen=None, copies=1, title="x")


def test_a_printer_that_the_computer_does_not_have_is_named_as_the_trouble(app):
    with pytest.raises(NotPrinted) as missing:
        system_printer.printer_named("a printer that nobody has")
    assert missing.value.trouble is Trouble.PRINTER_MISSING
