"""`dealer-client` without a command: the counter window."""

from __future__ import annotations

from .context import Context


def open_window(context: Context) -> int:
    """Opens the counter and stays until it is closed."""
    from dealer_client.counter.running import run_counter

    return run_counter(context.home, context.arguments.language)
