"""A till for tests: a window over a real store, and a clerk who only has a keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from dealer_client.app import OpenCounter, load_rule_pack
from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.counter.purchase.field import Field
from dealer_client.counter.window import CounterWindow
from dealer_client.desk import Desk
from dealer_client.goods.categories import load_categories
from dealer_client.register.draft import Address
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey
from dealer_client.register.staff import Role
from dealer_client.store.opening import create_store
from dealer_client.store.staff import add_staff
from dealer_client.vault.profile import KeyPlace, Profile

PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
DUTCH_PASSPORT = "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\nSPECI20142NLD6503101F2403096999999990<<<<<84"
CITIZEN_NUMBER = "999999990"
IMEI = "490154203237518"
PATIENCE_MS = 10_000


def open_shop(folder: Path, *, practice: bool = True) -> OpenCounter:
    """A counter over a new store in `folder`, not enrolled with a central register."""
    store = create_store(folder / "book.db", b"k" * 32)
    shop = Shop(
        dealer="Voldongen Goud BV",
        address=Address(street="Oudegracht", number="1", postcode="3511 AB", city="Utrecht", country="NL"),
        kvk="12345678",
        municipality="Utrecht",
        zone="Europe/Amsterdam",
        series="A",
        book="0" * 32,
        practice=practice,
    )
    with store.writing() as connection:
        staff = add_staff(connection, "P. Jansen", Role.OWNER)
    desk = Desk(
        store=store,
        shop=shop,
        staff=staff,
        counter_key=CounterKey(b"s" * 32),
        rules=load_rule_pack(shop),
        categories=load_categories(),
        stolen_checks=StolenChecks(None),
        register_key="",
        on_recorded=lambda: None,
    )
    profile = Profile(folder=folder, book=shop.book, practice=practice, keys=KeyPlace.PRACTICE_FILE)
    return OpenCounter(profile=profile, desk=desk, sync=None, store=store, client=None, embedded=None)


class Till:
    """The window and the clerk at it. Leaving the `with` waits for all that runs."""

    def __init__(self, qtbot, open_book: Callable[[Callable[[], str] | None], OpenCounter]) -> None:
        self._qtbot = qtbot
        self.window = CounterWindow(open_book)
        self.keys = 0
        """Keys that carry no data: Enter, Tab, function keys and the like."""

    def __enter__(self) -> Self:
        self.window.show()
        self._qtbot.waitUntil(lambda: self.window.isActiveWindow() and self.focus() is not None, timeout=PATIENCE_MS)
        return self

    def __exit__(self, *_: object) -> None:
        self.window.shut_down()
        self.window.close()
        self.window.deleteLater()

    @property
    def form(self):
        return self.window.purchase.form

    @property
    def desk(self) -> Desk:
        assert self.window.counter is not None
        return self.window.counter.desk

    def open(self) -> None:
        """Waits until the book is open and the next number is on the screen."""
        self.window.begin()
        self.until(lambda: self.window.purchase.subtitle() != "")

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def focus_name(self) -> str:
        focused = self.focus()
        return focused.accessibleName() if focused is not None else ""

    def type(self, text: str) -> None:
        """Types data where the focus is, and waits until it stands there or was taken elsewhere."""
        focused = self.focus()
        assert focused is not None
        QTest.keyClicks(focused, text)
        if isinstance(focused, QLineEdit):
            self.until(lambda: focused.text().endswith(text) or not focused.hasFocus())

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(self.focus() or self.window, key, modifiers)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def letter(self, letter: str) -> None:
        """Chooses by a first letter, among chips or in a list."""
        self.keys += 1
        before = self.focus()
        QTest.keyClicks(before, letter)
        if isinstance(before, QComboBox):
            self.until(lambda: before.currentText().casefold().startswith(letter))
        else:
            self.until(lambda: self.focus() is not before or getattr(before, "isChecked", lambda: False)())

    def scan(self, text: str) -> None:
        """What a scanner sends: keys without a pause, Enter after each line."""
        for line in text.split("\n"):
            QTest.keyClicks(self.focus(), line)
            QTest.keyClick(self.focus(), Qt.Key.Key_Return)

    def fill(self, field: Field, text: str) -> None:
        """Goes to a field, types over what stands there, and leaves it."""
        field.go()
        field.edit.selectAll()
        QTest.keyClicks(field.edit, text)
        self.until(lambda: field.edit.text() == text or not field.edit.hasFocus())
        if field.edit.hasFocus():
            QTest.keyClick(field.edit, Qt.Key.Key_Tab)

    def fill_seller(self) -> None:
        """A seller with a valid document, typed."""
        seller = self.form.seller
        self.fill(seller.surname, "Bruijn")
        self.fill(seller.given_names, "Willeke")
        self.fill(seller.date_of_birth, "10031965")
        seller.document_kind.choose("passport")
        self.fill(seller.document_number, "SPECI2014")
        self.fill(seller.expires, "08082031")
        self.fill(seller.postcode, "3511ab")
        self.fill(seller.number, "12")
        self.fill(seller.street, "Kerkstraat")
        self.fill(seller.city, "Utrecht")

    def fill_purchase(self) -> None:
        """A whole purchase of one ring, paid by bank, with nothing left open."""
        self.fill_seller()
        item = self.form.items.current
        item.category.choose("jewellery")
        self.fill(item.description, "Gouden ring")
        self.fill(item.price, "123")
        self.form.payment.method.choose("bank")
        self.fill(self.form.payment.iban, "NL91ABNA0417164300")
        self.window.purchase.check()

    def field_texts(self) -> list[str]:
        """Every text in every field of the window."""
        return [edit.text() for edit in self.window.findChildren(QLineEdit)]

    def filled_in(self) -> dict[str, str]:
        """What stands in every stop of the form and every reason, by where it belongs."""
        stops = {self.form.path_of(stop): stop for stop in self.form.stops()}
        values = {path: stop.text() if isinstance(stop, Field) else stop.value() for path, stop in stops.items()}
        return values | self.form.reasons

    def lines(self) -> list[str]:
        """The titles in the Check panel."""
        return [line.title for line in self.form.checks.lines]
