"""Showing how far a download or an installation is: one line that changes in a terminal, a few lines in a pipe."""

from __future__ import annotations

import sys

_STEP_IN_A_PIPE = 25
_WIDTH = 78


class Progress:
    """The progress of one thing at a time."""

    def __init__(self) -> None:
        self._what = ""
        self._shown = -1
        self._in_terminal = sys.stdout.isatty()

    def show(self, what: str, percent: float) -> None:
        """Says how far `what` is; `percent` from 0 to 100."""
        step = 1 if self._in_terminal else _STEP_IN_A_PIPE
        reached = int(percent) // step * step
        if what != self._what:
            self.end()
            self._what = what
        if reached <= self._shown or not (self._in_terminal or reached):
            return
        self._shown = reached
        line = f"  {what}: {reached} %"
        if self._in_terminal:
            print(f"\r{line[:_WIDTH]:<{_WIDTH}}", end="", flush=True)
        else:
            print(line, flush=True)

    def say(self, line: str) -> None:
        """A line of its own."""
        self.end()
        print(f"  {line}", flush=True)

    def end(self) -> None:
        """What comes next begins on a new line."""
        if self._in_terminal and self._shown >= 0:
            print(flush=True)
        self._what = ""
        self._shown = -1
