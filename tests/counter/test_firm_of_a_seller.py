"""The firm that a seller acts for stands on the sheet of its entry, and its numbers can be put right beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dealer_client.counter.register.correction_fields import groups_of
from dealer_client.counter.register.entry_sheet import ShownEntry, entry_page
from dealer_client.register.correction import FieldChange
from dealer_client.register.draft import Firm
from dealer_client.register.numbering import parse_number
from tests.counter.till import open_shop
from tests.desk.shop_day import record
from tests.journeys.busy_counter import purchase


@pytest.fixture
def desk(tmp_path):
    counter = open_shop(tmp_path)
    yield counter.desk
    counter.close()


def bought_from(desk, firm):
    draft = purchase(1, desk.today())
    (item,) = record(desk, replace(draft, seller=replace(draft.seller, firm=firm)))
    return parse_number(item)[0]


def paths(desk, number):
    return [path for group in groups_of(desk.correcting.present(number), 1) for path in group.paths]


def test_the_vat_number_of_a_firm_can_be_added_afterwards_and_is_shown(desk, qapp):
    number = bought_from(desk, Firm(name="Kringloop De Cirkel", kvk="34567890"))
    assert "seller.firm.vat" in paths(desk, number)
    desk.correcting.correct(number, [FieldChange(path="seller.firm.vat", new="NL004495445B01")], "stond op de factuur")
    details = desk.entry(number)
    shown = ShownEntry(
        details=details,
        present=details.present,
        line=1,
        today=desk.today(),
        zone="Europe/Amsterdam",
        names={},
        enrolled=False,
    )
    page = entry_page(shown, lambda key: key)
    for said in ("Kringloop De Cirkel", "34567890", "NL004495445B01"):
        assert said in page
    assert "firm.vat" not in page


def test_a_firm_that_was_forgotten_can_be_named_afterwards(desk):
    number = bought_from(desk, Firm())
    named = [path for path in paths(desk, number) if "firm" in path]
    assert named == ["seller.firm.name", "seller.firm.kvk", "seller.firm.vat"]
    desk.correcting.correct(number, [FieldChange(path=named[0], new="Kringloop De Cirkel")], "stond op het kaartje")
    assert desk.correcting.present(number).parts["seller"]["firm"]["name"] == "Kringloop De Cirkel"
