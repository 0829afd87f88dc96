"""A counter comes back whose machine was lost: a new credential for the book that the register holds of it."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, delete, select, update

from dealer_client.central import wire

from . import schema
from .credentials import SECRET_BYTES, CodeNotValid, secret_hash
from .held_books import tell_of_books
from .moments import now_text
from .problems import ProblemFound
from .register_key import REGISTER_NAME, RegisterKey


def enrol_again(connection: Connection, request: wire.EnrolAgainRequest, key: RegisterKey) -> wire.EnrolAgainAnswer:
    """Uses a code up for a counter that the dealer has. The old credential and its tokens open nothing any more.

    The same request again, as long as nobody fetched a token with the new credential, gives another one: an answer can
    be lost on its way. Raises CodeNotValid, or ProblemFound (404) where the dealer has no such counter; then the code
    was not used up.
    """
    code, dealer, counter = schema.enrolment_code, schema.dealer, schema.counter
    found = connection.execute(
        select(code.c.dealer_id, code.c.used_at, code.c.counter_id, dealer.c.name)
        .join(dealer, dealer.c.dealer_id == code.c.dealer_id)
        .where(code.c.code_hash == secret_hash(request.code.strip()))
        .with_for_update()
    ).first()
    if found is None:
        raise CodeNotValid
    row = connection.execute(
        select(counter).where(counter.c.dealer_id == found.dealer_id, counter.c.series == request.series)
    ).first()
    if found.used_at is not None and (row is None or not _is_lost_answer(connection, found.counter_id, row)):
        raise CodeNotValid
    if row is None:
        raise ProblemFound(
            404,
            "not-found",
            "No such counter",
            "This dealer has no counter that numbers with this series. The code was not used up.",
        )
    credential = secrets.token_urlsafe(SECRET_BYTES)
    connection.execute(
        update(counter)
        .where(counter.c.counter_id == row.counter_id)
        .values(credential_hash=secret_hash(credential), enrolled_at=now_text())
    )
    connection.execute(delete(schema.token).where(schema.token.c.counter_id == row.counter_id))
    connection.execute(
        update(code)
        .where(code.c.code_hash == secret_hash(request.code.strip()))
        .values(used_at=now_text(), counter_id=row.counter_id)
    )
    tell_of_books(connection, found.dealer_id)
    sealed = connection.execute(
        select(schema.sealed_copy.c.sealed).where(schema.sealed_copy.c.counter_id == row.counter_id)
    ).scalar()
    return wire.EnrolAgainAnswer(
        dealer_id=found.dealer_id,
        dealer_name=found.name,
        counter_id=row.counter_id,
        credential=credential,
        register_name=REGISTER_NAME,
        register_key=key.public,
        book=row.book,
        counter_key=bytes(row.counter_key).hex(),
        held=row.size,
        sealed=sealed or "",
    )


def _is_lost_answer(connection: Connection, counter_id: str, row: object) -> bool:
    """Whether a used code was used for this very counter, and nobody has worked with the credential since."""
    token = schema.token
    fetched = select(token.c.token_hash).where(token.c.counter_id == counter_id).limit(1)
    return getattr(row, "counter_id", None) == counter_id and connection.execute(fetched).first() is None
