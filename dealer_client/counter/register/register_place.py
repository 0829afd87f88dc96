"""The place to look something up and put it right: searching at the top, what is found under it, the chosen entry at
the right with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import say, say_count
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.papers.paper_buttons import Paper, PaperButtons
from dealer_client.counter.place import Place
from dealer_client.counter.purchase.not_recorded import ProgramFault
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.counter.reading.paged_list import PAGE, Found, LinesAround
from dealer_client.counter.reading.paged_view import PagedView
from dealer_client.documents.kinds import PaperKind, papers_of
from dealer_client.goods.categories import category_of, load_categories
from dealer_client.register.draft import ACQUISITIONS, EntryKind
from dealer_client.register.errors import DealerError
from dealer_client.register.listing import ALL_LINES, RegisterFilter, RegisterLine
from dealer_client.register.numbering import EntryNumber

from . import wording
from .amend_panel import AmendPanel
from .entry_sheet import ShownEntry, entry_page
from .filter_panel import FilterPanel
from .register_list import RegisterDelegate, RegisterList
from .search_line import SearchLine

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.desk import Desk

_OF_ITEMS = frozenset({PaperKind.ITEM_LABEL, PaperKind.OWNERSHIP_CERTIFICATE})


@dataclass(frozen=True, slots=True)
class _Query:
    """What is searched for."""

    words: str = field(repr=False)
    only: RegisterFilter = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The item whose entry is at the right."""

    entry: EntryNumber
    line: int


