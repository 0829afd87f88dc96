"""Calls to the central register over HTTP: one method for each call of the protocol, with its errors sorted out.

A client holds the counter's credential and fetches short-lived tokens with it by itself. Safe to use from several
threads.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from typing import TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from . import wire
from .errors import EnrolAgain, NotUnderstood, Refused, Unreachable
from .long_poll import LongPoll

_Answer = TypeVar("_Answer", bound=BaseModel)

_CONNECT_SECONDS = 5.0
_ANSWER_SECONDS = 30.0
_MOST_ANSWER_BYTES = 16 * 1024 * 1024

Address = Callable[[], str]
"""Gives the register's base address, e.g. `https://register.example`; may start it. Raises Unreachable."""


class CentralClient:
    """The register as seen from one counter."""

    def __init__(self, address: Address, counter_id: str = "", credential: str = "") -> None:
        self._address = address
        self._counter_id = counter_id
        self._credential = credential
        self._token = ""
        self._lock = threading.Lock()
        trust = _trust_of_this_machine()
        self._waiting_call = LongPoll(trust)
        self._http = httpx.Client(
            timeout=httpx.Timeout(_ANSWER_SECONDS, connect=_CONNECT_SECONDS),
            verify=trust,
            follow_redirects=False,
            headers={"accept": "application/json"},
            limits=httpx.Limits(max_connections=6, keepalive_expiry=20),
        )

    def __repr__(self) -> str:
        return f"CentralClient({self._counter_id!r})"

    def health(self) -> wire.Health:
        """Who answers. Raises CentralError."""
        return self._read(self._send("GET", "/v1/health"), wire.Health)

    def enrol(self, request: wire.EnrolRequest) -> wire.EnrolAnswer:
        """Makes this counter known with a one-time code. Raises CentralError."""
        return self._read(self._send("POST", "/v1/enrol", body=request), wire.EnrolAnswer)

    def upload(self, request: wire.UploadRequest) -> wire.UploadAnswer:
        """Hands over a batch; the same batch may be handed over again. Raises CentralError."""
        return self._read(self._authorised("POST", "/v1/entries", body=request), wire.UploadAnswer)

    def feed(self, cursor: int, wait_seconds: int) -> wire.FeedAnswer:
        """What happened after the cursor, waiting for something up to that long. Raises CentralError."""
        path = f"/v1/feed?cursor={cursor}&wait={wait_seconds}"
        return self._read(self._with_token(lambda token: self._wait_at(path, token, wait_seconds)), wire.FeedAnswer)

    def check(self, request: wire.CheckRequest, *, seconds: float) -> wire.CheckAnswer:
        """Asks whether identifiers are registered stolen, with a limit in seconds. Raises CentralError."""
        return self._read(self._authorised("POST", "/v1/check", body=request, seconds=seconds), wire.CheckAnswer)

    def close(self) -> None:
        """Ends all connections, a call that waits at the feed too."""
        self._waiting_call.cancel()
        self._http.close()

    def _authorised(
        self, method: str, path: str, *, body: BaseModel | None = None, seconds: float | None = None
    ) -> httpx.Response:
        return self._with_token(lambda token: self._send(method, path, body=body, token=token, seconds=seconds))

    def _with_token(self, call: Callable[[str], httpx.Response]) -> httpx.Response:
        token = self._token or self._fresh_token("")
        try:
            return call(token)
        except EnrolAgain:
            # The token has run out in the meantime: once more with a fresh one.
            return call(self._fresh_token(token))

    def _fresh_token(self, stale: str) -> str:
        with self._lock:
            if self._token == stale:
                request = wire.TokenRequest(counter_id=self._counter_id, credential=self._credential)
                self._token = self._read(self._send("POST", "/v1/token", body=request), wire.TokenAnswer).token
            return self._token

    def _send(
        self,
        method: str,
        path: str,
        *,
        body: BaseModel | None = None,
        token: str = "",
        seconds: float | None = None,
    ) -> httpx.Response:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        content = None
        if body is not None:
            headers["content-type"] = "application/json"
            content = body.model_dump_json().encode()
        limit = httpx.Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS)) if seconds else httpx.USE_CLIENT_DEFAULT
        try:
            return _checked(
                self._http.request(method, self._address() + path, content=content, headers=headers, timeout=limit)
            )
        except (httpx.HTTPError, httpx.InvalidURL, RuntimeError):
            # RuntimeError: the client was closed while this call was under way.
            raise Unreachable from None

    def _wait_at(self, path: str, token: str, wait_seconds: int) -> httpx.Response:
        try:
            return _checked(
                self._waiting_call.get(
                    self._address() + path, {"authorization": f"Bearer {token}"}, _ANSWER_SECONDS + wait_seconds
                )
            )
        except httpx.HTTPError:
            raise Unreachable from None

    @staticmethod
    def _read(response: httpx.Response, answer: type[_Answer]) -> _Answer:
        if len(response.content) > _MOST_ANSWER_BYTES:
            raise NotUnderstood
        try:
            return answer.model_validate_json(response.content)
        except ValidationError:
            # Without the cause: it quotes what was read.
            raise NotUnderstood from None


def _checked(response: httpx.Response) -> httpx.Response:
    if response.is_success:
        return response
    raise _error(response)


def _error(response: httpx.Response) -> Exception:
    if response.status_code == httpx.codes.UNAUTHORIZED:
        return EnrolAgain()
    if response.status_code in (429, 502, 503, 504):
        return Unreachable(_retry_after(response))
    try:
        problem = wire.Problem.model_validate_json(response.content)
    except ValidationError:
        return NotUnderstood()
    if response.status_code >= 500:
        return Unreachable(_retry_after(response))
    return Refused(problem.code, problem.detail or problem.title, problem.expected_number)


def _retry_after(response: httpx.Response) -> float | None:
    value = response.headers.get("retry-after", "")
    return min(float(value), 3600.0) if value.isascii() and value.isdigit() else None


def _trust_of_this_machine() -> ssl.SSLContext:
    # The operating system's trust store, so that a dealer's own certificates and revocations count.
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
