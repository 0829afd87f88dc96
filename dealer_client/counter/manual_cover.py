"""The manual over whatever is on the screen, and back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from .manual.manual_page import ManualPage


class ManualCover(QObject):
    """`turned` tells that the manual came or went. Its page is made at its first use."""

    turned = Signal()

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self.page: ManualPage | None = None
        self._under: QWidget | None = None

    @property
    def is_open(self) -> bool:
        """Whether the manual is on the screen."""
        return self.page is not None and self._stack.currentWidget() is self.page

    def beneath(self) -> QWidget | None:
        """What is on the screen, or would be without the manual."""
        return self._under if self.is_open else self._stack.currentWidget()

    def turn(self) -> None:
        """To the page of the manual that fits the screen; from there, back."""
        if self.is_open:
            self._close()
            return
        if self.page is None:
            from .manual.manual_page import ManualPage

            self.page = ManualPage()
            self.page.closed.connect(self._close)
            self._stack.addWidget(self.page)
        self._under = self._stack.currentWidget()
        self._stack.setCurrentWidget(self.page)
        self.turned.emit()
        named = getattr(self._under, "manual_page", None)
        self.page.show_page(named() if named is not None else "signing-in")

    def _close(self) -> None:
        if self._under is not None:
            self._stack.setCurrentWidget(self._under)
            self.turned.emit()
            start = getattr(self._under, "start", None)
            if start is not None:
                start()
