"""Keeps True, False and None alive beside PySide6 on Python 3.11.

PySide6 6.12 hands out True from `Signal.emit`, and None from some methods (`QTimer.start`), without counting the reference. Each
call takes one away, and after some hundred Python ends with "bool_dealloc: deallocating True or False". Since Python 3.12
these values are immortal (PEP 683); before it, this gives them references enough for any working life.
"""

from __future__ import annotations

import ctypes
import sys

_SPARE = 1 << 40


def keep_values_alive() -> None:
    """Adds the spare references. Does nothing where Python itself sees to it, or is not CPython of 64 bits."""
    counts = sys.implementation.name == "cpython" and sys.maxsize > 1 << 32
    if counts and sys.version_info < (3, 12) and sys.getrefcount(True) < _SPARE:
        for value in (True, False, None):
            # In CPython the count is the first word of every object.
            ctypes.c_ssize_t.from_address(id(value)).value += _SPARE
