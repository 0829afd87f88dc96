"""`dealer-client print`: slips on the receipt printer, and labels."""

from __future__ import annotations

from dealer_client.desk import Desk
from dealer_client.documents.files import save_document
from dealer_client.documents.kinds import PAPER_NAMES, PaperKind
from dealer_client.documents.receipt_printer import Connection, ReceiptPrinter
from dealer_client.register.wording import Text
from dealer_client.store.print_jobs import PrintJob, PrintState

from .context import Context

_NOT_PRINTED = 1


def print_command(context: Context) -> int:
    """`print slip | list | again | drop | drawer | labels | printer`. Status 1 where nothing came out."""
    arguments = context.arguments
    with context.counter() as counter:
        desk, printing = counter.desk, counter.desk.printing
        match arguments.action:
            case "slip":
                return _told(
                    context, desk, printing.print(PaperKind(arguments.kind), arguments.number, context.language)
                )
            case "again":
                return _told(context, desk, printing.print_again(arguments.job))
            case "drop":
                printing.drop(arguments.job)
            case "drawer":
                trouble = printing.open_drawer()
                if trouble is not None:
                    context.say(trouble)
                    return _NOT_PRINTED
            case "labels":
                pdf = desk.papers.labels(arguments.numbers, arguments.sheet, context.language, skip=arguments.skip)
                save_document(arguments.output, pdf)
                context.say(
                    Text(nl="Etiketten gemaakt: {file}", en="Labels made: {file}").filled(file=arguments.output)
                )
            case "printer":
                _set_printer(context, desk)
            case _:
                for job in printing.jobs():
                    _told(context, desk, job)
    return 0


def _told(context: Context, desk: Desk, job: PrintJob) -> int:
    """Says how a job went; its status."""
    name = PAPER_NAMES[PaperKind(job.kind)]
    sentence = desk.printing.sentence(job)
    if sentence is not None or job.state is PrintState.QUEUED:
        why = sentence or Text(nl="wacht op de printer.", en="waits for the printer.")
        context.say(
            Text(nl="{id}  {name} {number}: {why}", en="{id}  {name} {number}: {why}").filled(
                id=job.id, name=name, number=job.subject, why=why
            )
        )
        return _NOT_PRINTED
    context.say(
        Text(nl="{name} {number} afgedrukt.", en="{name} {number} printed.").filled(name=name, number=job.subject)
    )
    return 0


def _set_printer(context: Context, desk: Desk) -> None:
    arguments = context.arguments
    if arguments.connection == "none":
        desk.printing.set_printer(None)
    elif arguments.connection is not None:
        desk.printing.set_printer(
            ReceiptPrinter(
                connection=Connection(arguments.connection),
                address=arguments.address,
                width_mm=arguments.width,
                has_drawer=arguments.drawer,
            )
        )
    printer = desk.printing.printer()
    if printer is None:
        context.say(Text(nl="Er is geen bonprinter ingesteld.", en="No receipt printer is set up."))
        return
    context.say(
        Text(
            nl="Bonprinter: {connection} {address}, papier van {width} mm.",
            en="Receipt printer: {connection} {address}, paper of {width} mm.",
        ).filled(connection=printer.connection.value, address=printer.address, width=printer.width_mm)
    )
