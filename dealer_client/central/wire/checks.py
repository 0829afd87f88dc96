"""Asking whether identifiers are registered stolen."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import Moment
from .limits import MAX_CHECK_IDENTIFIERS, MAX_KIND_CHARACTERS, MAX_VALUE_CHARACTERS
from .messages import Answer, Request


class WireIdentifier(Request):
    kind: Annotated[str, StringConstraints(max_length=MAX_KIND_CHARACTERS)]
    value: Annotated[str, StringConstraints(min_length=1, max_length=MAX_VALUE_CHARACTERS)]


class CheckRequest(Request):
    """`POST /v1/check`: are these identifiers registered stolen? In a body, so that no address holds a number."""

    identifiers: list[WireIdentifier] = Field(min_length=1, max_length=MAX_CHECK_IDENTIFIERS)


class CheckResult(Answer):
    """The answer for one identifier, in the order asked. The last four are filled where there is a match."""

    kind: str
    value: str
    level: Literal["exact", "near", "clear"]
    reference: str = ""
    goods: str = ""
    reported_on: str = ""
    contact: str = ""


class CheckAnswer(Answer):
    checked_at: Moment
    results: list[CheckResult]
