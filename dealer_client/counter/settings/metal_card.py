"""The day's prices of precious metal, typed or from a file, and the share of it that the shop offers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import say, say_count, say_date
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.documents.files import read_file
from dealer_client.goods.metal_prices import METAL_NAMES, MetalPriceWrong, parse_price
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk import Desk

_MOST_BYTES = 1024 * 1024
_HEADING = Text(nl="Metaalprijzen", en="Metal prices")
_ABOUT = Text(
    nl="Zuiver metaal in euro per gram. Met gewicht en gehalte rekent de inkoop uit wat een sieraad waard is.",
    en="Price of fine metal in euro a gram. With weight and fineness the purchase works out what a piece is worth.",
)
_SHARE = Text(nl="Bod in % van de waarde", en="Offer in % of the value")
_SAVE = Text(nl="Bewaren", en="Save")
_OF = Text(nl="van {day}", en="of {day}")
_NO_PRICE = Text(nl="nog geen prijs", en="no price yet")
_OLD = Text(nl="van {day}: typ die van vandaag", en="of {day}: type today’s")
_KEPT = Text(nl="Bewaard", en="Kept")
_KEPT_MORE = Text(nl="De inkoop rekent er vanaf nu mee.", en="The purchase reckons with it from now on.")
_NO_SHARE = Text(nl="Typ een percentage van 0 tot en met 100.", en="Type a percentage from 0 to 100.")
_NOT_KEPT = Text(nl="Niet bewaard", en="Not kept")
_FILE = Text(nl="Prijzen uit een bestand", en="Prices from a file")
_FILE_ABOUT = Text(
    nl="Een bestand (CSV) met op elke regel metaal;datum;prijs, zoals goud;24-11-2026;84,30.",
    en="A file (CSV) with metal;date;price on each line, such as gold;24-11-2026;84.30.",
)
_FROM_FILE = Text(nl="{n} prijzen uit {file} gelezen", en="{n} prices read from {file}")


class MetalCard(Card):
    """A field for each metal; only those that were typed in are kept, also where the price is the same again."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._typed: set[str] = set()
        self._said: tuple[str, Text, Text] | None = None
        self.about, self.save = QLabel(), QPushButton()
        self._file_about, self.file_button, self.state = QLabel(), QPushButton(), FindingRow()
        for label in (self.about, self._file_about):
            label.setWordWrap(True)
            label.setProperty("look", "muted")
        self.fields = {metal: FormField(metal, wanted=False) for metal in METAL_NAMES}
        self.share = FormField("share", wanted=False)
        for button, deed in ((self.save, self.keep), (self.file_button, self.choose_file)):
            button.setAutoDefault(True)
            button.clicked.connect(deed)
        for metal, field in self.fields.items():
            field.edit.textEdited.connect(partial(self._note, metal))
        for field in (*self.fields.values(), self.share):
            field.entered.connect(self.keep)
        prices = row_of(*((field, 1) for field in self.fields.values()))
        for field in self.fields.values():
            # What stands under one field moves no other.
            prices.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        line = row_of((self.share, 2), (self.save, 1))
        line.setAlignment(self.save, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self.about)
        self.body.addLayout(prices)
        self.body.addLayout(line)
        self.body.addWidget(self.state)
        self.body.addStretch()
        self.body.addWidget(self._file_about)
        self.body.addWidget(self.file_button)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Shows what is known; what is being typed stays."""
        desk = self._desk
        if desk is None:
            return
        newest = desk.metal.prices().newest
        for metal in self.fields.keys() - self._typed:
            price = newest.get(metal)
            self.fields[metal].fill("" if price is None else _grams(price.cents_per_kilogram))
        if not self.share.is_being_edited():
            self.share.fill(_per_cent(desk.metal.offer_share))
        self._show()

    def keep(self) -> None:
        """Keeps what was typed."""
        desk = self._desk
        if desk is None:
            return
        typed = {metal: self.fields[metal].text() for metal in self.fields if metal in self._typed}
        changed = {metal: text for metal, text in typed.items() if text}
        for metal, text in changed.items():
            try:
                parse_price(text)
            except MetalPriceWrong as wrong:
                self.fields[metal].refuse(wrong.message)
                return
        share = _basis_points(self.share.text())
        if share is None:
            self.share.refuse(_NO_SHARE)
            return

        def work() -> None:
            for metal, text in changed.items():
                desk.metal.set_price(metal, text)
            if share != desk.metal.offer_share:
                desk.metal.set_offer_share(share)

        self._do(work, lambda _none: _KEPT)

    def choose_file(self) -> None:
        """Asks for a table by the desktop's own dialog."""
        chosen, _kind = QFileDialog.getOpenFileName(self, say(_FILE), "", "CSV (*.csv *.txt)")
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, file: Path) -> None:
        """Keeps the prices of a table, all of them or none."""
        desk = self._desk
        if desk is None:
            return

        def work() -> int:
            return len(desk.metal.import_prices(read_file(file, _MOST_BYTES).decode("utf-8-sig", errors="replace")))

        self._do(work, lambda count: _FROM_FILE.filled(n=say_count(count), file=file.name))

    def retranslate(self) -> None:
        if not hasattr(self, "state"):
            return
        self.heading(say(_HEADING))
        self.about.setText(say(_ABOUT))
        for metal, field in self.fields.items():
            field.caption(say(METAL_NAMES[metal]).capitalize())
        self.share.caption(say(_SHARE))
        self.save.setText(say(_SAVE))
        self._file_about.setText(say(_FILE_ABOUT))
        self.file_button.setText(say(_FILE))
        self._show()

    def _note(self, metal: str, _text: str) -> None:
        self._typed.add(metal)

    def _do(self, work: Callable[[], Any], words: Callable[[Any], Text]) -> None:
        for button in (self.save, self.file_button):
            button.setEnabled(False)
        Operation(self._background, work).success(lambda done: self._kept(words(done))).failure(self._failed).start()

    def _kept(self, said: Text) -> None:
        self._typed.clear()
        self._tell("ok", said, _KEPT_MORE)
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._tell("blocked", _NOT_KEPT, error.message if isinstance(error, DealerError) else wording.NOT_CHANGED)

    def _tell(self, tone: str, title: Text, detail: Text) -> None:
        for button in (self.save, self.file_button):
            button.setEnabled(True)
        self._said = (tone, title, detail)
        self._show()

    def _show(self) -> None:
        self.state.setVisible(self._said is not None)
        if self._said is not None:
            tone, title, detail = self._said
            self.state.show_line(Line(key="said", tone=tone, title=say(title), detail=say(detail)), "")
        desk = self._desk
        if desk is None:
            return
        newest, most, today = desk.metal.prices().newest, _most_days(desk), desk.today()
        for metal, field in self.fields.items():
            price = newest.get(metal)
            if price is None:
                field.hint(_NO_PRICE)
            else:
                old = most is not None and (today - price.day).days > most
                field.hint((_OLD if old else _OF).filled(day=say_date(price.day)))


def _most_days(desk: Desk) -> int | None:
    """After how many days the rules call a price old; None where no rule does."""
    days = [
        rule.values["days"]
        for rule in desk.rule_packs.in_force().rules
        if rule.test == "metal-price-old" and rule.validity.holds_on(desk.today())
    ]
    return min(days, default=None)


def _grams(cents_per_kilogram: int) -> str:
    """The price as it is typed: `84,30`, or with as many decimals as it has."""
    euro, _, decimals = f"{Decimal(cents_per_kilogram) / 100_000:.5f}".partition(".")
    return f"{euro},{decimals.rstrip('0'):0<2}"


def _per_cent(basis_points: int) -> str:
    return f"{Decimal(basis_points) / 100:f}".replace(".", ",").removesuffix(",00")


def _basis_points(text: str) -> int | None:
    try:
        share = round(float(text.replace(",", ".")) * 100)
    except (ValueError, OverflowError):
        return None
    return share if 0 <= share <= 10_000 else None
