"""The print page: how a document will look, where it goes, which pages and how often. It takes the place's room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dealer_client.counter.language import Worded, current_language, say
from dealer_client.counter.operation import Background, Operation, Report
from dealer_client.counter.progress import Progress
from dealer_client.counter.purchase.card import row_of
from dealer_client.counter.purchase.choice_field import ChoiceField
from dealer_client.counter.purchase.field import Field
from dealer_client.counter.purchase.finding_row import FindingRow, Line, split_message
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.desk.print_choices import MOST_COPIES, PrintChoice, Way
from dealer_client.documents.receipt_printer import Trouble, trouble_of
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording
from .errand import Errand, Reading, print_errand, read_errand, save_errand
from .page_range import pages_in
from .preview import Preview
from .tick import Tick

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.store.print_jobs import PrintJob

_ASIDE = 330
_PRINTER = "printer:"


class PrintPanel(Worded, QWidget):
    """One for a stack of places; `open` shows it over the place at hand, and it goes back there."""

    def __init__(self, stack: QStackedWidget, background: Background) -> None:
        super().__init__()
        self._stack, self._background = stack, background
        self._newest = NewestOnly(background)
        self._desk: Desk | None = None
        self._errand: Errand | None = None
        self._under: QWidget | None = None
        self._focus: QWidget | None = None
        self._read: Reading | None = None
        self._job: PrintJob | None = None
        self._said: tuple[str, Text, Text] | None = None
        self._busy = self._cancelling = False
        self._printing: Operation[PrintJob | Trouble | None] | None = None
        self._at: tuple[int, int] | None = None
        self._language = current_language()
        self.preview, self._heading, self._note = Preview(background), QLabel(), QLabel()
        self.where, self.copies = ChoiceField("where"), Field("copies", judge=_copies_problem)
        self.pages = Field("pages", wanted=False, judge=self._pages_problem)
        self.remember, self.progress, self.state = Tick(), Progress(), FindingRow()
        self.print_button, self.save_button, self.back_button = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self._connect()
        self.retranslate()

    def open(self, desk: Desk, errand: Errand) -> None:
        """Shows a document, before anything of it is printed."""
        self._desk, self._errand = desk, errand
        self._read = self._job = self._said = None
        self._busy = False
        shown = self._stack.currentWidget()
        if shown is not self:
            self._under, self._focus = shown, QApplication.focusWidget()
        self.pages.fill("")
        self.remember.setChecked(False)
        self.preview.clear()
        self.retranslate()
        self._stack.setCurrentWidget(self)
        self._ask_document()
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def manual_page(self) -> str:
        """The page of the manual about printing."""
        return "printing"

    def start(self) -> None:
        """Puts the focus where work goes on."""
        after = self.back_button if self.save_button.isHidden() else self.save_button
        (self.print_button if self.print_button.isEnabled() else after).setFocus()

    def print_it(self) -> None:
        """Prints what is chosen; what does not come out waits in the list too."""
        desk, errand, read, chosen = self._desk, self._errand, self._read, self.choice()
        if desk is None or errand is None or read is None or chosen is None or self._busy:
            return
        pages = pages_in(self.pages.text(), len(read.pages))
        language, waits, keep = self._language, self._job, self.remember.isChecked()
        receipt = chosen.way is Way.RECEIPT

        def work(report: Report) -> PrintJob | Trouble | None:
            if keep and errand.kind is not None:
                choices = desk.print_choices.read()
                desk.print_choices.keep(replace(choices, by_kind={**choices.by_kind, errand.kind: chosen}))
            return print_errand(desk, errand, language, chosen, pages=pages, job=waits, progress=report)

        operation: Operation[PrintJob | Trouble | None] = Operation.with_progress(self._background, work, self._came_to)
        self._busy, self._said, self._at, self._cancelling = True, None, (0, 0), False
        # A slip goes to its printer in one piece.
        self._printing = None if receipt else operation
        printed = partial(self._printed, wording.RECEIPT_PRINTER if receipt else chosen.printer)
        operation.success(printed).failure(self._failed).cancelled(self._cancelled).start()
        self._show()

    def cancel(self) -> None:
        """Nobody wants the rest on paper: what the printer has not begun does not come out."""
        if self._printing is not None:
            self._printing.cancel()
            self._cancelling = True
            self._show()

    def save(self) -> None:
        """Keeps the document as a file: it was handed out by that."""
        desk, errand = self._desk, self._errand
        if desk is None or errand is None or errand.is_kept or self._busy:
            return
        language, waits = self._language, self._job
        self._do(lambda: save_errand(desk, errand, language, waits), self._saved)

    def close_panel(self) -> None:
        """Back to where one was; nothing is printed by it."""
        self._errand = None
        if self._read is not None:
            self._read.pages.close()
            self._read = None
        self.preview.clear()
        under, self._under = self._under, None
        if under is not None and self._stack.currentWidget() is self:
            self._stack.setCurrentWidget(under)
            if self._focus is not None and under.isAncestorOf(self._focus):
                self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None

    def choice(self) -> PrintChoice | None:
        """What is chosen; None while something of it is wrong or nothing can be printed on."""
        where, read = self.where.value(), self._read
        if not where or read is None:
            return None
        if where == Way.RECEIPT.value:
            return PrintChoice(way=Way.RECEIPT)
        if self.pages.problem() is not None or self.copies.problem() is not None:
            return None
        return PrintChoice(way=Way.PRINTER, printer=where.removeprefix(_PRINTER), copies=int(self.copies.text() or "1"))

    def retranslate(self) -> None:
        if not hasattr(self, "back_button"):
            return
        errand = self._errand
        title = errand.title if errand is not None else ""
        self._heading.setText(say(wording.PRINTING.filled(title=title)))
        self.preview.view.setAccessibleName(say(wording.PREVIEW.filled(title=title)))
        self.where.caption(say(wording.WHERE))
        self.pages.caption(say(wording.PAGES))
        self.copies.caption(say(wording.COPIES))
        self.remember.setText(say(wording.REMEMBER))
        self.print_button.setText(say(wording.PRINT) + "   Enter")
        self.save_button.setText(say(wording.SAVE) + "   Ctrl+S")
        self._say_places()
        self._show()
        if errand is not None and current_language() != self._language:
            self._ask_document()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, ctrl = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key == Qt.Key.Key_PageDown:
            self.preview.turn(1)
        elif key == Qt.Key.Key_PageUp:
            self.preview.turn(-1)
        elif key == Qt.Key.Key_S and ctrl:
            self.save()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.print_it()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._heading.setProperty("look", "heading")
        self._heading.setWordWrap(True)
        self._note.setProperty("look", "muted")
        self._note.setWordWrap(True)
        self.print_button.setProperty("look", "primary")
        for button in (self.print_button, self.save_button, self.back_button):
            button.setAutoDefault(True)
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(_ASIDE)
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        for widget in (self._heading, self._note, self.where):
            column.addWidget(widget)
        column.addLayout(row_of((self.pages, 7), (self.copies, 3)))
        for widget in (self.remember, self.progress, self.state):
            column.addWidget(widget)
        column.addStretch()
        for button in (self.print_button, self.save_button, self.back_button):
            column.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 12)
        row.setSpacing(12)
        row.addWidget(self.preview, 1)
        row.addWidget(card)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_it)
        self.save_button.clicked.connect(self.save)
        self.back_button.clicked.connect(self._leave)
        self.preview.failed.connect(self._not_opened)
        self.where.changed.connect(self._where_changed)
        for field in (self.pages, self.copies):
            field.changed.connect(self._show)
            field.entered.connect(self.print_it)
        self.where.entered.connect(self.print_it)

    def _ask_document(self) -> None:
        """Makes the document in the language on the screen, and looks where it can go."""
        desk, errand, language = self._desk, self._errand, current_language()
        if desk is None or errand is None:
            return
        self._language = language
        self._newest.ask(lambda: read_errand(desk, errand, language), self._opened, self._not_opened)

    def _pages_problem(self, text: str) -> Text | None:
        count = len(self._read.pages) if self._read is not None else 1
        return None if pages_in(text, count) is not None else wording.WRONG_PAGES.filled(count=count)

    def _opened(self, read: Reading) -> None:
        if self._errand is None:
            read.pages.close()
            return
        before, self._read = self._read, read
        again = before is not None
        if before is not None:
            before.pages.close()
        self._say_places()
        if not again:
            self.copies.fill(str(read.choice.copies))
            wanted = Way.RECEIPT.value if read.choice.way is Way.RECEIPT else _PRINTER + read.choice.printer
            known = self.where.box.findData(wanted) >= 0
            self.where.choose(wanted if known else self.where.box.itemData(0) or "")
        self._show()
        self._show_document()
        if not again:
            self.start()

    def _not_opened(self, error: Exception) -> None:
        self._tell("blocked", wording.NOT_SHOWN, error.message if isinstance(error, DealerError) else wording.ONCE_MORE)

    def _say_places(self) -> None:
        read = self._read
        if read is not None:
            slips = [(Way.RECEIPT.value, say(wording.RECEIPT_PRINTER))] if read.has_slip else []
            self.where.set_choices([*((_PRINTER + name, name) for name in read.printers), *slips])

    def _where_changed(self) -> None:
        self._show()
        self._show_document()

    def _show_document(self) -> None:
        desk, errand, read, language = self._desk, self._errand, self._read, self._language
        if desk is None or errand is None or read is None:
            return
        kind = errand.kind
        if kind is not None and self.where.value() == Way.RECEIPT.value:
            self.preview.show_slip(lambda: desk.printing.preview(kind, errand.number, language))
        else:
            self.preview.show_pages(read.pages)

    def _do(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._busy, self._said = True, None
        self._show()
        Operation(self._background, work).success(done).failure(self._failed).start()

    def _printed(self, printer: Text | str, outcome: PrintJob | Trouble | None) -> None:
        desk, errand = self._desk, self._errand
        self._ended()
        if desk is None or errand is None:
            return
        if isinstance(outcome, Trouble):
            self._tell("attention", wording.NOT_PRINTED, trouble_of(outcome))
            return
        trouble = desk.printing.sentence(outcome) if outcome is not None else None
        if trouble is not None:
            self._job = outcome
            self._tell("attention", wording.NOT_PRINTED, trouble)
            return
        errand.told(wording.PRINTED_ON.filled(title=errand.title, printer=printer), None)
        self.close_panel()

    def _came_to(self, done: int, of: int) -> None:
        if self._busy:
            self._at = done, of
            self._show()

    def _cancelled(self) -> None:
        self._ended()
        self._tell("muted", wording.CANCELLED, wording.CANCELLED_MORE)

    def _ended(self) -> None:
        self._busy, self._printing, self._at = False, None, None

    def _saved(self, file: Path) -> None:
        self._ended()
        if self._errand is not None:
            self._errand.told(wording.SAVED.filled(name=file.name, folder=file.parent), file)
        self.close_panel()

    def _failed(self, error: Exception) -> None:
        self._ended()
        self._tell(
            "blocked", wording.NOT_PRINTED, error.message if isinstance(error, DealerError) else wording.ONCE_MORE
        )

    def _leave(self) -> None:
        if self._busy:
            self.cancel()
        else:
            self.close_panel()

    def _tell(self, tone: str, title: Text, detail: Text) -> None:
        self._said = (tone, title, detail)
        self._show()
        if self.isVisible():
            self.start()

    def _show(self) -> None:
        read, on_paper = self._read, self.where.value() != Way.RECEIPT.value
        anywhere = bool(self.where.value())
        of_entry = self._errand is not None and self._errand.kind is not None
        kept = self._errand is not None and self._errand.is_kept
        self.where.setVisible(read is not None and anywhere)
        self.remember.setVisible(read is not None and anywhere and of_entry)
        self.save_button.setVisible(not kept)
        for field in (self.pages, self.copies):
            field.setVisible(read is not None and anywhere and on_paper)
        self.print_button.setEnabled(not self._busy and self.choice() is not None)
        self.save_button.setEnabled(not self._busy and read is not None)
        nowhere = read is not None and not anywhere
        notes = [wording.READING] if read is None else [wording.COPY] if read.is_copy else []
        self._note.setText("\n\n".join(say(note) for note in notes))
        self._note.setVisible(bool(notes) and self._said is None)
        stops = self._printing is not None
        self.back_button.setText(say(wording.CANCEL if stops else wording.BACK) + "   Esc")
        self.back_button.setEnabled(not self._cancelling or not stops)
        self.progress.show_share(self._at)
        if self._at is not None:
            done, of = self._at
            page = wording.PRINTING_PAGE.filled(page=done, count=of) if of else wording.BUSY
            tone, title, detail = "muted", say(wording.CANCELLING if self._cancelling else page), ""
        elif self._said is not None:
            tone, title, detail = self._said[0], say(self._said[1]), say(self._said[2])
        else:
            nothing = wording.NO_PRINTER_FOR_FILE if kept else wording.NO_PRINTER
            tone, (title, detail) = "muted", split_message(say(nothing))
        self.state.setVisible(self._said is not None or self._at is not None or nowhere)
        self.state.show_line(Line(key="said", tone=tone, title=title, detail=detail), "")


def _copies_problem(text: str) -> Text | None:
    good = text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_COPIES
    return None if good else wording.WRONG_COPIES.filled(most=MOST_COPIES)
