"""A card on its own over a real book: the window around it has tests of its own, and takes its time to be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dealer_client.app import OpenCounter
from dealer_client.counter.operation import Background
from dealer_client.desk import Desk
from tests.counter.till import PATIENCE_MS, open_shop


class Alone:
    """Shows one card of this book, and types at it."""

    def __init__(self, qtbot, counter: OpenCounter) -> None:
        self._qtbot, self.counter = qtbot, counter
        self.background = Background()
        self.card: QWidget | None = None

    @property
    def desk(self) -> Desk:
        return self.counter.desk

    def show(self, card, *, over=None):
        """Attaches the card, to the desk or to what is named, and shows it; gives it back once it has read the book."""
        self.card = card
        card.attach(over or self.desk)
        card.resize(560, 560)
        card.show()
        self.until(lambda: card.isActiveWindow() and not self.background.busy)
        return card

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.focus(), key)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def close(self) -> None:
        self.background.close()
        if self.card is not None:
            self.card.close()
            self.card.deleteLater()


@pytest.fixture
def alone(app, qtbot, tmp_path: Path) -> Iterator[Alone]:
    counter = open_shop(tmp_path)
    shown = Alone(qtbot, counter)
    yield shown
    shown.close()
    counter.close()
