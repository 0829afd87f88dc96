"""Handing out a document of an entry where it was chosen to go: the receipt printer, or a printer of the computer.

Nothing here touches a widget: it runs in a background thread. What does not come out waits in the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dealer_client.counter.operation import Cancelled, Report
from dealer_client.desk.print_choices import PrintChoice, Way
from dealer_client.desk.printing import SLIPS
from dealer_client.documents.kinds import PAPER_NAMES, PaperKind
from dealer_client.documents.receipt_printer import PAPER_TROUBLE, NotPrinted, Trouble
from dealer_client.register.wording import Language

from . import system_printer

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.store.print_jobs import PrintJob


def choice_for(desk: Desk, kind: PaperKind) -> PrintChoice:
    """Where a kind of document goes now: as chosen; else a slip to the receipt printer that is set up, else asked."""
    chosen = desk.print_choices.read()
    slip = kind in SLIPS and desk.printing.printer() is not None
    if kind in chosen.by_kind:
        choice = chosen.by_kind[kind]
        return PrintChoice() if choice.way is Way.RECEIPT and kind not in SLIPS else choice
    return PrintChoice(way=Way.RECEIPT) if slip else PrintChoice()


def pdf_of(desk: Desk, kind: PaperKind, number: str, language: Language) -> bytes:
    """A document as it would be handed out now. Raises EntryMissing, NoSuchPaper."""
    if kind is PaperKind.ITEM_LABEL:
        return desk.papers.labels([number], desk.print_choices.read().label, language)
    return desk.papers.preview(kind, number, language)


def hand_out(desk: Desk, kind: PaperKind, number: str, language: Language) -> PrintJob | None:
    """Prints a document where it was chosen to go; None where that is to be asked. Raises EntryMissing, NoSuchPaper."""
    choice = choice_for(desk, kind)
    if choice.way is Way.ASK:
        return None
    if choice.way is Way.RECEIPT:
        return desk.printing.print(kind, number, language)
    return print_on_paper(desk, kind, number, language, choice)


def hand_out_due(
    desk: Desk, papers: Iterable[tuple[PaperKind, str]], language: Language
) -> list[tuple[PaperKind, PrintJob]]:
    """After an entry: what is due and has its place comes out, where the shop chose that it should by itself."""
    if not desk.print_choices.read().automatic:
        return []
    jobs = [(kind, hand_out(desk, kind, number, language)) for kind, number in papers]
    return [(kind, job) for kind, job in jobs if job is not None]


def print_on_paper(
    desk: Desk,
    kind: PaperKind,
    number: str,
    language: Language,
    choice: PrintChoice,
    *,
    pages: Sequence[int] | None = None,
    job: PrintJob | None = None,
    progress: Report | None = None,
) -> PrintJob:
    """Prints on a printer of this computer; how it went is in the job. `job` is one that did not come out before.

    Raises EntryMissing, NoSuchPaper or NotAllowed; Cancelled where `progress` does, and nothing new waits then.
    """
    desk.at_work.refuse_inspector()
    pdf = pdf_of(desk, kind, number, language)
    waits = job or desk.printing.queue(kind, number, language)
    try:
        printer = system_printer.printer_named(choice.printer)
        title = f"{PAPER_NAMES[kind].in_language(language)} {number}"
        system_printer.print_pages(printer, pdf, chosen=pages, copies=choice.copies, title=title, progress=progress)
    except NotPrinted as error:
        return desk.printing.settle(waits.id, error.trouble)
    except Cancelled:
        if job is None:
            desk.printing.drop(waits.id)
        raise
    return desk.printing.settle(waits.id, None)


def print_document(
    pdf: bytes,
    title: str,
    choice: PrintChoice,
    *,
    pages: Sequence[int] | None = None,
    progress: Report | None = None,
) -> Trouble | None:
    """Prints a document that is of no entry; what went wrong, or None. It is in no list: it can be opened again."""
    try:
        printer = system_printer.printer_named(choice.printer)
        system_printer.print_pages(printer, pdf, chosen=pages, copies=choice.copies, title=title, progress=progress)
    except NotPrinted as error:
        return error.trouble
    return None


def print_again(desk: Desk, job: PrintJob) -> PrintJob:
    """Prints what waits, where such a document goes now: the printer of then may be the one that is broken.

    Raises PrintJobMissing, EntryMissing, NoSuchPaper.
    """
    kind = PaperKind(job.kind)
    choice = choice_for(desk, kind)
    # Where the shop is asked each time, it goes where it was to go then.
    as_slip = choice.way is Way.RECEIPT or (choice.way is Way.ASK and job.reason not in PAPER_TROUBLE)
    if kind in SLIPS and as_slip:
        return desk.printing.print_again(job.id)
    return print_on_paper(desk, kind, job.subject, job.language, choice, job=job)
