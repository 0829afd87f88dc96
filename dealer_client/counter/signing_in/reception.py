"""Lets people in and locks: who may be asked to sign in, and when that is not needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.scanner import Scanner
from dealer_client.register.staff import Staff

from .guard import Guard, monotonic

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.store.staff import StaffRecord

    from .sign_in_page import SignInPage

People = Sequence["StaffRecord"]


class Reception(QObject):
    """`let_in` carries who is at work from now on, `closed` that the page should be shown."""

    let_in = Signal(object)
    closed = Signal()

    def __init__(self, background: Background, scanner: Scanner) -> None:
        super().__init__(background)
        self._background = background
        self._counter: OpenCounter | None = None
        self._people: People = ()
        self._asked: People = ()
        self._somebody_in = False
        self._idle_minutes = 0
        self.guard = Guard(self, lambda: scanner.last_key_at, monotonic)
        self.guard.locked.connect(self.lock)

    @cached_property
    def page(self) -> SignInPage:
        """Where somebody signs in; made at its first use."""
        from .sign_in_page import SignInPage

        page = SignInPage(self._background)
        page.signed_in.connect(self._signed_in)
        return page

    def open(self, counter: OpenCounter, people: People, idle_minutes: int) -> None:
        """The book is open: asks who is there, unless only one person can be meant."""
        self._counter = counter
        self._take(people, idle_minutes)
        self.guard.screen.listen()
        if len(self._people) == 1 and not self._people[0].has_pin:
            self._signed_in(counter.desk.at_work.staff)
        else:
            self._ask(kept=False)

    def lock(self) -> None:
        """Asks who is there; also to let another person take over."""
        counter = self._counter
        if counter is None:
            return
        self.guard.stop()
        self._ask(kept=True)
        # Somebody may have been added or have a new PIN by now.
        self.refresh()

    def refresh(self) -> None:
        """Who works here, a PIN or the idle time may have changed."""
        counter = self._counter
        if counter is not None:
            Operation(self._background, lambda: read_people(counter)).success(self._people_read).start()

    def stop(self) -> None:
        """Watches no longer."""
        self.guard.stop()

    def _take(self, people: People, idle_minutes: int) -> None:
        self._people = [person for person in people if person.active]
        self._idle_minutes = idle_minutes

    def _ask(self, *, kept: bool) -> None:
        if self._counter is not None:
            desk = self._counter.desk
            self._somebody_in, self._asked = False, self._people
            self.page.ask(desk, self._people, desk.at_work.staff.id, kept=kept)
            self.closed.emit()

    def _people_read(self, read: tuple[People, int]) -> None:
        self._take(*read)
        counter = self._counter
        if counter is None:
            return
        staff = counter.desk.at_work.staff
        if self._somebody_in:
            self._watch(staff)
        elif self._people != self._asked:
            self._asked = self._people
            self.page.ask(counter.desk, self._people, staff.id, kept=True)

    def _signed_in(self, staff: Staff) -> None:
        self._somebody_in = True
        self._watch(staff)
        self.let_in.emit(staff)

    def _watch(self, staff: Staff) -> None:
        has_pin = any(person.has_pin for person in self._people if person.staff.id == staff.id)
        self.guard.begin(staff, has_pin=has_pin, idle_minutes=self._idle_minutes)


def read_people(counter: OpenCounter) -> tuple[People, int]:
    """Who works or worked here, and after how many minutes the counter locks. In the background."""
    from dealer_client.custody.idle_time import idle_minutes

    return counter.desk.people.all(), idle_minutes(counter.store)
