"""`dealer-client` without a command: the counter window."""

from __future__ import annotations

import gc
from types import ModuleType

from .context import Context


def open_window(context: Context) -> int:
    """Opens the counter and stays until it is closed."""
    status: int = load_counter().run_counter(context.home, context.arguments.language)
    return status


def load_counter() -> ModuleType:
    """The window's module. What it loads stays for good: nothing is looked through for garbage meanwhile, which takes
    a twentieth of the start. The window collects for itself, see `counter/collector.py`."""
    gc.disable()
    from dealer_client.counter import running

    return running
