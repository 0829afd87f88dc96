"""Questions of which only the newest matters.

While one is being answered the next waits, and only the last of those that wait is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from dealer_client.counter.operation import Background, Operation

Answer = TypeVar("Answer")


class NewestOnly:
    """One question at a time; an answer that came too late is dropped."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._asking = False
        self._waiting: Callable[[], None] | None = None

    def ask(
        self,
        work: Callable[[], Answer],
        success: Callable[[Answer], None],
        failure: Callable[[Exception], None],
    ) -> None:
        """Does the work in the background, unless another question comes before it begins."""
        if self._asking:
            self._waiting = lambda: self._start(work, success, failure)
        else:
            self._start(work, success, failure)

    def forget(self) -> None:
        """Drops the question that waits; one that is being answered is answered."""
        self._waiting = None

    def _start(
        self, work: Callable[[], Any], success: Callable[[Any], None], failure: Callable[[Exception], None]
    ) -> None:
        self._asking = True
        Operation(self._background, work).success(lambda answer: self._ended(success, answer)).failure(
            lambda error: self._ended(failure, error)
        ).start()

    def _ended(self, tell: Callable[[Any], None], outcome: Any) -> None:
        self._asking = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
        else:
            tell(outcome)
