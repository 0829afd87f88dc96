"""The receipt printer: printing a slip, and printing later what did not come out, there or at another printer.

It never touches what was recorded.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from dealer_client.documents.escpos_bytes import drawer_bytes, slip_bytes
from dealer_client.documents.kinds import PaperKind, papers_of
from dealer_client.documents.receipt_printer import (
    Connection,
    NotPrinted,
    ReceiptPrinter,
    Trouble,
    check_printer,
    send,
    sentence_of,
    trouble_of,
)
from dealer_client.documents.sheet import EntryOnPaper, Sheet
from dealer_client.documents.slip import Slip, pledge_slip, purchase_slip, sales_slip, trial_slip
from dealer_client.documents.slip_picture import printed
from dealer_client.register.wording import Language, Text
from dealer_client.store import print_jobs
from dealer_client.store.print_jobs import PrintJob
from dealer_client.store.settings import read_setting, write_setting

from .at_work import AtWork
from .errors import NoSuchPaper
from .papers import Papers

SLIPS: Mapping[PaperKind, Callable[[EntryOnPaper, Sheet], Slip]] = {
    PaperKind.PURCHASE_RECEIPT: purchase_slip,
    PaperKind.PLEDGE_TICKET: pledge_slip,
    PaperKind.SALES_RECEIPT: sales_slip,
}
"""The documents that come as a slip."""
_SETTING = "receipt-printer"
_MOST_JOBS = 200


class Printing:
    """The receipt printer of one counter. Printing may take a few seconds; call it in the background."""

    def __init__(self, at_work: AtWork, papers: Papers) -> None:
        self._at_work = at_work
        self._papers = papers
        self._one_at_a_time = threading.Lock()

    def printer(self) -> ReceiptPrinter | None:
        """The printer that is set up, or None."""
        with self._at_work.store.reading() as connection:
            value = read_setting(connection, _SETTING)
        if not isinstance(value, dict):
            return None
        return ReceiptPrinter(
            connection=Connection(value["connection"]),
            address=str(value["address"]),
            width_mm=int(value["width_mm"]),
            has_drawer=bool(value["has_drawer"]),
            cuts=bool(value.get("cuts", True)),
        )

    def set_printer(self, printer: ReceiptPrinter | None) -> None:
        """Sets the printer up, or takes it away. Raises PrinterRefused or NotAllowed."""
        self._at_work.refuse_inspector()
        if printer is not None:
            check_printer(printer)
        value = (
            None
            if printer is None
            else {
                "connection": printer.connection.value,
                "address": printer.address.strip(),
                "width_mm": printer.width_mm,
                "has_drawer": printer.has_drawer,
                "cuts": printer.cuts,
            }
        )
        with self._at_work.store.writing() as connection:
            write_setting(connection, _SETTING, value)

    def print(self, kind: PaperKind, number: str, language: Language) -> PrintJob:
        """Prints a document of an entry as a slip; how it went is in the job, see `sentence`.

        Raises EntryMissing, NotAllowed, or NoSuchPaper where this entry has no such slip.
        """
        self._at_work.refuse_inspector()
        slip = self._slip(kind, number, language)
        with self._at_work.store.writing() as connection:
            job = print_jobs.queue_job(
                connection, kind.value, number, language, self._at_work.staff.id, datetime.now(UTC)
            )
        return self._run(job, slip)

    def print_again(self, job_id: int) -> PrintJob:
        """Prints a slip of the list once more, as it would be made now.

        Raises PrintJobMissing, EntryMissing or NotAllowed.
        """
        self._at_work.refuse_inspector()
        with self._at_work.store.writing() as connection:
            job = print_jobs.queue_again(connection, job_id)
        return self._run(job, self._slip(PaperKind(job.kind), job.subject, job.language))

    def print_trial(self, language: Language) -> Text | None:
        """Prints a few lines about this counter; what went wrong, or None. Nothing is put in the list.

        Raises NotAllowed.
        """
        self._at_work.refuse_inspector()
        printer = self.printer()
        try:
            self._send(printer, self._bytes(trial_slip(self._papers.sheet(language)), printer))
        except NotPrinted as error:
            return trouble_of(error.trouble)
        return None

    def queue(self, kind: PaperKind, number: str, language: Language) -> PrintJob:
        """A document is about to be printed on a printer of this computer: it is in the list until `settle`.

        Raises NotAllowed.
        """
        self._at_work.refuse_inspector()
        with self._at_work.store.writing() as connection:
            return print_jobs.queue_job(
                connection, kind.value, number, language, self._at_work.staff.id, datetime.now(UTC)
            )

    def settle(self, job_id: int, trouble: Trouble | None) -> PrintJob:
        """How that went: without trouble it was handed out. Raises PrintJobMissing."""
        with self._at_work.store.writing() as connection:
            job = print_jobs.settle_job(connection, job_id, trouble.value if trouble else "", datetime.now(UTC))
        if trouble is None:
            self._papers.handed_out(PaperKind(job.kind), job.subject)
        return job

    def jobs(self, *, open_only: bool = True) -> list[PrintJob]:
        """What did not come out of the printer, or all of it, newest first."""
        with self._at_work.store.reading() as connection:
            return print_jobs.jobs(connection, open_only=open_only, limit=_MOST_JOBS)

    def drop(self, job_id: int) -> None:
        """A slip need not be printed any more. Raises NotAllowed."""
        self._at_work.refuse_inspector()
        with self._at_work.store.writing() as connection:
            print_jobs.drop_job(connection, job_id)

    def preview(self, kind: PaperKind, number: str, language: Language) -> bytes:
        """A picture (PNG) of the slip, as wide as the paper of the printer. Raises as `print`."""
        printer = self.printer()
        width = printer.width_mm if printer else 80
        return printed(slip_bytes(self._slip(kind, number, language), width_mm=width), width_mm=width).png

    def open_drawer(self) -> Text | None:
        """Opens the cash drawer; what went wrong, or None. Raises NotAllowed."""
        self._at_work.refuse_inspector()
        printer = self.printer()
        try:
            self._send(printer if printer is not None and printer.has_drawer else None, drawer_bytes())
        except NotPrinted as error:
            return trouble_of(error.trouble)
        return None

    def sentence(self, job: PrintJob) -> Text | None:
        """What went wrong with a job, what is safe and what to do; None where it was printed."""
        return sentence_of(Trouble(job.reason)) if job.reason else None

    def _run(self, job: PrintJob, slip: Slip) -> PrintJob:
        printer, reason = self.printer(), ""
        try:
            with_drawer = slip.opens_drawer and printer is not None and printer.has_drawer
            shown = Slip(lines=slip.lines, logo=slip.logo, opens_drawer=with_drawer)
            self._send(printer, self._bytes(shown, printer))
            self._papers.handed_out(PaperKind(job.kind), job.subject)
        except NotPrinted as error:
            reason = error.trouble.value
        with self._at_work.store.writing() as connection:
            return print_jobs.settle_job(connection, job.id, reason, datetime.now(UTC))

    @staticmethod
    def _bytes(slip: Slip, printer: ReceiptPrinter | None) -> bytes:
        return slip_bytes(
            slip, width_mm=printer.width_mm if printer else 80, cuts=printer.cuts if printer is not None else True
        )

    def _send(self, printer: ReceiptPrinter | None, data: bytes) -> None:
        if printer is None:
            raise NotPrinted(Trouble.NO_PRINTER)
        with self._one_at_a_time:
            send(printer, data)

    def _slip(self, kind: PaperKind, number: str, language: Language) -> Slip:
        present, _line = self._papers.present(number)
        if kind not in SLIPS or kind not in papers_of(present.entry.kind) or present.is_void:
            raise NoSuchPaper(kind)
        sheet = self._papers.sheet(language, copy=self._papers.made_before(kind, number))
        return SLIPS[kind](EntryOnPaper.present(present), sheet)
