"""How a document will look: a page at a time, or the slip as the receipt printer makes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.counter.operation import Background
from dealer_client.counter.reading.newest_only import NewestOnly

from . import wording
from .page_view import PageView, preview_dots
from .pages import Pages


class Preview(Worded, QWidget):
    """`failed` carries the error of a page that could not be drawn."""

    failed = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._newest = NewestOnly(background)
        self._pages: Pages | None = None
        self._page = 0
        self._drawing: object = None
        self.view, self._words = PageView(), QLabel()
        self._words.setProperty("look", "muted")
        self.before, self.after = QPushButton(), QPushButton()
        self.before.clicked.connect(partial(self.turn, -1))
        self.after.clicked.connect(partial(self.turn, 1))
        turning = QHBoxLayout()
        turning.addWidget(self.before)
        turning.addStretch()
        turning.addWidget(self._words)
        turning.addStretch()
        turning.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addLayout(turning)
        self.retranslate()

    def show_pages(self, pages: Pages) -> None:
        """Shows a document: the page that was shown of the one before it, as far as it has so many."""
        self._pages = pages
        self._page = min(self._page, len(pages) - 1)
        dots = preview_dots(pages.size_mm(self._page)[0])
        self._draw(lambda page=self._page: pages.picture(page, dots))  # type: ignore[misc]
        self._show()

    def show_slip(self, make: Callable[[], bytes]) -> None:
        """Shows a slip, from its picture (PNG)."""
        self._pages = None
        self._draw(lambda: QImage.fromData(make()), slip=True)
        self._show()

    def clear(self) -> None:
        """Shows nothing, and begins at the first page again; a page that is drawn now comes too late."""
        self._pages = self._drawing = None
        self._page = 0
        self.view.show_picture(None)
        self._show()

    def turn(self, step: int, _checked: bool = False) -> None:
        """To another page, where there is one."""
        if self._pages is not None and 0 <= self._page + step < len(self._pages):
            self._page += step
            self.show_pages(self._pages)

    def retranslate(self) -> None:
        if hasattr(self, "after"):
            self.before.setText(say(wording.BEFORE) + "   PgUp")
            self.after.setText(say(wording.AFTER) + "   PgDn")
            self._show()

    def _draw(self, work: Callable[[], QImage], *, slip: bool = False) -> None:
        self._drawing = wanted = object()

        def drawn(picture: QImage) -> None:
            if self._drawing is wanted:
                self.view.show_picture(picture, slip=slip)

        def failed(error: Exception) -> None:
            # The pages of a document that was put away meanwhile are gone.
            if self._drawing is wanted:
                self.failed.emit(error)

        self._newest.ask(work, drawn, failed)

    def _show(self) -> None:
        count = len(self._pages) if self._pages is not None else 0
        self._words.setVisible(count > 0)
        for button in (self.before, self.after):
            button.setVisible(count > 1)
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page + 1 < count)
        self._words.setText(say(wording.PAGE_OF.filled(page=self._page + 1, count=count)))
