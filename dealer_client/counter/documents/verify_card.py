"""Checking an extract: drop it or choose it, and read what holds and what does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QStackedWidget

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.finding_row import split_message
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.empty_state import EmptyState
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.documents.files import read_pdf
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording
from .verdict_sheet import verdict_page

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.documents.growing_book import Comparison
    from dealer_client.documents.verdict import Verdict

_GROWTHS = {
    "one-book": ("shield-check", "ok"),
    "not-proven": ("circle-help", "muted"),
    "other-book": ("circle-help", "attention"),
    "forked": ("octagon-x", "blocked"),
}


class VerifyCard(Card):
    """Keeps the last verdict on the screen until another file is checked."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._newest = NewestOnly(background)
        self._desk: Desk | None = None
        self._name = ""
        self._trouble: Text | None = None
        self.verdict: Verdict | None = None
        self.comparison: Comparison | Text | None = None
        self.empty, self.sheet, self._busy = EmptyState("file-check"), sheet.Sheet(), QLabel()
        self._busy.setProperty("look", "muted")
        self.choose = QPushButton()
        self.choose.setProperty("compact", "true")
        self.choose.clicked.connect(self.choose_file)
        self.empty.step.connect(self.choose_file)
        self.head.addWidget(self._busy)
        self.head.addWidget(self.choose)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.empty)
        self._shown.addWidget(self.sheet)
        self.body.addWidget(self._shown, 1)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk

    def choose_file(self) -> None:
        """Asks for a file by the desktop's own dialog."""
        chosen, _kind = QFileDialog.getOpenFileNames(self, say(wording.CHECK), "", "PDF (*.pdf)")
        if len(chosen) == 2:
            self.compare_files(Path(chosen[0]), Path(chosen[1]))
        elif chosen:
            self.check_file(Path(chosen[0]))

    def check_file(self, file: Path) -> None:
        """Reads and judges a file in the background."""
        desk = self._desk
        if desk is None:
            return
        self._busy.setText(say(wording.CHECKING))
        self._newest.ask(
            lambda: desk.verify(read_pdf(file)),
            lambda verdict: self._checked(file.name, verdict, None),
            lambda error: self._checked(
                file.name, None, error.message if isinstance(error, DealerError) else wording.NOT_CHECKED
            ),
        )

    def compare_files(self, first: Path, second: Path) -> None:
        """Reads whether two documents come from one growing book, in the background."""
        desk = self._desk
        if desk is None:
            return
        self._busy.setText(say(wording.CHECKING))
        names = say(wording.COMPARED_NAMES.filled(first=first.name, second=second.name))
        key = desk.at_work.register_key or None

        def compare() -> Comparison | Text:
            from dealer_client.documents.growing_book import compare_states, state_of

            states = []
            for file in (first, second):
                verdict, state, why = state_of(read_pdf(file), register_key=key)
                if state is None:
                    return why or (verdict.sentence if verdict is not None else wording.NOT_COMPARED)
                states.append(state)
            return compare_states(states[0], states[1])

        self._newest.ask(
            compare,
            lambda compared: self._compared(names, compared),
            lambda error: self._checked(
                names, None, error.message if isinstance(error, DealerError) else wording.NOT_CHECKED
            ),
        )

    def retranslate(self) -> None:
        if not hasattr(self, "_shown"):
            return
        self.heading(say(wording.CHECK))
        self.choose.setText(say(wording.CHOOSE_FILE))
        self.sheet.setAccessibleName(say(wording.SHEET_NAME))
        self.empty.say(say(wording.DROP_HEADING), say(wording.DROP_WORDS), say(wording.CHOOSE_FILE))
        if self._busy.text():
            self._busy.setText(say(wording.CHECKING))
        self._show()

    def _checked(self, name: str, verdict: Verdict | None, trouble: Text | None) -> None:
        self._name, self.verdict, self._trouble, self.comparison = name, verdict, trouble, None
        self._busy.clear()
        self._show(from_top=True)

    def _compared(self, names: str, compared: Comparison | Text) -> None:
        self._name, self.verdict, self._trouble, self.comparison = names, None, None, compared
        self._busy.clear()
        self._show(from_top=True)

    def _show(self, *, from_top: bool = False) -> None:
        anything = any(each is not None for each in (self.verdict, self._trouble, self.comparison))
        self.choose.setVisible(anything)
        self._shown.setCurrentWidget(self.sheet if anything else self.empty)
        self.sheet.show_parts(self._page if anything else None, from_top=from_top)

    def _page(self) -> str:
        if self.verdict is not None:
            return verdict_page(self._name, self.verdict)
        if self.comparison is not None:
            return _comparison_page(self._name, self.comparison)
        trouble = self._trouble or wording.NOT_CHECKED
        return sheet.title(self._name) + sheet.state("circle-help", "attention", say(trouble))


def _comparison_page(names: str, compared: Comparison | Text) -> str:
    head = sheet.title(say(wording.COMPARED), names)
    if isinstance(compared, Text):
        return head + sheet.state("octagon-x", "blocked", say(wording.NOT_COMPARED), say(compared))
    icon, tone = _GROWTHS[compared.growth.value]
    title, detail = split_message(say(compared.sentence))
    return head + sheet.state(icon, tone, title, detail)
