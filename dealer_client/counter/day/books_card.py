"""What the bookkeeper gets: the cash book and the margin list of a period, as files for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dealer_client.counter.documents.period_fields import PeriodFields
from dealer_client.counter.language import current_language, say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.documents.files import free_path, save_document
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.register.margin import MarginList

_MOST_ROWS = 200


class BooksCard(QWidget):
    """`folder` is where the tables go."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background, self._reading = background, NewestOnly(background)
        self._desk: Desk | None = None
        self._margins: MarginList | None = None
        self._outcome: tuple[str, Text, Text] | None = None
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.card, self._margin_card = Card(), Card()
        self.period = PeriodFields(self._today)
        self._about, self.cash_book, self.margins = QLabel(), QPushButton(), QPushButton()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self.state, self.sheet = FindingRow(), sheet.Sheet()
        self.state.hide()
        for widget in (self._about, self.period):
            self.card.body.addWidget(widget)
        self.card.body.addSpacing(8)
        for widget in (self.cash_book, self.margins, self.state):
            self.card.body.addWidget(widget)
        self.card.body.addStretch()
        self._margin_card.body.addWidget(self.sheet, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.card, 4)
        row.addWidget(self._margin_card, 7)
        self._connect()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.period.begin()
        self.refresh()

    def refresh(self) -> None:
        """Reads the margins of the period again."""
        self.period.refresh()
        self._read_margins()

    def save_cash_book(self) -> None:
        """Makes and writes the cash book in the background."""
        desk = self._desk
        if desk is not None:
            self._save(wording.CASH_BOOK_FILE, lambda *days: desk.day.csv(*days, language=current_language()))

    def save_margins(self) -> None:
        """Makes and writes the margin list in the background."""
        desk = self._desk
        if desk is not None:
            self._save(wording.MARGINS_FILE, lambda *days: desk.day.margins_csv(*days, language=current_language()))

    def go(self) -> None:
        """Where work begins on this page."""
        self.period.go()

    def say_words(self) -> None:
        """All texts, in the language on the screen."""
        self.card.heading(say(wording.BOOKS))
        self._margin_card.heading(say(wording.MARGINS))
        self._about.setText(say(wording.BOOKS_ABOUT))
        self.cash_book.setText(say(wording.MAKE_CASH_BOOK))
        self.margins.setText(say(wording.MAKE_MARGINS))
        self.sheet.setAccessibleName(say(wording.MARGINS))
        self._show()

    def _connect(self) -> None:
        self.period.changed.connect(self._read_margins)
        self.period.entered.connect(self.cash_book.setFocus)
        for button in (self.cash_book, self.margins):
            button.setAutoDefault(True)
        self.cash_book.clicked.connect(self.save_cash_book)
        self.margins.clicked.connect(self.save_margins)

    def _today(self) -> date:
        return self._desk.today() if self._desk is not None else datetime.now(UTC).astimezone().date()

    def _read_margins(self) -> None:
        desk, days = self._desk, self.period.days()
        for button in (self.cash_book, self.margins):
            button.setEnabled(desk is not None and days is not None)
        if desk is not None and days is not None and self.isVisible():
            self._reading.ask(lambda: desk.day.margins(*days), self._read, self._not_read)

    def _save(self, name: Text, make: Callable[[date, date], bytes]) -> None:
        desk, days = self._desk, self.period.days()
        if desk is None or days is None:
            return
        file = say(name.filled(series=desk.shop.series, first=days[0], last=days[1]))
        target = self.folder / (say(wording.PRACTICE_FILE.filled(name=file)) if desk.shop.practice else file)

        def work() -> Path:
            data, free = make(*days), free_path(target)
            save_document(free, data)
            return free

        Operation(self._background, work).success(self._saved).failure(self._failed).start()

    def _saved(self, file: Path) -> None:
        self._outcome = ("ok", wording.MADE.filled(name=file.name), wording.MADE_IN.filled(folder=file.parent))
        self._show()

    def _failed(self, error: Exception) -> None:
        why = error.message if isinstance(error, DealerError) else wording.ONCE_MORE
        self._outcome = ("blocked", wording.NOT_MADE, why)
        self._show()

    def _not_read(self, error: Exception) -> None:
        why = error.message if isinstance(error, DealerError) else wording.ONCE_MORE
        self._margins, self._outcome = None, ("blocked", wording.UNREAD, why)
        self._show()

    def _read(self, margins: MarginList) -> None:
        self._margins = margins
        if self._outcome is not None and self._outcome[1] is wording.UNREAD:
            self._outcome = None
        self._show()

    def _show(self) -> None:
        if self._outcome is not None:
            tone, title, detail = self._outcome
            self.state.show_line(Line(key="saved", tone=tone, title=say(title), detail=say(detail)), "")
        self.state.setVisible(self._outcome is not None)
        margins = self._margins
        self.sheet.show_parts((lambda: _page(margins)) if margins is not None else None)


def _page(margins: MarginList) -> str:
    bought = sheet.plain(say(wording.BOUGHT.filled(cents=say_euro(margins.bought_cents))))
    if not margins.lines:
        return sheet.plain(say(wording.NO_SALES), muted=True) + bought
    rows = [
        [
            f"{line.item}\n{line.goods}",
            *(say_euro(c) for c in (line.purchase_cents, line.sale_cents, line.margin_cents)),
        ]
        for line in margins.lines[-_MOST_ROWS:]
    ]
    cost = sum(line.purchase_cents for line in margins.lines)
    together = [say_euro(cents) for cents in (cost, margins.sold_cents, margins.margin_cents)]
    rows.append([say(wording.MARGIN_TOTAL), *together])
    columns = [say(column) for column in wording.MARGIN_COLUMNS]
    return sheet.table(columns, rows, strong=True) + bought + sheet.plain(say(wording.MARGIN_NOTE), muted=True)
