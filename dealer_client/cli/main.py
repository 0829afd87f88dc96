"""Entry point: parses the command line, runs one command, and turns errors into a sentence and an exit status.

Status 0: done. 1: it could not be done, and the sentence says why. 2: the input is not right; nothing was stored.
3: something that was checked (an extract, the book) does not hold.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING

from dealer_client.register.errors import DealerError
from dealer_client.vault.core_dumps import forbid_core_dumps

from .context import Context

if TYPE_CHECKING:
    import argparse

Command = Callable[[Context], int]

# Each command loads only what it needs: the counter's window must not wait for a web server's imports.
_COMMANDS = {
    None: "counter:open_window",
    "setup": "setup:make_profile",
    "demo": "demo:walk",
    "doctor": "doctor:examine",
    "recovery-code": "keys:show_recovery_code",
    "recover": "keys:recover",
    "keys": "keys:keys",
    "staff": "staff:staff",
    "backup": "backup:back_up",
    "backups": "backup:list_backups",
    "restore": "backup:restore",
    "intake": "intake:record",
    "dispose": "dispose:record",
    "stock": "stock:list_stock",
    "police-hold": "stock:hold_for_police",
    "register": "book:list_register",
    "entry": "entry:show_entry",
    "audit": "book:audit",
    "retention": "retention:retention",
    "check": "book:check",
    "correct": "correct:correct",
    "void": "correct:void",
    "sellers": "sellers:sellers",
    "inspection": "inspection:inspection",
    "extract": "documents:make_extract",
    "verify": "documents:verify",
    "paper": "documents:make_paper",
    "photo": "documents:save_photo",
    "logo": "documents:logo",
    "export": "tables:export",
    "import": "tables:import_book",
    "print": "printing:print_command",
    "day": "day:day",
    "rules": "rules:rules",
    "metal-prices": "metal:metal_prices",
    "sync": "exchange:sync",
    "warnings": "exchange:list_warnings",
    "batch-file": "batch_file:batch_file",
    "case": "notices:case",
    "notices": "notices:notices",
    "practice-register": "practice:serve",
}


# What a double click starts: to make the parsers of all commands first would keep the clerk waiting.
_WINDOW = MappingProxyType(
    {"command": None, "home": None, "language": None, "passphrase_file": None, "as_person": None}
)


def main(words: list[str] | None = None) -> int:
    """Runs the command line and gives its exit status."""
    forbid_core_dumps()
    arguments = _parse(sys.argv[1:] if words is None else words)
    module, function = _COMMANDS[arguments.command].split(":")
    command: Command = getattr(import_module(f"dealer_client.cli.{module}"), function)
    context = Context(arguments)
    try:
        return command(context)
    except DealerError as error:
        print(error.sentence(context.language), file=sys.stderr)
        return context.status_of(error)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; there is nobody to tell.
        sys.stderr.close()
        return 1


def _parse(words: list[str]) -> argparse.Namespace | SimpleNamespace:
    if not words:
        return SimpleNamespace(**_WINDOW)
    from .arguments import parse_arguments

    return parse_arguments(words)
