"""The command line: the same code path as the counter, for scripts and inspectors. See `arguments.py`."""

from .main import main

__all__ = ["main"]
