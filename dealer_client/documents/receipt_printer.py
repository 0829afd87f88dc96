"""Sending bytes to a receipt printer over USB, the network or a device file; and what a printer says of itself.

Before a slip goes out the printer is asked how it is (DLE EOT, Epson ESC/POS command reference). Many do not answer:
that is no trouble, and the slip is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

_SECONDS = 5.0
_ANSWER_SECONDS = 0.7
_PORT = 9100
_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")


class Connection(StrEnum):
    """How a printer is connected. Its address is `04b8:0e15` (vendor and product), `host` or `host:port`, or a path."""

    USB = "usb"
    NETWORK = "network"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPrinter:
    """A receipt printer: where it is, how wide its paper is (58 or 80 mm), whether it cuts, and whether a cash drawer
    hangs on it."""

    connection: Connection
    address: str
    width_mm: int = 80
    has_drawer: bool = False
    cuts: bool = True


class Trouble(StrEnum):
    """Why a printer did not print: the receipt printer, or one of the computer (`PRINTER_...`)."""

    NO_PRINTER = "no-printer"
    NO_PAPER = "no-paper"
    COVER_OPEN = "cover-open"
    OFFLINE = "offline"
    NOT_FOUND = "not-found"
    BROKEN_OFF = "broken-off"
    PRINTER_MISSING = "printer-missing"
    PRINTER_STOPPED = "printer-stopped"
    PRINTER_REFUSED = "printer-refused"


PAPER_TROUBLE = frozenset({Trouble.PRINTER_MISSING, Trouble.PRINTER_STOPPED, Trouble.PRINTER_REFUSED})
"""Of a printer of the computer."""
_NOTHING_LOST = Text(
    nl=" Wat u vastlegde staat in het boek; dit staat bij Documenten in de lijst om later te printen.",
    en=" What you recorded is in the book; this is in the list under Documents to be printed later.",
)
_SENTENCES = {
    Trouble.NO_PRINTER: Text(
        nl="Er is geen bonprinter ingesteld. Stel er een in bij Instellingen.",
        en="No receipt printer is set up. Set one up under Settings.",
    ),
    Trouble.NO_PAPER: Text(
        nl="Het papier van de bonprinter is op. Leg een nieuwe rol in en print opnieuw.",
        en="The receipt printer is out of paper. Put in a new roll and print again.",
    ),
    Trouble.COVER_OPEN: Text(
        nl="De klep van de bonprinter staat open. Sluit de klep en print opnieuw.",
        en="The cover of the receipt printer is open. Close it and print again.",
    ),
    Trouble.OFFLINE: Text(
        nl="De bonprinter staat niet klaar. Kijk of hij aan staat en druk op de knop Online of Feed.",
        en="The receipt printer is not ready. See whether it is switched on, and press Online or Feed.",
    ),
    Trouble.NOT_FOUND: Text(
        nl="De bonprinter is niet te vinden. Kijk of hij aan staat, of de kabel goed zit en of het adres klopt.",
        en="The receipt printer cannot be found. See whether it is switched on, the cable sits well and the address is "
        "right.",
    ),
    Trouble.BROKEN_OFF: Text(
        nl="De verbinding met de bonprinter brak af; de bon kan half geprint zijn. Kijk naar de printer en "
        "print opnieuw.",
        en="The connection to the receipt printer broke off; the slip may be half printed. See to the printer and "
        "print again.",
    ),
    Trouble.PRINTER_MISSING: Text(
        nl="Deze computer heeft geen printer die hierbij is gekozen. Kies er een bij Instellingen, of bewaar als PDF.",
        en="This computer does not have the printer that was chosen for this. Choose one under Settings, or save as "
        "PDF.",
    ),
    Trouble.PRINTER_STOPPED: Text(
        nl="De printer staat stil. Kijk of hij aan staat, papier heeft en geen storing meldt, en print opnieuw.",
        en="The printer has stopped. See whether it is switched on, has paper and reports no fault, and print again.",
    ),
    Trouble.PRINTER_REFUSED: Text(
        nl="De printer nam het niet aan. Kijk of hij aan staat en verbonden is, en print opnieuw.",
        en="The printer did not take it. See whether it is switched on and connected, and print again.",
    ),
}


def trouble_of(trouble: Trouble) -> Text:
    """What happened and what to do, where nothing waits to be printed."""
    return _SENTENCES[trouble]


def sentence_of(trouble: Trouble) -> Text:
    """What happened, what is safe and what to do."""
    said = _SENTENCES[trouble]
    return Text(nl=said.nl + _NOTHING_LOST.nl, en=said.en + _NOTHING_LOST.en)


class NotPrinted(Exception):
    """The printer did not print; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class PrinterRefused(DealerError):
    """Settings that no printer can have. Nothing was changed."""

    title = Text(nl="Bonprinter", en="Receipt printer")


