"""F1: the manual's page about what is on the screen, with the other pages beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, current_language, say
from dealer_client.register.wording import Text
from dealer_client.resources import resource_path

PAGES = (
    "first-run",
    "signing-in",
    "purchase",
    "register",
    "stock",
    "sale",
    "warnings",
    "documents",
    "printing",
    "day",
    "settings",
)
"""The files of the manual, in the order of the contents."""
_PICTURE_WIDTH = 640
_BACK = Text(nl="Terug naar het werk", en="Back to work")
_CONTENTS = Text(nl="Onderwerpen", en="Subjects")
MANUAL = Text(nl="Handleiding", en="Manual")


class ManualPage(Worded, QWidget):
    """`closed` goes back to work."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page = PAGES[0]
        self.contents, self.text, self.back = QListWidget(), _Browser(), QPushButton()
        self.contents.setFixedWidth(330)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentRowChanged.connect(self._chosen)
        self.back.clicked.connect(self.closed)
        self.text.setOpenLinks(False)
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 6, 10)
        column.addWidget(self.text)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.contents, 1)
        left.addWidget(self.back)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 12)
        row.setSpacing(12)
        row.addLayout(left)
        row.addWidget(card, 1)

    def title(self) -> str:
        """What this is."""
        return say(MANUAL)

    def show_page(self, page: str) -> None:
        """Shows a page of the manual; the first where there is none of that name."""
        self._page = page if page in PAGES else PAGES[0]
        self.retranslate()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self.back.setText(say(_BACK) + "   Esc")
        self.contents.setAccessibleName(say(_CONTENTS))
        self.text.setAccessibleName(say(MANUAL))
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.addItems([heading_of(page) for page in PAGES])
        self.contents.setCurrentRow(PAGES.index(self._page))
        self.contents.blockSignals(False)
        self.text.document().setMarkdown(page_text(self._page), QTextDocument.MarkdownFeature.MarkdownDialectGitHub)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(PAGES) and PAGES[row] != self._page:
            self._page = PAGES[row]
            self.retranslate()


class _Browser(QTextBrowser):
    """Finds the pictures of the manual, no wider than the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)

    def loadResource(self, kind: int, name: QUrl) -> object:  # noqa: N802
        # Pages name their pictures from where they stand themselves, so that they show in any reader of Markdown.
        file = resource_path("manual", *name.path().removeprefix("../").split("/"))
        if kind == QTextDocument.ResourceType.ImageResource.value and file.is_file():
            picture, dots = QPixmap(str(file)), self.devicePixelRatio()
            width = min(round(_PICTURE_WIDTH * dots), picture.width())
            shown = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            # As wide on every screen, and as sharp as this one can show it.
            shown.setDevicePixelRatio(dots)
            return shown
        return super().loadResource(kind, name)


def page_text(page: str) -> str:
    """A page in the language on the screen, as Markdown; empty where nobody wrote it yet."""
    file = resource_path("manual", current_language(), f"{page}.md")
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def heading_of(page: str) -> str:
    """Its name."""
    first = page_text(page).split("\n", 1)[0]
    return first.removeprefix("# ") or page
