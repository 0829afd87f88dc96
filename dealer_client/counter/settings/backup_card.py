"""The backup: when the last one was made and where, one at once, and another folder. And what the book's owner should
know of its condition."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.finding_row import FindingRow, Line, split_message
from dealer_client.counter.reading.amounts import say_moment
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter


class BackupCard(Card):
    """`made` tells that there is a newer backup."""

    made = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._counter: OpenCounter | None = None
        self._last: tuple[datetime | None, Path | None] | None = None
        self._state: tuple[str, Text, Text | None] | None = None
        self._condition: list[tuple[str, Text]] = []
        self._rows: list[FindingRow] = []
        self._about, self.last, self.state = QLabel(), QLabel(), FindingRow()
        self._about.setProperty("look", "muted")
        for label in (self._about, self.last):
            label.setWordWrap(True)
        self.button, self.folder_button = QPushButton(), QPushButton()
        self.button.clicked.connect(lambda: self.back_up(None))
        self.folder_button.clicked.connect(self._choose_folder)
        for widget in (self._about, self.last):
            self.body.addWidget(widget)
        self.body.addLayout(row_of((self.button, 3), (self.folder_button, 2)))
        self.body.addWidget(self.state)
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
        if counter is None or counter.book is None or not self.button.isEnabled():
            return
        from dealer_client.custody.backups import back_up, backup_folder

        where = folder or (self._last[1] if self._last else None) or backup_folder(counter.profile)
        key = counter.book.secrets.store_key
        self._state = ("muted", wording.BACKUP_BUSY, None)
        self._show(busy=True)
        Operation(self._background, lambda: back_up(counter.profile, counter.store, key, where)).success(
            lambda _backup: self._made()
        ).failure(self._failed).start()

    def show_condition(self, notices: list[tuple[str, Text]]) -> None:
        """What is worth saying of the book."""
        self._condition = notices
        self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "_listed"):
            return
        self.heading(say(wording.BACKUP))
        self._about.setText(say(wording.BACKUP_ABOUT))
        self.button.setText(say(wording.BACKUP_NOW))
        self.folder_button.setText(say(wording.BACKUP_CHOOSE))
        self._show()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say(wording.BACKUP_FOLDER))
        if chosen:
            self.back_up(Path(chosen))

    def _read(self, last: tuple[datetime | None, Path | None]) -> None:
        self._last = last
        self._show()

    def _made(self) -> None:
        self._state = ("ok", wording.BACKUP_MADE, None)
        self._show()
        self.refresh()
        self.made.emit()

    def _failed(self, error: Exception) -> None:
        reason = error.message if isinstance(error, DealerError) else wording.NOT_CHANGED
        self._state = ("attention", wording.BACKUP_FAILED, reason)
        self._show()

    def _show(self, *, busy: bool = False) -> None:
        counter = self._counter
        for button in (self.button, self.folder_button):
            button.setEnabled(not busy and counter is not None and counter.book is not None)
        at, folder = self._last or (None, None)
        if at is not None and counter is not None:
            moment = say_moment(at, counter.desk.shop.zone)
            self.last.setText(say(wording.BACKUP_LAST.filled(at=moment, folder=folder)))
        else:
            self.last.setText(say(wording.BACKUP_NONE))
        self.state.setVisible(self._state is not None)
        if self._state is not None:
            tone, title, detail = self._state
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
