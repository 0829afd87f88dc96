"""The walk through the places beside the purchase: register, stock, sale, documents and day close.

The day moves a month on first, so that what was bought is free to be sold.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dealer_client.counter.documents.periods import Period
from dealer_client.counter.operation import Operation
from dealer_client.desk.at_work import AtWork
from dealer_client.documents.kinds import PaperKind
from dealer_client.register.day_close import MovementKind
from dealer_client.register.draft import EntryKind
from tests.counter.sold_goods import a_bicycle, buy
from tests.counter.till import Till

from .looking_up import walk_register

if TYPE_CHECKING:
    from .walk import Photographer

_SOMEBODYS = Path("/home/winkel/Documenten")
"""Where documents would go in a shop; nothing is written there."""
_OLD_BOOK = """volgnummer;datum;soort;omschrijving;prijs;naam
1;03-11-2026;fiets;herenfiets Gazelle;85,00;W. de Bruijn
2;4 november;telefoon;Samsung S21;125,00;K. Bakker
"""


def walk_beside(till: Till, photographer: Photographer) -> None:
    """Every place, in the states that matter. The book has one purchase of three items already."""
    desk = till.desk
    buy(desk, a_bicycle("rood"), a_bicycle("zwart"))
    held = buy(desk, a_bicycle("blauw")).items[0]
    _free_days(till, photographer)
    with later(till, 30):
        desk.stock.place_police_hold(held, "PL0900-2026-1", "gestolen gemeld, agent belt terug")
        _sale(till, photographer)
        walk_register(till, photographer)
        _stock(till, photographer, held)
        _documents(till, photographer)
    _day(till, photographer)


@contextmanager
def halfway(card: Any, operation: Operation[Any], at: tuple[int, int]) -> Iterator[None]:
    """Long work of a card as it stands half done; without any work, which would be over before the picture."""
    card._operation, card._at = operation, at
    card._show()
    try:
        yield
    finally:
        card._operation = card._at = None
        card._show()


@contextmanager
def later(till: Till, days: int) -> Iterator[None]:
    """The shop's date is so many days on."""
    honest, today = AtWork.today, till.desk.today() + timedelta(days=days)
    AtWork.today = lambda _self: today  # type: ignore[method-assign]
    try:
        yield
    finally:
        AtWork.today = honest  # type: ignore[method-assign]


def _free_days(till: Till, photographer: Photographer) -> None:
    place = till.window.stock
    till.window.show_place(place)
    place.tabs.choose(1)
    photographer.take("stock-free-days")
    place.tabs.choose(0)


def _sale(till: Till, photographer: Photographer) -> None:
    place, form = till.window.sale, till.window.sale.form
    till.window.show_place(place)
    photographer.take("sale-empty")
    place.take_item(f"{till.desk.shop.series}-000002/2", EntryKind.SALE)
    till.until(lambda: len(form.goods.rows) == 1)
    form.goods.find.edit.setText("gazelle")
    till.until(form.goods.find.view.isVisible)
    photographer.take("sale-finding")
    form.goods.find.clear()
    form.goods.rows[0].price.fill("249,50")
    receiver = form.receiver
    for field, words in (
        (receiver.name, "Jan Koper"),
        (receiver.postcode, "3511 AB"),
        (receiver.number, "12"),
        (receiver.street, "Kerkstraat"),
        (receiver.city, "Utrecht"),
    ):
        field.fill(words)
    form.deal.method.choose("card")
    photographer.take("sale-filled")
    place.record()
    till.until(place.recorded.isVisible)
    photographer.take("sale-recorded")
    place.next_customer()
    held = next(line.number for line in till.desk.stock.lines(limit=20) if line.police_holds)
    place.take_item(held, EntryKind.SALE)
    till.until(lambda: len(form.goods.rows) == 1)
    place.record()
    till.until(lambda: any(line.tone == "blocked" for line in form.checks.lines) and form.isEnabled())
    photographer.take("sale-refused")
    place.tabs.choose(2)
    photographer.take("sale-police")
    form.clear()
    place.tabs.choose(0)


def _stock(till: Till, photographer: Photographer, held: str) -> None:
    place = till.window.stock
    till.window.show_place(place)
    photographer.take("stock-items")
    place.show_item(held)
    till.until(lambda: place.line() is not None and place.line().number == held)
    photographer.take("stock-held")
    place.item.police.click()
    photographer.take("stock-release")
    place.item.panel.closed.emit()
    place.search.clear()
    place.tabs.choose(2)
    photographer.take("stock-count-none")
    place.count.begin_count()
    till.until(lambda: place.count.counts)
    place.count.scan(held)
    till.until(lambda: place.count.state.isVisible())
    place.count.scan("8710400280507")
    till.until(lambda: "8710400280507" in str(place.count.state.line))
    photographer.take("stock-counting")
    place.count.end_count()
    till.until(lambda: place.count.report is not None)
    photographer.take("stock-count-sure")
    place.count.end_count()
    till.until(lambda: not place.count.counts)
    photographer.take("stock-count-ended")
    place.tabs.choose(0)


def _documents(till: Till, photographer: Photographer) -> None:
    place, desk = till.window.documents, till.desk
    till.window.show_place(place)
    place.extract.folder = _SOMEBODYS
    place.extract.period.named.choose(Period.LAST_MONTH.value)
    photographer.take("documents-extract")
    with halfway(place.extract, Operation(till.window.background, lambda: None), (1_240, 4_000)):
        photographer.take("documents-extract-making")
    place.extract.folder = till.window.counter.profile.folder.parent / "papieren"
    place.extract.make_extract()
    till.until(lambda: place.extract.outcome is not None)
    photographer.take("documents-extract-made")
    place.verify.check_file(place.extract.outcome.file)
    place.extract.outcome, place.extract.folder = None, _SOMEBODYS
    place.extract.refresh()
    till.until(lambda: place.verify.verdict is not None)
    photographer.take("documents-checked")
    place.tabs.choose(1)
    photographer.take("documents-slips-none")
    desk.printing.print(PaperKind.PURCHASE_RECEIPT, f"{desk.shop.series}-000002", "nl")
    place.refresh()
    photographer.take("documents-slips")
    place.tabs.choose(2)
    table = till.window.counter.profile.folder.parent / "oud-boek.csv"
    table.write_text(_OLD_BOOK, encoding="utf-8")
    place.importing.read_file(table)
    till.until(lambda: place.importing.table is not None)
    photographer.take("documents-files")
    place.tabs.choose(0)


def _day(till: Till, photographer: Photographer) -> None:
    place, desk = till.window.day, till.desk
    till.window.show_place(place)
    place.tabs.choose(1)
    photographer.take("day-closed-none")
    place.tabs.choose(0)
    photographer.take("day-open")
    desk.day.move_cash(MovementKind.FLOAT, 15_000)
    desk.day.move_cash(MovementKind.OTHER, -1_250, "postzegels")
    place.refresh()
    place.count.fields[5_000].setText("2")
    place.count.fields[1_000].setText("3")
    place.count.fields[200].setText("3")
    photographer.take("day-counted")
    place.closing.reason.fill("te veel wisselgeld gegeven")
    place.close_day()
    till.until(lambda: bool(desk.day.closed()))
    photographer.take("day-closed")
    place.tabs.choose(1)
    photographer.take("day-closed-list")
    place.tabs.choose(2)
    photographer.take("day-books")
    place.tabs.choose(0)
