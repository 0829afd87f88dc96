"""Why an item is held for the police: what staff wrote as they wrote it, what the program found in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dealer_client.register.item_life import HoldCause, PoliceHold


def a_hold(reason: str, by: str) -> PoliceHold:
    at = datetime(2026, 11, 25, tzinfo=UTC)
    return PoliceHold(item="A-000001/1", placed_at=at, placed_by=by, reference="", reason=reason, match_id="m-1")


@pytest.mark.parametrize("cause", HoldCause)
def test_what_the_program_found_is_worded_in_both_languages(cause: HoldCause) -> None:
    why = a_hold(cause.value, "").why
    assert "gestolen" in why.nl
    assert "stolen" in why.en
    assert cause.value not in (why.nl, why.en)


@pytest.mark.parametrize("reason", ["agent belde {morgen}", HoldCause.MATCHED.value])
def test_what_staff_wrote_stays_as_they_wrote_it(reason: str) -> None:
    why = a_hold(reason, "staff-1").why
    assert (why.nl, why.en) == (reason, reason)


def test_an_erased_reason_stays_erased() -> None:
    assert a_hold("-", "").why.en == "-"
