"""Slips at the counter: printed, or kept in a list until the printer can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk, NotAllowed
from dealer_client.desk.errors import NoSuchPaper
from dealer_client.documents.kinds import PaperKind
from dealer_client.documents.receipt_printer import Connection, PrinterRefused, ReceiptPrinter, Trouble
from dealer_client.documents.slip_picture import printed
from dealer_client.register.staff import Role
from dealer_client.store.print_jobs import PrintJobMissing, PrintState
from tests.custody.profiles import a_profile
from tests.desk.test_day import buy


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def a_printer(device: Path, **other: object) -> ReceiptPrinter:
    return ReceiptPrinter(connection=Connection.FILE, address=str(device), **other)  # type: ignore[arg-type]


def test_a_slip_comes_out_and_the_next_one_is_a_copy(desk: Desk, tmp_path: Path) -> None:
    number, device = buy(desk, 12_500), tmp_path / "lp0"
    device.touch()
    desk.printing.set_printer(a_printer(device, has_drawer=True))
    job = desk.printing.print(PaperKind.PURCHASE_RECEIPT, number, "nl")
    assert (job.state, desk.printing.sentence(job)) == (PrintState.DONE, None)
    slip = printed(device.read_bytes(), width_mm=80)
    assert slip.drawer_opened
    assert any(number in line for line in slip.text)
    assert not any("AFSCHRIFT" in line for line in slip.text)
    device.write_bytes(b"")
    desk.printing.print(PaperKind.PURCHASE_RECEIPT, number, "nl")
    assert any("AFSCHRIFT" in line for line in printed(device.read_bytes(), width_mm=80).text)
    assert desk.printing.jobs() == []
    assert len(desk.printing.jobs(open_only=False)) == 2


def test_a_printer_in_trouble_undoes_nothing_and_the_slip_waits_in_the_list(desk: Desk, tmp_path: Path) -> None:
    number, device = buy(desk, 12_500), tmp_path / "lp0"
    job = desk.printing.print(PaperKind.PURCHASE_RECEIPT, number, "nl")
    sentence = desk.printing.sentence(job)
    assert job.state is PrintState.FAILED
    assert sentence is not None
    assert "staat in het boek" in sentence.nl
    desk.printing.set_printer(a_printer(device))
    again = desk.printing.print_again(job.id)
    assert (again.state, again.reason) == (PrintState.FAILED, "not-found")
    assert desk.entry_count() == 1
    assert [waiting.subject for waiting in desk.printing.jobs()] == [number]
    device.touch()
    assert desk.printing.print_again(job.id).state is PrintState.DONE
    assert not any("AFSCHRIFT" in line for line in printed(device.read_bytes(), width_mm=80).text)
    assert desk.printing.jobs() == []


def test_a_slip_that_nobody_needs_is_taken_off_the_list(desk: Desk) -> None:
    job = desk.printing.print(PaperKind.PURCHASE_RECEIPT, buy(desk, 100), "nl")
    desk.printing.drop(job.id)
    assert desk.printing.jobs() == []
    with pytest.raises(PrintJobMissing):
        desk.printing.print_again(job.id)


def test_the_printer_is_kept_and_a_wrong_one_changes_nothing(desk: Desk) -> None:
    assert desk.printing.printer() is None
    set_up = ReceiptPrinter(connection=Connection.NETWORK, address="192.168.1.50", width_mm=58)
    desk.printing.set_printer(set_up)
    with pytest.raises(PrinterRefused):
        desk.printing.set_printer(ReceiptPrinter(connection=Connection.USB, address="x"))
    assert desk.printing.printer() == set_up
    desk.printing.set_printer(None)
    assert desk.printing.printer() is None
    trouble = desk.printing.open_drawer()
    assert trouble is not None


def test_a_slip_is_shown_before_it_is_printed(desk: Desk) -> None:
    number = buy(desk, 100)
    assert desk.printing.preview(PaperKind.PURCHASE_RECEIPT, number, "nl").startswith(b"\x89PNG")
    with pytest.raises(NoSuchPaper):
        desk.printing.preview(PaperKind.SALES_RECEIPT, number, "nl")


def test_what_goes_to_a_printer_of_the_computer_is_in_the_list_until_it_came_out(desk: Desk) -> None:
    number = buy(desk, 100)
    job = desk.printing.queue(PaperKind.PURCHASE_STATEMENT, number, "nl")
    assert [waiting.id for waiting in desk.printing.jobs()] == [job.id]
    failed = desk.printing.settle(job.id, Trouble.PRINTER_STOPPED)
    sentence = desk.printing.sentence(failed)
    assert sentence is not None and "staat in het boek" in sentence.nl
    assert not desk.papers.made_before(PaperKind.PURCHASE_STATEMENT, number)
    assert desk.printing.settle(job.id, None).state is PrintState.DONE
    assert desk.papers.made_before(PaperKind.PURCHASE_STATEMENT, number)
    assert desk.printing.jobs() == []


def test_a_trial_slip_is_cut_where_the_printer_cuts_and_is_put_in_no_list(desk: Desk, tmp_path: Path) -> None:
    said = desk.printing.print_trial("nl")
    assert said is not None and "geen bonprinter ingesteld" in said.nl
    device = tmp_path / "lp0"
    for cuts in (True, False):
        device.write_bytes(b"")
        desk.printing.set_printer(a_printer(device, cuts=cuts))
        assert desk.printing.print_trial("nl") is None
        slip = printed(device.read_bytes(), width_mm=80)
        assert slip.cut is cuts
        assert any("Proefbon" in line for line in slip.text)
    assert desk.printing.jobs(open_only=False) == []


def test_an_inspector_prints_nothing_drops_nothing_and_leaves_the_drawer_shut(desk: Desk, tmp_path: Path) -> None:
    number, device = buy(desk, 100), tmp_path / "lp0"
    job = desk.printing.print(PaperKind.PURCHASE_RECEIPT, number, "nl")
    device.touch()
    desk.printing.set_printer(a_printer(device, has_drawer=True))
    desk.sign_in(desk.people.add("Inspecteur", Role.INSPECTOR).id)
    for refused in (
        lambda: desk.printing.print(PaperKind.PURCHASE_RECEIPT, number, "nl"),
        lambda: desk.printing.print_again(job.id),
        lambda: desk.printing.print_trial("nl"),
        lambda: desk.printing.queue(PaperKind.PURCHASE_STATEMENT, number, "nl"),
        lambda: desk.printing.drop(job.id),
        desk.printing.open_drawer,
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert device.read_bytes() == b""
    assert [waiting.id for waiting in desk.printing.jobs()] == [job.id]
