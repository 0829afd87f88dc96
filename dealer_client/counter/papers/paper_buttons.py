"""A button for each document of an entry: it is printed where the shop chose that it is, or its print page opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Signal
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
    from dealer_client.store.print_jobs import PrintJob

_IN_A_ROW = 2
_OWNERSHIP_FILE = Text(nl="Bestand voor de koper", en="File for the buyer")
_MADE = Text(nl="{name} staat in {folder}", en="{name} is in {folder}")
_PRINTED = Text(nl="Afgedrukt: {papers}.", en="Printed: {papers}.")
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
        self.key_of_first = ""
        """The key that presses the first button, shown on it: whoever puts the buttons on his page hears it."""
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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "state"):
            # The icons are drawn in the colours of light or dark.
            self.retranslate()
        super().changeEvent(event)

    def make(self, paper: Paper, _checked: bool = False) -> None:
        """Prints one in the background, or opens its print page where nobody chose where it goes."""
        desk, kind = self._desk, paper.kind
        if desk is None:
            return
        asked_by = self.focusWidget()
        name = say(paper.name).lower().replace(" ", "-")
        end = "pdf" if paper.kind is not None else "json"
        file = f"{name}-{paper.number.replace('/', '-')}.{end}"
        target = self.folder / (say(_PRACTICE.filled(name=file)) if desk.shop.practice else file)
        language = current_language()

        def work() -> Path | Text | None:
            from dealer_client.counter.printing.hand_out import hand_out

            if kind is not None:
                job = hand_out(desk, kind, paper.number, language)
                return _outcome(desk, [(kind, job)]) if job is not None else None
            free = free_path(target)
            save_document(free, desk.ownership.file(paper.number, language))
            return free

        def made(outcome: Path | Text | None) -> None:
            if outcome is None and kind is not None:
                self._ready(None)
                self._ask(desk, kind, paper.number, target, asked_by)
            else:
                self._made(outcome)

        for button in self.buttons:
            button.setEnabled(False)
        Operation(self._background, work).success(made).failure(self._failed).start()

    def print_due(self, papers: Sequence[Paper]) -> None:
        """After an entry: prints what is due, where the shop chose that it prints by itself, and says how that went."""
        desk, language = self._desk, current_language()
        due = [(paper.kind, paper.number) for paper in papers if paper.kind is not None]
        if desk is None or not due:
            return

        def work() -> Text | None:
            from dealer_client.counter.printing.hand_out import hand_out_due

            jobs = hand_out_due(desk, due, language)
            return _outcome(desk, jobs) if jobs else None

        def printed(outcome: Text | None) -> None:
            if outcome is not None:
                self._ready(outcome)

        Operation(self._background, work).success(printed).failure(self._failed).start()

    def retranslate(self) -> None:
        for paper, button in zip(self._papers, self.buttons, strict=True):
            words = say(paper.name)
            shown = f"  {words} {paper.number}" if paper.several else f"  {words}"
            button.setText(f"{shown}   {self.key_of_first}".rstrip() if button is self.buttons[0] else shown)
            button.setAccessibleName(f"{words} {paper.number}")
            button.setIcon(tinted_icon("printer" if paper.kind is not None else "smartphone", tokens().muted))
        self._say(self._said)

    def _ask(self, desk: Desk, kind: PaperKind, number: str, target: Path, asked_by: QWidget | None) -> None:
        from dealer_client.counter.printing.errand import Errand
        from dealer_client.counter.printing.over_place import print_over

        def told(words: Text, file: Path | None) -> None:
            self._ready(words)
            if file is not None:
                self.made.emit(file)

        if asked_by is not None and asked_by in self.buttons:
            asked_by.setFocus(Qt.FocusReason.OtherFocusReason)
        print_over(self, self._background, desk, Errand(file=target, told=told, kind=kind, number=number))

    def _made(self, outcome: Path | Text | None) -> None:
        if isinstance(outcome, Path):
            # A file for the buyer is sent or copied, not printed: opening it would show him signs and brackets.
            self._ready(_MADE.filled(name=outcome.name, folder=outcome.parent))
            self.made.emit(outcome)
        else:
            self._ready(outcome)

    def _failed(self, error: Exception) -> None:
        self._ready(error.message if isinstance(error, DealerError) else _NOT_MADE)

    def _ready(self, said: Text | None) -> None:
        for button in self.buttons:
            button.setEnabled(True)
        self._say(said)

    def _say(self, said: Text | None) -> None:
        self._said = said
        self.state.setText(say(said) if said is not None else "")
        self.state.setVisible(said is not None)


def _outcome(desk: Desk, jobs: Sequence[tuple[PaperKind, PrintJob]]) -> Text:
    """What came out, and what is wrong where something did not."""
    out = [PAPER_NAMES[kind] for kind, job in jobs if not job.reason]
    wrong = dict.fromkeys(sentence for _kind, job in jobs if (sentence := desk.printing.sentence(job)) is not None)
    printed = Text(nl=", ".join(name.nl for name in out), en=", ".join(name.en for name in out))
    said = ([_PRINTED.filled(papers=printed)] if out else []) + list(wrong)
    return Text(nl=" ".join(words.nl for words in said), en=" ".join(words.en for words in said))
