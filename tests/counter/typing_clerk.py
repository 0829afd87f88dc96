"""A counter's window in a process of its own, with a clerk who types half a purchase and then waits to be killed.

python -m tests.counter.typing_clerk HOME: prints `typed` one second after the last key.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dealer_client.counter import running
from dealer_client.counter.window import CounterWindow

PROMISE_MS = 1_000
"""What was typed is on the disk within a second."""


def type_half_a_purchase(window: CounterWindow) -> None:
    """A seller, half of a date of birth, a bicycle, and half a price: nothing that could be recorded."""
    form = window.purchase.form
    for field, text in ((form.seller.surname, "Bruijn"), (form.seller.date_of_birth, "10-3")):
        field.go()
        QTest.keyClicks(field.edit, text)
    item = form.items.current
    item.category.choose("bicycle")
    for field, text in ((item.brand, "Gazelle"), (item.identifiers[0], "WTU987654321"), (item.price, "85,x")):
        field.go()
        QTest.keyClicks(field.edit, text)
    QTimer.singleShot(PROMISE_MS, lambda: print("typed", flush=True))


class TypingWindow(CounterWindow):
    """Types as soon as its book is open."""

    def _opened(self, counter, *people) -> None:
        super()._opened(counter, *people)
        QTimer.singleShot(300, lambda: type_half_a_purchase(self))


if __name__ == "__main__":
    running.CounterWindow = TypingWindow
    assert QApplication.instance() is None
    sys.exit(running.run_counter(Path(sys.argv[1])))
