"""Retention in the settings: what would be erased today, in words, and erasing it for good."""

from __future__ import annotations

import pytest

from dealer_client.app import open_counter
from dealer_client.counter.language import use_language
from dealer_client.counter.settings.retention_card import RetentionCard
from dealer_client.custody.backups import back_up, backup_folder, list_backups
from dealer_client.register.staff import Role, Staff
from dealer_client.store.outbox import settle
from tests.custody.profiles import a_profile
from tests.desk.shop_day import a_sale, bought, days_later

from .conftest import Alone

EIGHT_YEARS = 8 * 366


@pytest.fixture
def card(alone):
    return RetentionCard(alone.background)


def open_page(alone, card):
    alone.show(card, over=alone.counter)
    alone.until(lambda: card.preview is not None and not alone.background.busy)


def sell_and_wait(alone, numbers=(1,)):
    """Purchases, sold; and eight years later."""
    items = [bought(alone.desk, number) for number in numbers]
    days_later(alone.desk, 10)
    for item in items:
        alone.desk.disposing.record(a_sale(alone.desk, item))
    days_later(alone.desk, EIGHT_YEARS)


def test_a_young_book_has_nothing_to_erase_and_asks_for_nothing(alone, card):
    open_page(alone, card)
    assert "Vandaag hoeft er niets" in card.state.line.title
    assert not card.erase.isVisible()


def test_the_preview_counts_by_kind_and_names_what_goes(alone, card):
    sell_and_wait(alone, (1, 2))
    open_page(alone, card)
    assert card.state.line.title == "Van 4 posten is de bewaartijd voorbij"
    page = card.sheet.toPlainText().split("\n")
    assert page[page.index("Inkoop") : page.index("Inkoop") + 3] == ["Inkoop", "aanbieder", "2"]
    assert page[page.index("Verkoop") : page.index("Verkoop") + 3] == ["Verkoop", "koper", "2"]
    use_language("en")
    alone.until(lambda: "Purchase" in card.sheet.toPlainText())


def test_erasing_asks_first_and_an_enter_too_many_is_no(alone, card):
    sell_and_wait(alone)
    open_page(alone, card)
    card.erase.setFocus()
    alone.enter()
    assert alone.focus() is card.cancel
    alone.enter()
    assert not card.sure.isVisible()
    assert not alone.desk.retention.preview(alone.desk.today()).is_empty


def test_a_clock_that_the_register_doubts_comes_first_and_nothing_can_be_erased(alone, card):
    sell_and_wait(alone)
    alone.desk.at_work.register_key = "00" * 32
    with alone.desk.at_work.store.writing() as connection:
        settle(connection, alone.desk.shop.series, [1, 2])
    open_page(alone, card)
    assert card.state.line.title == "Kijk eerst of de klok goed staat"
    assert "stuur dan eerst een nieuwe post" in card.state.line.detail
    assert "Wat er gewist wordt" in card.sheet.toPlainText()
    assert not card.erase.isVisible()


def test_what_is_erased_is_said_with_its_number_and_is_gone(alone, card):
    sell_and_wait(alone)
    open_page(alone, card)
    card.erase.click()
    assert "Volgens de klok van deze computer" in card._question.text()
    card.go_on.click()
    alone.until(lambda: card.state.line.key == "said")
    assert card.state.line.title == "Gewist, en vastgelegd als post A-000003"
    alone.until(lambda: card.preview is not None and card.preview.is_empty)
    assert alone.desk.search("Voorbeeld") == []
    alone.until(lambda: not alone.background.busy)
    card.look()
    alone.until(lambda: card.state.line.key == "nothing")


def test_what_must_stay_says_why(alone, card):
    sell_and_wait(alone)
    alone.desk.at_work.register_key = "ab" * 32
    with alone.desk.at_work.store.writing() as connection:
        settle(connection, "A", [2])
    open_page(alone, card)
    page = card.sheet.toPlainText()
    assert "A-000001" in page[page.index("Wat blijft") :]
    assert "het centraal register heeft de post nog niet" in page


def test_only_an_owner_sees_and_erases(alone, card):
    sell_and_wait(alone)
    open_page(alone, card)
    alone.desk.at_work.staff = Staff(id="2", name="An Voorbeeld", role=Role.CLERK)
    card.refresh()
    assert card.preview is None
    assert "Alleen een eigenaar" in card._about.text()
    assert card.sheet.toPlainText() == ""
    assert not card.erase.isVisible()
    assert not card.again.isEnabled()


def test_copies_that_still_hold_what_was_erased_are_replaced_by_a_new_backup(app, qtbot, tmp_path):
    a_profile(tmp_path / "home")
    counter = open_counter(tmp_path / "home", sync_in_background=False)
    alone = Alone(qtbot, counter)
    try:
        sell_and_wait(alone)
        folder = backup_folder(counter.profile)
        old = back_up(counter.profile, counter.store, counter.book.secrets.store_key, folder)
        counter.desk.retention.erase(counter.desk.today(), clock_checked=True)
        card = alone.show(RetentionCard(alone.background), over=counter)
        alone.until(lambda: card.preview is not None)
        assert old.file.name in card.sheet.toPlainText().replace("\n", "")
        card.replace_copies.click()
        assert "voorgoed weg" in card._question.text()
        card.go_on.click()
        alone.until(lambda: card.state.line.key == "said")
        assert card.state.line.title == "De oude kopieën zijn weg"
        assert not old.file.exists()
        assert len(list_backups(counter.profile, folder)) == 1
    finally:
        alone.close()
        counter.close()
