"""Work that must not hold up the screen: the one place in the counter that knows threads.

    background = Background(parent)
    Operation(background, lambda: desk.record(draft)).success(show_number).failure(show_error).start()

The work runs in a background thread and touches no widget; success, failure and progress are called in the UI thread.
Whoever owns the `Background` calls `close()` before it goes: that waits for what runs and drops what has not begun.

Long work can be cancelled: `cancel()` makes its next report of progress, or its next `go_on`, end it; that is told to
`cancelled`. Work that came to its end all the same was done, and tells so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Result = TypeVar("Result")
Report = Callable[[int, int], None]
"""Called by the work with how much is done, and of how much."""

_WORKERS = 4
_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Ends work that nobody wants any more: raised by the report of progress, within the work itself."""


class Background(QObject):
    """Owns the background threads of one window."""

    _call = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._running = 0
        # A bound method of an object of this thread: Qt queues the call when it comes from another one.
        self._call.connect(self._in_ui_thread)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        # Loaded at its first use: the window takes keys before it.
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=_WORKERS, thread_name_prefix="counter")

    @property
    def busy(self) -> bool:
        """Whether an operation has not told its outcome yet."""
        return self._running > 0

    def close(self) -> None:
        """Waits for what runs; after it nothing starts and nobody is called back."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def call_later(self, call: Callable[[], None]) -> None:
        """From any thread: has this called in the UI thread, soon."""
        if not self._closed:
            self._call.emit(call)

    def run(self, work: Callable[[], None]) -> None:
        """For `Operation`: runs this in a background thread."""
        if not self._closed:
            self._running += 1
            self._pool.submit(work)

    def ended(self) -> None:
        """For `Operation`, in the UI thread: one operation told its outcome."""
        self._running -= 1

    def _in_ui_thread(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()


class Operation(Generic[Result]):
    """One piece of work and who hears of it. Each of the setters gives the operation back."""

    def __init__(self, background: Background, work: Callable[[], Result]) -> None:
        self._background = background
        self._work: Callable[[], Result] = work
        self._success: Callable[[Result], None] | None = None
        self._failure: Callable[[Exception], None] | None = None
        self._dropped: Callable[[], None] | None = None
        self._cancel = Event()

    @classmethod
    def with_progress(
        cls, background: Background, work: Callable[[Report], Result], progress: Callable[[int, int], None]
    ) -> Operation[Result]:
        """An operation whose work is given a function to report to; `progress` is called in the UI thread.

        It may report as often as it likes: what is less than a hundredth further is not passed on.
        """
        passed_on = -1

        def report(done: int, of: int) -> None:
            nonlocal passed_on
            operation.go_on()
            hundredth = 100 * done // of if of else 0
            if hundredth != passed_on:
                passed_on = hundredth
                background.call_later(lambda: progress(done, of))

        operation: Operation[Result] = cls(background, lambda: work(report))
        return operation

    def success(self, call: Callable[[Result], None]) -> Operation[Result]:
        """Called with what the work gave."""
        self._success = call
        return self

    def failure(self, call: Callable[[Exception], None]) -> Operation[Result]:
        """Called with the exception that ended the work."""
        self._failure = call
        return self

    def cancelled(self, call: Callable[[], None]) -> Operation[Result]:
        """Called instead, where the work was cancelled."""
        self._dropped = call
        return self

    def cancel(self) -> None:
        """Nobody wants this any more: it ends at its next report of progress or `go_on`."""
        self._cancel.set()

    def go_on(self) -> None:
        """For the work, between two steps: raises Cancelled where nobody wants it any more."""
        if self._cancel.is_set():
            raise Cancelled

    def start(self) -> None:
        """Begins, unless the background is closed."""
        self._background.run(self._run)

    def _run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self._background.call_later(lambda error=error: self._failed(error))  # type: ignore[misc]
        else:
            self._background.call_later(lambda: self._succeeded(result))

    def _succeeded(self, result: Any) -> None:
        self._background.ended()
        if self._success is not None:
            self._success(result)

    def _failed(self, error: Exception) -> None:
        self._background.ended()
        if isinstance(error, Cancelled):
            if self._dropped is not None:
                self._dropped()
        elif self._failure is not None:
            self._failure(error)
        else:
            # Only the kind: a message may quote what was typed.
            _log.error("an operation failed: %s", type(error).__name__)
