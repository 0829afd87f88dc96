"""What few items need is asked for by one key: features, condition and stones; it stands in the entry and its sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from dealer_client.counter.register.entry_sheet import ShownEntry, entry_page

CTRL = Qt.KeyboardModifier.ControlModifier
SAID = {"features": "inscriptie W.B. 1965", "condition": "gedragen", "stones": "3 diamanten"}


def said_of(item):
    return {name: getattr(item, name) for name in SAID}


@pytest.fixture
def ring(till):
    """A ring of which everything is said that can be said."""
    till.fill_purchase()
    item = till.form.items.current
    item.category.choose("jewellery")
    till.fill(item.weight, "10")
    till.fill(item.fineness, "585")
    for name, text in SAID.items():
        item.ask_more(name)
        till.until(lambda field=item.more[name]: field.edit.hasFocus())
        till.fill(item.more[name], text)
    return item


def test_one_key_offers_them_and_stones_only_where_there_may_be_metal(till):
    item = till.form.items.current
    assert not any(field.isVisibleTo(item) for field in item.more.values())
    for category, offered in (("jewellery", ["Kenmerken", "Staat", "Stenen"]), ("bicycle", ["Kenmerken", "Staat"])):
        item.category.choose(category)
        till.press(Qt.Key.Key_K, CTRL)
        menu = item.findChild(QMenu)
        names = [action.text() for action in menu.actions() if action.text()]
        assert names[-len(offered) :] == offered
        next(action for action in menu.actions() if action.text() == "Staat").trigger()
        menu.close()
        menu.setParent(None)
        till.until(lambda: till.focus_name() == "Staat")


def test_they_stand_in_the_entry_and_on_its_sheet(till, ring):
    till.window.purchase.check()
    till.form.reasons.update({finding.code: "nagezien" for finding in till.desk.check(till.form.draft())})
    till.press(Qt.Key.Key_Return, CTRL)
    till.until(lambda: till.window.purchase.recorded.isVisible())
    details = till.desk.entry(till.window.purchase.recorded.recorded.number)
    (item,) = details.present.content["items"]
    assert {name: item[name] for name in SAID} == SAID
    shown = ShownEntry(
        details=details,
        present=details.present,
        line=1,
        today=till.desk.today(),
        zone="Europe/Amsterdam",
        names={},
        enrolled=False,
    )
    page = entry_page(shown, lambda key: key)
    assert [text for text in SAID.values() if text not in page] == []


def test_they_are_kept_with_the_draft_and_features_are_of_one_item_alone(till, ring):
    draft = till.form.draft_to_keep()
    till.form.clear()
    till.form.show_draft(draft)
    assert said_of(till.form.items.items()[0]) == SAID
    till.form.items.show_item(till.form.items.forms[0])
    till.press(Qt.Key.Key_M, CTRL)
    assert said_of(till.form.items.current.item()) == {**SAID, "features": ""}


def test_all_of_it_is_in_sight_on_a_small_screen(till, ring):
    till.window.resize(1280, 720)
    till.desk.metal.set_price("gold", "60")
    till.window.purchase.check()
    till.until(lambda: ring.metal.isVisible())
    assert (till.window.width(), till.window.height()) == (1280, 720)
    for widget in (*ring.more.values(), ring.price, ring.metal):
        assert ring.rect().contains(widget.mapTo(ring, widget.rect().bottomRight()))
        assert widget.height() >= widget.minimumSizeHint().height()
