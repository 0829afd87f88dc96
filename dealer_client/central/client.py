"""Calls to the central register over HTTP: one method for each call of the protocol, with its errors sorted out.

A client holds the counter's credential and fetches short-lived tokens with it by itself. Safe to use from several
threads.
"""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import quote

from pydantic import BaseModel

from . import answers, wire
from .errors import EnrolAgain, NotUnderstood, Unreachable
from .line import Line, is_this_machine

_Answer = TypeVar("_Answer", bound=BaseModel)

_ANSWER_SECONDS = 30.0
_LEAST_PACKED = 2048
_PACKED_FAST = 1

Address = Callable[[], str]
"""Gives the register's base address, e.g. `https://register.example`; may start it. Raises Unreachable."""


_NOTICES: dict[type[wire.Notice], str] = {
    wire.TradeNotice: "/v1/trade-notice",
    wire.RefusedOffer: "/v1/refused-offer",
    wire.CounterNote: "/v1/counter-note",
}


class CentralClient:
    """The register as seen from one counter."""

    def __init__(self, address: Address, counter_id: str = "", credential: str = "") -> None:
        self._address = address
        self._counter_id = counter_id
        self._credential = credential
        self._token = ""
        self._lock = threading.Lock()
        self._line = Line()

    def __repr__(self) -> str:
        return f"CentralClient({self._counter_id!r})"

    def health(self) -> wire.Health:
        """Who answers. Raises CentralError."""
        return self._send("GET", "/v1/health", wire.Health)

    def enrol(self, request: wire.EnrolRequest) -> wire.EnrolAnswer:
        """Makes this counter known with a one-time code. Raises CentralError."""
        return self._send("POST", "/v1/enrol", wire.EnrolAnswer, body=request)

    def upload(self, request: wire.UploadRequest) -> wire.UploadAnswer:
        """Hands over a batch; the same batch may be handed over again. Raises CentralError."""
        return self._authorised("POST", "/v1/entries", wire.UploadAnswer, body=request)

    def feed(self, cursor: int, wait_seconds: int) -> wire.FeedAnswer:
        """What happened after the cursor, waiting for something up to that long. Raises CentralError."""
        path = f"/v1/feed?cursor={cursor}&wait={wait_seconds}"
        return self._authorised("GET", path, wire.FeedAnswer, seconds=_ANSWER_SECONDS + wait_seconds)

    def check(self, request: wire.CheckRequest, *, seconds: float) -> wire.CheckAnswer:
        """Asks whether identifiers are registered stolen, with a limit in seconds. Raises CentralError."""
        return self._authorised("POST", "/v1/check", wire.CheckAnswer, body=request, seconds=seconds)

    def enrol_again(self, request: wire.EnrolAgainRequest) -> wire.EnrolAgainAnswer:
        """Comes back as a counter whose machine was lost, with a one-time code. Raises CentralError."""
        return self._send("POST", "/v1/enrol/again", wire.EnrolAgainAnswer, body=request)

    def book(self, series: str, after: int) -> wire.BookAnswer:
        """What follows an entry of one of the dealer's own books. Raises CentralError."""
        return self._authorised("GET", f"/v1/book?series={series}&after={after}", wire.BookAnswer)

    def send_notice(self, notice: wire.Notice) -> wire.NoticeAnswer:
        """Tells something beside the entries; the same notice may be sent again. Raises CentralError."""
        return self._authorised("POST", _NOTICES[type(notice)], wire.NoticeAnswer, body=notice)

    def keep_sealed_copy(self, sealed: str) -> None:
        """Has the register keep a copy of this counter's keys that only the counter can open. Raises CentralError."""
        body = wire.SealedCopy(sealed=sealed)
        self._authorised("POST", "/v1/sealed-copy", wire.SealedCopyKept, body=body)

    def watchlist(self, edition: str, after: int) -> wire.WatchlistAnswer:
        """The page of the watchlist that follows a change of an edition. Raises CentralError."""
        path = f"/v1/watchlist?edition={quote(edition, safe='')}&after={after}"
        return self._authorised("GET", path, wire.WatchlistAnswer)

    def close(self) -> None:
        """Gives up the calls under way, one that waits at the feed too; later ones raise Unreachable."""
        self._line.close()

    def _authorised(
        self,
        method: str,
        path: str,
        answer: type[_Answer],
        *,
        body: BaseModel | None = None,
        seconds: float = _ANSWER_SECONDS,
    ) -> _Answer:
        until = time.monotonic() + seconds
        token = self._token
        if token:
            try:
                return self._send(method, path, answer, body=body, token=token, seconds=seconds)
            except EnrolAgain:
                # The token has run out in the meantime: once more with a fresh one, and with that one only.
                pass
        token = self._fresh_token(token, until)
        return self._send(method, path, answer, body=body, token=token, seconds=_left(until))

    def _fresh_token(self, stale: str, until: float) -> str:
        if not self._lock.acquire(timeout=_left(until)):
            raise Unreachable
        try:
            if self._token == stale:
                request = wire.TokenRequest(counter_id=self._counter_id, credential=self._credential)
                seconds = min(_left(until), _ANSWER_SECONDS)
                token = self._send("POST", "/v1/token", wire.TokenAnswer, body=request, seconds=seconds).token
                if not (token.isascii() and token.isprintable()):
                    # It could not stand in a header.
                    raise NotUnderstood
                self._token = token
            return self._token
        finally:
            self._lock.release()

    def _send(
        self,
        method: str,
        path: str,
        answer: type[_Answer],
        *,
        body: BaseModel | None = None,
        token: str = "",
        seconds: float = _ANSWER_SECONDS,
    ) -> _Answer:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        content = None
        if body is not None:
            headers["content-type"] = "application/json"
            content = body.model_dump_json().encode()
        url = self._address() + path
        if content is not None and len(content) >= _LEAST_PACKED and not is_this_machine(url):
            # On this machine packing takes longer than sending.
            headers["content-encoding"] = "gzip"
            content = gzip.compress(content, compresslevel=_PACKED_FAST)
        return answers.read(self._line.call(method, url, headers=headers, content=content, seconds=seconds), answer)


def _left(until: float) -> float:
    """The seconds until that moment of the monotonic clock."""
    return max(until - time.monotonic(), 0.0)
