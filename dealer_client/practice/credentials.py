"""Who may call: one-time enrolment codes, the credential of a counter, and the short-lived tokens it fetches.

All three are random and kept only as SHA-256, so the database opens no door. The codes are shorter: guessing them is
held up by `attempts`.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from dealer_client.central import wire

from . import schema
from .moments import now_text
from .problems import ProblemFound, unauthorised

SECRET_BYTES = 32
_NOBODY = sha256(b"").digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The counter that a token belongs to; `counter_key` in lowercase hexadecimal."""

    counter_id: str
    dealer_id: str
    series: str
    book: str
    counter_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A counter that has just enrolled. The credential is told once."""

    counter_id: str
    dealer_id: str
    dealer_name: str
    credential: str


class CodeNotValid(ProblemFound):
    """The one-time code is unknown or used."""

    def __init__(self) -> None:
        super().__init__(
            403, "enrolment-code", "The enrolment code is not valid", "It is unknown or was used. Ask for a new one."
        )


def secret_hash(secret: str) -> bytes:
    """How a code, credential or token is kept."""
    return sha256(secret.encode()).digest()


def enrol(connection: Connection, request: wire.EnrolRequest) -> Enrolled:
    """Makes a counter known and uses the code up.

    The same request again, while the counter has sent nothing yet, gives a new credential in place of the old one: an
    answer can be lost on its way. Raises CodeNotValid, or ProblemFound where the dealer has that series already.
    """
    code, dealer, counter = schema.enrolment_code, schema.dealer, schema.counter
    found = connection.execute(
        select(code.c.dealer_id, code.c.used_at, code.c.counter_id, dealer.c.name)
        .join(dealer, dealer.c.dealer_id == code.c.dealer_id)
        .where(code.c.code_hash == secret_hash(request.code.strip()))
        # The dealer's row too: of two counters that want the same series, one must see the other.
        .with_for_update()
    ).first()
    if found is None:
        raise CodeNotValid
    credential = secrets.token_urlsafe(SECRET_BYTES)
    if found.used_at is not None:
        counter_id = _counter_of_lost_answer(connection, found.counter_id, request)
        connection.execute(
            update(counter).where(counter.c.counter_id == counter_id).values(credential_hash=secret_hash(credential))
        )
    else:
        counter_id = _add_counter(connection, found.dealer_id, request, credential)
    return Enrolled(counter_id=counter_id, dealer_id=found.dealer_id, dealer_name=found.name, credential=credential)


def issue_token(connection: Connection, request: wire.TokenRequest, lifetime: timedelta) -> str:
    """A new token for the counter; its expired ones are removed. Raises ProblemFound (401)."""
    counter, token = schema.counter, schema.token
    kept = connection.execute(
        select(counter.c.credential_hash).where(counter.c.counter_id == request.counter_id)
    ).scalar()
    expected = _NOBODY if kept is None else bytes(kept)
    if not hmac.compare_digest(secret_hash(request.credential), expected) or kept is None:
        raise unauthorised("This counter or its credential is not known. Enrol it again.")
    connection.execute(delete(token).where(token.c.counter_id == request.counter_id, token.c.expires_at <= now_text()))
    fresh = secrets.token_urlsafe(SECRET_BYTES)
    connection.execute(
        insert(token).values(
            token_hash=secret_hash(fresh), counter_id=request.counter_id, expires_at=now_text(lifetime)
        )
    )
    return fresh


def caller_with_token(connection: Connection, token_text: str) -> Caller:
    """Whose token this is. Raises ProblemFound (401) for an unknown or an expired one."""
    counter, token = schema.counter, schema.token
    row = connection.execute(
        select(counter, token.c.expires_at)
        .join(token, token.c.counter_id == counter.c.counter_id)
        .where(token.c.token_hash == secret_hash(token_text))
    ).first()
    if row is None:
        raise unauthorised("The token is not known. Fetch a new one at POST /v1/token.")
    if row.expires_at <= now_text():
        raise unauthorised("The token has expired. Fetch a new one at POST /v1/token.", "token-expired")
    return Caller(
        counter_id=row.counter_id,
        dealer_id=row.dealer_id,
        series=row.series,
        book=row.book,
        counter_key=bytes(row.counter_key).hex(),
    )


def _counter_of_lost_answer(connection: Connection, counter_id: str, request: wire.EnrolRequest) -> str:
    counter = schema.counter
    same = connection.execute(
        select(counter.c.counter_id).where(
            counter.c.counter_id == counter_id,
            counter.c.series == request.series,
            counter.c.book == request.book,
            counter.c.counter_key == bytes.fromhex(request.counter_key),
            counter.c.size == 0,
        )
    ).scalar()
    if same is None:
        raise CodeNotValid
    return str(same)


def _add_counter(connection: Connection, dealer_id: str, request: wire.EnrolRequest, credential: str) -> str:
    counter, code = schema.counter, schema.enrolment_code
    taken = connection.execute(
        select(counter.c.counter_id).where(counter.c.dealer_id == dealer_id, counter.c.series == request.series)
    ).first()
    if taken is not None:
        raise ProblemFound(
            409,
            "series-taken",
            "The series is taken",
            "Another counter of this dealer numbers with this series. Choose another one; the code was not used up.",
        )
    counter_id, now = secrets.token_hex(8), now_text()
    connection.execute(
        insert(counter).values(
            counter_id=counter_id,
            dealer_id=dealer_id,
            series=request.series,
            book=request.book,
            counter_key=bytes.fromhex(request.counter_key),
            credential_hash=secret_hash(credential),
            enrolled_at=now,
            size=0,
        )
    )
    connection.execute(
        update(code)
        .where(code.c.code_hash == secret_hash(request.code.strip()))
        .values(used_at=now, counter_id=counter_id)
    )
    return counter_id
