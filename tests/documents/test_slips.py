"""Slips for receipt printers: their bytes, and what a printer makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dealer_client.documents.escpos_bytes import PAPERS, drawer_bytes, slip_bytes
from dealer_client.documents.slip import purchase_slip, sales_slip
from dealer_client.documents.slip_picture import printed

from .papers import a_purchase, a_sale, a_sheet
from .slips_made import RECORDED, SLIPS
from .test_papers import HOSTILE


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_what_was_recorded_of_it_byte_for_byte(name):
    assert SLIPS[name]() == (RECORDED / f"{name}.bin").read_bytes()


@pytest.mark.parametrize("width", PAPERS)
@pytest.mark.parametrize("words", [words[:1000] for words in HOSTILE])
def test_whatever_a_clerk_typed_fits_the_paper_and_is_no_command(width, words):
    hostile = f"\x1b@\x1dV\x00\x1bp0 {words}"
    slip = printed(slip_bytes(purchase_slip(a_purchase(hostile), a_sheet()), width_mm=width), width_mm=width)
    assert slip.cut
    assert not slip.drawer_opened
    assert any("123,00" in line for line in slip.text)


def test_letters_that_the_printer_lacks_come_as_a_picture():
    plain = slip_bytes(purchase_slip(a_purchase("Lukasz"), a_sheet()), width_mm=80)
    polish = slip_bytes(purchase_slip(a_purchase("Łukasz Жук محمد"), a_sheet()), width_mm=80)
    assert b"Lukasz" in plain
    assert polish.count(b"\x1dv0") > plain.count(b"\x1dv0")


def test_the_drawer_opens_for_cash_and_not_for_a_copy():
    sale = a_sale()
    cash = replace(sale, content={**sale.content, "payment": {"method": "cash"}})
    for entry, copy, opens in ((cash, False, True), (cash, True, False), (sale, False, False)):
        slip = sales_slip(entry, a_sheet(copy=copy))
        assert printed(slip_bytes(slip, width_mm=80), width_mm=80).drawer_opened is opens
    assert printed(drawer_bytes(), width_mm=80).drawer_opened


def test_the_words_of_the_margin_scheme_and_the_marks_stand_on_the_slip():
    said = " ".join(printed((RECORDED / "sale-80-cash.bin").read_bytes(), width_mm=80).text)
    assert "Margin scheme - second-hand goods." in said
    said = " ".join(printed((RECORDED / "pledge-58-practice-copy.bin").read_bytes(), width_mm=58).text)
    assert "OEFENEN" in said
    assert "AFSCHRIFT" in said
    assert "01-02-2027" in said
