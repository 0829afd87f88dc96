"""A counter makes itself known, fetches tokens, and comes back after its machine was lost."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import Hex32, Moment, Series
from .limits import MAX_SEALED_CHARACTERS
from .messages import Answer, Request


class Health(Answer):
    """`GET /v1/health`. `register_key` is the Ed25519 key under which receipts are signed."""

    status: Literal["ok"]
    register_name: str
    register_key: Hex32
    practice: bool


class EnrolRequest(Request):
    """`POST /v1/enrol`: a counter of a dealer makes itself known, once, with a one-time code."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    series: Series
    book: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    counter_key: Hex32


class EnrolAnswer(Answer):
    """`credential` is the counter's long-lived secret; it opens nothing but `POST /v1/token`."""

    dealer_id: str
    dealer_name: str
    counter_id: str
    credential: str
    register_name: str
    register_key: Hex32


class TokenRequest(Request):
    """`POST /v1/token`."""

    counter_id: Annotated[str, StringConstraints(max_length=64)]
    credential: Annotated[str, StringConstraints(max_length=256)]


class TokenAnswer(Answer):
    token: str
    expires_in_seconds: int


class EnrolAgainRequest(Request):
    """`POST /v1/enrol/again`: a counter that lost its machine comes back, with a new one-time code of its dealer.

    From then on the old credential opens nothing.
    """

    code: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    series: Series


class EnrolAgainAnswer(EnrolAnswer):
    """`sealed` is the counter's own copy of its keys as it was last handed over, empty where it never was."""

    book: str
    counter_key: Hex32
    held: Annotated[int, Field(ge=0)]
    sealed: str = ""


class SealedCopy(Request):
    """`POST /v1/sealed-copy`: a copy of the counter's keys for the register to keep; only the counter can open it."""

    sealed: Annotated[str, StringConstraints(min_length=1, max_length=MAX_SEALED_CHARACTERS)]


class SealedCopyKept(Answer):
    kept_at: Moment
