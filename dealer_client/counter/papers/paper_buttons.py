"""A button for each document of an entry: it comes out of the receipt printer where there is one and it is a slip; else
it is kept as a file and opened for printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.icons import tinted_icon
from dealer_client.counter.language import Worded, current_language, say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.theme import tokens
from dealer_client.documents.files import free_path, save_document
from dealer_client.documents.kinds import PAPER_NAMES, PaperKind
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

if TYPE_CHECKING:
    from dealer_client.desk import Desk

LABEL_LAYOUT = "label-62x29"
"""The labels that a label printer of the usual kind takes."""
_IN_A_ROW = 2
_OWNERSHIP_FILE = Text(nl="Bestand voor de koper", en="File for the buyer")
_MADE = Text(nl="{name} staat in {folder}", en="{name} is in {folder}")
_NOT_OPENED = Text(
    nl="{name} staat in {folder}. Er is geen programma gevonden om het te openen.",
    en="{name} is in {folder}. No program was found to open it.",
)
_PRINTED = Text(nl="Afgedrukt op de bonprinter.", en="Printed on the receipt printer.")
_NOT_MADE = Text(nl="Niet gemaakt. Probeer het nog een keer.", en="Not made. Try once more.")
_PRACTICE = Text(nl="oefenen-{name}", en="practice-{name}")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that can be made of an entry (`A-000123`) or of one item of it (`A-000123/2`).

    `kind` is None for the file that a buyer keeps of what he bought.
    """

    kind: PaperKind | None
    number: str
    several: bool = False
    """Whether there is one of this kind for more than one item, so that its number must be said."""

    @property
    def name(self) -> Text:
        """What it is called."""
        return PAPER_NAMES[self.kind] if self.kind is not None else _OWNERSHIP_FILE


class PaperButtons(Worded, QWidget):
    """`folder` is where the files go; `made` carries the file."""

    made = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._said: Text | None = None
        self._papers: tuple[Paper, ...] = ()
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.buttons: list[QPushButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setProperty("look", "muted")
        self.state.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addWidget(self.state)

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Which documents there are to make."""
        if tuple(papers) == self._papers:
            return
        self._papers, self._said = tuple(papers), None
        while (row := self._rows.takeAt(0)) is not None:
            while (taken := row.layout().takeAt(0)) is not None:
                if taken.widget() is not None:
                    taken.widget().hide()
                    taken.widget().deleteLater()
            row.layout().deleteLater()
        self.buttons = []
        for start in range(0, len(self._papers), _IN_A_ROW):
            line = QHBoxLayout()
            line.setSpacing(8)
            for paper in self._papers[start : start + _IN_A_ROW]:
                button = QPushButton()
                button.setAutoDefault(True)
                button.clicked.connect(partial(self.make, paper))
                line.addWidget(button, 1)
                self.buttons.append(button)
            self._rows.addLayout(line)
        self.setVisible(bool(self._papers))
        self.retranslate()

    def make(self, paper: Paper, _checked: bool = False) -> None:
        """Makes one in the background and opens it."""
        desk = self._desk
        if desk is None:
            return
        name = say(paper.name).lower().replace(" ", "-")
        end = "pdf" if paper.kind is not None else "json"
        file = f"{name}-{paper.number.replace('/', '-')}.{end}"
        target = self.folder / (say(_PRACTICE.filled(name=file)) if desk.shop.practice else file)
        language = current_language()

        def work() -> Path | Text:
            from dealer_client.desk.printing import SLIPS

            if paper.kind in SLIPS and desk.printing.printer() is not None:
                return desk.printing.sentence(desk.printing.print(paper.kind, paper.number, language)) or _PRINTED
            if paper.kind is None:
                pdf = desk.ownership.file(paper.number, language)
            elif paper.kind is PaperKind.ITEM_LABEL:
                pdf = desk.papers.labels([paper.number], LABEL_LAYOUT, language)
            else:
                pdf = desk.papers.make(paper.kind, paper.number, language)
            free = free_path(target)
            save_document(free, pdf)
            return free

        for button in self.buttons:
            button.setEnabled(False)
        Operation(self._background, work).success(self._made).failure(self._failed).start()

    def retranslate(self) -> None:
        for paper, button in zip(self._papers, self.buttons, strict=True):
            words = say(paper.name)
            button.setText(f"  {words} {paper.number}" if paper.several else f"  {words}")
            button.setAccessibleName(f"{words} {paper.number}")
            button.setIcon(tinted_icon("printer" if paper.kind is not None else "smartphone", tokens().muted))
        self._say(self._said)

    def _made(self, outcome: Path | Text) -> None:
        if isinstance(outcome, Text):
            self._ready(outcome)
            return
        file = outcome
        # A file for the buyer is sent or copied, not printed: opening it would show him signs and brackets.
        opened = file.suffix == ".json" or QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
        self._ready((_MADE if opened else _NOT_OPENED).filled(name=file.name, folder=file.parent))
        self.made.emit(file)

    def _failed(self, error: Exception) -> None:
        self._ready(error.message if isinstance(error, DealerError) else _NOT_MADE)

    def _ready(self, said: Text) -> None:
        for button in self.buttons:
            button.setEnabled(True)
        self._say(said)

    def _say(self, said: Text | None) -> None:
        self._said = said
        self.state.setText(say(said) if said is not None else "")
        self.state.setVisible(said is not None)
