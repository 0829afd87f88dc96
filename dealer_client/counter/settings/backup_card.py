"""The backup: when the last one was made and where, one at once, and another folder. And what the book's owner should
know of its condition."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation, Report
from dealer_client.counter.progress import Progress
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.finding_row import FindingRow, Line, split_message
from dealer_client.counter.reading.amounts import say_moment
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.custody.backups import Backup


class BackupCard(Card):
    """`made` tells that there is a newer backup."""

    made = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._counter: OpenCounter | None = None
        self._last: tuple[datetime | None, Path | None] | None = None
        self._operation: Operation[Backup] | None = None
        self._cancelling = False
        self._at: tuple[int, int] | None = None
        self._state: tuple[str, Text, Text | None] | None = None
        self._condition: list[tuple[str, Text]] = []
        self._rows: list[FindingRow] = []
        self._about, self.last, self.state = QLabel(), QLabel(), FindingRow()
        self._about.setProperty("look", "muted")
        for label in (self._about, self.last):
            label.setWordWrap(True)
        self.progress, self.button, self.folder_button = Progress(), QPushButton(), QPushButton()
        for button in (self.button, self.folder_button):
            button.setAutoDefault(True)
        self.button.clicked.connect(self._pressed)
        self.folder_button.clicked.connect(self._choose_folder)
        for widget in (self._about, self.last):
            self.body.addWidget(widget)
        self.body.addLayout(row_of((self.button, 3), (self.folder_button, 2)))
        for shown in (self.progress, self.state):
            self.body.addWidget(shown)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(5)
        self.body.addLayout(self._listed)
        self.body.addStretch()
        self.retranslate()

    def attach(self, counter: OpenCounter) -> None:
        """The book is open now."""
        self._counter = counter
        self.refresh()

    def refresh(self) -> None:
        """Reads when the last one was made."""
        counter = self._counter
        if counter is None or counter.book is None:
            return
        from dealer_client.custody.backups import last_backup

        Operation(self._background, lambda: last_backup(counter.store)).success(self._read).start()

    def back_up(self, folder: Path | None) -> None:
        """Makes a backup now; `folder` None: where the last one went."""
        counter = self._counter
        if counter is None or counter.book is None or self._operation is not None:
            return
        from dealer_client.custody.backups import back_up, backup_folder

        where = folder or (self._last[1] if self._last else None) or backup_folder(counter.profile)
        key = counter.book.secrets.store_key

        def work(report: Report) -> Backup:
            return back_up(counter.profile, counter.store, key, where, progress=report)

        operation: Operation[Backup] = Operation.with_progress(self._background, work, self._came_to)
        self._operation, self._at, self._cancelling = operation, (0, 0), False
        operation.success(self._made).failure(self._failed).cancelled(self._cancelled).start()
        self._show()

    def cancel(self) -> None:
        """Nobody wants the copy any more: no file of it stays."""
        if self._operation is not None:
            self._operation.cancel()
            self._cancelling = True
            self._show()

    def show_condition(self, notices: list[tuple[str, Text]]) -> None:
        """What is worth saying of the book."""
        self._condition = notices
        self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "_listed"):
            return
        self.heading(say(wording.BACKUP))
        self._about.setText(say(wording.BACKUP_ABOUT))
        self.progress.setAccessibleName(say(wording.BACKUP))
        self.folder_button.setText(say(wording.BACKUP_CHOOSE))
        self._show()

    def _pressed(self) -> None:
        if self._operation is None:
            self.back_up(None)
        else:
            self.cancel()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say(wording.BACKUP_FOLDER))
        if chosen:
            self.back_up(Path(chosen))

    def _read(self, last: tuple[datetime | None, Path | None]) -> None:
        self._last = last
        self._show()

    def _came_to(self, done: int, of: int) -> None:
        if self._operation is not None:
            self._at = done, of
            self._show()

    def _made(self, _backup: Backup) -> None:
        self._ended("ok", wording.BACKUP_MADE, None)
        self.refresh()
        self.made.emit()

    def _cancelled(self) -> None:
        self._ended("muted", wording.BACKUP_CANCELLED, wording.BACKUP_CANCELLED_MORE)

    def _failed(self, error: Exception) -> None:
        reason = error.message if isinstance(error, DealerError) else wording.NOT_CHANGED
        self._ended("attention", wording.BACKUP_FAILED, reason)

    def _ended(self, tone: str, title: Text, detail: Text | None) -> None:
        self._operation, self._at, self._state = None, None, (tone, title, detail)
        self._show()

    def _busy_words(self) -> Text:
        done, of = self._at or (0, 0)
        if self._cancelling:
            return wording.BACKUP_CANCELLING
        if of and done == of:
            return wording.BACKUP_READ_BACK
        return wording.BACKUP_BUSY.filled(percent=100 * done // of if of else 0)

    def _show(self) -> None:
        counter, busy = self._counter, self._operation is not None
        there = counter is not None and counter.book is not None
        self.button.setText(say(wording.BACKUP_CANCEL if busy else wording.BACKUP_NOW))
        self.button.setEnabled(there and not (busy and self._cancelling))
        self.folder_button.setEnabled(there and not busy)
        self.progress.show_share(self._at)
        at, folder = self._last or (None, None)
        if at is not None and counter is not None:
            moment = say_moment(at, counter.desk.shop.zone)
            self.last.setText(say(wording.BACKUP_LAST.filled(at=moment, folder=folder)))
        else:
            self.last.setText(say(wording.BACKUP_NONE))
        state = ("muted", self._busy_words(), None) if busy else self._state
        self.state.setVisible(state is not None)
        if state is not None:
            tone, title, detail = state
            self.state.show_line(
                Line(key="backup", tone=tone, title=say(title), detail=say(detail) if detail is not None else ""), ""
            )
        for row in self._rows:
            self._listed.removeWidget(row)
            row.deleteLater()
        self._rows = [self._row(*notice) for notice in self._condition]

    def _row(self, name: str, text: Text) -> FindingRow:
        title, detail = split_message(say(text))
        row = FindingRow()
        row.show_line(Line(key=name, tone="attention", title=title, detail=detail), "")
        self._listed.addWidget(row)
        return row
