"""The register of a period as a file for another program; made in the background, and cancelled when asked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from dealer_client.counter.language import current_language, say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.progress import Progress
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.documents.choice import Register
from dealer_client.documents.files import free_path, save_document
from dealer_client.documents.kinds import ExportKind
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording
from .period_fields import PeriodFields

if TYPE_CHECKING:
    from dealer_client.desk import Desk


class ExportCard(Card):
    """`folder` is where files go."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._operation: Operation[Path] | None = None
        self._cancelling = False
        self._said: tuple[str, Text, Text] | None = None
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.kind = ChipRow("kind", [kind.value for kind in ExportKind])
        self.register = ChipRow("register", [register.value for register in Register])
        self.period = PeriodFields(self._today)
        self._about, self.make, self.cancel = QLabel(), QPushButton(), QPushButton()
        self.progress, self.state = Progress(), FindingRow()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self.make.setProperty("look", "primary")
        for button in (self.make, self.cancel):
            button.setAutoDefault(True)
        after = QHBoxLayout()
        after.addStretch()
        after.addWidget(self.cancel)
        for widget in (self._about, self.kind, self.register, self.period):
            self.body.addWidget(widget)
        self.body.addSpacing(8)
        for widget in (self.make, self.progress, self.state):
            self.body.addWidget(widget)
        self.body.addLayout(after)
        self.body.addStretch()
        self._connect()
        self.kind.choose(ExportKind.SPREADSHEET.value)
        self.register.choose(Register.BOTH.value)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.period.begin()
        self._show()

    def refresh(self) -> None:
        """The day may be new: the named period is filled in again."""
        self.period.refresh()

    def go(self) -> None:
        """Puts the focus where work begins."""
        self.kind.go()

    def make_file(self) -> None:
        """Makes and writes it in the background."""
        desk, days = self._desk, self.period.days()
        if desk is None or days is None or self._operation is not None:
            return
        kind, register = ExportKind(self.kind.value()), Register(self.register.value() or Register.BOTH)
        named = wording.EXPORT_FILE.filled(series=desk.shop.series, first=days[0], last=days[1], end=kind.extension)
        file = say(wording.PRACTICE_FILE_NAME.filled(name=named)) if desk.shop.practice else say(named)
        target, language = self.folder / file, current_language()

        def work() -> Path:
            data = desk.exporting.make(kind, days[0], days[1], language, register=register)
            operation.go_on()
            free = free_path(target)
            save_document(free, data)
            return free

        operation: Operation[Path] = Operation(self._background, work)
        self._operation, self._said = operation, None
        operation.success(self._made).failure(self._failed).cancelled(self._cancelled).start()
        self._show()

    def cancel_making(self) -> None:
        """Nobody wants the file any more: it is not written."""
        if self._operation is not None:
            self._operation.cancel()
            self._cancelling = True
            self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "state"):
            return
        self.heading(say(wording.EXPORT))
        self._about.setText(say(wording.EXPORT_ABOUT))
        self.kind.caption(say(wording.EXPORT_KIND))
        for kind, words in wording.EXPORT_KINDS.items():
            self.kind.say_chip(kind.value, say(words))
        self.register.caption(say(wording.REGISTER))
        for register, words in wording.REGISTERS.items():
            self.register.say_chip(register.value, say(words))
        self.cancel.setText(say(wording.CANCEL))
        self.progress.setAccessibleName(say(wording.EXPORTING))
        self._show()

    def _connect(self) -> None:
        self.period.changed.connect(self._show)
        self.kind.entered.connect(self.register.go)
        self.register.entered.connect(self.period.go)
        self.period.entered.connect(self.make.setFocus)
        self.make.clicked.connect(self.make_file)
        self.cancel.clicked.connect(self.cancel_making)

    def _today(self) -> date:
        return self._desk.today() if self._desk is not None else datetime.now(UTC).astimezone().date()

    def _made(self, file: Path) -> None:
        self._told("ok", wording.EXPORTED, wording.MADE_MORE.filled(name=file.name, folder=file.parent))

    def _cancelled(self) -> None:
        self._told("muted", wording.CANCELLED, wording.CANCELLED_MORE)

    def _failed(self, error: Exception) -> None:
        why = error.message if isinstance(error, DealerError) else wording.NOT_MADE_MORE
        self._told("blocked", wording.NOT_EXPORTED, why)

    def _told(self, tone: str, title: Text, detail: Text) -> None:
        self._operation, self._cancelling, self._said = None, False, (tone, title, detail)
        self._show()

    def _show(self) -> None:
        busy = self._operation is not None
        self.make.setText(say(wording.EXPORT_BUTTON) + "   Ctrl+Enter")
        self.make.setEnabled(self._desk is not None and self.period.days() is not None and not busy)
        self.progress.show_share((0, 0) if busy else None)
        self.cancel.setVisible(busy)
        self.cancel.setEnabled(not self._cancelling)
        step = wording.CANCELLING if self._cancelling else wording.EXPORTING
        said = ("muted", step, wording.MAKING_MORE) if busy else self._said
        if said is not None:
            tone, title, detail = said
            self.state.show_line(Line(key="said", tone=tone, title=say(title), detail=say(detail)), "")
        self.state.setVisible(said is not None)
