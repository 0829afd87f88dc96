"""What is to be printed, and what must be known of it before the print page can show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dealer_client.counter.operation import Report
from dealer_client.desk.print_choices import PrintChoice, Way
from dealer_client.documents.files import free_path, save_document
from dealer_client.documents.kinds import PAPER_NAMES, PaperKind
from dealer_client.documents.receipt_printer import Trouble
from dealer_client.register.wording import Language, Text

from . import hand_out, system_printer
from .pages import Pages

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.store.print_jobs import PrintJob


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A document of an entry (`A-000123`) or an item, which has a `kind`; one that `make` makes in a language, which
    has a `name`; or a file that is there already.

    `file` is what it would be saved as, or that file. `told` hears in words how it ended, with the file where one was
    saved.
    """

    file: Path
    told: Callable[[Text, Path | None], None]
    kind: PaperKind | None = None
    number: str = ""
    name: Text | None = None
    make: Callable[[Language], bytes] | None = None

    @property
    def title(self) -> Text:
        """What it is called."""
        if self.kind is None:
            return self.name or Text(nl=self.file.name, en=self.file.name)
        name = PAPER_NAMES[self.kind]
        return Text(nl=f"{name.nl} {self.number}", en=f"{name.en} {self.number}")

    @property
    def is_kept(self) -> bool:
        """Whether it is a file already, so that there is nothing to save."""
        return self.kind is None and self.make is None

    def pdf(self, desk: Desk, language: Language) -> bytes:
        """The document as it would be handed out now. Raises EntryMissing, NoSuchPaper, OSError."""
        if self.kind is not None:
            return hand_out.pdf_of(desk, self.kind, self.number, language)
        return self.make(language) if self.make is not None else self.file.read_bytes()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that can be shown, where it goes by choice, and where it could go."""

    pages: Pages
    choice: PrintChoice
    printers: list[str]
    has_slip: bool = False
    is_copy: bool = False


def read_errand(desk: Desk, errand: Errand, language: Language) -> Reading:
    """Makes the document, or reads the file. Raises EntryMissing, NoSuchPaper, OSError, ValueError for no PDF."""
    printers, kind, number = system_printer.printer_names(), errand.kind, errand.number
    pages = Pages(errand.pdf(desk, language))
    if kind is None:
        return Reading(pages, PrintChoice(), printers)
    return Reading(
        pages,
        hand_out.choice_for(desk, kind),
        printers,
        has_slip=kind in hand_out.SLIPS and desk.printing.printer() is not None,
        is_copy=kind is not PaperKind.ITEM_LABEL and desk.papers.made_before(kind, number),
    )


def print_errand(
    desk: Desk,
    errand: Errand,
    language: Language,
    choice: PrintChoice,
    *,
    pages: Sequence[int] | None,
    job: PrintJob | None,
    progress: Report,
) -> PrintJob | Trouble | None:
    """Prints it where it was chosen to go; how that went. `job` is the one that it waited as, if it did not come out.

    Raises EntryMissing, NoSuchPaper, NotAllowed, OSError; Cancelled where `progress` does.
    """
    if errand.kind is None:
        title, pdf = errand.title.in_language(language), errand.pdf(desk, language)
        return hand_out.print_document(pdf, title, choice, pages=pages, progress=progress)
    if choice.way is Way.RECEIPT:
        again = desk.printing.print_again
        return again(job.id) if job is not None else desk.printing.print(errand.kind, errand.number, language)
    return hand_out.print_on_paper(
        desk, errand.kind, errand.number, language, choice, pages=pages, job=job, progress=progress
    )


def save_errand(desk: Desk, errand: Errand, language: Language, job: PrintJob | None) -> Path:
    """Keeps it as a file, which hands it out too; the file. Raises EntryMissing, NoSuchPaper, StoreError, OSError."""
    pdf, free = errand.pdf(desk, language), free_path(errand.file)
    save_document(free, pdf)
    if job is not None:
        desk.printing.drop(job.id)
    if errand.kind not in (None, PaperKind.ITEM_LABEL):
        desk.papers.handed_out(errand.kind, errand.number)
    return free
