"""Who is signed in at the counter, and when that ends by itself."""

from __future__ import annotations

from dealer_client.register.staff import Staff

USUAL_IDLE_MINUTES = 5
IDLE_CHOICES = (1, 2, 5, 10, 15, 30)
"""Minutes without a key or a move of the mouse to choose from. There is no "never": an open till is everybody's."""


class Session:
    """One counter's sign-in. Times are seconds of a monotonic clock, which nobody can set back."""

    def __init__(self, idle_seconds: float) -> None:
        self._idle_seconds = idle_seconds
        self._staff: Staff | None = None
        self._last_seen = 0.0

    def begin(self, staff: Staff, now: float) -> None:
        """This person is at work now; whoever was before, is not."""
        self._staff, self._last_seen = staff, now

    def seen(self, now: float) -> None:
        """Someone typed or moved the mouse. Does not bring back a session that has ended."""
        if self.staff(now) is not None:
            self._last_seen = max(self._last_seen, now)

    def end(self) -> None:
        """Locks: on request, or because the screen was locked."""
        self._staff = None

    def staff(self, now: float) -> Staff | None:
        """Who is at work, or None after the idle time."""
        if self._staff is not None and now - self._last_seen >= self._idle_seconds:
            self._staff = None
        return self._staff
