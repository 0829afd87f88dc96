"""Tables for spreadsheets: what somebody typed stays text."""

from __future__ import annotations

import csv
import io

import pytest

from dealer_client.documents.spreadsheet import safe_cell, spreadsheet


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
@pytest.mark.parametrize("before", ["", " ", "\t", "\r\n"])
def test_what_was_typed_never_begins_a_formula(sign: str, before: str) -> None:
    assert safe_cell(f"{before}{sign}1+1") == f"'{sign}1+1"


def test_a_cell_stays_one_cell_whatever_it_holds() -> None:
    typed = safe_cell('ring; "goud"\nen zilver')
    file = spreadsheet(["goed", "prijs"], [[typed, "1234,50"]])
    assert file.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [["goed", "prijs"], ['ring; "goud" en zilver', "1234,50"]]
