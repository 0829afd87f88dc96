"""Goods come in by more than a purchase: each kind asks what belongs to it, and the entry holds it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dealer_client.register.draft import EntryKind

CTRL = Qt.KeyboardModifier.ControlModifier


def choose(till, kind: EntryKind) -> None:
    till.form.payment.kind.setCurrentIndex(till.form.payment.kind.findData(kind.value))


def recorded(till):
    """Records, with a reason for each warning, and gives the entry's public content."""
    till.window.purchase.check()
    till.form.reasons.update({finding.code: "nagezien" for finding in till.desk.check(till.form.draft())})
    till.press(Qt.Key.Key_Return, CTRL)
    till.until(lambda: till.window.purchase.recorded.isVisible())
    return till.desk.entry(till.window.purchase.recorded.recorded.number).entry.content


def test_a_trade_in_says_what_was_given_in_exchange(till):
    till.fill_purchase()
    choose(till, EntryKind.TRADE_IN)
    till.fill(till.form.payment.details.exchange, "horloge Seiko")
    till.fill(till.form.payment.details.value, "80")
    content = recorded(till)
    assert content["kind"] == "trade-in"
    assert content["exchange"] == {"description": "horloge Seiko", "value_cents": 8000}


def test_what_was_paid_on_top_of_a_trade_in_is_asked_and_said_once_it_is_recorded(till):
    till.fill_purchase()
    choose(till, EntryKind.TRADE_IN)
    till.fill(till.form.payment.details.exchange, "fiets Gazelle")
    till.fill(till.form.payment.details.value, "153")
    till.form.payment.method.choose("")
    till.window.purchase.check()
    assert "TRADE-IN-PAYMENT-MISSING" in [finding.code for finding in till.window.purchase.checking.findings]
    till.form.payment.method.choose("cash")
    till.window.purchase.check()
    assert not any("Liever niet contant" in line for line in till.lines())
    assert recorded(till)["payment"] == {"method": "cash"}
    card = till.window.purchase.recorded
    said = "\n".join(label.text() for label in card.findChildren(QLabel)).split("\n")
    assert "Klant betaalde bij: € 30,00, contant" in said


def test_a_pledge_says_until_when_it_can_be_redeemed(till):
    till.fill_purchase()
    choose(till, EntryKind.PLEDGE)
    day = till.desk.today() + timedelta(days=90)
    till.fill(till.form.payment.details.redeem_by, f"{day:%d%m%Y}")
    assert date.fromisoformat(recorded(till)["redeem_by"]) == day


def test_a_consignment_keeps_its_terms(till):
    till.fill_purchase()
    choose(till, EntryKind.CONSIGNMENT)
    till.fill(till.form.payment.details.terms, "60 procent voor de inbrenger")
    assert recorded(till)["terms"] == "60 procent voor de inbrenger"


def test_found_goods_say_where_and_when(till):
    till.fill_purchase()
    choose(till, EntryKind.FOUND)
    till.fill(till.form.payment.details.where, "Vredenburg")
    till.fill(till.form.payment.details.found_on, f"{till.desk.today():%d%m%Y}")
    assert recorded(till)["found"]["where"] == "Vredenburg"


@pytest.mark.parametrize("kind", [EntryKind.TRADE_IN, EntryKind.PLEDGE, EntryKind.FOUND, EntryKind.CONSIGNMENT])
def test_what_a_kind_asks_is_kept_with_the_draft(till, kind):
    choose(till, kind)
    for stop in till.form.payment.details.stops:
        till.fill(stop, "01012026" if "op" in stop.caption_words() or "t/m" in stop.caption_words() else "80")
    before = till.filled_in()
    draft = till.form.draft_to_keep()
    till.form.clear()
    assert till.form.payment.details.stops == ()
    till.form.show_draft(draft)
    assert till.filled_in() == before


def test_a_purchase_asks_nothing_more(till):
    assert till.form.payment.details.stops == ()
    assert not till.form.payment.details.isVisible()


def test_a_firm_is_recorded_with_the_person_who_acts_for_it(till):
    till.press(Qt.Key.Key_F, CTRL)
    till.until(lambda: till.focus_name() == "Firma")
    till.type("Kringloop De Cirkel")
    till.enter()
    till.type("34567890")
    till.enter()
    assert till.form.draft().seller.firm.kvk == "34567890"
    till.press(Qt.Key.Key_F, CTRL)
    assert till.form.draft().seller.firm.name == ""
    till.press(Qt.Key.Key_F, CTRL)
    assert till.form.draft().seller.firm.name == "Kringloop De Cirkel"


@pytest.mark.parametrize(
    ("value", "said"), [("200", "Klant betaalt bij: € 77,00"), ("100", "U betaalt bij: € 23,00"), ("123", "")]
)
def test_a_trade_in_says_who_pays_what_on_top(till, value, said):
    till.fill_purchase()
    choose(till, EntryKind.TRADE_IN)
    till.fill(till.form.payment.details.value, value)
    till.window.purchase.check()
    words = till.form.payment.total_words().split("\n")
    assert words[0] == "Totaal, 1 goed"
    assert words[1:] == ([said] if said else [])


def test_tab_goes_from_the_price_to_the_kind_of_deal_and_down(till):
    till.fill_purchase()
    choose(till, EntryKind.TRADE_IN)
    payment = till.form.payment
    payment.kind.setFocus()
    for expected in (payment.details.exchange.edit, payment.details.value.edit, payment.method.target()):
        till.press(Qt.Key.Key_Tab)
        assert till.focus() is expected


def test_a_menu_of_kinds_that_is_closed_again_chooses_nothing(till):
    chips = till.form.items.current.category
    for chosen in ("", "watch"):
        chips.choose(chosen)
        more = chips.row.itemAt(len(chips.chips)).widget()
        more.click()
        till.press(Qt.Key.Key_Escape)
        assert not more.isChecked()
        assert [name for name, chip in chips.chips.items() if chip.isChecked()] == ([chosen] if chosen else [])
