"""Who is signed in, and until when."""

from __future__ import annotations

from dealer_client.register.staff import Role, Staff
from dealer_client.vault.session import Session

KEES, AN = Staff(id="1", name="Kees", role=Role.OWNER), Staff(id="2", name="An")


def test_nobody_is_signed_in_at_first() -> None:
    assert Session(300).staff(0) is None


def test_a_session_ends_after_the_idle_time_and_activity_puts_it_off() -> None:
    session = Session(300)
    session.begin(KEES, 0)
    session.seen(200)
    assert session.staff(499) == KEES
    assert session.staff(500) is None


def test_activity_does_not_bring_back_a_session_that_ended() -> None:
    session = Session(300)
    session.begin(KEES, 0)
    session.seen(301)
    assert session.staff(302) is None


def test_another_one_takes_over_and_a_lock_ends_it() -> None:
    session = Session(300)
    session.begin(KEES, 0)
    session.begin(AN, 10)
    assert session.staff(11) == AN
    session.end()
    assert session.staff(12) is None
