"""The walk through printing: the print page, and the printers under Settings.

The printers of the computer are two that print nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from PySide6.QtPrintSupport import QPrinter

from dealer_client.counter.printing import system_printer
from dealer_client.counter.printing.errand import Errand
from dealer_client.counter.printing.over_place import panel_over
from dealer_client.counter.printing.print_panel import PrintPanel
from dealer_client.counter.settings.settings_place import PRINTERS
from dealer_client.desk.print_choices import PrintChoice, PrintChoices, Way
from dealer_client.documents.kinds import PaperKind
from dealer_client.documents.receipt_printer import Connection, NotPrinted, ReceiptPrinter, Trouble
from tests.counter.till import Till

if TYPE_CHECKING:
    from .walk import Photographer

_LASER, _LABELS = "HP LaserJet achter de balie", "Brother QL-700"


def walk_printing(till: Till, photographer: Photographer) -> None:
    """The print page with and without a printer, as a slip, in trouble; and what is printed where."""
    desk, place = till.desk, till.window.register
    till.window.show_place(place)
    before = desk.printing.printer()
    with patch.object(system_printer, "printer_names", list):
        _open(till, PaperKind.PURCHASE_RECEIPT)
        photographer.take("print-no-printer")
    with patch.object(system_printer, "printer_names", lambda: [_LASER, _LABELS]):
        panel = _open(till, PaperKind.PURCHASE_STATEMENT)
        photographer.take("print-page")
        with patch.object(system_printer, "printer_named", _stopped):
            panel.print_it()
            till.until(panel.state.isVisible)
        photographer.take("print-trouble")
        _open(till, PaperKind.ITEM_LABEL)
        photographer.take("print-label")
        printer = ReceiptPrinter(connection=Connection.NETWORK, address="127.0.0.1:9", has_drawer=True)
        desk.printing.set_printer(printer)
        panel = _open(till, PaperKind.PURCHASE_RECEIPT)
        panel.where.choose(Way.RECEIPT.value)
        photographer.take("print-slip")
        panel.close_panel()
        laser = PrintChoice(way=Way.PRINTER, printer=_LASER)
        labels = PrintChoice(way=Way.PRINTER, printer=_LABELS)
        desk.print_choices.keep(
            PrintChoices(by_kind={PaperKind.PURCHASE_STATEMENT: laser, PaperKind.ITEM_LABEL: labels}, automatic=True)
        )
        settings = till.window.settings
        till.window.show_place(settings)
        settings.show_page(PRINTERS)
        settings.receipts.refresh()
        till.until(lambda: settings.receipts.connection.value() == Connection.NETWORK.value)
        photographer.take("settings-printers")
        settings.receipts.print_trial()
        till.until(settings.receipts.state.isVisible)
        photographer.take("settings-printers-trouble")
    desk.printing.set_printer(before)
    desk.print_choices.keep(PrintChoices())
    for job in desk.printing.jobs():
        desk.printing.drop(job.id)


def _open(till: Till, kind: PaperKind) -> PrintPanel:
    place = till.window.register
    panel = panel_over(place.papers, till.window.background)
    assert panel is not None
    number = f"{till.desk.shop.series}-000002"
    subject = f"{number}/1" if kind is PaperKind.ITEM_LABEL else number
    file = place.papers.folder / "x.pdf"
    panel.open(till.desk, Errand(file=file, told=lambda _words, _file: None, kind=kind, number=subject))
    till.until(lambda: not panel.preview.view.picture.isNull())
    return panel


def _stopped(_name: str) -> QPrinter:
    raise NotPrinted(Trouble.PRINTER_STOPPED)
