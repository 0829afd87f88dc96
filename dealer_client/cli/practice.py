"""`dealer-client practice-register`: the practice central register as a server."""

from __future__ import annotations

from .context import Context
from .rules import MOST_PACK_BYTES


def serve(context: Context) -> int:
    """Serves until it is stopped."""
    from dealer_client.practice.server import run_practice_register

    arguments = context.arguments
    publish = arguments.publish_rules
    return run_practice_register(
        port=arguments.port,
        database=arguments.database,
        stop_with_parent=arguments.stop_with_parent,
        rule_pack=context.read_text(publish, MOST_PACK_BYTES) if publish else "",
    )
