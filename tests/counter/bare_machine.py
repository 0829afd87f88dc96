"""A day at a machine that has nothing: no session bus, keyring, printer, network, camera or sound.

python -m tests.counter.bare_machine FOLDER    prints what was done, one step a line; the test beside it reads that.
"""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dealer_client.counter.language import use_language
from dealer_client.counter.printing.print_panel import PrintPanel
from dealer_client.counter.theme import Mode, dress
from tests.screens.walk import Patience

from .till import Till, open_shop


def cut_the_line(event: str, _details: object) -> None:
    """Nothing that listens elsewhere is reached from here on."""
    if event == "socket.connect":
        raise OSError(errno.ENETUNREACH, "network is unreachable")


def walk(till: Till) -> None:
    """A purchase with its document, and every page of every place."""
    till.open()
    till.fill_purchase()
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    recorded = till.window.purchase.recorded
    till.until(recorded.isVisible)
    print("recorded", till.desk.entry_count())
    till.until(lambda: recorded.papers.buttons != [] and recorded.papers.buttons[0].isEnabled())
    recorded.papers.buttons[0].click()
    till.until(lambda: till.window.findChild(PrintPanel) is not None)
    panel = till.window.findChild(PrintPanel)
    till.until(lambda: panel.state.isVisible() and panel.save_button.hasFocus())
    print("printing:", panel.state.line.title)
    till.press(Qt.Key.Key_Escape)
    for place in till.window.places:
        till.window.show_place(place)
        tabs = getattr(place, "tabs", None)
        for page in range(len(tabs.buttons) if tabs is not None else 1):
            if tabs is not None:
                tabs.choose(page)
            till.until(lambda: not till.window.background.busy)
        print("shown", place.title())


def main() -> None:
    app = QApplication([])
    use_language("nl")
    dress(app, Mode.LIGHT)
    sys.addaudithook(cut_the_line)
    with Till(Patience(), lambda _passphrase: open_shop(Path(sys.argv[1]))) as till:
        walk(till)


if __name__ == "__main__":
    main()
