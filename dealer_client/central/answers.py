"""What came back over the line, and what it means: the answer that was asked for, or one of the errors of `errors`.

Whatever stands between a counter and the register may answer in its place: a proxy, a hotel's sign-in page, a server
that has just died. So nothing is taken for the register's word that does not look like the protocol.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from . import wire
from .errors import CentralError, EnrolAgain, NotUnderstood, Refused, Unreachable

MOST_ANSWER_BYTES = 16 * 1024 * 1024
_LONGEST_ASKED = 600.0
_BUSY = frozenset({408, 429, 502, 503, 504})
_GZIP = zlib.MAX_WBITS | 16

_Message = TypeVar("_Message", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Answered:
    """A whole response. The names in `headers` are in lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    def __repr__(self) -> str:
        return f"Answered({self.status}, {len(self.content)} bytes)"


class Body:
    """Collects a response's body as it arrives, unpacked, and never more than `most` bytes of it."""

    def __init__(self, encoding: str, most: int = MOST_ANSWER_BYTES) -> None:
        """`encoding` as in the header; only gzip is ever asked for. Raises NotUnderstood for another one."""
        if encoding not in ("", "identity", "gzip"):
            raise NotUnderstood
        self._unpacking = zlib.decompressobj(_GZIP) if encoding == "gzip" else None
        self._most = most
        self._content = bytearray()

    def add(self, arrived: bytes) -> None:
        """Raises NotUnderstood where it gets too long or cannot be unpacked."""
        if self._unpacking is not None:
            try:
                # One byte more than there is room for tells a body that is too long from one that just fits.
                arrived = self._unpacking.decompress(arrived, self._most + 1 - len(self._content))
            except zlib.error:
                raise NotUnderstood from None
        if len(self._content) + len(arrived) > self._most:
            raise NotUnderstood
        self._content += arrived

    def whole(self) -> bytes:
        """All of it. Raises NotUnderstood where a packed body stopped half-way."""
        if self._unpacking is not None and not self._unpacking.eof:
            raise NotUnderstood
        return bytes(self._content)


def read(answered: Answered, message: type[_Message]) -> _Message:
    """The message that was asked for. Raises CentralError where something else came."""
    if not 200 <= answered.status < 300:
        raise error_of(answered)
    try:
        return message.model_validate_json(answered.content)
    except ValidationError:
        # Without the cause: it quotes what was read.
        raise NotUnderstood from None


def error_of(answered: Answered) -> CentralError:
    """What an answer that is no success means."""
    if answered.status in _BUSY:
        return Unreachable(retry_after(answered.headers))
    if answered.status == 413:
        # Whoever says it, a proxy before the register too: a smaller batch may pass.
        return Refused("too-large", "")
    try:
        problem = wire.Problem.model_validate_json(answered.content)
    except ValidationError:
        return NotUnderstood()
    if answered.status == 401:
        return EnrolAgain()
    if answered.status >= 500:
        return Unreachable(retry_after(answered.headers))
    if answered.status >= 400:
        return Refused(problem.code, problem.detail or problem.title, problem.expected_number)
    return NotUnderstood()


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait as RFC 9110 10.2.3 has it, in seconds or as a date; never more than ten minutes."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), _LONGEST_ASKED)
    then, now = _date(value), _date(headers.get("date", "")) or datetime.now(UTC)
    if then is None:
        return None
    # By the server's own clock where it tells it: this machine's may be years off.
    return min(max(math.ceil((then - now).total_seconds()), 0.0), _LONGEST_ASKED)


def _date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
