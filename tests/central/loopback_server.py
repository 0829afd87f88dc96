"""A small HTTP server on loopback that answers as it is told to, also in ways that no server should."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import parse_headers
from typing import Any, Self

Reply = Callable[[socket.socket], None]

SIGN_IN_PAGE = b"<!doctype html><title>Hotel Wifi</title><form>Sign in</form>"


@dataclass
class Asked:
    """A request as it came; the names in `headers` are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class LoopbackServer:
    """Gives one reply after the other, each on a connection of its own. `asked` tells what was asked so far."""

    replies: list[Reply]
    tls: ssl.SSLContext | None = None
    asked: list[Asked] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._ended = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._port = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        # Wakes the thread that accepts.
        socket.create_connection(("127.0.0.1", self._port)).close()
        for thread in self._threads:
            thread.join()
        self._listening.close()

    @property
    def url(self) -> str:
        scheme, host = ("https", "localhost") if self.tls else ("http", "127.0.0.1")
        return f"{scheme}://{host}:{self._port}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path for asked in self.asked]

    def reply(self, asked: Asked, stream: socket.socket) -> None:
        """Does what comes next for a request; called in a thread of its connection."""
        self.asked.append(asked)
        self.replies.pop(0)(stream)

    def _accept(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            if self._ended.is_set():
                connection.close()
                return
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            with self.tls.wrap_socket(connection, server_side=True) if self.tls else connection as stream:
                self.reply(_read(stream), stream)
        except OSError:
            # The other side has had enough.
            connection.close()


def answer(
    status: int, body: bytes, headers: Mapping[str, str] | None = None, *, content_type: str = "application/json"
) -> Reply:
    """A whole answer."""
    lines = {"content-type": content_type, "content-length": str(len(body)), "connection": "close", **(headers or {})}
    head = f"HTTP/1.1 {status} Whatever\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return lambda stream: stream.sendall(head.encode() + b"\r\n" + body)


def message(values: Any) -> Reply:
    """An answer that the protocol knows."""
    return answer(200, json.dumps(values).encode())


def problem(status: int, code: str, headers: Mapping[str, str] | None = None, **more: Any) -> Reply:
    """An error as the protocol tells it."""
    body = json.dumps({"title": "A problem", "status": status, "code": code, **more}).encode()
    return answer(status, body, headers, content_type="application/problem+json")


def page(status: int, headers: Mapping[str, str] | None = None) -> Reply:
    """What a network puts in the place of an answer."""
    return answer(status, SIGN_IN_PAGE, headers, content_type="text/html")


def half(whole: bytes) -> Reply:
    """Promises an answer and ends in the middle of it."""
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(whole)}\r\n\r\n".encode()
    return lambda stream: stream.sendall(head + whole[: len(whole) // 2])


def reset(stream: socket.socket) -> None:
    """Cuts the connection hard after the request was sent."""
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    stream.close()


def token(text: str = "token-1") -> Reply:
    """An answer to `POST /v1/token`."""
    return message({"token": text, "expires_in_seconds": 900})


def health(**changed: Any) -> Reply:
    """An answer to `GET /v1/health`."""
    values = {"status": "ok", "register_name": "Register", "register_key": "0" * 64, "practice": True}
    return message({**values, **changed})


def feed(*events: Any, cursor: int = 0, more: bool = False) -> Reply:
    """An answer to `GET /v1/feed`."""
    return message({"events": list(events), "cursor": cursor, "more": more})


def _read(stream: socket.socket) -> Asked:
    with stream.makefile("rb") as file:
        method, path, _ = file.readline().decode().split(" ")
        headers = {name.lower(): value for name, value in parse_headers(file).items()}
        body = file.read(int(headers.get("content-length", "0")))
    return Asked(method=method, path=path, headers=headers, body=body)
