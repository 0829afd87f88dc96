"""The shapes of single fields that messages have in common."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from dealer_client.register.moments import parse_utc

from .limits import MAX_LINE_CHARACTERS

Hex32 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Hex64 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{128}$")]
NoticeId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Line = Annotated[str, StringConstraints(max_length=MAX_LINE_CHARACTERS)]
Series = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}$")]


def _real_moment(text: str) -> str:
    if parse_utc(text).year in (MINYEAR, MAXYEAR):
        # In some zone of the world it would be in a year that does not exist.
        raise ValueError("a moment at the end of the calendar")
    return text


Moment = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$"),
    AfterValidator(_real_moment),
]
Count = Annotated[int, Field(ge=1, le=999_999_999_999)]
