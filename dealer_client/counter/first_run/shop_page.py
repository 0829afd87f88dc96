"""Whose register it is: the shop, its address, and the municipality whose hold applies."""

from __future__ import annotations

from datetime import UTC, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from dealer_client.counter.form_field import FormField
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import row_of
from dealer_client.identity.firms import kvk_number_problem, tidy_kvk_number, tidy_vat_number, vat_number_problem
from dealer_client.identity.postcodes import is_dutch_postcode, tidy_postcode
from dealer_client.register.draft import Address
from dealer_client.register.wording import Text

from . import wording
from .step_page import StepPage

if TYPE_CHECKING:
    from dealer_client.register.rule_pack import RulePack

COUNTRY = "NL"
"""The country that a counter can be set up in here; another one is a file for `setup --shop`."""
ZONE = "Europe/Amsterdam"
_NEAR = 0.8
"""From here on two names are one with a slip of the finger: Amsterdm and Amsterdam, but not Hilversum and Heusden."""


class ShopPage(StepPage):
    """Reads the holds in the background, and says which one applies as soon as a municipality was typed."""

    def __init__(self, background: Background) -> None:
        super().__init__(wording.SHOP, wording.SHOP_ABOUT)
        self._rules: RulePack | None = None
        self._known: list[str] = []
        self.dealer = FormField("dealer")
        self.kvk = FormField("kvk", tidy=tidy_kvk_number, judge=kvk_number_problem)
        self.vat = FormField("vat", wanted=False, tidy=tidy_vat_number, judge=vat_number_problem)
        self.postcode = FormField("address.postcode", tidy=lambda text: tidy_postcode(text, COUNTRY), judge=_postcode)
        self.number, self.addition = FormField("address.number"), FormField("address.addition", wanted=False)
        self.street, self.city = FormField("address.street"), FormField("address.city")
        self.municipality = FormField("municipality")
        self.municipality.hint(wording.MUNICIPALITY_HINT)
        for field, caption in (
            (self.dealer, wording.DEALER),
            (self.kvk, wording.KVK),
            (self.vat, wording.VAT),
            (self.postcode, wording.POSTCODE),
            (self.number, wording.NUMBER),
            (self.addition, wording.ADDITION),
            (self.street, wording.STREET),
            (self.city, wording.CITY),
            (self.municipality, wording.MUNICIPALITY),
        ):
            self.ask(field, caption)
        self.put(self.dealer)
        for row in (
            row_of((self.kvk, 1), (self.vat, 1)),
            row_of((self.postcode, 2), (self.number, 1), (self.addition, 1), (self.street, 4)),
            row_of((self.city, 1), (self.municipality, 1)),
        ):
            for at in range(row.count()):
                row.setAlignment(row.itemAt(at).widget(), Qt.AlignmentFlag.AlignTop)
            self.put(row)
        self.city.left.connect(self._suggest)
        self.municipality.changed.connect(self._say_hold)
        Operation(background, _dutch_rules).success(self._rules_read).start()
        self.end()

    def address(self) -> Address:
        """The branch's address."""
        return Address(
            street=self.street.text(),
            number=self.number.text(),
            addition=self.addition.text(),
            postcode=self.postcode.text(),
            city=self.city.text(),
            country=COUNTRY,
        )

    def _rules_read(self, rules: RulePack) -> None:
        self._rules = rules
        names = sorted({hold.municipality for hold in rules.holds if hold.municipality not in ("", "everywhere")})
        self._known = names
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.municipality.edit.setCompleter(completer)
        self._say_hold()

    def _suggest(self) -> None:
        if self.municipality.is_empty():
            self.municipality.fill(self.city.text())

    def _say_hold(self) -> None:
        place = self.municipality.text()
        if self._rules is None or not place:
            self.municipality.hint(wording.MUNICIPALITY_HINT)
            return
        from dealer_client.register.holds import hold_for

        hold = hold_for(self._rules, place, datetime.now(UTC), ZONE)
        # The rules know few by name, so the town counts too.
        names = [*self._known, self.city.text()]
        near = [] if hold.municipality else get_close_matches(place.title(), names, n=1, cutoff=_NEAR)
        if near and near[0].casefold() != place.casefold():
            self.municipality.hint(wording.MEANT.filled(name=near[0], place=place))
            return
        words = wording.HOLD_WORKING_DAYS if hold.working_days else wording.HOLD_DAYS
        self.municipality.hint(
            (words if hold.municipality else wording.HOLD_UNKNOWN).filled(place=place, days=hold.days)
        )


def _postcode(text: str) -> Text | None:
    return None if is_dutch_postcode(text) else wording.NO_POSTCODE


def _dutch_rules() -> RulePack:
    from dealer_client.register.rule_pack import parse_rule_pack
    from dealer_client.resources import resource_path

    return parse_rule_pack(resource_path("rules", "nl.toml").read_text(encoding="utf-8"))
