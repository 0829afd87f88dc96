"""The place for an inspector's papers: make an extract at the left, check one at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background
from dealer_client.counter.place import Place

from . import wording
from .extract_card import ExtractCard
from .verify_card import VerifyCard

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter


class DocumentsPlace(Place):
    """A file that is dropped anywhere on the place is checked."""

    icon = "file-text"
    key = Qt.Key.Key_F7

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.extract, self.verify = ExtractCard(background), VerifyCard(background)
        self.setAcceptDrops(True)
        for keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A shortcut of the place: on a button, Enter with Ctrl would press that button.
            QShortcut(
                QKeySequence(Qt.KeyboardModifier.ControlModifier | keys),
                self,
                activated=self.extract.make_extract,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 10)
        row.setSpacing(12)
        row.addWidget(self.extract, 1)
        row.addWidget(self.verify, 1)

    def title(self) -> str:
        return say(wording.TITLE)

    def attach(self, counter: OpenCounter) -> None:
        self.extract.attach(counter.desk)
        self.verify.attach(counter.desk)

    def refresh(self) -> None:
        self.extract.refresh()

    def start(self) -> None:
        self.extract.go()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.verify.check_file(file)


def dropped_file(data: QMimeData) -> Path | None:
    """The one file on this computer that was dropped, or None."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
