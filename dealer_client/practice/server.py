"""Running the practice register as a server process on this machine."""

from __future__ import annotations

import gc
import ipaddress
import json
import logging
import os
import socket
import sys
import threading
from datetime import timedelta
from types import FrameType

import uvicorn

from .application import build_application
from .database import CannotStart
from .practice_register import TOKEN_LIFETIME, PracticeRegister

# Longer than any client keeps a connection idle: it is the client that lets go, so no request meets a closing door.
_KEEP_ALIVE_SECONDS = 75
_LAST_WORDS_SECONDS = 5


def run_practice_register(
    *,
    port: int,
    database: str,
    stop_with_parent: bool,
    host: str = "127.0.0.1",
    token_lifetime: timedelta = TOKEN_LIFETIME,
    rule_pack: str = "",
) -> int:
    """Serves until SIGTERM or SIGINT; the exit code.

    `port` 0 takes a free one. Prints one line on standard output when it is ready: `{"url": "http://127.0.0.1:PORT"}`.
    With `stop_with_parent` it also ends when its standard input does, so it never outlives a program that was killed.
    `rule_pack` is the text of a rule pack to sign and publish to every dealer.
    What prevents a start is told on standard error, with exit code 1.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        listening = _listen(host, port)
        try:
            register = PracticeRegister(database, token_lifetime=token_lifetime, rule_pack=rule_pack)
        except CannotStart:
            listening.close()
            raise
    except CannotStart as error:
        sys.stderr.write(f"{error}\n")
        return 1
    try:
        server = _Server(register, _url(listening))
        if stop_with_parent:
            threading.Thread(target=server.stop_at_end_of_input, name="parent-watch", daemon=True).start()
        server.run(sockets=[listening])
    finally:
        register.close()
    return 0


class _Server(uvicorn.Server):
    """Says when it is ready, and lets nobody wait at a feed when it is told to stop."""

    def __init__(self, register: PracticeRegister, url: str) -> None:
        super().__init__(
            uvicorn.Config(
                build_application(register),
                log_config=None,
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                timeout_keep_alive=_KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=_LAST_WORDS_SECONDS,
            )
        )
        self._register = register
        self._url = url

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # What is loaded stays for good. A batch makes so many objects that looking through all of that for what is
        # not needed any more, again and again, took a quarter of the time.
        gc.freeze()
        sys.stdout.write(json.dumps({"url": self._url}) + "\n")
        sys.stdout.flush()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._register.bell.end_waiting()

    def stop_at_end_of_input(self) -> None:
        """Reads standard input to its end, then stops the server."""
        try:
            while os.read(sys.stdin.fileno(), 4096):
                pass
        except OSError:
            # As good as ended: there is nobody at the other side.
            pass
        self.should_exit = True
        self._register.bell.end_waiting()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=512)
    except (OSError, OverflowError):
        raise CannotStart(
            f"Port {port} on {host} cannot be used; perhaps another program has it. Name another one with --port, "
            "or 0 for any free one."
        ) from None
    # Its connections inherit it. Without it the body of an answer waits some 40 ms for the head to be acknowledged.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    try:
        name = f"[{host}]" if ipaddress.ip_address(host).version == 6 else host
    except ValueError:
        name = host
    return f"http://{name}:{port}"