class RegisterPlace(Place):
    """`purchase_asked`: the register is empty and the clerk wants to record the first purchase. `taken_over`: what an
    entry said is parked, to be recorded anew."""

    icon = "book-open"
    key = Qt.Key.Key_F3
    purchase_asked = Signal()
    taken_over = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._details = background, NewestOnly(background)
        self._desk: Desk | None = None
        self._chosen: _Chosen | None = None
        self._wanted = ""
        self.shown: ShownEntry | None = None
        self._categories = load_categories()
        self.search = SearchLine()
        self.list = RegisterList(self._category_name)
        self.lines = PagedView(background, self.list, RegisterDelegate, "book-open", self._asked)
        self.view, self.empty, self.problem = self.lines.view, self.lines.empty, self.lines.problem
        self.sheet, self.papers = sheet.Sheet(keeps_lane=True), PaperButtons(background)
        self.papers.key_of_first = "Ctrl+P"
        self.correct, self.strike_out = QPushButton(), QPushButton()
        self._side = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def furnish(self) -> Iterator[object]:
        self.filter = FilterPanel(self._today)
        self.filter.changed.connect(self.lines.refresh)
        yield self.lines.add(self.filter)
        self.panel = AmendPanel(self._categories, self._today)
        self.panel.asked.connect(self.amend)
        self.panel.closed.connect(self._close_panel)
        self.panel.void_asked.connect(lambda: self._open_panel(voiding=True, take_over=True))
        yield self._side.addWidget(self.panel)

    def title(self) -> str:
        return say(wording.TITLE)

    def attach(self, counter: OpenCounter) -> None:
        self._desk = counter.desk
        self.papers.attach(counter.desk)
        self.refresh()

    def refresh(self) -> None:
        """Reads again what is on the screen; it stays where it was scrolled to."""
        if self._desk is not None:
            self.lines.refresh()
            self._ask_entry()

    def start(self) -> None:
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def unsaved(self) -> bool:
        return self._side.currentWidget() is self.panel and bool(self.panel.changes() or self.panel.reason.text())

    def show_entry(self, number: str) -> None:
        """Looks up an entry by its number."""
        self.filter.clear()
        self._wanted = number
        self.search.edit.setText(number)

    def retranslate(self) -> None:
        if not hasattr(self, "_side"):
            return
        self.search.edit.setPlaceholderText(say(wording.SEARCH))
        self.search.edit.setAccessibleName(say(wording.SEARCH))
        self.view.setAccessibleName(say(wording.LIST_NAME))
        self.sheet.setAccessibleName(say(wording.SHEET_NAME))
        self.correct.setText(say(wording.CORRECT) + "   Ctrl+E")
        self.strike_out.setText(say(wording.STRIKE_OUT) + "   Ctrl+D")
        self.view.viewport().update()
        self._say_found()
        self._show_entry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape and (self.search.edit.text() or self.filter.in_words()):
            self.show_all()
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & commands:
            self.search.add(event.text())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.lines.add(self.search)
        self._detail, shown = QFrame(self), QWidget()
        self._detail.setProperty("look", "card")
        inner = QVBoxLayout(self._detail)
        inner.setContentsMargins(18, 14, 6, 12)
        inner.addWidget(self._side)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sheet, 1)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.setContentsMargins(0, 0, 12, 0)
        for button in (self.correct, self.strike_out):
            button.setAutoDefault(True)
            line.addWidget(button, 1)
        self.papers.setContentsMargins(0, 0, 12, 0)
        column.addWidget(self.papers)
        column.addLayout(line)
        self._side.addWidget(shown)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 10)
        row.setSpacing(12)
        row.addWidget(self.lines, 11)
        row.addWidget(self._detail, 8)

    def _connect(self) -> None:
        self.view.typed.connect(self.search.add)
        self.search.asked.connect(self.lines.refresh)
        self.search.down.connect(self.lines.go)
        self.lines.chosen.connect(self._line_chosen)
        self.lines.found.connect(self._lines_found)
        self.lines.failed.connect(self._failed)
        self.empty.step.connect(self._first_step)
        self.correct.clicked.connect(lambda: self._open_panel(voiding=False))
        self.strike_out.clicked.connect(lambda: self._open_panel(voiding=True))
        for keys, work in (
            (("Ctrl+F",), self._turn_filter),
            (("Ctrl+P",), self._print_first),
            (("Ctrl+E",), lambda: self._open_panel(voiding=False)),
            (("Ctrl+D",), lambda: self._open_panel(voiding=True)),
            (("Ctrl+Return", "Ctrl+Enter"), self.amend),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(work)

    def _turn_filter(self) -> None:
        """Opens the filter with the focus in it; closed, the search has it again. What is filled in stays on."""
        self.filter.more.toggle()
        if self.filter.more.isChecked():
            self.filter.first.go()
        else:
            self.start()

    def _print_first(self) -> None:
        if self.papers.buttons and self.papers.buttons[0].isVisible():
            self.papers.buttons[0].click()

    def amend(self) -> None:
        """Records the correction or void that was filled in."""
        desk, panel = self._desk, self.panel
        present = panel.present
        if desk is None or present is None or self._side.currentWidget() is not panel or not panel.do.isEnabled():
            return
        panel.leave()
        changes, reason, number = panel.changes(), panel.reason.text(), present.number
        voiding, take_over = panel.voiding, panel.take_over.isChecked()
        if not voiding and not changes:
            panel.show_error(_NothingChanged())
            return
        panel.show_busy()

        def work() -> EntryNumber:
            if voiding:
                return desk.correcting.void(number, reason, take_over=take_over)
            return desk.correcting.correct(number, changes, reason)

        said = wording.CORRECTED_NOW
        if voiding:
            said = wording.TAKEN_OVER_NOW if take_over else wording.VOIDED_NOW

        def done(by: EntryNumber) -> None:
            self._close_panel()
            self.refresh()
            self.book_changed.emit()
            if voiding and take_over:
                self.taken_over.emit()
            # Last: going to another place takes away what was told before.
            self.notice.emit(say(said.filled(entry=str(number), by=str(by))))

        Operation(self._background, work).success(done).failure(self._not_amended).start()

    def _asked(self) -> tuple[Hashable, Found, Callable[[], int] | None] | None:
        desk, words, only = self._desk, self.search.text(), self.filter.chosen()
        if desk is None:
            return None
        found = Found(
            count=lambda: desk.count(words, only, every_entry=True),
            fetch=lambda limit, offset: desk.search(words, only, limit=limit, offset=offset, every_entry=True),
        )
        total = partial(desk.count, every_entry=not words)
        return _Query(words, only), found, total if words or only != ALL_LINES else None

    def _lines_found(self, read: LinesAround) -> None:
        if self._wanted and isinstance(read.query, _Query) and read.query.words == self._wanted:
            # A sale of its goods is found by that number too, and is newer.
            wanted, self._wanted = self._wanted, ""
            rows = range(min(read.count, PAGE))
            row = next((at for at in rows if (line := self.list.line(at)) and str(line.entry) == wanted), -1)
            self.view.choose(row)
        self._detail.setVisible(read.total > 0)
        if not read.count:
            self._chosen = self.shown = None
            self._show_entry()
        self._say_found()

    def _line_chosen(self, line: RegisterLine | None) -> None:
        chosen = _Chosen(line.entry, line.line) if line is not None else None
        if chosen is not None and chosen != self._chosen:
            self._chosen = chosen
            self._close_panel()
            self._ask_entry()

    def _ask_entry(self) -> None:
        desk, chosen = self._desk, self._chosen
        if desk is None or chosen is None:
            return

        def read() -> ShownEntry:
            names = {record.staff.id: record.staff.name for record in desk.people.all()}
            present = desk.correcting.present(chosen.entry)
            came_in = present.entry.kind in ACQUISITIONS
            return ShownEntry(
                details=desk.entry(chosen.entry),
                present=present,
                state=desk.stock.item(chosen.entry.item(chosen.line)).state if came_in else None,
                line=chosen.line,
                today=desk.today(),
                zone=desk.shop.zone,
                names=names,
                enrolled=desk.enrolment() is not None,
            )

        self._details.ask(read, self._entry_read, self._failed)

    def _entry_read(self, shown: ShownEntry) -> None:
        self.filter.show_staff(shown.names)
        if self._chosen != _Chosen(shown.details.entry.number, shown.line):
            return
        before, self.shown = self.shown, shown
        self.looked.emit(str(shown.details.entry.number))
        other = before is None or (before.details.entry.number, before.line) != (self._chosen.entry, self._chosen.line)
        self._show_entry(from_top=other)

    def _show_entry(self, *, from_top: bool = False) -> None:
        shown = self.shown
        compose = (lambda: entry_page(shown, self._category_name)) if shown is not None else None
        self.sheet.show_parts(compose, from_top=from_top)
        counts = shown is not None and shown.line > 0 and not shown.present.is_void
        may_record = self._desk is not None and self._desk.at_work.staff.may_record
        for button in (self.correct, self.strike_out):
            button.setVisible(counts and may_record)
        self.papers.show_papers(_papers(shown) if shown is not None and counts else [])
        # As one reads: what was found, the entry, its documents, and what can be done about it.
        stops = (self.view, self.sheet, *self.papers.buttons, self.correct, self.strike_out)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _open_panel(self, *, voiding: bool, take_over: bool = False) -> None:
        # Hidden where the entry does not count or whoever looks may not; and what is typed already stays.
        taking_over = take_over and self._side.currentWidget() is self.panel
        if self.shown is not None and (taking_over or self.correct.isVisible()):
            self._side.setCurrentWidget(self.panel)
            self.panel.open(self.shown.present, self.shown.line, voiding=voiding, take_over=take_over)

    def _close_panel(self) -> None:
        if self._side.currentWidget() is self.panel:
            self._side.setCurrentIndex(0)
            self.view.setFocus()

    def _not_amended(self, error: Exception) -> None:
        self.panel.show_error(error if isinstance(error, DealerError) else ProgramFault())

    def _first_step(self) -> None:
        if self.search.text() or self.filter.in_words():
            self.show_all()
        else:
            self.purchase_asked.emit()

    def show_all(self) -> None:
        """Forgets what was searched for and filtered."""
        self.filter.clear()
        self.search.clear()
        self.start()

    def _say_found(self) -> None:
        read = self.lines.read
        if read is None or not isinstance(read.query, _Query):
            return
        words, narrowed = read.query.words, self.filter.in_words()
        count, total = say_count(read.count), say_count(read.total)
        if words and not narrowed:
            said = (wording.FOUND if read.count else wording.NOTHING_FOUND).filled(n=count, all=total, words=words)
        elif narrowed:
            both = ", ".join([narrowed, say(wording.WITH_WORDS.filled(words=words))] if words else [narrowed])
            said = (wording.FOUND_WITH if read.count else wording.NOTHING_WITH).filled(n=count, all=total, filter=both)
        else:
            said = wording.ONE_ITEM if read.count == 1 else wording.ALL_ITEMS.filled(n=count)
        may_record = self._desk is not None and self._desk.at_work.staff.may_record
        self.empty.button.setVisible(bool(words or narrowed) or may_record)
        if words or narrowed:
            hint = wording.TRY_OTHERWISE if words else wording.TRY_WIDER
            self.empty.say(say(said), say(hint), say(wording.CLEAR) + "   Esc")
        else:
            self.empty.say(say(wording.EMPTY), say(wording.EMPTY_STEP), say(wording.FIRST_PURCHASE) + "   F2")
        self.search.say_found(say(said) if read.count else "")

    def _failed(self, error: Exception) -> None:
        self.lines.say_problem(say(error.message if isinstance(error, DealerError) else wording.NOT_READ))

    def _category_name(self, key: str) -> str:
        category = category_of(key, self._categories)
        return say(category.names) if category is not None else key

    def _today(self) -> date:
        return self._desk.today() if self._desk is not None else datetime.now(UTC).astimezone().date()


class _NothingChanged(DealerError):
    """A correction without a change."""

    title = wording.NOTHING_TO_CORRECT

    def __init__(self) -> None:
        super().__init__(wording.NOTHING_CHANGED)


def _papers(shown: ShownEntry) -> list[Paper]:
    """The documents of the entry, those of items for the one that is chosen."""
    number, kind = str(shown.present.number), shown.present.entry.kind
    papers = [Paper(each, f"{number}/{shown.line}" if each in _OF_ITEMS else number) for each in papers_of(kind)]
    return [*papers, Paper(None, f"{number}/{shown.line}")] if kind is EntryKind.SALE else papers
