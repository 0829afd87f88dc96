"""What a broken or ill-willed sender may send: always an answer in the protocol's words, never a fault."""

from __future__ import annotations

import gzip
import json
import socket
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealer_client.central import wire

from .practising_counter import Enrolments, PractisingCounter, problem
from .running_register import RunningRegister

_line = httpx.Client(trust_env=False, timeout=30, limits=httpx.Limits(max_keepalive_connections=0))


@pytest.fixture(scope="module")
def sender(enrolments: Enrolments) -> PractisingCounter:
    return enrolments.counter()


def send(sender: PractisingCounter, path: str, content: bytes, **headers: str) -> httpx.Response:
    sent = {"authorization": f"Bearer {sender.token}", "content-type": "application/json", **headers}
    return _line.post(sender.url + path, content=content, headers=sent)


# Some 50 kilobytes that unpack to 50 megabytes.
BOMB = gzip.compress(bytes(50 * 1024 * 1024), 9)
POSTS = ("/v1/entries", "/v1/check", "/v1/enrol", "/v1/token")


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b'"\xed\xa0\x80"', 400),
        (b"[" * 100_000, 400),
        (b'{"a":' * 100_000, 400),
        (b"null", 422),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"unknown": 1}', 422),
        (b"1" * 5000, 400),
        (b'{"code": 1e999, "counter_id": NaN}', 422),
    ],
)
def test_what_is_no_message_is_refused_in_words(sender: PractisingCounter, path: str, content: bytes, status: int):
    answer = send(sender, path, content)

    assert problem(answer, status, "bad-request").detail


@pytest.mark.parametrize("path", POSTS)
def test_another_media_type_or_encoding_is_refused(sender: PractisingCounter, path: str):
    problem(send(sender, path, b"{}", **{"content-type": "text/plain"}), 415, "bad-request")
    problem(send(sender, path, gzip.compress(b"{}"), **{"content-encoding": "br"}), 415, "bad-request")


def test_a_packed_message_is_read_as_the_one_in_it(sender: PractisingCounter):
    question = wire.CheckRequest(identifiers=[wire.WireIdentifier(kind="imei", value="490154203237518")])
    packed = gzip.compress(question.model_dump_json().encode())

    answer = send(sender, "/v1/check", packed, **{"content-encoding": "gzip"})

    assert wire.CheckAnswer.model_validate_json(answer.content).results[0].level == "exact"


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    ("packed", "status", "code"),
    [
        (gzip.compress(b" " * (wire.MAX_REQUEST_BYTES + 1)), 413, "too-large"),
        (BOMB, 413, "too-large"),
        (gzip.compress(b"{}")[:-4], 400, "bad-request"),
        (gzip.compress(b"{}") + b"more", 400, "bad-request"),
        (b"{}", 400, "bad-request"),
        (b"", 400, "bad-request"),
        (gzip.compress(b"{}"), 422, "bad-request"),
    ],
    ids=["over", "bomb", "half", "more", "plain", "nothing", "empty"],
)
def test_a_packed_message_is_never_unpacked_beyond_the_limit(
    sender: PractisingCounter, path: str, packed: bytes, status: int, code: str
):
    problem(send(sender, path, packed, **{"content-encoding": "gzip"}), status, code)


