"""How far long work is, on a terminal: one line that is written over, and gone when the work is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dealer_client.register.wording import Text

from .context import Context


@contextmanager
def shown_progress(context: Context, words: Text) -> Iterator[Callable[[int, int], None]]:
    """Gives what the work tells how much is done, and of how much; `words` say what it is busy with.

    Nothing is shown where the errors of the command do not go to a terminal.
    """
    said, shown = words.in_language(context.language), -1

    def tell(done: int, of: int) -> None:
        nonlocal shown
        percent = 100 * done // of if of else 0
        if percent != shown and sys.stderr.isatty():
            shown = percent
            print(f"\r{said} {percent} %  (Ctrl+C)", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if shown >= 0:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
