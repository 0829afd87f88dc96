"""Making an extract: which period, how much that is, where it goes; made in the background."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton

from dealer_client.counter.language import current_language, say, say_count
from dealer_client.counter.operation import Background, Operation, Report
from dealer_client.counter.progress import Progress
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.documents.choice import ExtractChoice, Register
from dealer_client.documents.files import free_path, save_document
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording
from .period_fields import PeriodFields

if TYPE_CHECKING:
    from dealer_client.desk import Desk


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the last making went: its state, and the file where there is one now."""

    tone: str
    title: Text
    detail: Text
    source: Text | None = None
    file: Path | None = None


class ExtractCard(Card):
    """`folder` is where extracts go until the clerk chooses another place."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background, self._counting = background, NewestOnly(background)
        self._desk: Desk | None = None
        self._count: int | None = None
        self._at: tuple[int, int] | None = None
        self._chosen_file: Path | None = None
        self.outcome: Outcome | None = None
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._operation: Operation[Path] | None = None
        self._cancelling = False
        self.register = ChipRow("register", [register.value for register in Register])
        self.persons = ChipRow("persons", list(wording.PERSONS))
        self.register.choose(Register.PURCHASES.value)
        self.persons.choose("with")
        self.period = PeriodFields(self._today)
        self._about, self.count, self.file = QLabel(), QLabel(), QLabel()
        self._file_caption, self._folder = QLabel(), QLabel()
        self.other_place, self.make, self.open, self.print, self.cancel = (QPushButton() for _ in range(5))
        self.progress, self.state = Progress(), FindingRow()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.period.begin()
        self.refresh()

    def refresh(self) -> None:
        """The day or the book may be new: the named period is filled in again and its entries are counted."""
        self.period.refresh()
        self._ask_count()

    def go(self) -> None:
        """Puts the focus where work begins."""
        self.period.go()

    def days(self) -> tuple[date, date] | None:
        """The period that is filled in; None while it is not whole or ends before it begins."""
        return self.period.days()

    def choice(self) -> ExtractChoice | None:
        """What the extract is to hold, None while the period is not whole."""
        days = self.days()
        if days is None:
            return None
        return ExtractChoice(
            first=days[0],
            last=days[1],
            register=Register(self.register.value() or Register.PURCHASES),
            redacted=self.persons.value() == "without",
        )

    def target_file(self) -> Path | None:
        """Where the extract will go; a number is put behind the name where a file stands already."""
        days, desk = self.days(), self._desk
        if days is None or desk is None:
            return None
        if self._chosen_file is not None:
            return self._chosen_file
        named = wording.FILE_NAMES[Register(self.register.value() or Register.PURCHASES)]
        name = say(named.filled(series=desk.shop.series, first=days[0], last=days[1]))
        return self.folder / (say(wording.PRACTICE_FILE_NAME.filled(name=name)) if desk.shop.practice else name)

    def make_extract(self) -> None:
        """Makes and writes it in the background."""
        desk, choice, target = self._desk, self.choice(), self.target_file()
        if desk is None or choice is None or target is None or self._operation is not None:
            return
        self._at, self.outcome = (0, 0), None
        language, replacing = current_language(), self._chosen_file is not None

        def work(report: Report) -> Path:
            pdf = desk.extracting.make(choice, language, progress=report)
            operation.go_on()
            # A file dialog has asked whether an existing file may go; otherwise none is lost.
            file = target if replacing else free_path(target)
            save_document(file, pdf)
            return file

        operation: Operation[Path] = Operation.with_progress(self._background, work, self._came_to)
        self._operation = operation
        operation.success(self._made).failure(self._not_made).cancelled(self._cancelled).start()
        self._show()

    def cancel_making(self) -> None:
        """Nobody wants the extract any more: it is not written."""
        if self._operation is not None:
            self._operation.cancel()
            self._cancelling = True
            self._show()

    def open_made(self) -> None:
        """Opens the extract in the desktop's own program."""
        made = self.outcome
        if made is None or made.file is None:
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(made.file))):
            self.outcome = Outcome("attention", wording.NOT_OPENED, made.detail, file=made.file)
            self._show()

    def print_made(self) -> None:
        """Opens the print page of the extract."""
        from dealer_client.counter.printing.errand import Errand
        from dealer_client.counter.printing.over_place import print_over

        desk, made = self._desk, self.outcome
        if desk is not None and made is not None and made.file is not None:
            errand = Errand(file=made.file, told=lambda words, _file: self._print_told(words))
            print_over(self, self._background, desk, errand)

    def retranslate(self) -> None:
        if not hasattr(self, "state"):
            return
        self.heading(say(wording.EXTRACT))
        self._about.setText(say(wording.EXTRACT_ABOUT))
        self.register.caption(say(wording.REGISTER))
        for register, words in wording.REGISTERS.items():
            self.register.say_chip(register.value, say(words))
        self.persons.caption(say(wording.PERSONS_CAPTION))
        for value, words in wording.PERSONS.items():
            self.persons.say_chip(value, say(words))
        self.cancel.setText(say(wording.CANCEL))
        self.progress.setAccessibleName(say(wording.MAKING))
        self._file_caption.setText(say(wording.FILE))
        self.other_place.setText(say(wording.OTHER_PLACE))
        self.open.setText(say(wording.OPEN))
        self.print.setText(say(wording.PRINT))
        self._show()

    def _lay_out(self) -> None:
        for label in (self._about, self.file):
            label.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self._file_caption.setProperty("look", "label")
        self._folder.setProperty("look", "muted")
        self.count.setProperty("look", "strong")
        self.make.setProperty("look", "primary")
        for button in (self.other_place, self.make, self.open, self.print, self.cancel):
            button.setAutoDefault(True)
        place = QHBoxLayout()
        place.setSpacing(12)
        place.addWidget(self._folder, 1)
        place.addWidget(self.other_place)
        after = QHBoxLayout()
        after.addStretch()
        after.addWidget(self.cancel)
        after.addWidget(self.open)
        after.addWidget(self.print)
        self.body.addWidget(self._about)
        self.body.addWidget(self.period)
        self.body.addLayout(row_of((self.register, 1)))
        self.body.addLayout(row_of((self.persons, 1)))
        self.body.addWidget(self.count)
        # One line: the bands of an inspection take from the height, and all of this is needed there.
        self.body.addLayout(row_of((self._file_caption, 0), (self.file, 1)))
        self.body.addLayout(place)
        for widget in (self.make, self.progress, self.state):
            self.body.addWidget(widget)
        self.body.addLayout(after)
        self.body.addStretch()

    def _connect(self) -> None:
        self.period.changed.connect(self._choice_changed)
        self.period.entered.connect(self.register.go)
        self.register.entered.connect(self.persons.go)
        self.persons.entered.connect(self.make.setFocus)
        for chips in (self.register, self.persons):
            chips.changed.connect(self._choice_changed)
        self.cancel.clicked.connect(self.cancel_making)
        self.other_place.clicked.connect(self._choose_file)
        self.make.clicked.connect(self.make_extract)
        self.open.clicked.connect(self.open_made)
        self.print.clicked.connect(self.print_made)

    def _today(self) -> date:
        return self._desk.today() if self._desk is not None else datetime.now(UTC).astimezone().date()

    def _choice_changed(self) -> None:
        self._chosen_file = None
        self._ask_count()
        self._show()

    def _ask_count(self) -> None:
        desk, choice = self._desk, self.choice()
        self._count = None
        if desk is None or choice is None:
            self._counting.forget()
            self._show()
        else:
            self._counting.ask(lambda: (choice, desk.extracting.count(choice)), self._counted, self._not_counted)

    def _counted(self, counted: tuple[ExtractChoice, int]) -> None:
        choice, count = counted
        self._count = count if choice == self.choice() else None
        self._show()

    def _choose_file(self) -> None:
        target = self.target_file()
        if target is None:
            return
        chosen, _kind = QFileDialog.getSaveFileName(self, say(wording.FILE), str(target), "PDF (*.pdf)")
        if chosen:
            file = Path(chosen)
            self._chosen_file = file if file.suffix.lower() == ".pdf" else file.with_name(file.name + ".pdf")
            self.folder = self._chosen_file.parent
            self._show()

    def _came_to(self, done: int, of: int) -> None:
        if self._operation is not None:
            self._at = done, of
            self._show()

    def _ended(self, outcome: Outcome) -> None:
        self._operation, self._at, self._cancelling = None, None, False
        self.outcome = outcome
        self._show()

    def _made(self, file: Path) -> None:
        self._chosen_file = None
        detail = wording.MADE_MORE.filled(name=file.name, folder=file.parent)
        personal = None if self.persons.value() == "without" else wording.PERSONAL
        self._ended(Outcome("ok", wording.MADE, detail, personal, file))
        if self.isVisible():
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print_told(self, words: Text) -> None:
        made = self.outcome
        if made is not None:
            self.outcome = Outcome(made.tone, made.title, words, made.source, made.file)
            self._show()

    def _cancelled(self) -> None:
        self._ended(Outcome("muted", wording.CANCELLED, wording.CANCELLED_MORE))

    def _not_made(self, error: Exception) -> None:
        known = isinstance(error, DealerError)
        self._ended(Outcome("blocked", wording.NOT_MADE, error.message if known else wording.NOT_MADE_MORE))

    def _not_counted(self, error: Exception) -> None:
        if self._operation is None:
            why = error.message if isinstance(error, DealerError) else wording.NOT_MADE_MORE
            self._ended(Outcome("blocked", wording.NOT_COUNTED, why))

    def _show(self) -> None:
        """Says how things stand now."""
        target, made, busy = self.target_file(), self.outcome, self._operation is not None
        self.count.setText(self._count_words())
        self.file.setText(target.name if target is not None else "")
        self._folder.setText(say(wording.IN_FOLDER.filled(folder=target.parent)) if target is not None else "")
        self.other_place.setEnabled(target is not None and not busy)
        self.make.setText(say(wording.MAKE) + "   Ctrl+Enter")
        self.make.setEnabled(target is not None and not busy)
        if busy:
            line = Line(key="making", tone="muted", title=say(self._step()), detail=say(wording.MAKING_MORE))
        elif made is not None:
            line = Line(
                key="made",
                tone=made.tone,
                title=say(made.title),
                detail=say(made.detail),
                source=say(made.source) if made.source is not None else "",
            )
        else:
            line = None
        if line is not None:
            self.state.show_line(line, "")
        self.state.setVisible(line is not None)
        at = self._at
        # Nobody can tell how far the setting of the pages is.
        self.progress.show_share((0, 0) if at is not None and at[0] == at[1] else at)
        self.cancel.setVisible(busy)
        self.cancel.setEnabled(not self._cancelling)
        there = not busy and made is not None and made.file is not None
        for button in (self.open, self.print):
            button.setVisible(there)
        # On the smallest screen there is room for what was made or for what it will be, not for both.
        self._about.setVisible(line is None)
        for part in (self._file_caption, self.file, self._folder, self.count, self.other_place):
            part.setVisible(not there)

    def _step(self) -> Text:
        """What is being done for the extract."""
        done, of = self._at or (0, 0)
        if self._cancelling:
            return wording.CANCELLING
        if done < of:
            return wording.PROVING.filled(done=say_count(done), all=say_count(of))
        return wording.SETTING if of else wording.MAKING

    def _count_words(self) -> str:
        if self._count is None:
            return ""
        if self._count == 0:
            return say(wording.NO_ENTRIES)
        return say(wording.ONE_ENTRY if self._count == 1 else wording.ENTRIES.filled(n=say_count(self._count)))
