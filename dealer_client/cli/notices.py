"""`dealer-client notices` and `case`: what is told beside entries, and the case of a match on paper."""

from __future__ import annotations

from typing import Any

from dealer_client.desk import Desk
from dealer_client.documents.files import save_document
from dealer_client.register.moments import utc_text
from dealer_client.register.notice import Notice

from .context import Context
from .intake import MOST_INTAKE_BYTES, draft_from
from .intake_format import parse_intake


def notices(context: Context) -> int:
    """`notices trade | refused-offer FILE | list`. Raises DealerError; then nothing was kept."""
    arguments = context.arguments
    with context.counter() as counter:
        desk = counter.desk
        if arguments.action == "list":
            _list(context, desk)
        elif arguments.action == "trade":
            context.print_json(_as_json(desk.notices.notify_trade(arguments.goods)))
        else:
            draft = draft_from(parse_intake(context.read_text(arguments.file, MOST_INTAKE_BYTES)), desk)
            context.start_practice_register(counter)
            desk.ask_register(identifier for item in draft.items for identifier in item.identifiers)
            context.print_json(_as_json(desk.notices.report_refused_offer(draft)))
    return 0


def case(context: Context) -> int:
    """Writes the case of a match as a PDF. Raises DealerError."""
    with context.counter() as counter:
        pdf = counter.desk.notices.case_file(context.arguments.match, context.language)
    save_document(context.arguments.output, pdf)
    return 0


def _list(context: Context, desk: Desk) -> None:
    attention = desk.notices.trade_attention()
    every = [*desk.notices.trade_notices(), *desk.notices.refused_offers()]
    context.print_json(
        {
            "attention": attention.in_language(context.language) if attention is not None else None,
            "notices": [_as_json(notice) for notice in every],
        }
    )


def _as_json(notice: Notice) -> dict[str, Any]:
    return {
        "id": notice.notice_id,
        "kind": notice.kind.value,
        "made_at": utc_text(notice.made_at),
        "made_by": notice.made_by,
        "status": notice.status.value,
        "reason": notice.reason,
        "content": notice.content,
    }
