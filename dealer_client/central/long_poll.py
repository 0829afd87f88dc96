"""A GET that may wait long and can be given up at once from another thread.

A thread that blocks in a socket's read is not woken when the socket is closed elsewhere, so a plain call would hold up
the end of the program until the register answers. This one waits in an event loop, where a wait can be cancelled.
"""

from __future__ import annotations

import asyncio
import ssl
import threading

import httpx


class LongPoll:
    """One waiting call at a time, from one thread; `cancel` from any other."""

    def __init__(self, trust: ssl.SSLContext) -> None:
        self._trust = trust
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[httpx.Response] | None = None
        self._cancelled = False

    def get(self, url: str, headers: dict[str, str], seconds: float) -> httpx.Response:
        """The whole response. Raises httpx.TransportError where there is none, also after `cancel`."""
        return asyncio.run(self._get(url, headers, seconds))

    def cancel(self) -> None:
        """Gives up the call under way and every later one."""
        with self._lock:
            self._cancelled = True
            if self._loop is not None and self._task is not None:
                self._loop.call_soon_threadsafe(self._task.cancel)

    async def _get(self, url: str, headers: dict[str, str], seconds: float) -> httpx.Response:
        with self._lock:
            if self._cancelled:
                raise httpx.ReadError("given up")
            self._loop = asyncio.get_running_loop()
            self._task = asyncio.create_task(self._ask(url, headers, seconds))
        try:
            return await self._task
        except asyncio.CancelledError:
            raise httpx.ReadError("given up") from None
        finally:
            with self._lock:
                self._loop = self._task = None

    async def _ask(self, url: str, headers: dict[str, str], seconds: float) -> httpx.Response:
        async with httpx.AsyncClient(verify=self._trust, follow_redirects=False, timeout=seconds) as http:
            return await http.get(url, headers=headers)
