"""What is to be printed, and what must be known of it before the print page can show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dealer_client.desk.print_choices import PrintChoice
from dealer_client.documents.kinds import PAPER_NAMES, PaperKind
from dealer_client.register.wording import Language, Text

from . import hand_out, system_printer
from .pages import Pages

if TYPE_CHECKING:
    from dealer_client.desk import Desk


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
