"""`dealer-client sync` and `warnings`: the exchange with the central register."""

from __future__ import annotations

import threading
from dataclasses import asdict
from typing import Any

from dealer_client.register.match import MatchWarning
from dealer_client.register.moments import utc_text
from dealer_client.register.wording import Text

from .context import Context, InputWrong


def sync(context: Context) -> int:
    """Sends what waits and takes what the register has to say. Raises DealerError where it cannot be reached."""
    with context.counter() as counter:
        if counter.sync is None:
            raise InputWrong(
                Text(
                    nl="Deze balie is nog niet aangemeld bij een centraal register.",
                    en="This counter is not enrolled with a central register yet.",
                )
            )
        if not context.arguments.once:
            counter.sync.start()
            # Until Ctrl-C, or the signal that ends a service.
            threading.Event().wait()
        new_warnings = counter.sync.run_once()
        state = counter.sync.state
        context.print_json(
            {
                "state": state.standing.value,
                "text": state.text.in_language(context.language),
                "waiting": state.waiting,
                "new_warnings": new_warnings,
            }
        )
    return 0


def list_warnings(context: Context) -> int:
    """Prints the match warnings, newest first."""
    with context.counter() as counter:
        warnings = counter.desk.warnings()
    if context.arguments.json:
        context.print_json([warning_json(warning) for warning in warnings])
        return 0
    if not warnings:
        context.say(Text(nl="Er zijn geen meldingen.", en="There are no warnings."))
    for warning in warnings:
        read_by = warning.acknowledged_by or Text(nl="nog niet gelezen", en="not read yet").in_language(
            context.language
        )
        print(f"{warning.entry.item(warning.line)}  {warning.item}  {warning.value}  {warning.reference}  ({read_by})")
    return 0


def warning_json(warning: MatchWarning) -> dict[str, Any]:
    """A match warning as a program reads it."""
    values = asdict(warning)
    values["entry"] = str(warning.entry)
    values["item_number"] = warning.entry.item(warning.line)
    values["level"] = warning.level.value
    values["matched_at"] = utc_text(warning.matched_at)
    values["decisions"] = [
        {"decision": made.decision.value, "by": made.by, "note": made.note, "at": utc_text(made.at)}
        for made in warning.decisions
    ]
    values["acknowledged_at"] = utc_text(warning.acknowledged_at) if warning.acknowledged_at else None
    return values
