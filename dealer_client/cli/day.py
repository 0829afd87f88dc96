"""`dealer-client day`: the till of this counter, closing a day, and what the bookkeeper gets."""

from __future__ import annotations

from typing import Any

from dealer_client.desk.cash_book import METHOD_NAMES, MOVEMENT_NAMES
from dealer_client.documents.files import save_document
from dealer_client.register.amounts import euro, euro_text
from dealer_client.register.day_close import DayReport, MovementKind
from dealer_client.register.moments import utc_text
from dealer_client.register.wording import Text

from .context import Context, InputWrong


def day(context: Context) -> int:
    """`day show | cash | close | list | csv | margins`. Raises DealerError; then nothing was kept."""
    arguments = context.arguments
    with context.counter() as counter:
        till = counter.desk.day
        if arguments.action == "cash":
            till.move_cash(MovementKind(arguments.kind), arguments.cents, arguments.reason)
            _print(context, till.today())
        elif arguments.action == "close":
            _print(context, till.close(arguments.counted_cents, arguments.reason))
        elif arguments.action == "list":
            for report in till.closed(limit=arguments.limit):
                print(_in_a_line(context, report))
        elif arguments.action in ("csv", "margins"):
            if arguments.last < arguments.first:
                raise InputWrong(
                    Text(
                        nl="De periode eindigt voor ze begint. Geef met --from de eerste dag en met --to de laatste.",
                        en="The period ends before it begins. Give the first day with --from and the last with --to.",
                    ),
                    field="to",
                )
            make = till.csv if arguments.action == "csv" else till.margins_csv
            save_document(arguments.output, make(arguments.first, arguments.last, language=context.language))
            context.say(Text(nl="Tabel gemaakt: {file}", en="Table made: {file}").filled(file=arguments.output))
        else:
            _print(context, till.today())
    return 0


def _print(context: Context, report: DayReport) -> None:
    if context.arguments.json:
        context.print_json(_as_json(report))
        return
    context.say(
        Text(nl="Kas bij opening: {cents}", en="Till at opening: {cents}").filled(cents=euro_text(report.opening_cents))
    )
    for method in report.methods:
        came, went = report.total(method, incoming=True), report.total(method, incoming=False)
        name = METHOD_NAMES.get(method, Text(nl=method, en=method)).in_language(context.language)
        context.say(
            Text(nl="{method}: ontvangen {came}, betaald {went}", en="{method}: received {came}, paid {went}").filled(
                method=name, came=euro_text(came), went=euro_text(-went)
            )
        )
    for movement in report.movements:
        print(
            f"{MOVEMENT_NAMES[movement.kind].in_language(context.language)}: {euro(movement.cents, context.language)}"
        )
    context.say(
        Text(nl="Verwacht in de kas: {cents}", en="Expected in the till: {cents}").filled(
            cents=euro_text(report.expected_cents)
        )
    )
    if report.count is not None:
        context.say(
            Text(
                nl="Geteld: {cents}, verschil {difference}. Dag {n} is afgesloten.",
                en="Counted: {cents}, difference {difference}. Day {n} is closed.",
            ).filled(
                cents=euro_text(report.count.cents), difference=euro_text(report.difference_cents), n=report.number
            )
        )


def _in_a_line(context: Context, report: DayReport) -> str:
    counted, language = report.count.cents if report.count is not None else 0, context.language
    return f"{report.number}  {report.day}  {euro(report.expected_cents, language)}  {euro(counted, language)}"


def _as_json(report: DayReport) -> dict[str, Any]:
    return {
        "number": report.number,
        "first_day": report.first_day.isoformat(),
        "day": report.day.isoformat(),
        "closed_at": utc_text(report.closed_at) if report.closed_at else None,
        "opening_cents": report.opening_cents,
        "methods": {
            method: {
                "in_cents": report.total(method, incoming=True),
                "out_cents": -report.total(method, incoming=False),
            }
            for method in report.methods
        },
        "movements": [{"kind": m.kind.value, "cents": m.cents, "reason": m.reason} for m in report.movements],
        "expected_cents": report.expected_cents,
        "counted_cents": report.count.cents if report.count is not None else None,
        "difference_cents": report.difference_cents,
        "reason": report.count.reason if report.count is not None else "",
    }
