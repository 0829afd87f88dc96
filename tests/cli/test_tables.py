"""Exports, imports and the printer on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from dealer_client.documents.slip_picture import printed
from tests.documents.test_old_book import DUTCH

from .acquisitions import acquisition, written
from .conftest import Run


def test_a_book_is_looked_at_then_taken_over_then_exported(tmp_path: Path, run: Run) -> None:
    table = tmp_path / "old.csv"
    table.write_text(DUTCH, encoding="utf-8-sig")
    dry = run("--language", "en", "import", table)
    assert dry.status == 0, dry.err
    assert "2 entries read, 0 refused" in dry.out
    assert run("register", "--json").json == []
    report = run("import", table, "--record", "--json").json
    assert (report["recorded"], [entry["old_number"] for entry in report["entries"]]) == (True, ["17", "18"])
    again = run("--language", "en", "import", table, "--record")
    assert (again.status, "entries already" in again.err) == (1, True)
    for kind, name in (("json", "b.json"), ("xml", "b.xml"), ("spreadsheet", "b.csv"), ("csv", "c.csv")):
        period = ("--from", "2025-01-01", "--to", "2025-12-31")
        assert run("export", *period, "--as", kind, "-o", tmp_path / name).status == 0
    assert len(json.loads((tmp_path / "b.json").read_text())["entries"]) == 2
    assert (tmp_path / "b.csv").stat().st_mode & 0o777 == 0o600


def test_rows_that_cannot_be_read_are_named_by_their_line(tmp_path: Path, run: Run) -> None:
    table = tmp_path / "old.csv"
    table.write_text("wat;datum;prijs\nring;gisteren;1\n", encoding="utf-8")
    ran = run("--language", "en", "import", table, "--map", "description=wat", "--record")
    assert ran.status == 2
    assert "Line 2" in ran.out
    assert run("import", table, "--map", "wat").status == 2
    assert run("import", table).status == 2


def test_a_slip_that_did_not_come_out_is_printed_again(tmp_path: Path, run: Run) -> None:
    number = run("intake", written(tmp_path, acquisition())).json["number"]
    failed = run("--language", "en", "print", "slip", "purchase-receipt", number)
    assert (failed.status, "No receipt printer" in failed.out) == (1, True)
    device = tmp_path / "lp0"
    device.touch()
    assert run("print", "printer", "--connection", "usb", "--address", "x").status == 2
    assert run("print", "printer", "--connection", "file", "--address", device, "--width", "58").status == 0
    listed = run("print", "list")
    assert number in listed.out
    assert run("print", "again", listed.out.split()[0]).status == 0
    assert any(number in line for line in printed(device.read_bytes(), width_mm=58).text)
    assert run("print", "list").out == ""
    assert run("print", "drawer").status == 1


def test_labels_are_made_for_all_items_of_an_entry(tmp_path: Path, run: Run) -> None:
    number = run("intake", written(tmp_path, acquisition())).json["number"]
    file = tmp_path / "labels.pdf"
    assert run("print", "labels", number, "--sheet", "label-62x29", "-o", file).status == 0
    assert file.read_bytes().startswith(b"%PDF")
