"""Publishing a rule pack: it goes, signed, into the feed of every dealer."""

from __future__ import annotations

from sqlalchemy import Connection, select

from . import schema
from .register_key import RegisterKey
from .telling import tell


def publish_rule_pack(connection: Connection, key: RegisterKey, text: str) -> int:
    """Tells the pack to each dealer who was not told it yet; how many those were.

    What the text says is for the counters to judge: this register signs what whoever runs it gives it.
    """
    signature = key.sign_rule_pack(text)
    event, dealer = schema.feed_event, schema.dealer
    told = select(event.c.dealer_id).where(event.c.payload.contains(signature))
    new = connection.execute(select(dealer.c.dealer_id).where(dealer.c.dealer_id.not_in(told))).scalars().all()
    for dealer_id in new:
        tell(connection, dealer_id, [{"type": "rule-pack", "text": text, "signature": signature}])
    return len(new)
