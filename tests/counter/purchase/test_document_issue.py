"""When and by whom a document was issued is asked for where the country's rules do, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from dealer_client.counter.purchase.seller_panel import SellerPanel
from dealer_client.register.draft import IdentityDocument, Seller

ASKED = frozenset({"seller.document.issued_on", "seller.document.issued_by"})


@pytest.fixture
def panel(app, qtbot):
    made = SellerPanel(lambda: date(2026, 11, 25))
    qtbot.addWidget(made)
    return made


def shown(panel):
    return {field.path for field in (panel.issued_on, panel.issued_by) if field.isVisibleTo(panel)}


def test_a_shop_whose_rules_do_not_ask_sees_no_field_for_it(panel):
    panel.ask_for(frozenset({"seller.surname"}))
    assert shown(panel) == set()
    assert not panel.issued_by.wanted


def test_a_shop_whose_rules_ask_fills_it_in_for_each_seller(panel):
    panel.ask_for(ASKED)
    assert shown(panel) == ASKED
    panel.issued_on.fill("01-06-2021")
    panel.issued_by.fill("Préfecture de police")
    document = panel.seller().document
    assert (document.issued_on, document.issued_by) == (date(2021, 6, 1), "Préfecture de police")
    assert not panel.is_untouched()
    panel.clear()
    assert panel.is_untouched()
    assert shown(panel) == ASKED


def test_what_an_older_purchase_says_of_it_is_never_out_of_sight(panel):
    issued = Seller(document=IdentityDocument(issued_by="Utrecht"))
    panel.fill(issued)
    assert shown(panel) == ASKED
    assert panel.seller().document.issued_by == "Utrecht"
