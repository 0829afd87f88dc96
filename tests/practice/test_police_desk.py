from __future__ import annotations

import statistics
import threading
import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from .practising_counter import Enrolments, PractisingCounter, item, problem
from .practising_police import IN_ORDER, PolicePage
from .running_register import RunningRegister


@pytest.fixture
def desk(register: RunningRegister) -> PolicePage:
    return PolicePage(register.url)


def test_goods_reported_stolen_later_are_found_with_every_dealer_that_holds_them(
    register: RunningRegister, enrolments: Enrolments, desk: PolicePage
):
    first, second, bystander = (enrolments.counter(shop) for shop in (0, 1, 2))
    first.uploaded([first.entry(1), first.entry(2, item(), item(("serial", "lat-er 0001"), line=2))])
    second.uploaded([second.entry(1, item(("serial", "LATEROOO1")))])
    bystander.uploaded([bystander.entry(1, item(("serial", "ANDERS0001")))])

    desk.report(value="LATER0001", goods="Laptop Lenovo")

    (told,) = first.told()
    assert (told.series, told.number, told.line, told.level) == (first.series, 2, 2, "exact")
    assert (told.goods, told.reported_on, told.contact) == ("Laptop Lenovo", "2026-10-05", "Politie (oefening)")
    (told,) = second.told()
    assert told.level == "near"
    assert bystander.told() == []
    dealers = {hit["dealer"] for hit in register.hits() if hit["reference"] == told.reference}
    assert dealers == {first.enrolment.dealer_name, second.enrolment.dealer_name}


def test_goods_reported_stolen_are_found_when_they_come_in(desk: PolicePage, counter: PractisingCounter):
    path = desk.report(value="NOGNIET001")
    assert "NOGNIET001" in desk.get(path).text
    assert counter.check(("serial", "nogniet 001"))[0].level == "exact"

    counter.uploaded([counter.entry(1, item(("serial", "NOGNIET001")))])

    assert [event.value for event in counter.told()] == ["NOGNIET001"]
    assert f"{counter.series}-000001/1" in desk.get(path).text


def test_each_report_gets_the_next_reference(desk: PolicePage, counter: PractisingCounter):
    for value in ("OPEENVOLGEND1", "OPEENVOLGEND2"):
        desk.report(value=value)

    first, second = (
        result.reference for result in counter.check(("serial", "OPEENVOLGEND1"), ("serial", "OPEENVOLGEND2"))
    )

    assert second[:11] == first[:11] == f"OEFEN-{datetime.now(UTC).year}-"
    assert int(second[11:]) == int(first[11:]) + 1


def test_a_form_sent_twice_is_one_report(desk: PolicePage, counter: PractisingCounter):
    counter.uploaded([counter.entry(1, item(("serial", "TWEEKEER1")))])

    assert desk.report(value="TWEEKEER1") == desk.report(value="tweekeer1")

    assert len(counter.told()) == 1


def test_a_report_wakes_a_waiting_counter_at_once(desk: PolicePage, counter: PractisingCounter):
    counter.uploaded([counter.entry(1, *(item(("serial", f"WEKKER{n}"), line=n) for n in range(1, 10)))])
    cursor, late = counter.feed().cursor, []
    for n in range(1, 10):
        answered: list[float] = []

        def wait(cursor: int = cursor, answered: list[float] = answered) -> None:
            assert counter.feed(cursor, wait=20).events
            answered.append(time.monotonic())

        waiting = threading.Thread(target=wait)
        waiting.start()
        desk.report(value=f"WEKKER{n}")
        reported = time.monotonic()
        waiting.join(20)
        late.append(answered[0] - reported)
        cursor = counter.feed(cursor).cursor

    assert statistics.median(late) < 0.05


def test_every_page_says_that_it_is_practice(register: RunningRegister, desk: PolicePage, counter: PractisingCounter):
    counter.uploaded([counter.entry(1, item(("imei", "490154203237518")))])
    paths = ["", "/report", "/hits/nothing", desk.report(value="OEFENING1"), f"/hits/{register.hits()[0]['match_id']}"]

    for path in paths:
        page = desk.get(path)
        assert "OEFENEN / PRACTICE" in page.text.partition("</title>")[0], path
        assert "OEFENEN / PRACTICE" in page.text.partition("<body>")[2], path


def test_a_page_may_run_nothing_load_nothing_from_elsewhere_and_be_framed_nowhere(desk: PolicePage):
    for path in ("", "/report", "/desk.css"):
        headers = desk.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "script" not in policy
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
    for path in ("", "/report"):
        text = desk.get(path).text
        assert "<script" not in text
        assert "://" not in text


