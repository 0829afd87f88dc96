from __future__ import annotations

import io
import itertools
import re
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from dealer_client.documents.labels import LABEL_SHEETS, ItemLabel, code128_svg, item_labels

from .papers import a_sheet
from .small_book import SHOP
from .test_papers import HOSTILE, text_of

LABEL = ItemLabel(number="A-000123/2", goods="Telefoon, Fairphone 5", free_on=date(2026, 11, 30))


def pages(pdf: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_a_label_has_number_goods_and_the_day_it_is_free():
    said = text_of(item_labels([LABEL], LABEL_SHEETS["label-62x29"], a_sheet()))
    assert said == "A-000123/2 Telefoon, Fairphone 5 Vrij op 30-11-2026"
    practice = a_sheet(shop=replace(SHOP, practice=True), language="en")
    said = text_of(item_labels([replace(LABEL, free_on=None)], LABEL_SHEETS["label-62x29"], practice))
    assert "PRACTICE" in said
    assert "Free on" not in said


@pytest.mark.parametrize("name", LABEL_SHEETS)
def test_sheets_are_filled_and_no_label_takes_more_than_its_place(name):
    layout = LABEL_SHEETS[name]
    on_sheet = layout.columns * layout.rows
    hostile = [replace(LABEL, goods=HOSTILE[place % len(HOSTILE)]) for place in range(on_sheet + 1)]
    made = pages(item_labels(hostile, layout, a_sheet()))
    assert len(made) == 2
    width, height = (float(side) * 254 / 72 for side in made[0].mediabox[2:])
    assert (round(width), round(height)) == layout.page


def test_a_sheet_that_was_used_before_is_filled_from_the_first_free_place():
    layout = LABEL_SHEETS["a4-24"]
    assert len(pages(item_labels([LABEL] * 2, layout, a_sheet(), skip=23))) == 2
    assert len(pages(item_labels([LABEL] * 2, layout, a_sheet(), skip=22))) == 1


def test_the_bar_code_is_a_code_128_with_room_at_both_sides():
    svg = code128_svg("A-000123/2")
    bars = [(int(x), int(width)) for x, width in re.findall(r'<rect x="(\d+)" width="(\d+)"', svg)]
    total = int(re.findall(r'viewBox="0 0 (\d+) ', svg)[0])
    assert bars[0][0] == 10
    assert total - sum(bars[-1]) == 10
    # Start, so many symbols of eleven modules, and a stop of thirteen (ISO/IEC 15417).
    assert (total - 20 - 13) % 11 == 0
    # The stop pattern 2331112 ends every Code 128.
    edges = [edge for x, width in bars[-4:] for edge in (x, x + width)]
    assert [later - earlier for earlier, later in itertools.pairwise(edges)] == [2, 3, 3, 1, 1, 1, 2]
