"""Printers that print, and printers in trouble: real connections over loopback and to a file."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dealer_client.documents.receipt_printer import (
    Connection,
    NotPrinted,
    PrinterRefused,
    ReceiptPrinter,
    Trouble,
    check_printer,
    send,
    sentence_of,
)

READY = {1: 0x16, 2: 0x12, 4: 0x12}


class LoopbackPrinter:
    """A network printer: answers what it is asked of itself, and keeps the rest."""

    def __init__(self, answers: dict[int, int]) -> None:
        self.answers = answers
        self.taken = b""
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        connection, _ = self._server.accept()
        with connection:
            while data := connection.recv(65536):
                while data[:2] == b"\x10\x04" and len(data) >= 3:
                    if data[2] in self.answers:
                        connection.sendall(bytes([self.answers[data[2]]]))
                    data = data[3:]
                self.taken += data

    def close(self) -> None:
        self._thread.join()
        self._server.close()


@contextmanager
def a_printer(answers: dict[int, int]) -> Iterator[tuple[LoopbackPrinter, ReceiptPrinter]]:
    loopback = LoopbackPrinter(answers)
    try:
        yield loopback, ReceiptPrinter(connection=Connection.NETWORK, address=loopback.address)
    finally:
        loopback.close()


def test_a_printer_that_is_ready_gets_every_byte():
    with a_printer(READY) as (loopback, printer):
        send(printer, b"slip" * 50_000)
    assert loopback.taken == b"slip" * 50_000


def test_a_printer_that_says_nothing_of_itself_gets_the_slip_all_the_same():
    with a_printer({}) as (loopback, printer):
        send(printer, b"slip")
    assert loopback.taken == b"slip"


@pytest.mark.parametrize(
    ("answers", "trouble", "word"),
    [
        ({**READY, 2: 0x32}, Trouble.NO_PAPER, "paper"),
        ({**READY, 4: 0x72}, Trouble.NO_PAPER, "paper"),
        ({**READY, 2: 0x16}, Trouble.COVER_OPEN, "cover"),
        ({**READY, 1: 0x1E}, Trouble.OFFLINE, "not ready"),
    ],
)
def test_trouble_is_said_plainly_and_nothing_is_sent(answers, trouble, word):
    with a_printer(answers) as (loopback, printer), pytest.raises(NotPrinted) as told:
        send(printer, b"slip")
    assert told.value.trouble is trouble
    assert loopback.taken == b""
    sentence = sentence_of(trouble)
    assert word in sentence.en
    assert "is in the book" in sentence.en
    assert "staat in het boek" in sentence.nl


def test_a_printer_that_is_not_there_is_not_found(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
    for connection, where in (
        (Connection.NETWORK, address),
        (Connection.USB, "ffff:ffff"),
        (Connection.FILE, str(tmp_path / "none")),
    ):
        with pytest.raises(NotPrinted) as told:
            send(ReceiptPrinter(connection=connection, address=where), b"slip")
        assert told.value.trouble is Trouble.NOT_FOUND
    assert list(tmp_path.iterdir()) == []


def test_a_device_file_gets_every_byte(tmp_path: Path):
    device = tmp_path / "lp0"
    device.touch()
    send(ReceiptPrinter(connection=Connection.FILE, address=str(device)), b"slip")
    assert device.read_bytes() == b"slip"


@pytest.mark.parametrize(
    ("connection", "address", "width", "field"),
    [
        (Connection.USB, "epson", 80, "address"),
        (Connection.NETWORK, ":9100", 80, "address"),
        (Connection.NETWORK, "host:port", 80, "address"),
        (Connection.NETWORK, "host:99999", 80, "address"),
        (Connection.FILE, " ", 80, "address"),
        (Connection.NETWORK, "host", 76, "width_mm"),
    ],
)
def test_what_no_printer_has_is_refused_by_its_field(connection, address, width, field):
    with pytest.raises(PrinterRefused) as told:
        check_printer(ReceiptPrinter(connection=connection, address=address, width_mm=width))
    assert told.value.field == field
