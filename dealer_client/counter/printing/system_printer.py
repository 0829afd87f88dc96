"""The printers of this computer, and pages on one of them.

All of it may be called in a background thread, and should be: a printer elsewhere may take seconds to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from dealer_client.documents.receipt_printer import NotPrinted, Trouble

from .pages import MM_PER_INCH, Pages

_LARGE_MM = 200.0
_LARGE_DOTS, _SMALL_DOTS = 300, 600
"""Dots per inch: a sheet is sharp at 300; the bars of a small label want what the printer has."""
_SAME_MM = 1.0
_asking = Lock()
"""Qt loads what it needs to know printers at the first question, and does not expect two of them at once."""


def printer_names() -> list[str]:
    """The printers there are, by name; the computer's own default first."""
    with _asking:
        default, names = QPrinterInfo.defaultPrinterName(), QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: (name != default, name.casefold()))


def printer_named(name: str) -> QPrinter:
    """A printer, ready to be printed on; the computer's own default for an empty name. Raises NotPrinted."""
    with _asking:
        info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
        if info.isNull():
            raise NotPrinted(Trouble.PRINTER_MISSING)
        if info.state() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise NotPrinted(Trouble.PRINTER_STOPPED)
        return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def print_pages(
    printer: QPrinter,
    pdf: bytes,
    *,
    chosen: Sequence[int] | None,
    copies: int,
    title: str,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Prints the chosen pages (None: all), the whole of them so many times over. Raises NotPrinted.

    `title` is what the computer's list of print jobs shows: no name of a person. Copies are sent one after the other
    instead of asked of the printer, which leaves no doubt of their order and that each is whole. `progress` is told how
    many pages were made, and of how many; what it raises takes the whole back from the printer.
    """
    try:
        pages = Pages(pdf)
    except ValueError:
        raise NotPrinted(Trouble.PRINTER_REFUSED) from None
    try:
        wanted = list(range(len(pages)) if chosen is None else chosen) * copies
        if wanted:
            _print(printer, pages, wanted, title, progress)
    finally:
        pages.close()


def _print(
    printer: QPrinter,
    pages: Pages,
    wanted: Sequence[int],
    title: str,
    progress: Callable[[int, int], None] | None,
) -> None:
    printer.setDocName(title)
    printer.setFullPage(True)
    _take_paper(printer, pages.size_mm(wanted[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted(Trouble.PRINTER_REFUSED)
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for place, page in enumerate(wanted):
            if place:
                _take_paper(printer, pages.size_mm(page))
                if not printer.newPage():
                    raise NotPrinted(Trouble.PRINTER_STOPPED)
            _draw(painter, printer, pages, page)
            if progress is not None:
                progress(place + 1, len(wanted))
        ended = painter.end()
    except BaseException:
        printer.abort()
        painter.end()
        raise
    if not ended or printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise NotPrinted(Trouble.PRINTER_STOPPED)


def _take_paper(printer: QPrinter, size_mm: tuple[float, float]) -> None:
    """Asks for the paper that a page is made for; a printer that does not have it keeps its own."""
    width, height = size_mm
    upright = QSizeF(min(width, height), max(width, height))
    known = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout.Orientation
    if known.id() == QPageSize.PageSizeId.Custom:
        # A label comes off the roll as it lies, and is not turned.
        printer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter))
        printer.setPageOrientation(layout.Portrait)
    else:
        printer.setPageSize(known)
        printer.setPageOrientation(layout.Landscape if width > height else layout.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))


def _draw(painter: QPainter, printer: QPrinter, pages: Pages, page: int) -> None:
    width, height = pages.size_mm(page)
    sharp = min(printer.resolution(), _LARGE_DOTS if max(width, height) > _LARGE_MM else _SMALL_DOTS)
    picture = pages.picture(page, sharp)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    dots_per_mm = printer.resolution() / MM_PER_INCH
    # Never larger than life, a bar code least of all; smaller where the paper is.
    fit = min(1.0, paper.width() / (width * dots_per_mm), paper.height() / (height * dots_per_mm))
    if fit > 1.0 - _SAME_MM / max(width, height):
        fit = 1.0
    target = QRectF(0, 0, width * dots_per_mm * fit, height * dots_per_mm * fit)
    painter.drawImage(target, picture)
