"""Notifying the municipality: what is to be done, sending it, how far it is, and offers that were not taken in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QStackedWidget

from dealer_client.counter.settings.notice_card import NoticeCard
from dealer_client.register.notice import NoticeStatus
from dealer_client.register.rule_pack import parse_rule_pack
from dealer_client.resources import resource_path
from dealer_client.store import notices
from tests.desk.test_notices import STOLEN, _KnownStolen
from tests.journeys.busy_counter import purchase


@pytest.fixture
def card(alone):
    card = alone.show(NoticeCard(alone.background))
    alone.until(lambda: card.state.line.key == "attention")
    return card


def notify(alone, card, trades="sieraden, telefoons"):
    card.trades.go()
    alone.type(trades)
    alone.enter()
    alone.enter()
    alone.until(lambda: bool(alone.desk.notices.trade_notices()))
    alone.until(lambda: "Wacht op verbinding" in card.sheet.toPlainText())


def test_a_shop_that_never_notified_reads_so_and_how_to_begin(card):
    assert "nog niet gemeld" in card.state.line.detail
    assert "Nog geen." in card.sheet.toPlainText()


def test_the_notice_is_sent_by_keyboard_and_shown_with_who_did_it(alone, card):
    notify(alone, card)
    assert alone.desk.notices.trade_notices()[0].content["trades"] == ["sieraden", "telefoons"]
    page = card.sheet.toPlainText()
    assert "P. Jansen" in page
    assert "sieraden, telefoons" in page
    assert card.state.line.tone == "ok"


def test_without_trades_nothing_is_sent_and_the_field_says_why(alone, card):
    card.notify()
    assert "waarin deze winkel handelt" in card.trades.words_below()
    assert alone.focus() is card.trades.edit
    assert alone.desk.notices.trade_notices() == []


def test_a_shop_that_moved_is_asked_to_notify_again(alone, card):
    notify(alone, card)
    at_work = alone.desk.at_work
    at_work.shop = replace(at_work.shop, address=replace(at_work.shop.address, number="2"))
    with at_work.store.writing() as connection:
        made = alone.desk.notices.trade_notices()[0]
        notices.keep_status(connection, made.notice_id, NoticeStatus.APPROVED, "", made.made_at)
    card.refresh()
    alone.until(lambda: card.state.line.key == "attention")
    assert "het adres" in card.state.line.detail
    assert "Goedgekeurd" in card.sheet.toPlainText()


def test_the_newest_notice_is_a_letter_that_is_printed_or_kept(alone, card, tmp_path):
    card.folder = tmp_path / "papieren"
    notify(alone, card)
    stack = QStackedWidget()
    stack.addWidget(card)
    stack.show()
    card.letter.click()
    panel = stack.currentWidget()
    alone.until(lambda: not panel.preview.view.picture.isNull())
    assert panel._heading.text() == "Afdrukken: Brief aan de gemeente"
    assert not panel.remember.isVisible()
    panel.save_button.click()
    alone.until(card.isVisible)
    (file,) = card.folder.glob("melding-gemeente-*.pdf")
    assert card.state.line.title == f"{file.name} staat in {card.folder}"
    assert file.read_bytes().startswith(b"%PDF-")
    card.setParent(None)
    stack.close()


def test_an_offer_that_was_not_taken_in_stands_here_without_who_offered_it(alone, card):
    desk = alone.desk
    desk.at_work.stolen_checks = _KnownStolen(None)
    offer = purchase(1, desk.today())
    desk.notices.report_refused_offer(replace(offer, items=(replace(offer.items[0], identifiers=(STOLEN,)),)))
    card.refresh()
    alone.until(lambda: "Niet ingekocht" in card.sheet.toPlainText())
    assert "PL-7" in card.sheet.toPlainText()
    assert offer.seller.surname not in card.sheet.toPlainText()


def test_a_shop_in_a_country_without_the_duty_is_asked_nothing(alone):
    french = resource_path("rules", "fr.toml").read_text(encoding="utf-8")
    alone.desk.at_work.packs = (parse_rule_pack(french),)
    card = alone.show(NoticeCard(alone.background))
    alone.until(lambda: card.state.line.key == "no-duty")
    assert "geen melding" in card.state.line.detail
    assert not card.trades.isVisible()
    assert not card.send.isVisible()
    assert card.sheet.toPlainText() == ""