def check_printer(printer: ReceiptPrinter) -> None:
    """Raises PrinterRefused where the address is none of its kind, or the paper is of another width."""
    if printer.connection is Connection.USB and not _USB.fullmatch(printer.address):
        raise PrinterRefused(
            Text(
                nl="Een USB-printer heeft een adres als 04b8:0e15 (fabrikant en product).",
                en="A USB printer has an address such as 04b8:0e15 (vendor and product).",
            ),
            field="address",
        )
    host, port = _host_and_port(printer.address)
    if printer.connection is Connection.NETWORK and not (host and 0 < port < 65536):
        raise PrinterRefused(
            Text(
                nl="Een netwerkprinter heeft een adres als 192.168.1.50 of 192.168.1.50:9100.",
                en="A network printer has an address such as 192.168.1.50 or 192.168.1.50:9100.",
            ),
            field="address",
        )
    if not printer.address.strip():
        raise PrinterRefused(
            Text(nl="Vul in waar de printer te vinden is.", en="Say where the printer can be found."), field="address"
        )
    if printer.width_mm not in (58, 80):
        raise PrinterRefused(
            Text(nl="Het papier is 58 of 80 mm breed.", en="The paper is 58 or 80 mm wide."), field="width_mm"
        )


def send(printer: ReceiptPrinter, data: bytes) -> None:
    """Prints. Blocks for a few seconds where the printer does not answer. Raises NotPrinted."""
    with _opened(printer) as device:
        if printer.connection is not Connection.FILE:
            _refuse_when_not_ready(device, printer.connection)
        try:
            device._raw(data)
            if printer.connection is Connection.FILE:
                device.flush()
        except Exception:  # whatever a driver raises, the slip did not come out as it should
            raise NotPrinted(Trouble.BROKEN_OFF) from None


@contextmanager
def _opened(printer: ReceiptPrinter) -> Iterator[Any]:
    from escpos import printer as kinds

    try:
        if printer.connection is Connection.USB:
            found = _USB.fullmatch(printer.address)
            device: Any = kinds.Usb(int(found[1], 16) if found else 0, int(found[2], 16) if found else 0)
        elif printer.connection is Connection.NETWORK:
            host, port = _host_and_port(printer.address)
            device = kinds.Network(host, port, timeout=_SECONDS)
        else:
            # A name that is no device would be made as a file, and nobody would notice.
            if not Path(printer.address).exists():
                raise NotPrinted(Trouble.NOT_FOUND)
            device = kinds.File(printer.address, auto_flush=False)
        device.open()
    except NotPrinted:
        raise
    except Exception:  # each driver has errors of its own, down to libusb missing on this computer
        raise NotPrinted(Trouble.NOT_FOUND) from None
    try:
        yield device
    finally:
        device.close()


def _refuse_when_not_ready(device: Any, connection: Connection) -> None:
    cause = _asked(device, connection, 2)
    if cause is not None and cause & 0x04:
        raise NotPrinted(Trouble.COVER_OPEN)
    roll = _asked(device, connection, 4) if cause is not None else None
    if (cause is not None and cause & 0x20) or (roll is not None and roll & 0x60 == 0x60):
        raise NotPrinted(Trouble.NO_PAPER)
    state = _asked(device, connection, 1) if cause is not None else None
    if state is not None and state & 0x08:
        raise NotPrinted(Trouble.OFFLINE)


def _asked(device: Any, connection: Connection, number: int) -> int | None:
    """What the printer answers to DLE EOT: 1 its state, 2 why it is offline, 4 its paper; None where it does not."""
    try:
        if connection is Connection.NETWORK:
            device.device.settimeout(_ANSWER_SECONDS)
        device._raw(bytes([0x10, 0x04, number]))
        answer = device._read()
    except Exception:  # not answering is allowed, and each driver says it in its own way
        return None
    finally:
        if connection is Connection.NETWORK:
            device.device.settimeout(_SECONDS)
    # An answer has fixed bits (0xx1xx10); anything else is not one.
    return int(answer[0]) if answer and answer[0] & 0x93 == 0x12 else None


def _host_and_port(address: str) -> tuple[str, int]:
    host, colon, port = address.strip().rpartition(":")
    if not colon:
        return address.strip(), _PORT
    return host, int(port) if port.isascii() and port.isdigit() else 0
