"""What was sent to the receipt printer, and what did not come out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, delete, insert, select, update

from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.wording import Language, Text

from . import schema
from .errors import StoreError


class PrintState(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One slip for the printer. `kind` and `subject` say which document it is; moments are UTC.

    `reason` is a word of `documents.receipt_printer.Trouble` where it failed, else empty.
    """

    id: int
    kind: str
    subject: str
    language: Language
    queued_at: datetime
    staff: str
    state: PrintState
    reason: str
    settled_at: datetime | None


class PrintJobMissing(StoreError):
    """A job that is not in the list (any more)."""

    title = Text(nl="Niet gevonden", en="Not found")

    def __init__(self) -> None:
        super().__init__(
            Text(nl="Dit staat niet meer in de lijst.", en="This is not in the list any more."), field="job"
        )


def queue_job(
    connection: Connection, kind: str, subject: str, language: Language, staff: str, at: datetime
) -> PrintJob:
    """Puts a slip in the list. `at` is UTC."""
    added = connection.execute(
        insert(schema.print_job).values(
            kind=kind,
            subject=subject,
            language=language,
            queued_at=utc_text(at),
            staff=staff,
            state=PrintState.QUEUED.value,
            reason="",
            settled_at="",
        )
    )
    return read_job(connection, int(added.inserted_primary_key[0]) if added.inserted_primary_key else 0)


def settle_job(connection: Connection, job_id: int, reason: str, at: datetime) -> PrintJob:
    """Keeps how a job ended: printed without a reason, else failed. Raises PrintJobMissing."""
    state = PrintState.FAILED if reason else PrintState.DONE
    connection.execute(
        update(schema.print_job)
        .where(schema.print_job.c.id == job_id)
        .values(state=state.value, reason=reason, settled_at=utc_text(at))
    )
    return read_job(connection, job_id)


def queue_again(connection: Connection, job_id: int) -> PrintJob:
    """A job is to be printed once more. Raises PrintJobMissing."""
    connection.execute(
        update(schema.print_job)
        .where(schema.print_job.c.id == job_id)
        .values(state=PrintState.QUEUED.value, reason="", settled_at="")
    )
    return read_job(connection, job_id)


def read_job(connection: Connection, job_id: int) -> PrintJob:
    """One job. Raises PrintJobMissing."""
    row = connection.execute(select(schema.print_job).where(schema.print_job.c.id == job_id)).one_or_none()
    if row is None:
        raise PrintJobMissing
    return _job(row)


def jobs(connection: Connection, *, open_only: bool, limit: int) -> list[PrintJob]:
    """The newest jobs first; with `open_only` those that were not printed."""
    table = schema.print_job
    chosen = select(table).order_by(table.c.id.desc()).limit(limit)
    if open_only:
        chosen = chosen.where(table.c.state != PrintState.DONE.value)
    return [_job(row) for row in connection.execute(chosen)]


def drop_job(connection: Connection, job_id: int) -> None:
    """Takes a job out of the list."""
    connection.execute(delete(schema.print_job).where(schema.print_job.c.id == job_id))


def _job(row: Row[tuple[object, ...]]) -> PrintJob:
    return PrintJob(
        id=row.id,
        kind=row.kind,
        subject=row.subject,
        language="en" if row.language == "en" else "nl",
        queued_at=parse_utc(row.queued_at),
        staff=row.staff,
        state=PrintState(row.state),
        reason=row.reason,
        settled_at=parse_utc(row.settled_at) if row.settled_at else None,
    )
