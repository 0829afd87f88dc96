"""Checking the whole book in the background, with how far it is and what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton

from dealer_client.counter.language import say, say_count
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.progress import Progress
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.finding_row import FindingRow, Line, split_message
from dealer_client.counter.reading import sheet
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.register.audit import AuditResult


class AuditCard(Card):
    """Keeps the last result on the screen."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._at: tuple[int, int] | None = None
        self.result: AuditResult | None = None
        self._trouble: Text | None = None
        self._operation: Operation[AuditResult] | None = None
        self._cancelling = False
        self._about, self.button, self.progress = QLabel(), QPushButton(), Progress()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self.state, self.problems = FindingRow(), sheet.Sheet()
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._pressed)
        for widget in (self._about, self.button, self.progress, self.state):
            self.body.addWidget(widget)
        self.body.addWidget(self.problems, 1)
        self.body.addStretch()
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self._show()

    def begin(self) -> None:
        """Reads the whole book again."""
        desk = self._desk
        if desk is None or self._at is not None:
            return
        self._at, self.result, self._trouble, self._cancelling = (0, 0), None, None, False
        operation: Operation[AuditResult] = Operation.with_progress(self._background, desk.audit, self._came_to)
        self._operation = operation
        operation.success(self._audited).failure(self._failed).cancelled(self._cancelled).start()
        self._show()

    def cancel(self) -> None:
        """Nobody waits for the result any more: it ends where it is."""
        if self._operation is not None and self._at is not None:
            self._operation.cancel()
            self._cancelling = True
            self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "problems"):
            return
        self.heading(say(wording.AUDIT))
        self._about.setText(say(wording.AUDIT_ABOUT))
        self.progress.setAccessibleName(say(wording.AUDIT))
        self.problems.setAccessibleName(say(wording.FOUND))
        self._show()

    def _pressed(self) -> None:
        if self._at is None:
            self.begin()
        else:
            self.cancel()

    def _came_to(self, done: int, of: int) -> None:
        if self._at is not None:
            self._at = done, of
            self._show()

    def _audited(self, result: AuditResult) -> None:
        self._at, self.result = None, result
        self._show()

    def _cancelled(self) -> None:
        self._at, self._trouble = None, wording.AUDIT_CANCELLED
        self._show()

    def _failed(self, error: Exception) -> None:
        self._at = None
        self._trouble = error.message if isinstance(error, DealerError) else wording.NOT_AUDITED_MORE
        self._show()

    def _show(self) -> None:
        line = self._line()
        self.button.setText(say(wording.AUDIT_BUTTON if self._at is None else wording.AUDIT_CANCEL))
        self.button.setEnabled(self._desk is not None and not (self._at is not None and self._cancelling))
        self.progress.show_share(self._at)
        if line is not None:
            self.state.show_line(line, "")
        self.state.setVisible(line is not None)
        wrong = self.result is not None and not self.result.holds
        self.problems.setVisible(wrong)
        self.problems.show_parts(self._problem_page if wrong else None)

    def _line(self) -> Line | None:
        if self._at is not None:
            done, of = self._at
            said = wording.AUDITING.filled(done=say_count(done), all=say_count(of)) if of else wording.AUDIT_BEGINS
            return Line(key="busy", tone="muted", title=say(said), detail=say(wording.AUDITING_MORE))
        if self._trouble is not None:
            return Line(key="trouble", tone="attention", title=say(wording.NOT_AUDITED), detail=say(self._trouble))
        if self.result is not None:
            title, detail = split_message(say(self.result.sentence))
            if self.result.holds:
                return Line(key="holds", tone="ok", title=title, detail=detail)
            return Line(key="wrong", tone="blocked", title=title, detail=say(wording.KEEP_AS_IT_IS))
        return None

    def _problem_page(self) -> str:
        problems = self.result.problems if self.result is not None else ()
        return sheet.heading(say(wording.FOUND)) + "".join(sheet.plain(say(problem)) for problem in problems)
