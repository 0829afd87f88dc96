"""The counter as a program: the window on a profile, after the first run where there is none yet."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Language

from .language import DEFAULT_LANGUAGE, use_language
from .preferences import remembered_language, remembered_mode
from .theme import dress
from .window import CounterWindow

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter

    from .first_run.first_run import FirstRun


def run_counter(home: Path, language: Language | None = None) -> int:
    """Shows the counter's window on the profile in `home` until it is closed; gives the program's exit status.

    Where no counter was set up yet, the first run comes before it.
    """
    from dealer_client.vault.profile import has_profile

    app = QApplication(sys.argv[:1])
    app.setApplicationName("dealer-client")
    use_language(language or remembered_language() or DEFAULT_LANGUAGE)
    dress(app, remembered_mode())
    shown: list[CounterWindow | FirstRun] = []

    def show(window: CounterWindow | FirstRun) -> None:
        shown.append(window)
        window.show()

    def take_over(counter: OpenCounter) -> None:
        window = CounterWindow(lambda _passphrase: counter, practice=counter.profile.practice)
        show(window)
        shown[0].close()
        QTimer.singleShot(0, window.begin)

    if has_profile(home) or _holds_something(home):
        window = CounterWindow(partial(_open_counter, home), practice=_is_practice(home))
        show(window)
        # After the first paint: the book's libraries take longer to load than the window.
        QTimer.singleShot(0, window.begin)
    else:
        from .first_run.first_run import FirstRun

        first_run = FirstRun(home)
        first_run.ready.connect(take_over)
        show(first_run)
    try:
        return app.exec()
    finally:
        for window in reversed(shown):
            window.shut_down()


def _holds_something(home: Path) -> bool:
    """Whether there is something where the profile should be: then the page that opens it says what is wrong."""
    return home.is_dir() and any(home.iterdir())


def _is_practice(home: Path) -> bool:
    """Whether the profile says so itself: the mark is there before the book is, and where it does not open."""
    from dealer_client.vault.profile import read_profile

    try:
        return read_profile(home).practice
    except DealerError:
        return False


def _open_counter(home: Path, ask_passphrase: Callable[[], str] | None) -> OpenCounter:
    from dealer_client.app import open_counter

    return open_counter(home, ask_passphrase, as_window=True)
