"""Retention, for the owner: what is past its time today, erasing it, and which copies still hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.language import say, say_count
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import retention_wording as words
from .retention_sheet import preview_page
from .wording import CANCEL, OWNERS_ONLY

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.desk.retention import ErasurePreview
    from dealer_client.register.numbering import EntryNumber


class RetentionCard(Card):
    """Looks when it comes into sight. `erased` tells that the book has an erasure more."""

    erased = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background, self._newest = background, NewestOnly(background)
        self._desk: Desk | None = None
        self._erasing = False
        self._said: tuple[str, Text, Text] | None = None
        self.preview: ErasurePreview | None = None
        self._about, self.state, self.sheet = QLabel(), FindingRow(), sheet.Sheet()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self.progress = QProgressBar()
        # The work tells no part of it: what counts is that it ends.
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.again, self.erase = QPushButton(), QPushButton()
        self.sure, self.cancel, self.erase_now = QWidget(), QPushButton(), QPushButton()
        self._question = QLabel()
        self._question.setWordWrap(True)
        self._question.setProperty("look", "strong")
        asking = QVBoxLayout(self.sure)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(self._question)
        asking.addLayout(row_of((self.cancel, 1), (self.erase_now, 1)))
        for button, deed in (
            (self.again, self.look),
            (self.erase, self.ask),
            (self.cancel, self.ask_no_more),
            (self.erase_now, self.begin),
        ):
            button.setAutoDefault(True)
            button.clicked.connect(deed)
        for widget in (self._about, self.state, self.progress):
            self.body.addWidget(widget)
        self.body.addWidget(self.sheet, 1)
        self.body.addWidget(self.sure)
        self.body.addLayout(row_of((self.again, 1), (self.erase, 1)))
        self.sure.hide()
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self._show()

    def may_erase(self) -> bool:
        """Whether whoever is signed in is an owner."""
        return self._desk is not None and self._desk.at_work.staff.may_administer

    def refresh(self) -> None:
        """Somebody else may be at work: only an owner sees whose data it is."""
        self.preview, self._said = None, None
        self.sure.hide()
        self._show()
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Reads what could be erased today; what was done before has been said."""
        self._said = None
        self._show()
        self._look()

    def ask(self) -> None:
        """Asks whether it is certain; Enter once more is no."""
        self.sure.show()
        self.cancel.setFocus()
        self._show()

    def ask_no_more(self) -> None:
        """Takes the question away; nothing was erased."""
        self.sure.hide()
        self._show()
        self.erase.setFocus()

    def begin(self) -> None:
        """Erases what was shown."""
        desk, preview = self._desk, self.preview
        if desk is None or preview is None or self._erasing:
            return
        self._erasing, self._said = True, None
        self.sure.hide()

        def work() -> tuple[EntryNumber | None, bool]:
            return desk.retention.erase(preview.day), desk.retention.unscrubbed()

        Operation(self._background, work).success(self._done).failure(self._failed).start()
        self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "erase_now"):
            return
        self.heading(say(words.RETENTION))
        self.sheet.setAccessibleName(say(words.RETENTION))
        self.progress.setAccessibleName(say(words.ERASING))
        self._question.setText(say(words.ERASE_SURE))
        self.again.setText(say(words.LOOK_AGAIN))
        self.erase.setText(say(words.ERASE))
        self.cancel.setText(say(CANCEL))
        self.erase_now.setText(say(words.ERASE_NOW))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.look()

    def _look(self) -> None:
        desk = self._desk
        if desk is None or self._erasing or not self.may_erase():
            return
        self._newest.ask(lambda: desk.retention.preview(desk.today()), self._looked, self._not_looked)

    def _looked(self, preview: ErasurePreview) -> None:
        # The one who asked may have left by now.
        self.preview = preview if self.may_erase() else None
        self._show()

    def _not_looked(self, error: Exception) -> None:
        self.preview = None
        self._tell("attention", words.NOT_LOOKED, error.message if isinstance(error, DealerError) else words.ONCE_MORE)

    def _done(self, outcome: tuple[EntryNumber | None, bool]) -> None:
        number, unscrubbed = outcome
        self._erasing, self.preview = False, None
        if number is None:
            self._tell("muted", words.WAS_NOTHING, words.NOTHING_MORE)
        else:
            tone, more = ("attention", words.UNSCRUBBED) if unscrubbed else ("ok", words.ERASED_MORE)
            self._tell(tone, words.ERASED.filled(number=number), more)
            self.erased.emit()
        self._look()
        self.again.setFocus()

    def _failed(self, error: Exception) -> None:
        self._erasing = False
        why = error.message if isinstance(error, DealerError) else words.NOT_ERASED_MORE
        self._tell("blocked", words.NOT_ERASED, why)
        self._look()

    def _tell(self, tone: str, title: Text, detail: Text) -> None:
        self._said = (tone, title, detail)
        self._show()

    def _show(self) -> None:
        preview, may = self.preview, self.may_erase()
        self._about.setText(say(words.ABOUT if may or self._desk is None else OWNERS_ONLY))
        self.progress.setVisible(self._erasing)
        line = self._line() if may else None
        self.state.setVisible(line is not None)
        if line is not None:
            self.state.show_line(line, "")
        ready = may and preview is not None and not preview.is_empty and not self._erasing
        self.erase.setVisible(ready and self.sure.isHidden())
        self.sure.setVisible(ready and not self.sure.isHidden())
        self.again.setEnabled(may and not self._erasing)
        self.again.setVisible(self.sure.isHidden())
        was_erased = self._said is not None and self._said[0] in ("ok", "attention")
        self.sheet.show_parts((lambda: preview_page(preview, after=was_erased)) if preview is not None else None)

    def _line(self) -> Line | None:
        if self._erasing:
            return Line(key="busy", tone="muted", title=say(words.ERASING), detail=say(words.ERASING_MORE))
        if self._said is not None:
            tone, title, detail = self._said
            return Line(key="said", tone=tone, title=say(title), detail=say(detail))
        preview = self.preview
        if preview is None:
            return Line(key="looking", tone="muted", title=say(words.LOOKING))
        if preview.is_empty:
            more = words.NOTHING_BUT if preview.stopped else words.NOTHING_MORE
            return Line(key="nothing", tone="ok", title=say(words.NOTHING), detail=say(more))
        count = len(preview.entries)
        title = words.PAST.filled(n=say_count(count)) if count > 1 else words.PAST_ONE if count else words.PAST_OTHER
        return Line(key="past", tone="attention", title=say(title), detail=say(words.PAST_MORE))
