"""Holding up those who guess enrolment codes."""

from __future__ import annotations

import threading
import time
from collections import deque

from .problems import too_many_attempts

_MOST_ADDRESSES = 10_000


class FailedAttempts:
    """Counts failures by address; after `most` within `seconds` an address must wait. In memory: a restart forgives."""

    def __init__(self, most: int, seconds: int) -> None:
        self._most = most
        self._seconds = seconds
        self._failures: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def refuse_if_many(self, address: str) -> None:
        """Raises ProblemFound (429) for an address that failed too often of late."""
        with self._lock:
            failures = self._recent(address)
            if len(failures) >= self._most:
                raise too_many_attempts(max(1, int(failures[0] + self._seconds - time.monotonic())))

    def failed(self, address: str) -> None:
        """One more failure of this address."""
        with self._lock:
            if len(self._failures) >= _MOST_ADDRESSES:
                self._failures.pop(next(iter(self._failures)))
            self._failures.setdefault(address, deque(maxlen=self._most)).append(time.monotonic())

    def _recent(self, address: str) -> deque[float]:
        failures = self._failures.get(address, deque())
        while failures and failures[0] < time.monotonic() - self._seconds:
            failures.popleft()
        return failures
