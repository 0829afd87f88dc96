"""`python tests/bench/stalls.py [ENTRIES]`: the longest that the window's thread was busy with one event, in each walk
and while a book of 10,000 entries is sent to the practice register. The aim is 16 ms: one frame.

Each event is timed from outside, so what a walk itself does between two events does not count. Beside the time on the
clock stands the processor time of the window's thread: on a busy machine the first says little.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dealer_client.app import open_counter
from dealer_client.counter.language import use_language
from dealer_client.counter.theme import Mode, dress
from dealer_client.setting_up import set_up_practice
from installer.translations import compile_translations
from tests.counter.till import Till
from tests.journeys.busy_counter import purchase
from tests.screens.walk import Patience

_AIM_MS = 16
CTRL = Qt.KeyboardModifier.ControlModifier


class TimedApplication(QApplication):
    """Times each event that is not part of another one."""

    def __init__(self) -> None:
        super().__init__([])
        self._depth = 0
        self.over: Counter[str] = Counter()
        self.longest = self.clock = 0.0
        self.what = ""

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth:
            return super().notify(receiver, event)
        self._depth += 1
        name, kind = type(receiver).__name__, event.type().name
        started, worked = time.perf_counter(), time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            took, own = (time.perf_counter() - started) * 1000, (time.thread_time() - worked) * 1000
            self._depth -= 1
            self.clock = max(self.clock, took)
            if own > _AIM_MS:
                self.over[f"{kind} of {name}"] += 1
            if own > self.longest:
                self.longest, self.what = own, f"{kind} of {name}"

    def measured(self, walk: str, work: Callable[[], None]) -> None:
        """Does a walk and says the longest event of it."""
        self.longest = self.clock = 0.0
        self.over.clear()
        work()
        often = ", ".join(f"{what} {count}x" for what, count in self.over.most_common(4))
        print(
            f"{walk:30} {self.longest:6.1f} ms of the thread ({self.what}), {self.clock:.0f} ms on the clock"
            + (f"; over {_AIM_MS} ms: {often}" if often else ""),
            flush=True,
        )


def _buy(till: Till) -> None:
    till.fill_purchase()
    till.press(Qt.Key.Key_Return, CTRL)
    till.until(till.window.purchase.recorded.isVisible)
    till.enter()


def _places(till: Till) -> None:
    for place in till.window.places:
        till.window.show_place(place)
        till.until(lambda: not till.window.background.busy)
    till.window.show_place(till.window.purchase)


def _search(till: Till) -> None:
    till.window.show_place(till.window.register)
    for letter in "bruijn":
        QTest.keyClicks(till.focus(), letter)
        till.until(lambda: not till.window.background.busy)
    for _ in range(40):
        QTest.keyClick(till.window.register.view, Qt.Key.Key_Down)
        till.until(lambda: not till.window.background.busy)
    till.window.show_place(till.window.purchase)


def _park(till: Till) -> None:
    till.fill_purchase()
    till.form.seller.surname.go()
    till.press(Qt.Key.Key_P, CTRL)
    till.until(till.form.is_untouched)
    till.press(Qt.Key.Key_O, CTRL)
    till.until(till.window.purchase.parked.isVisible)
    till.enter()
    till.until(lambda: not till.form.is_untouched())
    till.form.clear()


def _lock(till: Till) -> None:
    till.press(Qt.Key.Key_F12)
    till.until(lambda: till.window.is_locked)
    till.enter()
    till.until(lambda: not till.window.is_locked)


def _type_while_sending(till: Till) -> None:
    sync = till.window.counter.sync
    sync.start()
    field = till.form.seller.street
    while sync.state.standing.value != "up-to-date":
        field.go()
        QTest.keyClicks(field.edit, "Kerkstraat")
        Patience().waitUntil(lambda: True, timeout=200)
        field.fill("")


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    compile_translations()
    with tempfile.TemporaryDirectory(prefix="stalls-") as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        home = Path(folder) / "profile"
        set_up_practice(home)
        app = TimedApplication()
        use_language("nl")
        dress(app, Mode.LIGHT)
        with Till(Patience(), partial(open_counter, home, sync_in_background=False)) as till:
            app.measured("opening the book", till.open)
            desk = till.desk
            for number in range(entries):
                desk.record(purchase(number, desk.today()))
            # Recorded at once and in this thread, as no clerk does: what that left is not the window's.
            gc.collect()
            app.measured("a purchase by keyboard", partial(_buy, till))
            app.measured("a second one", partial(_buy, till))
            app.measured("every place", partial(_places, till))
            app.measured("every place again", partial(_places, till))
            app.measured("search and walk the register", partial(_search, till))
            app.measured("park and bring back", partial(_park, till))
            app.measured("lock and sign in", partial(_lock, till))
            app.measured("dark", lambda: dress(app, Mode.DARK))
            app.measured(f"typing while {entries} go out", partial(_type_while_sending, till))


if __name__ == "__main__":
    main()
