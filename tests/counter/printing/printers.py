"""Printers for tests: one of the computer that prints into a PDF, by Qt's own engine, and what the window needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from dealer_client.counter.printing import system_printer
from dealer_client.counter.printing.print_panel import PrintPanel
from dealer_client.documents.receipt_printer import NotPrinted, Trouble
from tests.counter.till import Till


class Laser:
    """A printer called "Laser" whose paper is a file; `trouble` keeps it from printing."""

    name = "Laser"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.trouble: Trouble | None = None

    @property
    def printed(self) -> list[Path]:
        """What came out, the first first."""
        return sorted(self._folder.glob("laser-*.pdf"))

    def ready(self, name: str) -> QPrinter:
        """In place of `printer_named`."""
        if name not in ("", self.name):
            raise NotPrinted(Trouble.PRINTER_MISSING)
        if self.trouble is not None:
            raise NotPrinted(self.trouble)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._folder / f"laser-{len(self.printed) + 1}.pdf"))
        printer.setResolution(300)
        return printer

    def connect(self, monkeypatch: pytest.MonkeyPatch) -> Laser:
        """From now on the computer has it, and no other."""
        monkeypatch.setattr(system_printer, "printer_names", lambda: [self.name])
        monkeypatch.setattr(system_printer, "printer_named", self.ready)
        return self


def print_panel(till: Till) -> PrintPanel:
    """The print page, once it shows its document."""
    found: list[PrintPanel] = []

    def shown() -> bool:
        found[:] = [panel for panel in till.window.findChildren(PrintPanel) if panel.isVisible()]
        return bool(found) and found[0].save_button.isEnabled()

    till.until(shown)
    return found[0]


def save_as_pdf(till: Till) -> None:
    """Keeps the document that the print page shows, and waits until the page has closed."""
    panel = print_panel(till)
    panel.save_button.click()
    till.until(lambda: not panel.isVisible())


def press(till: Till, button: Callable[[], object]) -> PrintPanel:
    """Presses a document's button and gives its print page."""
    button()
    return print_panel(till)
