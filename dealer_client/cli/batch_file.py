"""`dealer-client batch-file`: the exchange with a register that takes batch files alone."""

from __future__ import annotations

from dealer_client.central.file_exchange import MOST_ANSWER_BYTES, BatchFormat, take_answer, write_batch
from dealer_client.documents.files import read_file, save_document
from dealer_client.exchange import BookExchange
from dealer_client.register.wording import Text

from .context import Context, InputWrong


def batch_file(context: Context) -> int:
    """`batch-file write FILE | read FILE`. Raises DealerError; then the book is as it was."""
    with context.counter() as counter:
        at_work = counter.desk.at_work
        book = BookExchange(counter.store, at_work.shop, at_work.key, at_work.register_key)
        if context.arguments.action == "write":
            _write(context, book)
        else:
            _read(context, book)
    return 0


def _write(context: Context, book: BookExchange) -> None:
    file = context.arguments.file
    ending = file.suffix.lower().removeprefix(".")
    if ending not in set(BatchFormat):
        raise InputWrong(
            Text(nl="Geef een bestand dat op .xml of .csv eindigt.", en="Name a file that ends in .xml or .csv."),
            field="file",
        )
    batch = write_batch(book, BatchFormat(ending))
    if batch is None:
        context.say(Text(nl="Er wacht niets.", en="Nothing waits."))
        return
    save_document(file, batch.data)
    context.say(
        Text(
            nl="{file}: posten {first} tot en met {last}; daarna wachten er nog {left}. Lees het antwoord van het "
            "register in met `batch-file read`.",
            en="{file}: entries {first} up to and including {last}; after these {left} more wait. Read the register's "
            "answer with `batch-file read`.",
        ).filled(
            file=file,
            first=batch.first,
            last=batch.last,
            left=book.waiting_count() - (batch.last - batch.first + 1),
        )
    )


def _read(context: Context, book: BookExchange) -> None:
    taken = take_answer(book, read_file(context.arguments.file, MOST_ANSWER_BYTES))
    context.say(
        Text(
            nl="Aangenomen: {accepted}. Niet aangenomen: {rejected}; kijk in het register waarom.",
            en="Accepted: {accepted}. Not accepted: {rejected}; see the register for why.",
        ).filled(accepted=taken.accepted, rejected=taken.rejected)
    )
