"""To whom the goods go: a buyer with an address, whoever gets them back, or the police; and a remark."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dealer_client.counter.language import say
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.field import Field, Stop
from dealer_client.identity.countries import tidy_country
from dealer_client.identity.postcodes import is_dutch_postcode, tidy_postcode
from dealer_client.register.disposal import Buyer, PoliceHandover
from dealer_client.register.draft import Address, EntryKind
from dealer_client.register.wording import Text

from . import wording

_NO_POSTCODE = Text(
    nl="Een Nederlandse postcode heeft vier cijfers en twee letters, zoals 3511 AB.",
    en="A Dutch postcode has four digits and two letters, such as 3511 AB.",
)
_WITH_ADDRESS = frozenset({EntryKind.SALE, EntryKind.RETURN})


class ReceiverPanel(Card):
    """Shows what the way out asks for; what was typed for another stays."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind = EntryKind.SALE
        self._home = ""
        self._about = QLabel()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self.name = Field("buyer.name")
        self.postcode = Field("buyer.address.postcode", tidy=self._tidy_postcode, judge=self._postcode_problem)
        self.number = Field("buyer.address.number")
        self.addition = Field("buyer.address.addition", wanted=False)
        self.street = Field("buyer.address.street")
        self.city = Field("buyer.address.city")
        self.country = Field("buyer.address.country", tidy=tidy_country)
        self.case_number = Field("police.case_number")
        self.station = Field("police.station")
        self.officer = Field("police.officer")
        self.badge = Field("police.badge")
        self.remark = Field("remark", wanted=False)
        person = (self.name, self.postcode, self.number, self.addition, self.street, self.city, self.country)
        police = (self.case_number, self.station, self.officer, self.badge)
        self._person = _page(
            row_of((self.name, 1)),
            row_of((self.postcode, 5), (self.number, 3), (self.addition, 3)),
            row_of((self.street, 1)),
            row_of((self.city, 8), (self.country, 3)),
        )
        self._police = _page(
            row_of((self.case_number, 1)),
            row_of((self.station, 1)),
            row_of((self.officer, 3), (self.badge, 2)),
        )
        self._stops: dict[QWidget, tuple[Field, ...]] = {self._person: person, self._police: police}
        for widget in (self._about, self._person, self._police, self.remark):
            self.body.addWidget(widget)
        self.body.addStretch()
        for field in (*person, *police, self.remark):
            field.changed.connect(self.changed)
            field.left.connect(self.changed)
        self.show_kind(EntryKind.SALE)
        self.retranslate()

    def show_kind(self, kind: EntryKind) -> None:
        """Which way the goods go out."""
        self._kind = kind
        self._person.setVisible(kind in _WITH_ADDRESS)
        self._police.setVisible(kind is EntryKind.POLICE)
        self.retranslate()

    def stand_in(self, country: str) -> None:
        """The shop's country (alpha-2): where a buyer lives until somebody says otherwise."""
        if self.country.text() == self._home:
            self.country.fill(country)
        self._home = country

    def stops(self) -> list[Stop]:
        """The fields that are asked for, in order."""
        shown: list[Stop] = [field for page, fields in self._stops.items() if not page.isHidden() for field in fields]
        return [*shown, self.remark]

    def buyer(self) -> Buyer:
        """Who receives the goods, as filled in so far; nobody where the way out has none."""
        if self._kind not in _WITH_ADDRESS:
            return Buyer()
        return Buyer(
            name=self.name.text(),
            address=Address(
                street=self.street.text(),
                number=self.number.text(),
                addition=self.addition.text(),
                postcode=self.postcode.text(),
                city=self.city.text(),
                country=self.country.text(),
            ),
        )

    def police(self) -> PoliceHandover:
        """To which officer in which case, as filled in so far."""
        if self._kind is not EntryKind.POLICE:
            return PoliceHandover()
        return PoliceHandover(
            case_number=self.case_number.text(),
            station=self.station.text(),
            officer=self.officer.text(),
            badge=self.badge.text(),
        )

    def is_untouched(self) -> bool:
        """Whether nothing was typed here."""
        fields = [field for fields in self._stops.values() for field in fields if field is not self.country]
        return all(field.is_empty() for field in (*fields, self.remark))

    def clear(self) -> None:
        """Ready for the next customer."""
        for field in (*(field for fields in self._stops.values() for field in fields), self.remark):
            field.fill("")
        self.country.fill(self._home)

    def retranslate(self) -> None:
        if not hasattr(self, "_stops"):
            return
        self.heading(say(wording.RECEIVERS[self._kind]))
        self._about.setText(say(wording.ABOUT[self._kind]))
        for field, words in (
            (self.name, wording.NAME),
            (self.postcode, wording.POSTCODE),
            (self.number, wording.NUMBER),
            (self.addition, wording.ADDITION),
            (self.street, wording.STREET),
            (self.city, wording.CITY),
            (self.country, wording.COUNTRY),
            (self.case_number, wording.CASE_NUMBER),
            (self.station, wording.STATION),
            (self.officer, wording.OFFICER),
            (self.badge, wording.BADGE),
            (self.remark, wording.REMARK),
        ):
            field.caption(say(words))

    def _tidy_postcode(self, text: str) -> str:
        return tidy_postcode(text, self.country.text())

    def _postcode_problem(self, text: str) -> Text | None:
        return _NO_POSTCODE if self.country.text() == "NL" and not is_dutch_postcode(text) else None


def _page(*rows: object) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for row in rows:
        column.addLayout(row)  # type: ignore[arg-type]
    return page
