"""Letting a sender finish before a refusal closes the connection.

A call that is refused early (unknown token, too large) leaves its body unread. Closing at once would reset the
connection, and the sender would see a broken line where there was an answer: a counter with an expired token would
never learn that. So what is left is read and thrown away, up to a limit, before the answer goes out.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dealer_client.central import wire

_MOST_BYTES = 4 * wire.MAX_REQUEST_BYTES
_MOST_SECONDS = 5.0


class FinishReading:
    """Around an application: an answer begins only when the request has been read, or was too much to read."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        unread = True

        async def receive_and_note() -> Message:
            nonlocal unread
            message = await receive()
            unread = message["type"] == "http.request" and message.get("more_body", False)
            return message

        async def read_rest() -> None:
            left = _MOST_BYTES
            while unread and left > 0:
                left -= len((await receive_and_note()).get("body", b""))

        async def send_when_read(message: Message) -> None:
            if message["type"] == "http.response.start" and unread:
                with suppress(TimeoutError):
                    await asyncio.wait_for(read_rest(), _MOST_SECONDS)
            await send(message)

        await self._application(scope, receive_and_note, send_when_read)
