"""The day's prices of precious metal, and the share of it that the shop offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import say, say_date
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.goods.metal_prices import METAL_NAMES
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk import Desk

_HEADING = Text(nl="Metaalprijzen", en="Metal prices")
_ABOUT = Text(
    nl="Zuiver metaal in euro per gram. Met gewicht en gehalte rekent de inkoop uit wat een sieraad waard is.",
    en="Price of fine metal in euro a gram. With weight and fineness the purchase works out what a piece is worth.",
)
_SHARE = Text(nl="Bod in % van de waarde", en="Offer in % of the value")
_SAVE = Text(nl="Bewaren", en="Save")
_OF = Text(nl="van {day}", en="of {day}")
_KEPT = Text(nl="Bewaard.", en="Kept.")
_NO_SHARE = Text(nl="Typ een percentage van 0 tot en met 100.", en="Type a percentage from 0 to 100.")


class MetalCard(Card):
    """A field for each metal; only those that were changed are kept."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._shown: dict[str, str] = {}
        self.about, self.state, self.save = QLabel(), QLabel(), QPushButton()
        self.about.setWordWrap(True)
        self.about.setProperty("look", "muted")
        self.state.setProperty("look", "muted")
        self.fields = {metal: FormField(metal, wanted=False) for metal in METAL_NAMES}
        self.share = FormField("share", wanted=False)
        self.save.clicked.connect(self.keep)
        for field in (*self.fields.values(), self.share):
            field.entered.connect(self.keep)
        self.body.addWidget(self.about)
        self.body.addLayout(row_of(*((field, 1) for field in self.fields.values())))
        self.body.addLayout(row_of((self.share, 2), (self.save, 1)))
        self.body.addWidget(self.state)
        self.body.addStretch()
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Shows what is known."""
        desk = self._desk
        if desk is None:
            return
        for metal, field in self.fields.items():
            price = desk.metal.prices().newest.get(metal)
            self._shown[metal] = "" if price is None else _grams(price.cents_per_kilogram)
            field.fill(self._shown[metal])
            field.hint(None if price is None else _OF.filled(day=say_date(price.day)))
        self._shown["share"] = f"{desk.metal.offer_share / 100:g}"
        self.share.fill(self._shown["share"])

    def keep(self) -> None:
        """Keeps what was changed."""
        desk = self._desk
        if desk is None:
            return
        typed = {metal: field.text() for metal, field in self.fields.items()}
        changed = {metal: text for metal, text in typed.items() if text and text != self._shown.get(metal)}
        share = _basis_points(self.share.text())
        if share is None:
            self.share.refuse(_NO_SHARE)
            return

        def work() -> None:
            for metal, text in changed.items():
                desk.metal.set_price(metal, text)
            if share != desk.metal.offer_share:
                desk.metal.set_offer_share(share)

        Operation(self._background, work).success(lambda _done: self._kept()).failure(
            lambda error: self._failed(error, changed)
        ).start()

    def retranslate(self) -> None:
        if not hasattr(self, "share"):
            return
        self.heading(say(_HEADING))
        self.about.setText(say(_ABOUT))
        for metal, field in self.fields.items():
            field.caption(say(METAL_NAMES[metal]).capitalize())
        self.share.caption(say(_SHARE))
        self.save.setText(say(_SAVE))

    def _kept(self) -> None:
        self.refresh()
        self.state.setText(say(_KEPT))

    def _failed(self, error: Exception, changed: dict[str, str]) -> None:
        words = error.message if isinstance(error, DealerError) else wording.NOT_CHANGED
        self.fields[next(iter(changed), "gold")].refuse(words)


def _grams(cents_per_kilogram: int) -> str:
    return f"{cents_per_kilogram / 100_000:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _basis_points(text: str) -> int | None:
    try:
        share = round(float(text.replace(",", ".")) * 100)
    except ValueError:
        return None
    return share if 0 <= share <= 10_000 else None
