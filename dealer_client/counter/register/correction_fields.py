"""The fields of an entry to put right: each with what it says now, in the form in which one types it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dealer_client.counter.language import say
from dealer_client.counter.purchase.choice_field import ChoiceField
from dealer_client.counter.purchase.date_field import DateField
from dealer_client.counter.purchase.field import Field, Stop
from dealer_client.counter.purchase.money_field import MoneyField, format_cents
from dealer_client.counter.purchase.weight_field import WeightField, format_milligrams
from dealer_client.goods.categories import Category
from dealer_client.register.canonical import Json
from dealer_client.register.correction import PresentEntry
from dealer_client.register.draft import ACQUISITIONS, EntryKind

from . import wording
from .field_names import field_name, item_field_name

_ADDRESS = ("street", "number", "addition", "postcode", "city", "country")
_PARTY = {EntryKind.SALE: "buyer", EntryKind.RETURN: "receiver"}
_OF_KIND: Mapping[EntryKind, tuple[str, ...]] = MappingProxyType(
    {
        EntryKind.TRADE_IN: ("exchange.description", "exchange.value_cents"),
        EntryKind.CONSIGNMENT: ("terms",),
        EntryKind.PLEDGE: ("redeem_by",),
        EntryKind.FOUND: ("found.where", "found.on"),
    }
)
"""What only a deal of that kind says."""
_DATES = frozenset({"acquired_on", "happened_on", "date_of_birth", "issued_on", "expires", "redeem_by", "on"})
_TO_COME = frozenset({"issued_on", "expires", "redeem_by"})


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that belong together: of a person, of an item, of the deal. `item` is the line, 0 where it is of none."""

    name: str
    item: int
    paths: tuple[str, ...]


def groups_of(present: PresentEntry, line: int) -> list[FieldGroup]:
    """The fields that can be put right of one item (by its line) and of what all items of the entry share, as read.

    One item at a time: an entry of a hundred would be a form of a thousand fields.
    """
    kind, items = present.entry.kind, present.content.get("items", ())
    groups = [_item_group(kind, at, item) for at, item in enumerate(items) if item["line"] == line]
    if kind in ACQUISITIONS:
        seller = tuple(
            f"seller.{name}" for name in ("surname", "prefix", "given_names", "date_of_birth", "nationality")
        )
        document = tuple(f"seller.document.{name}" for name in ("kind", "number", "expires", "issuing_state"))
        if present.value("seller.document.issued_on") or present.value("seller.document.issued_by"):
            document += ("seller.document.issued_on", "seller.document.issued_by")
        address = tuple(f"seller.address.{name}" for name in _ADDRESS)
        if "seller" in present.parts:
            firm = tuple(f"seller.firm.{name}" for name in ("name", "kvk", "vat"))
            groups.append(FieldGroup("seller", 0, seller))
            groups += [FieldGroup("document", 0, document), FieldGroup("address", 0, address)]
            groups.append(FieldGroup("firm", 0, firm))
        deal = ("acquired_on", *_OF_KIND.get(kind, ()), "payment.method", "payment.iban")
    else:
        party = _PARTY.get(kind)
        if party is not None and party in present.parts:
            groups.append(FieldGroup(party, 0, (f"{party}.name", *(f"{party}.address.{name}" for name in _ADDRESS))))
        if kind is EntryKind.POLICE:
            names = ("case_number", "station", "officer", "badge")
            groups.append(FieldGroup("police", 0, tuple(f"police.{name}" for name in names)))
        deal = ("happened_on", "payment.method") if kind is EntryKind.SALE else ("happened_on",)
    return [group for group in (*groups, FieldGroup("deal", 0, deal)) if group.paths]


def _item_group(kind: EntryKind, at: int, item: dict[str, Json]) -> FieldGroup:
    names = ["price_cents"] if kind is EntryKind.SALE or kind in ACQUISITIONS else []
    if kind in ACQUISITIONS:
        names = ["category", "brand", "model", "description", "colour", *names]
        names += [f"identifiers[{n}].value" for n in range(len(item.get("identifiers", ())))]  # type: ignore[arg-type]
        names += [name for name in ("features", "condition", "stones", "weight_mg", "fineness") if name in item]
    return FieldGroup("item", at + 1, tuple(f"items[{at}].{name}" for name in names))


class CorrectionField:
    """One field with what stands there now; `change` is what it must say instead."""

    def __init__(
        self, present: PresentEntry, path: str, categories: Sequence[Category], today: Callable[[], date]
    ) -> None:
        self.path = path
        self._old, self._categories = present.value(path), categories
        self.stop = _stop(path, today)
        self._say_choices()
        self._fill()
        self._shown = self._value()

    def change(self) -> tuple[str, Json] | None:
        """Path and new value, None while it says what it said."""
        new = self._value()
        return None if new == self._shown else (self.path, new)

    def say_name(self) -> None:
        """Its name and its choices, in the language on the screen."""
        self._say_choices()
        of_item = self.path.startswith("items[")
        name = item_field_name(self.path.partition(".")[2]) if of_item else field_name(self.path)
        self.stop.caption(say(name))

    def _say_choices(self) -> None:
        if isinstance(self.stop, ChoiceField):
            self.stop.set_choices(_choices(self.path, self._categories))

    def _value(self) -> Json:
        stop = self.stop
        if isinstance(stop, ChoiceField):
            return stop.value()
        if isinstance(stop, MoneyField):
            return stop.cents()
        if isinstance(stop, WeightField):
            return stop.milligrams()
        if isinstance(stop, DateField):
            day = stop.date()
            return day.isoformat() if day is not None else stop.text()
        return stop.text() if isinstance(stop, Field) else None

    def _fill(self) -> None:
        stop, old = self.stop, self._old
        if isinstance(stop, ChoiceField):
            stop.choose(str(old or ""))
        elif isinstance(stop, DateField):
            stop.fill_date(date.fromisoformat(str(old)) if old else None)
        elif isinstance(stop, MoneyField):
            stop.fill(format_cents(old) if isinstance(old, int) else "")
        elif isinstance(stop, WeightField):
            stop.fill(format_milligrams(old) if isinstance(old, int) else "")
        elif isinstance(stop, Field):
            stop.fill(str(old or ""))


def _stop(path: str, today: Callable[[], date]) -> Stop:
    name = path.rpartition(".")[2]
    if name in ("price_cents", "value_cents"):
        return MoneyField(path)
    if name == "weight_mg":
        return WeightField(path)
    if name in _DATES:
        return DateField(path, today=today, past=name not in _TO_COME, wanted=False)
    if name == "category" or path in ("payment.method", "seller.document.kind"):
        return ChoiceField(path, wanted=False)
    return Field(path, wanted=False)


def _choices(path: str, categories: Sequence[Category]) -> list[tuple[str, str]]:
    if path.endswith(".category"):
        return [(category.key, say(category.names)) for category in categories]
    named = wording.PAYMENTS if path == "payment.method" else wording.DOCUMENTS
    return [(value, say(words)) for value, words in named.items()]
