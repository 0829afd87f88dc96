"""What every message is: a request, an answer, or a problem in place of an answer."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Request(BaseModel):
    """What a client sends: nothing unknown in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(BaseModel):
    """What a register answers: a client ignores what it does not know."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Problem(Answer):
    """RFC 9457. `code` is stable: token-expired, unauthorised, bad-request, too-large, enrolment-code, series-taken,
    number-gap (with `expected_number`: the number the register expects next), fork (the leaf or root differs from
    what the register holds), busy."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    code: str
    expected_number: int | None = None
