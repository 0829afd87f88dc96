from __future__ import annotations

import httpx
import pytest

from .practising_counter import PractisingCounter, item, problem
from .running_register import RunningRegister


def test_a_match_is_told_to_the_police_with_the_dealer_the_item_and_the_report(
    register: RunningRegister, counter: PractisingCounter
):
    counter.uploaded([counter.entry(1, item(("imei", "490154203237518")))])

    hit = next(hit for hit in register.hits() if hit["entry_number"] == f"{counter.series}-000001/1")

    assert hit["dealer"] == counter.enrolment.dealer_name
    assert hit["level"] == "exact"
    assert (hit["kind"], hit["value"]) == ("imei", "490154203237518")
    assert hit["item"] == "Fairphone, 128 GB, phone"
    assert hit["reference"] == "OEFEN-2026-000001"
    assert hit["stolen_goods"].startswith("Telefoon")
    assert hit["reported_on"] == "2026-10-02"
    assert "(oefening)" in hit["contact"]
    assert hit["matched_at"].endswith("Z")


def test_a_notification_holds_nothing_about_the_seller(register: RunningRegister, counter: PractisingCounter):
    counter.uploaded([counter.entry(1, item(("frame", "WTU123456789")))])

    text = httpx.get(register.url + "/police/hits.json", trust_env=False).text

    assert f"{counter.series}-000001/1" in text
    for personal in ("Verzonnen", "Vera", "Kerkstraat", "SPECI2014", "1990-02-03"):
        assert personal not in text


@pytest.mark.parametrize("host", ["rebound.example", "rebound.example:80", "127.0.0.1.rebound.example", "", "[::2]:80"])
def test_the_desk_does_not_answer_under_another_name_than_this_machines(register: RunningRegister, host: str):
    for path in ("/police/hits.json", "/police/hits.json?x=127.0.0.1"):
        problem(httpx.get(register.url + path, headers={"host": host}, trust_env=False), 403, "forbidden")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1", "LOCALHOST", "[::1]:8080"])
def test_the_desk_answers_under_each_name_of_this_machine(register: RunningRegister, host: str):
    answer = httpx.get(register.url + "/police/hits.json", headers={"host": host}, trust_env=False)

    assert answer.status_code == 200
    assert answer.json()["practice"] is True
