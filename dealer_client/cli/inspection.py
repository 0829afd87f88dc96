"""`dealer-client inspection`: beginning and ending one from a script, and what was looked at in between."""

from __future__ import annotations

from dealer_client.register.moments import utc_text

from .context import Context


def inspection(context: Context) -> int:
    """Begins an inspection, adds to it or ends it; prints where it stands as JSON. Raises DealerError."""
    arguments = context.arguments
    with context.counter() as counter:
        desk = counter.desk.inspecting
        if arguments.action == "end":
            number = desk.end()
            context.print_json({"number": str(number) if number else None})
            return 0
        if arguments.action == "begin":
            desk.begin(arguments.name, arguments.badge, arguments.service)
        elif arguments.action == "looked":
            desk.looked(arguments.what)
        going_on = desk.current()
    context.print_json(
        None
        if going_on is None
        else {
            "name": going_on.name,
            "badge": going_on.badge,
            "service": going_on.service,
            "begun_at": utc_text(going_on.begun_at),
            "looked_at": [{"what": look.what, "at": utc_text(look.at)} for look in going_on.looked_at],
        }
    )
    return 0
