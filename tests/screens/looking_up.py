"""The walk through the register: the list, an entry and its history, correcting and striking out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dealer_client.register.correction import FieldChange
from dealer_client.register.draft import EntryKind, Exchange
from dealer_client.register.numbering import EntryNumber
from tests.counter.sold_goods import a_bicycle, buy
from tests.counter.till import Till

if TYPE_CHECKING:
    from .walk import Photographer


def walk_register(till: Till, photographer: Photographer) -> None:
    """The book has some purchases and a sale already; post 2 has two items."""
    place, desk = till.window.register, till.desk
    desk.correcting.correct(
        EntryNumber(desk.shop.series, 2), (FieldChange(path="items[0].price_cents", new=9_000),), "overgetypt"
    )
    till.window.show_place(place)
    photographer.take("register-all")
    place.show_entry(f"{desk.shop.series}-000002")
    till.until(lambda: "Verbeterd" in place.sheet.toPlainText())
    photographer.take("register-history")
    place.correct.click()
    photographer.take("register-correct")
    bottom = place.panel._scroll.verticalScrollBar()
    bottom.setValue(bottom.maximum())
    photographer.take("register-correct-end")
    place.amend()
    till.until(place.panel.state.isVisible)
    photographer.take("register-correct-nothing")
    place.panel.closed.emit()
    place.strike_out.click()
    photographer.take("register-strike-out")
    place.panel.closed.emit()
    _traded_in(till, photographer)
    place.search.clear()
    place.filter.more.setChecked(True)
    place.filter.side.choose("out")
    photographer.take("register-filter")
    place.filter.clear()
    place.filter.more.setChecked(False)
    place.search.edit.setText("niet te vinden")
    till.until(place.empty.isVisible)
    photographer.take("register-nothing")
    place.search.clear()


def _traded_in(till: Till, photographer: Photographer) -> None:
    """An entry of another kind, and what one sees of it once it is struck out."""
    place, desk = till.window.register, till.desk
    traded = buy(
        desk,
        a_bicycle("paars"),
        kind=EntryKind.TRADE_IN,
        exchange=Exchange(description="Batavus damesfiets", value_cents=12_000),
    )
    place.show_entry(str(traded.number))
    till.until(lambda: "Batavus" in place.sheet.toPlainText())
    photographer.take("register-trade-in")
    desk.correcting.void(traded.number, "Klant bedacht zich.")
    place.refresh()
    till.until(lambda: "Doorgehaald" in place.sheet.toPlainText())
    photographer.take("register-struck-out")


def walk_inspection(till: Till, photographer: Photographer) -> None:
    """Begins at the sign-in page, and ends with the counter locked again."""
    window, page = till.window, till.window.inspection.page
    window.reception.page.inspection_asked.emit()
    till.until(page.isVisible)
    photographer.take("inspection-asked")
    page.begin()
    photographer.take("inspection-missing")
    for field, words in ((page.name, "J. de Boer"), (page.badge, "4471"), (page.service, "politie")):
        field.fill(words)
    page.begin()
    till.until(lambda: window.inspection.is_on)
    photographer.take("inspection")
    window.show_place(window.documents)
    photographer.take("inspection-documents")
    window.inspection.end()
    till.until(lambda: not window.inspection.is_on)
    photographer.take("inspection-ended")
