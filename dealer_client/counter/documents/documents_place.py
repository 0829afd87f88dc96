"""The place for papers: extracts made and checked, slips that did not come out, and the register as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background
from dealer_client.counter.place import Place
from dealer_client.counter.reading.page_tabs import PageTabs

from . import wording
from .export_card import ExportCard
from .extract_card import ExtractCard
from .import_card import ImportCard
from .jobs_card import JobsCard
from .verify_card import VerifyCard

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.desk import Desk

_EXTRACTS, _SLIPS, _FILES = range(3)


class DocumentsPlace(Place):
    """A PDF that is dropped anywhere on the place is checked, two are compared; a table is read in."""

    icon = "file-text"
    key = Qt.Key.Key_F7

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = PageTabs(self, len(wording.PAGES))
        self._background = background
        self._desk: Desk | None = None
        self._stack = QStackedWidget(self)
        self.setAcceptDrops(True)
        self.tabs.chosen.connect(self._page_chosen)
        for keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A shortcut of the place: on a button, Enter with Ctrl would press that button.
            QShortcut(
                QKeySequence(Qt.KeyboardModifier.ControlModifier | keys),
                self,
                activated=self._make,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 10)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.retranslate()

    def furnish(self) -> Iterator[object]:
        background = self._background
        self.extract, self.verify = ExtractCard(background), VerifyCard(background)
        yield self._stack.addWidget(_beside(self.extract, self.verify))
        self.jobs = JobsCard(background)
        yield self._stack.addWidget(self.jobs)
        self.exporting, self.importing = ExportCard(background), ImportCard(background)
        self.importing.recorded.connect(self.book_changed)
        yield self._stack.addWidget(_beside(self.exporting, self.importing))

    def title(self) -> str:
        return say(wording.TITLE)

    def attach(self, counter: OpenCounter) -> None:
        self._desk = counter.desk
        for card in (self.extract, self.verify, self.jobs, self.exporting, self.importing):
            card.attach(counter.desk)

    def refresh(self) -> None:
        # Whoever may only look has nothing to do among the files.
        offered = self._desk is None or self._desk.at_work.staff.may_record
        self.tabs.offer(_FILES, offered)
        self.extract.refresh()
        self.jobs.refresh()
        self.exporting.refresh()

    def start(self) -> None:
        (self.extract, self.jobs, self.exporting)[self.tabs.current].go()

    def retranslate(self) -> None:
        if hasattr(self, "_stack"):
            self.tabs.say([say(page) for page in wording.PAGES])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        files = dropped_files(event.mimeData())
        if not files:
            return
        event.acceptProposedAction()
        if len(files) == 1 and files[0].suffix.lower() in (".csv", ".txt"):
            if not self.tabs.is_offered(_FILES):
                return
            self.tabs.choose(_FILES)
            self.importing.read_file(files[0])
            return
        self.tabs.choose(_EXTRACTS)
        if len(files) == 2:
            self.verify.compare_files(*files)
        else:
            self.verify.check_file(files[0])

    def _make(self) -> None:
        if self.tabs.current == _EXTRACTS:
            self.extract.make_extract()
        elif self.tabs.current == _FILES:
            self.exporting.make_file()

    def _page_chosen(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.refresh()
        self.start()


def dropped_files(data: QMimeData) -> list[Path]:
    """The one or two files on this computer that were dropped; none for anything else."""
    urls = data.urls()
    here = 0 < len(urls) <= 2 and all(url.isLocalFile() for url in urls)
    return [Path(url.toLocalFile()) for url in urls] if here else []


def _beside(left: QWidget, right: QWidget) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return page
