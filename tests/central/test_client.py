"""What a client makes of what comes back, with a real server on loopback that misbehaves."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from dealer_client.central import wire
from dealer_client.central.answers import MOST_ANSWER_BYTES
from dealer_client.central.client import CentralClient
from dealer_client.central.errors import (
    CentralError,
    CertificateWrong,
    EnrolAgain,
    NotUnderstood,
    Refused,
    Unreachable,
)
from dealer_client.central.line import is_this_machine

from . import loopback_server as server
from .loopback_server import LoopbackServer, Reply

PATIENCE = 20.0
CHECK = wire.CheckRequest(identifiers=[wire.WireIdentifier(kind="imei", value="490154203237518")])


@contextlib.contextmanager
def a_client(*replies: Reply, tls: ssl.SSLContext | None = None) -> Iterator[tuple[CentralClient, LoopbackServer]]:
    """A client of a server that gives these replies."""
    with LoopbackServer(list(replies), tls) as serving:
        client = CentralClient(lambda: serving.url, "counter-1", "credential-1")
        try:
            yield client, serving
        finally:
            client.close()


def error_from(*replies: Reply) -> CentralError:
    """The error of asking for the health of a register that replies so."""
    with a_client(*replies) as (client, _), pytest.raises(CentralError) as caught:
        client.health()
    return caught.value


def test_an_answer_of_the_protocol_is_read_and_members_it_does_not_know_are_passed_over():
    with a_client(server.health(colour="blue")) as (client, _):
        assert client.health().register_name == "Register"


def test_an_answer_may_be_packed():
    body = b'{"status":"ok","register_name":"Packed","register_key":"' + b"0" * 64 + b'","practice":false}'
    with a_client(server.answer(200, gzip.compress(body), {"content-encoding": "gzip"})) as (client, serving):
        assert client.health().register_name == "Packed"
        assert serving.asked[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize(("elsewhere", "encoding"), [(True, "gzip"), (False, None)])
def test_a_long_message_is_packed_for_a_register_elsewhere(
    elsewhere: bool, encoding: str | None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("dealer_client.central.client.is_this_machine", lambda _: not elsewhere)
    long = wire.CheckRequest(identifiers=[wire.WireIdentifier(kind="serial", value=f"{n:0200d}") for n in range(50)])
    answered = server.message({"checked_at": "2026-11-24T12:00:00.000000Z", "results": []})
    with a_client(server.token(), answered) as (client, serving):
        client.check(long, seconds=5)
        asked = serving.asked[1]

    assert asked.headers.get("content-encoding") == encoding
    body = gzip.decompress(asked.body) if encoding else asked.body
    assert wire.CheckRequest.model_validate_json(body) == long


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://127.0.0.1:8437/v1/health", True),
        ("http://localhost/v1/health", True),
        ("http://[::1]:1/v1", True),
        ("https://register.example/v1", False),
        ("https://localhost.example/v1", False),
    ],
)
def test_this_very_machine_is_known_by_its_address(url: str, own: bool):
    assert is_this_machine(url) is own


@pytest.mark.parametrize("status", [200, 401, 403, 404, 500])
def test_a_networks_own_page_is_not_taken_for_the_register(status: int):
    assert isinstance(error_from(server.page(status)), NotUnderstood)


def test_a_proxy_that_cannot_reach_the_register_is_as_good_as_no_line():
    error = error_from(server.page(502, {"retry-after": "9"}))
    assert isinstance(error, Unreachable)
    assert error.retry_after == 9


def test_half_an_answer_is_no_answer():
    assert isinstance(error_from(server.half(b'{"status": "ok"}' * 20)), Unreachable)


def test_an_answer_that_is_whole_and_half_the_message_is_not_understood():
    assert isinstance(error_from(server.answer(200, b'{"status": "ok", "regis')), NotUnderstood)


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"status":"ok"}'])
def test_an_answer_of_another_shape_is_not_understood(body: bytes):
    assert isinstance(error_from(server.answer(200, body)), NotUnderstood)


def test_a_connection_that_is_cut_after_sending_is_no_answer():
    assert isinstance(error_from(server.reset), Unreachable)


@pytest.mark.parametrize("nonsense", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"\x00" * 5000, b"HTTP/1.1 abc OK\r\n\r\n"])
def test_what_does_not_speak_http_is_no_answer(nonsense: bytes):
    assert isinstance(error_from(lambda stream: stream.sendall(nonsense)), Unreachable)


def test_a_register_that_is_too_busy_names_its_time_in_seconds():
    error = error_from(server.problem(429, "busy", {"retry-after": "7"}))
    assert isinstance(error, Unreachable)
    assert error.retry_after == 7


def test_a_register_that_is_too_busy_names_its_time_as_a_date():
    times = {"date": "Tue, 24 Nov 2026 12:00:00 GMT", "retry-after": "Tue, 24 Nov 2026 12:00:45 GMT"}
    error = error_from(server.problem(503, "busy", times))
    assert isinstance(error, Unreachable)
    assert error.retry_after == 45


def test_a_fault_at_the_register_is_tried_again_later():
    assert isinstance(error_from(server.problem(500, "fault")), Unreachable)


def test_a_refusal_carries_its_code_and_the_number_that_is_expected():
    error = error_from(server.problem(409, "number-gap", expected_number=12))
    assert isinstance(error, Refused)
    assert (error.code, error.expected_number) == ("number-gap", 12)


def test_a_redirect_is_refused_and_nothing_goes_where_it_points():
    with (
        LoopbackServer([server.health()]) as elsewhere,
        a_client(server.answer(307, b"", {"location": elsewhere.url + "/v1/health"})) as (client, _),
    ):
        with pytest.raises(NotUnderstood):
            client.health()
        assert elsewhere.asked == []


def test_an_endless_answer_is_given_up_at_the_limit():
    sent = 0
    done = threading.Event()

    def endless(stream: socket.socket) -> None:
        nonlocal sent
        stream.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n")
        try:
            while sent < 10 * MOST_ANSWER_BYTES:
                stream.sendall(b" " * 65536)
                sent += 65536
        finally:
            done.set()

    with a_client(endless) as (client, _):
        with pytest.raises(NotUnderstood):
            client.health()
        assert done.wait(PATIENCE)
    # What is beyond it is no more than what fits the buffers of a connection.
    assert sent < 2 * MOST_ANSWER_BYTES


def test_an_answer_that_drips_in_ends_when_its_time_is_over():
    enough = threading.Event()

    def drip(stream: socket.socket) -> None:
        stream.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n")
        while not enough.wait(0.02):
            stream.sendall(b" ")

    with a_client(server.token(), drip) as (client, _):
        try:
            with pytest.raises(Unreachable):
                client.check(CHECK, seconds=0.3)
        finally:
            enough.set()


def test_a_token_is_fetched_once_and_used_again():
    with a_client(server.token(), server.feed(), server.feed()) as (client, serving):
        client.feed(0, 0)
        client.feed(0, 0)
    assert serving.paths() == ["/v1/token", "/v1/feed?cursor=0&wait=0", "/v1/feed?cursor=0&wait=0"]
    assert [asked.headers.get("authorization") for asked in serving.asked] == [None, *["Bearer token-1"] * 2]


def test_a_token_that_has_run_out_is_replaced_and_the_call_is_made_again():
    replies = (server.token(), server.feed(), server.problem(401, "token-expired"), server.token("token-2"))
    with a_client(*replies, server.feed(cursor=5)) as (client, serving):
        client.feed(0, 0)
        assert client.feed(0, 0).cursor == 5
    assert serving.asked[-1].headers["authorization"] == "Bearer token-2"


def test_a_fresh_token_that_is_refused_means_enrolling_again_and_is_not_tried_a_third_time():
    refusal = server.problem(401, "unauthorised")
    replies = (server.token(), server.feed(), refusal, server.token("token-2"), refusal)
    with a_client(*replies) as (client, serving):
        client.feed(0, 0)
        with pytest.raises(EnrolAgain):
            client.feed(0, 0)
    assert len(serving.asked) == 5


def test_the_first_token_refused_at_once_is_not_followed_by_another():
    replies = (server.token(), server.problem(401, "unauthorised"))
    with a_client(*replies) as (client, serving), pytest.raises(EnrolAgain):
        client.feed(0, 0)
    assert len(serving.asked) == 2


def test_a_credential_that_is_refused_means_enrolling_again():
    with a_client(server.problem(401, "unauthorised")) as (client, serving), pytest.raises(EnrolAgain):
        client.feed(0, 0)
    assert serving.paths() == ["/v1/token"]


@pytest.mark.parametrize("text", ["tökén", "a\r\nhost: elsewhere"])
def test_a_token_that_cannot_stand_in_a_header_is_not_understood(text: str):
    with a_client(server.token(text)) as (client, serving), pytest.raises(NotUnderstood):
        client.feed(0, 0)
    assert serving.paths() == ["/v1/token"]


def test_a_certificate_that_nobody_vouches_for_stops_the_call_before_anything_is_sent(tmp_path: Path):
    with a_client(server.health(), tls=_tls(tmp_path)) as (client, serving):
        with pytest.raises(CertificateWrong):
            client.health()
        assert serving.asked == []


def test_a_certificate_that_this_machine_trusts_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    tls = _tls(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
    with a_client(server.health(), tls=tls) as (client, _):
        assert client.health().status == "ok"


@pytest.mark.parametrize(
    ("name", "days"),
    [
        pytest.param("elsewhere.example", (-1, 1), id="of-another-name"),
        pytest.param("localhost", (-9, -1), id="run-out"),
        # So it looks to a machine whose clock is years behind.
        pytest.param("localhost", (1000, 1009), id="not-yet-valid"),
    ],
)
def test_a_trusted_certificate_that_does_not_hold_here_and_now_stops_the_call(
    name: str, days: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    tls = _tls(tmp_path, name, days)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
    with a_client(server.health(), tls=tls) as (client, serving):
        with pytest.raises(CertificateWrong):
            client.health()
        assert serving.asked == []


def test_a_name_that_nobody_knows_is_no_line():
    client = CentralClient(lambda: "http://register.invalid")
    try:
        with pytest.raises(Unreachable):
            client.health()
    finally:
        client.close()


@pytest.mark.parametrize("address", ["", "register", "ftp://127.0.0.1", "http://127.0.0.1:99999", "http://[::"])
def test_an_address_that_is_none_is_no_line(address: str):
    client = CentralClient(lambda: address)
    try:
        with pytest.raises(Unreachable):
            client.health()
    finally:
        client.close()


def test_a_port_where_nobody_listens_is_no_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    client = CentralClient(lambda: f"http://127.0.0.1:{port}")
    try:
        with pytest.raises(Unreachable):
            client.health()
    finally:
        client.close()


def test_a_register_on_this_machine_is_reached_past_the_systems_proxy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with a_client(server.health()) as (client, _):
        assert client.health().status == "ok"


def test_closing_ends_a_call_that_waits_at_once():
    arrived, released = threading.Event(), threading.Event()

    def wait(stream: socket.socket) -> None:
        arrived.set()
        released.wait(PATIENCE)

    outcome: list[CentralError] = []

    def ask() -> None:
        try:
            client.feed(0, 25)
        except CentralError as error:
            outcome.append(error)

    with a_client(server.token(), wait) as (client, _):
        asking = threading.Thread(target=ask)
        asking.start()
        assert arrived.wait(PATIENCE)
        client.close()
        # The server still holds the call: only the closing can have ended it.
        asking.join(PATIENCE)
        ended = not asking.is_alive()
        released.set()
    assert ended
    assert isinstance(outcome[0], Unreachable)


def test_a_closed_client_reaches_nobody_and_may_be_closed_again():
    with a_client(server.health(), server.health()) as (client, serving):
        client.health()
        client.close()
        with pytest.raises(Unreachable):
            client.health()
        client.close()
        assert len(serving.asked) == 1


def test_a_client_that_never_called_can_be_closed():
    CentralClient(lambda: "http://127.0.0.1:1").close()


def test_neither_credential_nor_token_shows_in_the_clients_words():
    with a_client(server.token("token-1"), server.feed()) as (client, _):
        client.feed(0, 0)
        assert "credential-1" not in repr(client)
        assert "token-1" not in repr(client)


def _tls(folder: Path, host: str = "localhost", days: tuple[int, int] = (-1, 1)) -> ssl.SSLContext:
    """A server's side with a self-signed certificate for that host, valid between so many days from now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