def test_a_long_answer_is_packed_for_who_accepts_that_and_for_nobody_else(sender: PractisingCounter):
    path = f"{sender.url}/v1/watchlist"
    headers = {"authorization": f"Bearer {sender.token}"}

    packed = _line.get(path, headers={**headers, "accept-encoding": "gzip"})
    plain = _line.get(path, headers={**headers, "accept-encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json()["added"] == plain.json()["added"]


@pytest.mark.parametrize("path", POSTS)
def test_a_message_over_the_limit_is_refused_and_the_line_stays_whole(sender: PractisingCounter, path: str):
    found = problem(send(sender, path, b" " * (wire.MAX_REQUEST_BYTES + 1)), 413, "too-large")

    assert str(wire.MAX_REQUEST_BYTES) in found.detail


def test_a_message_over_the_limit_in_pieces_of_unknown_length_is_refused(sender: PractisingCounter):
    pieces = (b" " * 65536 for _ in range(wire.MAX_REQUEST_BYTES // 65536 + 2))
    headers = {"authorization": f"Bearer {sender.token}", "content-type": "application/json"}

    answer = httpx.post(sender.url + "/v1/check", content=pieces, headers=headers, timeout=30, trust_env=False)

    problem(answer, 413, "too-large")


def test_a_stranger_is_turned_away_before_his_message_is_looked_at(sender: PractisingCounter):
    for content in (b"{", b" " * (wire.MAX_REQUEST_BYTES + 1)):
        problem(send(sender, "/v1/entries", content, authorization="Bearer stranger"), 401, "unauthorised")


def test_a_refusal_names_the_field_and_repeats_nothing_that_was_sent(sender: PractisingCounter):
    entry = sender.entry(1).model_dump()
    entry["personal"][0]["salt"] = "Geheim Verzonnen"
    entry["Onbekend"] = 1
    body = {"entries": [entry], "head": sender.head([sender.entry(1)]).model_dump()}

    found = problem(send(sender, "/v1/entries", json.dumps(body).encode()), 422, "bad-request")

    assert "entries.0.personal.0.salt" in found.detail
    assert "Geheim" not in found.detail


@pytest.mark.parametrize("path", ["/", "/v1", "/v1/", "/v1/entries/", "/v1/nothing", "/docs", "/openapi.json", "/%00"])
def test_an_address_of_nothing_is_a_problem(sender: PractisingCounter, path: str):
    problem(sender.get(path), 404, "not-found")


@pytest.mark.parametrize(("method", "path"), [("GET", "/v1/entries"), ("DELETE", "/v1/feed"), ("PUT", "/v1/check")])
def test_a_call_that_is_not_there_is_a_problem(sender: PractisingCounter, method: str, path: str):
    problem(httpx.request(method, sender.url + path, trust_env=False), 405, "method-not-allowed")


def test_a_sender_that_goes_away_in_the_middle_leaves_the_register_as_it_was(sender: PractisingCounter):
    book = [sender.entry(1)]
    body = wire.UploadRequest(entries=book, head=sender.head(book)).model_dump_json().encode()
    host, port = sender.url.removeprefix("http://").split(":")
    head = (
        f"POST /v1/entries HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {sender.token}\r\n"
        f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    for cut in (0, 1, len(body) // 2, len(body) - 1):
        with socket.create_connection((host, int(port))) as line:
            line.sendall(head.encode() + body[:cut])

    assert sender.uploaded(book).results[0].status == "accepted"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_message_with_anything_in_any_place_never_makes_the_register_fault(
    fresh_sender: PractisingCounter, data: st.DataObject
):
    book = [fresh_sender.entry(1)]
    message = wire.UploadRequest(entries=book, head=fresh_sender.head(book)).model_dump()
    _spoil(message, data)

    answer = send(fresh_sender, "/v1/entries", json.dumps(message).encode())

    assert answer.status_code in (200, 400, 409, 422), answer.text


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_body_with_anything_in_any_place_never_makes_the_register_fault(
    enrolments: Enrolments, fresh_sender: PractisingCounter, data: st.DataObject
):
    body = json.loads(fresh_sender.entry(1).body)
    _spoil(body, data)
    try:
        text = wire.canonical_json(body).decode()
    except ValueError:
        text = json.dumps(body)
    spoilt = fresh_sender.sealed(1, text, [])

    # A head over another root: the register judges the entry, and holds nothing of it.
    answer = fresh_sender.upload([spoilt], head=fresh_sender.head([fresh_sender.entry(1)]))

    assert answer.status_code in (200, 409), answer.text


def _spoil(message: dict[str, Any], data: st.DataObject) -> None:
    """Puts something else in one place of a message, however deep."""
    place: Any = message
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if isinstance(inner, (dict, list)) and inner and data.draw(st.booleans()):
            place = inner
            continue
        place[key] = data.draw(_JSON)
        return


@pytest.fixture(scope="module")
def fresh_sender(enrolments: Enrolments) -> PractisingCounter:
    """A counter that has sent nothing yet."""
    return enrolments.counter()


def test_nothing_of_all_this_was_a_fault_for_the_register(register: RunningRegister, sender: PractisingCounter):
    assert "Traceback" not in register.log()
    assert "ERROR" not in register.log()
