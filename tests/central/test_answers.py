from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.central.answers import Answered, Body, error_of, retry_after
from dealer_client.central.errors import NotUnderstood, Refused, Unreachable

NOON, FIVE_PAST = "Tue, 24 Nov 2026 12:00:00 GMT", "Tue, 24 Nov 2026 12:05:00 GMT"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 30 ", 30.0),
        ("86400", 600.0),
        ("9" * 400, 600.0),
        (FIVE_PAST, 300.0),
        (NOON, 0.0),
        ("Mon, 23 Nov 2026 12:00:00 GMT", 0.0),
        ("Wed, 24 Nov 2027 12:00:00 GMT", 600.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
    ],
)
def test_a_pause_that_is_asked_for_is_read_in_seconds_or_as_a_date_and_is_ten_minutes_at_most(value, seconds):
    assert retry_after({"retry-after": value, "date": NOON}) == seconds


def test_a_date_counts_from_the_servers_own_clock_however_wrong_this_machines_is():
    assert retry_after({"retry-after": "Mon, 24 Nov 1997 12:01:00 GMT", "date": "Mon, 24 Nov 1997 12:00:00 GMT"}) == 60


@given(st.text())
def test_whatever_stands_in_the_header_it_is_a_bounded_pause_or_none(value):
    asked = retry_after({"retry-after": value})
    assert asked is None or 0 <= asked <= 600


@given(st.lists(st.binary(max_size=40)), st.integers(0, 200), st.booleans())
def test_a_body_is_the_bytes_that_arrived_or_refused_for_its_length(parts, most, packed):
    content = b"".join(parts)
    body = Body("gzip" if packed else "", most)
    arriving = [gzip.compress(content)] if packed else parts
    if len(content) > most:
        with pytest.raises(NotUnderstood):
            [body.add(part) for part in arriving]
    else:
        [body.add(part) for part in arriving]
        assert body.whole() == content


def test_a_small_body_that_unpacks_to_a_huge_one_takes_no_room():
    bomb = gzip.compress(bytes(50_000_000))
    body = Body("gzip", 10_000)
    tracemalloc.start()
    try:
        with pytest.raises(NotUnderstood):
            body.add(bomb)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip"])
def test_a_packing_that_was_not_asked_for_is_not_understood(encoding):
    with pytest.raises(NotUnderstood):
        Body(encoding)


@pytest.mark.parametrize(
    "packed", [b"no gzip at all", zlib.compress(b"{}"), gzip.compress(b"{}" * 500, mtime=0)[:-9], b""]
)
def test_a_body_that_is_packed_wrong_or_half_is_not_understood(packed):
    body = Body("gzip")
    with pytest.raises(NotUnderstood):
        body.add(packed)
        body.whole()


@pytest.mark.parametrize("status", [408, 429, 502, 503, 504])
def test_a_busy_register_and_a_proxy_that_cannot_reach_it_are_as_good_as_no_line(status):
    assert isinstance(error_of(Answered(status, {}, b"<html>")), Unreachable)


def test_a_request_that_is_too_large_says_so_whoever_refuses_it():
    error = error_of(Answered(413, {}, b"<html>nginx</html>"))
    assert isinstance(error, Refused)
    assert error.code == "too-large"


@pytest.mark.parametrize("status", [200, 204, 301, 302, 304, 400, 401, 403, 404, 407, 409, 422, 500, 511])
def test_a_page_of_somebody_else_is_not_understood_whatever_its_status(status):
    assert isinstance(error_of(Answered(status, {}, b"<html>")), NotUnderstood)


def test_what_the_register_says_of_a_refusal_is_one_line_of_bounded_length():
    detail = "first\n\nsecond " + "x" * 10_000
    body = b'{"title":"No","status":422,"code":"bad-request","detail":"%s"}' % detail.replace("\n", "\\n").encode()
    error = error_of(Answered(422, {}, body))
    assert "first second" in error.message.nl
    assert len(error.message.nl) < 400
