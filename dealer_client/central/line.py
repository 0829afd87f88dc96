"""The line to a central register: HTTP calls that end in time, whatever the other side does, and at once on `close`.

A thread that blocks in a socket's read is not woken when the socket is closed elsewhere, and a socket's own time limit
starts anew with each byte that drips in. So all calls of one line run in one event loop, in a thread of the line's own,
where any of them can be cancelled.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import logging
import ssl
import threading
from collections.abc import Mapping

import httpx

from .answers import Answered, Body
from .errors import CentralError, CertificateWrong, Unreachable

_log = logging.getLogger(__name__)

_CONNECT_SECONDS = 5.0
_MOST_CONNECTIONS = 6
# A register on this very machine is never behind a proxy, whatever the system's settings say.
_THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


def is_this_machine(url: str) -> bool:
    """Whether an address is of this very machine."""
    host = url.partition("://")[2].partition("/")[0]
    return any(host == own or host.startswith(f"{own}:") for own in _THIS_MACHINE)


class Line:
    """Carries calls from any thread. The first call starts the line's thread; `close` ends it."""

    def __init__(self) -> None:
        self._trust = _trust_of_this_machine()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._http: httpx.AsyncClient | None = None
        self._closed = False

    def call(
        self, method: str, url: str, *, headers: Mapping[str, str], content: bytes | None, seconds: float
    ) -> Answered:
        """The whole answer, within so many seconds.

        Raises Unreachable where there is none in time and after `close`, CertificateWrong, or NotUnderstood where the
        answer is too large or badly packed.
        """
        with self._lock:
            if self._closed:
                raise Unreachable
            loop = self._loop or self._start()
            calling = asyncio.run_coroutine_threadsafe(self._call(method, url, headers, content, seconds), loop)
        try:
            return calling.result()
        except concurrent.futures.CancelledError:
            raise Unreachable from None

    def close(self) -> None:
        """Gives up the calls under way and refuses every later one."""
        with self._lock:
            self._closed = True
            if self._loop is None or self._thread is None:
                return
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
            ending = asyncio.run_coroutine_threadsafe(self._end(), loop)
        ending.result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    def _start(self) -> asyncio.AbstractEventLoop:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="central-line", daemon=True)
        self._thread.start()
        return self._loop

    async def _call(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes | None, seconds: float
    ) -> Answered:
        if self._http is None:
            self._http = self._client()
        limit = httpx.Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS))
        try:
            async with (
                asyncio.timeout(seconds),
                self._http.stream(method, url, headers=headers, content=content, timeout=limit) as response,
            ):
                body = Body(response.headers.get("content-encoding", "").strip().lower())
                async for arrived in response.aiter_raw():
                    body.add(arrived)
                return Answered(response.status_code, dict(response.headers), body.whole())
        except CentralError:
            raise
        except Exception as error:
            # The libraries below let errors of every kind through. Without the cause: it may quote what was sent.
            raise (CertificateWrong() if _is_about_certificate(error) else _unreachable(error)) from None

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            verify=self._trust,
            follow_redirects=False,
            headers={"accept": "application/json", "accept-encoding": "gzip"},
            limits=httpx.Limits(max_connections=_MOST_CONNECTIONS, keepalive_expiry=20),
            mounts={f"all://{own}": None for own in _THIS_MACHINE},
        )

    async def _end(self) -> None:
        calls = asyncio.all_tasks() - {asyncio.current_task()}
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        if self._http is not None:
            await self._http.aclose()


def _unreachable(error: Exception) -> Unreachable:
    if not isinstance(error, TimeoutError | httpx.HTTPError | httpx.InvalidURL):
        _log.warning("no call to the register: %s", type(error).__name__)
    return Unreachable()


def _is_about_certificate(error: BaseException | None) -> bool:
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None


def _trust_of_this_machine() -> ssl.SSLContext:
    # The operating system's trust store, so that a dealer's own certificates and revocations count.
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
