"""Retention, for the owner: what is past its time today, erasing it, and the copies that still hold it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
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
    from dealer_client.app import OpenCounter
    from dealer_client.custody.copies import Copy
    from dealer_client.desk import Desk
    from dealer_client.desk.retention import ErasurePreview
    from dealer_client.register.clock import ClockDoubt
    from dealer_client.register.numbering import EntryNumber


class _Deed(Enum):
    """What the owner asked for and cannot take back: its question, its button, and what is said meanwhile."""

    ERASE = (words.ERASE_SURE, words.ERASE_NOW, words.ERASING, words.ERASING_MORE)
    REPLACE_COPIES = (words.REPLACE_SURE, words.REPLACE_NOW, words.REPLACING, words.REPLACING_MORE)

    def __init__(self, question: Text, button: Text, busy: Text, busy_more: Text) -> None:
        self.question, self.button, self.busy, self.busy_more = question, button, busy, busy_more


class RetentionCard(Card):
    """Looks when it comes into sight. `erased` tells that the book has an erasure more."""

    erased = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background, self._newest = background, NewestOnly(background)
        self._counter: OpenCounter | None = None
        self._desk: Desk | None = None
        self._asked: _Deed | None = None
        self._doing: _Deed | None = None
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
        self.again, self.erase, self.replace_copies = QPushButton(), QPushButton(), QPushButton()
        self.sure, self.cancel, self.go_on = QWidget(), QPushButton(), QPushButton()
        self._question = QLabel()
        self._question.setWordWrap(True)
        self._question.setProperty("look", "strong")
        asking = QVBoxLayout(self.sure)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(self._question)
        asking.addLayout(row_of((self.cancel, 1), (self.go_on, 1)))
        for button, deed in (
            (self.again, self.look),
            (self.erase, lambda: self.ask(_Deed.ERASE)),
            (self.replace_copies, lambda: self.ask(_Deed.REPLACE_COPIES)),
            (self.cancel, self.ask_no_more),
            (self.go_on, self.begin),
        ):
            button.setAutoDefault(True)
            button.clicked.connect(deed)
        for widget in (self._about, self.state, self.progress):
            self.body.addWidget(widget)
        self.body.addWidget(self.sheet, 1)
        self.body.addWidget(self.sure)
        self.body.addLayout(row_of((self.again, 1), (self.erase, 1), (self.replace_copies, 2)))
        self.retranslate()

    def attach(self, counter: OpenCounter) -> None:
        """The book is open now."""
        self._counter, self._desk = counter, counter.desk
        self._show()

    def may_erase(self) -> bool:
        """Whether whoever is signed in is an owner."""
        return self._desk is not None and self._desk.at_work.staff.may_administer

    def refresh(self) -> None:
        """Somebody else may be at work: only an owner sees whose data it is."""
        self.preview, self._said, self._asked = None, None, None
        self._show()
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Reads what could be erased today; what was done before has been said."""
        self._said = None
        self._show()
        self._look()

    def ask(self, deed: _Deed) -> None:
        """Asks whether it is certain; Enter once more is no."""
        self._asked = deed
        self._show()
        self.cancel.setFocus()

    def ask_no_more(self) -> None:
        """Takes the question away; nothing was done."""
        asked, self._asked = self._asked, None
        self._show()
        (self.replace_copies if asked is _Deed.REPLACE_COPIES else self.erase).setFocus()

    def begin(self) -> None:
        """Does what was asked and is certain."""
        deed = self._asked
        if deed is None or self._doing is not None or self.preview is None:
            return
        self._asked, self._doing, self._said = None, deed, None
        self._show()
        if deed is _Deed.ERASE:
            self._erase(self.preview)
        else:
            self._replace_copies(self.preview)

    def retranslate(self) -> None:
        if not hasattr(self, "go_on"):
            return
        self.heading(say(words.RETENTION))
        self.sheet.setAccessibleName(say(words.RETENTION))
        self.progress.setAccessibleName(say(words.ERASING))
        self.again.setText(say(words.LOOK_AGAIN))
        self.erase.setText(say(words.ERASE))
        self.cancel.setText(say(CANCEL))
        self.replace_copies.setText(say(words.REPLACE))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self._asked is not None:
            self.ask_no_more()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.look()

    def _look(self) -> None:
        desk = self._desk
        if desk is None or self._doing is not None or not self.may_erase():
            return
        self._newest.ask(lambda: desk.retention.preview(desk.today()), self._looked, self._not_looked)

    def _looked(self, preview: ErasurePreview) -> None:
        # The one who asked may have left by now.
        self.preview = preview if self.may_erase() else None
        self._show()

    def _not_looked(self, error: Exception) -> None:
        self.preview = None
        self._tell("attention", words.NOT_LOOKED, error.message if isinstance(error, DealerError) else words.ONCE_MORE)

    def _erase(self, preview: ErasurePreview) -> None:
        desk = self._desk
        if desk is None:
            return

        def work() -> tuple[EntryNumber | None, bool]:
            # A doubt about the clock stood in the question that was answered with yes.
            checked = preview.clock_doubt is not None
            return desk.retention.erase(preview.day, clock_checked=checked), desk.retention.unscrubbed()

        Operation(self._background, work).success(self._erased).failure(self._failed).start()

    def _replace_copies(self, preview: ErasurePreview) -> None:
        counter = self._counter
        if counter is None or counter.book is None:
            return
        from dealer_client.custody.copies import replace_copies

        key = counter.book.secrets.store_key
        Operation(
            self._background, lambda: replace_copies(counter.profile, counter.store, key, preview.copies)
        ).success(self._replaced).failure(self._not_replaced).start()

    def _erased(self, outcome: tuple[EntryNumber | None, bool]) -> None:
        number, unscrubbed = outcome
        self._doing, self.preview = None, None
        if number is None:
            self._tell("muted", words.WAS_NOTHING, words.NOTHING_MORE)
        else:
            tone, more = ("attention", words.UNSCRUBBED) if unscrubbed else ("ok", words.ERASED_MORE)
            self._tell(tone, words.ERASED.filled(number=number), more)
            self.erased.emit()
        self._look()
        self.again.setFocus()

    def _replaced(self, left: list[Copy]) -> None:
        self._doing = None
        if left:
            self._tell("attention", words.REPLACED_PART, words.REPLACED_PART_MORE)
        else:
            self._tell("ok", words.REPLACED, words.REPLACED_MORE)
        self._look()
        self.again.setFocus()

    def _not_replaced(self, error: Exception) -> None:
        self._doing = None
        self._tell("blocked", words.NOT_REPLACED, error.message if isinstance(error, DealerError) else words.ONCE_MORE)

    def _failed(self, error: Exception) -> None:
        self._doing = None
        why = error.message if isinstance(error, DealerError) else words.NOT_ERASED_MORE
        self._tell("blocked", words.NOT_ERASED, why)
        self._look()

    def _tell(self, tone: str, title: Text, detail: Text) -> None:
        self._said = (tone, title, detail)
        self._show()

    def _show(self) -> None:
        preview, may = self.preview, self.may_erase()
        self._about.setText(say(words.ABOUT if may or self._desk is None else OWNERS_ONLY))
        self.progress.setVisible(self._doing is not None)
        line = self._line() if may else None
        self.state.setVisible(line is not None)
        if line is not None:
            self.state.show_line(line, "")
        ready = may and preview is not None and self._doing is None
        asked = self._asked if ready else None
        if asked is not None:
            doubt = preview.clock_doubt if preview is not None and asked is _Deed.ERASE else None
            self._question.setText(" ".join(say(text) for text in (doubt and doubt.text, asked.question) if text))
            self.go_on.setText(say(asked.button))
        self.sure.setVisible(asked is not None)
        past = preview is not None and not preview.is_empty
        copies = preview is not None and preview.is_empty and bool(preview.copies)
        has_key = self._counter is not None and self._counter.book is not None
        self.erase.setVisible(ready and asked is None and past and _clock_first(preview) is None)
        self.replace_copies.setVisible(ready and asked is None and copies and has_key)
        self.again.setVisible(asked is None)
        self.again.setEnabled(may and self._doing is None)
        self.sheet.show_parts((lambda: preview_page(preview)) if preview is not None else None)

    def _line(self) -> Line | None:
        if self._doing is not None:
            return Line(key="busy", tone="muted", title=say(self._doing.busy), detail=say(self._doing.busy_more))
        if self._said is not None:
            tone, title, detail = self._said
            return Line(key="said", tone=tone, title=say(title), detail=say(detail))
        preview = self.preview
        doubt = _clock_first(preview)
        if doubt is not None:
            return Line(key="clock", tone="attention", title=say(words.CLOCK_FIRST), detail=say(doubt.text))
        if preview is None:
            return Line(key="looking", tone="muted", title=say(words.LOOKING))
        if preview.is_empty:
            more = words.NOTHING_BUT if preview.stopped else words.NOTHING_MORE
            return Line(key="nothing", tone="ok", title=say(words.NOTHING), detail=say(more))
        count = len(preview.entries)
        title = words.PAST.filled(n=say_count(count)) if count > 1 else words.PAST_ONE if count else words.PAST_OTHER
        return Line(key="past", tone="attention", title=say(title), detail=say(words.PAST_MORE))


def _clock_first(preview: ErasurePreview | None) -> ClockDoubt | None:
    """The doubt about the clock that no answer takes away: the central register can tell."""
    doubt = preview.clock_doubt if preview is not None and not preview.is_empty else None
    return doubt if doubt is not None and doubt.enrolled else None
