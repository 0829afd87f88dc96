"""What did not come out of a printer: print it again, or take it away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.reading.amounts import say_moment
from dealer_client.counter.reading.empty_state import EmptyState
from dealer_client.counter.reading.line_view import LineDelegate, LineView, Row
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.counter.reading.paged_list import Index
from dealer_client.documents.kinds import PAPER_NAMES, PaperKind
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.store.print_jobs import PrintJob

_DATE_WIDTH = 130


class JobList(QAbstractTableModel):
    """One row for each slip, with why it did not come out."""

    def __init__(self) -> None:
        super().__init__()
        self._jobs: list[tuple[PrintJob, Text | None]] = []
        self.zone = "UTC"

    def show_jobs(self, jobs: list[tuple[PrintJob, Text | None]]) -> None:
        """Takes the place of what was shown."""
        self.beginResetModel()
        self._jobs = jobs
        self.endResetModel()

    def job(self, row: int) -> tuple[PrintJob, Text | None] | None:
        """The slip in a row, and why."""
        return self._jobs[row] if 0 <= row < len(self._jobs) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._jobs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        found = self.job(index.row())
        if found is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return f"{title(found[0])}. {say(found[1] or wording.JOB_WAITS)}"


class JobDelegate(LineDelegate):
    """Which slip above why it did not come out; when at the right."""

    def draw(self, row: Row, index: Index) -> None:
        model = index.model()
        found = model.job(index.row()) if isinstance(model, JobList) else None
        if found is None or not isinstance(model, JobList):
            return
        job, why = found
        right = row.width - 14 - _DATE_WIDTH
        row.icon("printer", "attention", 14)
        row.words(title(job), 40, right - 50, strong=True)
        row.words(say(why or wording.JOB_WAITS), 40, row.width - 54, second=True, tone="muted")
        row.words_right(say_moment(job.queued_at, model.zone), right, _DATE_WIDTH, tone="muted")


def title(job: PrintJob) -> str:
    """Which document of which entry."""
    return say(wording.JOB_LINE.filled(paper=PAPER_NAMES[PaperKind(job.kind)], number=job.subject))


class JobsCard(Card):
    """Reads the list anew whenever the place is shown."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background, self._newest = background, NewestOnly(background)
        self._desk: Desk | None = None
        self._said: tuple[str, Text] | None = None
        self._unread: Text | None = None
        self._about, self.state = QLabel(), FindingRow()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self.jobs, self.view = JobList(), LineView()
        self.view.setItemDelegate(JobDelegate(self.view))
        self.view.setModel(self.jobs)
        self.empty = EmptyState("printer")
        self.empty.button.hide()
        self.again, self.drop = QPushButton(), QPushButton()
        for button in (self.again, self.drop):
            button.setAutoDefault(True)
        self.again.clicked.connect(self.print_again)
        self.drop.clicked.connect(self.drop_job)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.drop)
        line.addWidget(self.again)
        column.addWidget(self.view, 1)
        column.addLayout(line)
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(QWidget())
        for widget in (self._about, self.state):
            self.body.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self.state.hide()
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.jobs.zone = desk.shop.zone

    def refresh(self) -> None:
        """Reads what waits."""
        desk = self._desk
        if desk is not None:
            self._newest.ask(
                lambda: [(job, _why(job)) for job in desk.printing.jobs()],
                self._show_jobs,
                self._not_read,
            )

    def print_again(self) -> None:
        """Sends the chosen slip to the printer once more."""
        desk, found = self._desk, self._chosen()
        if desk is not None and found is not None:
            waiting = found[0]

            def work() -> tuple[PrintJob, Text | None]:
                from dealer_client.counter.printing.hand_out import print_again

                job = print_again(desk, waiting)
                return job, desk.printing.sentence(job)

            self._do(work, self._printed)

    def drop_job(self) -> None:
        """Takes the chosen slip away."""
        desk, found = self._desk, self._chosen()
        if desk is not None and found is not None:
            job_id = found[0].id
            self._do(lambda: desk.printing.drop(job_id), lambda _done: self.refresh())

    def go(self) -> None:
        """Puts the focus where work begins."""
        self.view.setFocus()

    def retranslate(self) -> None:
        if not hasattr(self, "_stack"):
            return
        self.heading(say(wording.JOBS))
        self._about.setText(say(wording.JOBS_ABOUT))
        self.empty.say(say(wording.NO_JOBS), say(wording.NO_JOBS_MORE), "")
        self.again.setText(say(wording.PRINT_AGAIN))
        self.drop.setText(say(wording.DROP_JOB))
        self.view.setAccessibleName(say(wording.JOBS))
        self.view.viewport().update()
        self._show()

    def _chosen(self) -> tuple[PrintJob, Text | None] | None:
        return self.jobs.job(self.view.currentIndex().row())

    def _do(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self.again.setEnabled(False)
        Operation(self._background, work).success(done).failure(self._failed).start()

    def _printed(self, outcome: tuple[PrintJob, Text | None]) -> None:
        job, why = outcome
        done = wording.JOB_PRINTED.filled(paper=PAPER_NAMES[PaperKind(job.kind)], number=job.subject)
        self._said = ("attention", why) if why is not None else ("ok", done)
        self.refresh()

    def _show_jobs(self, jobs: list[tuple[PrintJob, Text | None]]) -> None:
        self._unread = None
        row = max(0, self.view.currentIndex().row())
        self.jobs.show_jobs(jobs)
        self.view.choose(min(row, len(jobs) - 1))
        self._show()

    def _not_read(self, error: Exception) -> None:
        self._unread = error.message if isinstance(error, DealerError) else wording.ONCE_MORE
        self._show()

    def _failed(self, error: Exception) -> None:
        self._said = ("blocked", error.message if isinstance(error, DealerError) else wording.ONCE_MORE)
        self._show()

    def _show(self) -> None:
        self.again.setEnabled(True)
        # That there is nothing is said only where it was read.
        self._stack.setCurrentIndex(0 if self.jobs.rowCount() else 1 if self._unread is None else 2)
        said = ("blocked", self._unread) if self._unread is not None else self._said
        if said is not None:
            self.state.show_line(Line(key="said", tone=said[0], title=say(said[1])), "")
        self.state.setVisible(said is not None)


def _why(job: PrintJob) -> Text | None:
    """Why it did not come out; that it waits in this list need not be said in the list."""
    from dealer_client.documents.receipt_printer import Trouble, trouble_of

    return trouble_of(Trouble(job.reason)) if job.reason else None
