"""`dealer-client rules`: which rules this counter judges by, and taking newer ones."""

from __future__ import annotations

import sys
from typing import Any

from dealer_client.desk import Desk
from dealer_client.register.moments import utc_text
from dealer_client.register.wording import Text

from .context import Context, InputWrong

MOST_PACK_BYTES = 4 * 1024 * 1024
_MOST_SIGNATURE_BYTES = 4096


def rules(context: Context) -> int:
    """`rules list | show [DIGEST] | install FILE`. Raises DealerError; then what was in force stays."""
    arguments = context.arguments
    with context.counter() as counter:
        if arguments.action == "list":
            _list(context, counter.desk)
        elif arguments.action == "show":
            _show(counter.desk, arguments.digest)
        else:
            _install(context, counter.desk)
    return 0


def _list(context: Context, desk: Desk) -> None:
    in_force = desk.rule_packs.in_force().digest
    packs: list[dict[str, Any]] = [
        {
            "pack": kept.pack,
            "version": kept.version,
            "takes_effect": kept.takes_effect.isoformat() if kept.takes_effect else None,
            "origin": kept.origin.value,
            "added_at": utc_text(kept.added_at),
            "digest": kept.digest,
            "in_force": kept.digest == in_force,
        }
        for kept in desk.rule_packs.installed()
    ]
    if context.arguments.json:
        context.print_json(packs)
        return
    for pack in packs:
        since = f"  {pack['takes_effect']}" if pack["takes_effect"] else ""
        mark = Text(nl="  (geldt nu)", en="  (in force)").in_language(context.language) if pack["in_force"] else ""
        print(f"{pack['pack']} {pack['version']}{since}  {pack['digest'][:16]}{mark}")
    refused = desk.rule_packs.refused()
    if refused is not None:
        context.say(
            Text(
                nl="Het laatste pakket van het centraal register is geweigerd. {why}",
                en="The last pack from the central register was refused. {why}",
            ).filled(why=refused)
        )


def _show(desk: Desk, digest: str) -> None:
    text = desk.rule_packs.text_of(digest or desk.rule_packs.in_force().digest)
    if text is None:
        raise InputWrong(
            Text(
                nl="Hier is geen regelpakket met dat kenmerk. Kijk met rules list --json welke er zijn.",
                en="There is no rule pack with that digest here. See which there are with rules list --json.",
            ),
            field="digest",
        )
    sys.stdout.write(text)


def _install(context: Context, desk: Desk) -> None:
    file = str(context.arguments.file)
    text = context.read_text(file, MOST_PACK_BYTES)
    signature = context.read_text(str(context.arguments.signature or f"{file}.sig"), _MOST_SIGNATURE_BYTES)
    pack = desk.rule_packs.install(text, signature)
    day = f"{pack.takes_effect or desk.today():%d-%m-%Y}"
    context.say(
        Text(
            nl="Regelpakket {id} {version} is bewaard en geldt vanaf {day}.",
            en="Rule pack {id} {version} is kept, and is in force from {day}.",
        ).filled(id=pack.id, version=pack.version, day=day)
    )
