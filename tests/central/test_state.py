from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dealer_client.central.errors import EnrolAgain, NotUnderstood, Unreachable
from dealer_client.central.state import Standing, state_of
from dealer_client.register.errors import DealerError

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
AWAY, ENROL, PAGE = Unreachable(), EnrolAgain(), NotUnderstood()


@pytest.mark.parametrize(
    ("waiting", "rejected", "troubles", "standing", "nl"),
    [
        (0, 0, [], Standing.UP_TO_DATE, "bij"),
        (1, 0, [], Standing.WAITING, "1 wacht"),
        (12, 0, [], Standing.WAITING, "12 wachten"),
        (0, 0, [AWAY], Standing.OFFLINE, "geen verbinding"),
        (1, 3, [AWAY], Standing.OFFLINE, "geen verbinding, 1 wacht"),
        (3, 0, [AWAY, AWAY], Standing.OFFLINE, "geen verbinding, 3 wachten"),
        (0, 1, [], Standing.ATTENTION, "1 post niet aangenomen: kijk in het register"),
        (5, 2, [], Standing.ATTENTION, "2 posten niet aangenomen: kijk in het register"),
        (5, 0, [ENROL], Standing.ATTENTION, ENROL.message.nl),
        (5, 0, [AWAY, ENROL], Standing.ATTENTION, ENROL.message.nl),
        (5, 2, [PAGE, ENROL], Standing.ATTENTION, PAGE.message.nl),
    ],
)
def test_the_status_bar_says_what_matters_most(
    waiting: int, rejected: int, troubles: list[DealerError], standing: Standing, nl: str
):
    state = state_of(waiting, rejected, troubles, NOW)
    assert (state.standing, state.waiting, state.text.nl, state.since) == (standing, waiting, nl, NOW)
