"""A line that loses, doubles, delays and mangles what it carries, between a real client and a real register."""

from __future__ import annotations

import random
import socket
import threading
from collections import Counter, deque
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from tests.central import loopback_server as server
from tests.central.loopback_server import Asked, LoopbackServer

_LONGEST_DELAY = 0.05
_UPLOAD = "/v1/entries"


class FaultProxy(LoopbackServer):
    """Carries calls to the register at `upstream`; of each hundred, `share * 100` go wrong in one of the ways below.

    `faults` counts what was done to calls, `carried` the paths that came in (without their query).
    """

    def __init__(self, upstream: str, share: float, seed: int) -> None:
        super().__init__([])
        self.faults: Counter[str] = Counter()
        self.carried: Counter[str] = Counter()
        self._upstream = urlsplit(upstream).netloc
        self._share = share
        self._chance = random.Random(seed)
        self._lock = threading.Lock()
        self._late: deque[Asked] = deque()
        self._ways: tuple[Callable[[Asked, socket.socket], None], ...] = (
            self.drop,
            self.delay,
            self.duplicate,
            self.reorder,
            self.truncate_request,
            self.truncate_answer,
            self.refuse_before,
            self.refuse_after,
            self.reset_after,
        )

    def reply(self, asked: Asked, stream: socket.socket) -> None:
        """Carries one call, well or badly."""
        with self._lock:
            self.carried[asked.path.partition("?")[0]] += 1
            way = self._chance.choice(self._ways) if self._chance.random() < self._share else None
            if way is not None:
                self.faults[way.__name__] += 1
        if way is None:
            self._answer(stream, self._forward(asked))
        else:
            way(asked, stream)
        if asked.path == _UPLOAD:
            self._deliver_late()

    def drop(self, asked: Asked, stream: socket.socket) -> None:
        """It never arrives."""

    def delay(self, asked: Asked, stream: socket.socket) -> None:
        """Its answer takes its time."""
        answer = self._forward(asked)
        threading.Event().wait(self._chance.uniform(0, _LONGEST_DELAY))
        self._answer(stream, answer)

    def duplicate(self, asked: Asked, stream: socket.socket) -> None:
        """It arrives twice, and the second answer comes back."""
        self._forward(asked)
        self._answer(stream, self._forward(asked))

    def reorder(self, asked: Asked, stream: socket.socket) -> None:
        """The client hears nothing, and an upload arrives after a later one."""
        if asked.path == _UPLOAD:
            with self._lock:
                self._late.append(asked)

    def truncate_request(self, asked: Asked, stream: socket.socket) -> None:
        """Half of it arrives."""
        half = Asked(asked.method, asked.path, asked.headers, asked.body[: len(asked.body) // 2])
        self._forward(half, length=len(asked.body))

    def truncate_answer(self, asked: Asked, stream: socket.socket) -> None:
        """It arrives, and half of the answer comes back."""
        answer = self._forward(asked)
        if answer is not None:
            server.half(answer[2])(stream)

    def refuse_before(self, asked: Asked, stream: socket.socket) -> None:
        """Something on the way answers in the register's place, and it never arrives."""
        self._page(stream)

    def refuse_after(self, asked: Asked, stream: socket.socket) -> None:
        """It arrives, and something on the way answers in the register's place."""
        self._forward(asked)
        self._page(stream)

    def reset_after(self, asked: Asked, stream: socket.socket) -> None:
        """It arrives, and the connection is cut before the answer."""
        self._forward(asked)
        server.reset(stream)

    def _page(self, stream: socket.socket) -> None:
        status = self._chance.choice((200, 500, 502, 503, 504))
        server.page(status, {"retry-after": "0"} if status == 503 else None)(stream)

    def _deliver_late(self) -> None:
        with self._lock:
            asked = (
                self._late.popleft() if len(self._late) > 1 or (self._late and self._chance.random() < 0.5) else None
            )
        if asked is not None:
            self._forward(asked)

    def _forward(self, asked: Asked, length: int | None = None) -> tuple[int, dict[str, str], bytes] | None:
        """The register's answer, None where it gave none; `length` where less is sent than was promised."""
        headers = {name: value for name, value in asked.headers.items() if name not in ("connection", "content-length")}
        connection = HTTPConnection(self._upstream, timeout=60)
        try:
            connection.putrequest(asked.method, asked.path, skip_host=True, skip_accept_encoding=True)
            for name, value in {**headers, "content-length": str(length or len(asked.body))}.items():
                connection.putheader(name, value)
            connection.endheaders(asked.body)
            if length is not None:
                return None
            response = connection.getresponse()
            kept = {
                name: response.headers[name] for name in ("content-type", "retry-after") if name in response.headers
            }
            return response.status, kept, response.read()
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()

    @staticmethod
    def _answer(stream: socket.socket, answer: tuple[int, dict[str, str], bytes] | None) -> None:
        if answer is not None:
            status, headers, body = answer
            server.answer(status, body, headers)(stream)