def test_what_dealers_and_reports_say_is_shown_as_text(
    register: RunningRegister, desk: PolicePage, counter: PractisingCounter
):
    hostile = '"><img src=x onerror=alert(1)>'
    counter.uploaded([counter.entry(1, item(("serial", "VIJANDIG1" + hostile), brand=hostile))])
    path = desk.report(value="VIJANDIG1" + hostile, goods=hostile, contact=hostile)
    match_id = next(hit["match_id"] for hit in register.hits() if hit["value"].startswith("VIJANDIG1"))

    for shown in (path, "", f"/hits/{match_id}"):
        page = desk.get(shown).text
        assert "VIJANDIG1" in page
        assert "<img" not in page
    refused = desk.send({"form_token": "x", **IN_ORDER, "value": hostile})
    assert "&lt;img" in refused.text
    assert "<img" not in refused.text


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "boat"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"value": ""}, "value"),
        ({"value": "?!"}, "value"),
        ({"value": "A" * 81}, "value"),
        ({"value": "AB\nCD"}, "value"),
        ({"value": "AB\u202eCD"}, "value"),
        ({"kind": "imei", "value": "490154203237519"}, "value"),
        ({"kind": "vin", "value": "WVWZZZ1KZAW00000O"}, "value"),
        ({"goods": " "}, "goods"),
        ({"goods": "x" * 201}, "goods"),
        ({"reported_on": "5 oktober"}, "reported_on"),
        ({"reported_on": "20261005"}, "reported_on"),
        ({"reported_on": "2026-02-30"}, "reported_on"),
        ({"reported_on": (datetime.now(UTC) + timedelta(days=2)).date().isoformat()}, "reported_on"),
        ({"reported_on": "1949-12-31"}, "reported_on"),
        ({"contact": "\x00"}, "contact"),
    ],
)
def test_a_wrong_field_is_named_and_what_was_typed_stays(desk: PolicePage, changed: dict[str, str], field: str):
    form = {"form_token": desk.form_token(), **IN_ORDER, "value": "BLIJFTSTAAN1", "goods": "Blijft staan", **changed}

    answer = desk.send(form)

    assert answer.status_code == 422
    assert f'id="wrong-{field}"' in answer.text
    assert answer.text.count('class="wrong"') == 1
    assert form["goods"] in answer.text


def test_a_form_from_another_page_is_refused(desk: PolicePage, counter: PractisingCounter):
    form = {"form_token": desk.form_token(), **IN_ORDER, "value": "VREEMD1"}
    port = desk.url.rpartition(":")[2]

    for origin in ("http://rebound.example", "null", "", "http://127.0.0.1:1", f"https://127.0.0.1:{port}"):
        problem(desk.send(form, origin=origin), 403, "forbidden")
    problem(desk.send(form, origin=f"http://rebound.example:{port}", host=f"rebound.example:{port}"), 403, "forbidden")

    assert counter.check(("serial", "VREEMD1"))[0].level == "clear"


@pytest.mark.parametrize("token", ["", "x", "é", "0" * 43])
def test_a_form_without_the_desks_own_token_reports_nothing_and_keeps_what_was_typed(
    desk: PolicePage, counter: PractisingCounter, token: str
):
    answer = desk.send({"form_token": token, **IN_ORDER, "value": "VEROUDERD1"})

    assert answer.status_code == 403
    assert "VEROUDERD1" in answer.text
    assert desk.form_token() in answer.text
    assert counter.check(("serial", "VEROUDERD1"))[0].level == "clear"


def test_what_is_no_form_of_the_desk_is_refused(desk: PolicePage):
    def send(body: bytes, media_type: str = "application/x-www-form-urlencoded") -> httpx.Response:
        headers = {"origin": desk.url, "content-type": media_type}
        return httpx.post(f"{desk.url}/police/report", content=body, headers=headers, trust_env=False)

    problem(send(b"{}", "application/json"), 415, "bad-request")
    problem(send(b"--x--", "multipart/form-data; boundary=x"), 415, "bad-request")
    problem(send(b"value=%ff"), 422, "bad-request")
    problem(send("value=é".encode()), 422, "bad-request")
    problem(send(b"value=1&value=2"), 422, "bad-request")
    problem(send(b"&".join(b"a%d=" % n for n in range(30))), 422, "bad-request")
    problem(send(b"value=" + b"x" * 20_000), 413, "too-large")


@pytest.mark.parametrize("path", ["/hits/%00", "/hits/..%2f..", "/reports/0", "/reports/x", "/reports/99999999999999"])
def test_an_address_of_nothing_is_answered_as_one(desk: PolicePage, path: str):
    assert desk.get(path).status_code in (404, 422)
