"""One item: what it is, the numbers that tell it from all others, and its price. Asks what its category asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.goods.categories import Category, category_of
from dealer_client.goods.identifiers import IDENTIFIER_NAMES, format_for_display, identifier_problem
from dealer_client.goods.metal import fineness_problem, tidy_fineness
from dealer_client.register.amounts import euro
from dealer_client.register.draft import DraftItem, Identifier
from dealer_client.register.wording import Text

from .card import beside_a_field, row_of
from .category_chips import CategoryChips
from .field import Field, Stop
from .money_field import MoneyField, format_cents
from .photo_strip import PhotoSource, PhotoStrip
from .weight_field import WeightField, format_milligrams

_COLUMNS = 6
_SOFT_KINDS = frozenset({"engraving", "coin", "reference"})
"""Kinds of number that many items do not have: Enter passes them by."""
_METAL = Text(
    nl="Metaal vandaag {value}. Bod {offer}: Ctrl+Y zet het als prijs.",
    en="Metal today {value}. Offer {offer}: Ctrl+Y puts it in the price.",
)
_KINDS_OF_ANYTHING = ("serial", "engraving")
_ADD = Text(nl="Kenmerk toevoegen", en="Add a detail")
_MORE = {
    "features": Text(nl="Kenmerken", en="Features"),
    "condition": Text(nl="Staat", en="Condition"),
    "stones": Text(nl="Stenen", en="Stones"),
}
"""What few items need: a field is there once somebody asks for it."""
"""Kinds of number that goods of every category may carry."""


def is_whole_imei(text: str) -> bool:
    """Whether nothing can follow: the fifteenth digit of an IMEI checks the others."""
    return len(re.sub(r"\D", "", text)) == 15 and identifier_problem("imei", text) is None


class IdentifierField(Field):
    """The value of one identifier of a kind."""

    def __init__(self, kind: str, *, wanted: bool) -> None:
        super().__init__(
            wanted=wanted,
            tidy=partial(format_for_display, kind),
            judge=lambda text: identifier_problem(kind, text),
            whole=is_whole_imei if kind == "imei" else None,
        )
        self.kind = kind

    def identifier(self) -> Identifier:
        """As it goes into the book."""
        return Identifier(kind=self.kind, value=self.text())


class ItemForm(Worded, QWidget):
    """The form of one item; `path` is where it stands in the draft, e.g. `items[0]`."""

    changed = Signal()
    stops_changed = Signal()

    def __init__(self, categories: Sequence[Category], photos: PhotoSource) -> None:
        super().__init__()
        self._categories = tuple(categories)
        self.photos = PhotoStrip(photos)
        self.photos.changed.connect(self.changed)
        self.path = "items[0]"
        self.category = CategoryChips("category", categories)
        self.brand = Field("brand", wanted=False)
        self.model = Field("model", wanted=False)
        self.colour = Field("colour", wanted=False)
        self.weight = WeightField("weight_mg")
        self.fineness = Field("fineness", wanted=False, tidy=tidy_fineness, judge=fineness_problem)
        self.description = Field("description")
        self.more = {name: Field(name, wanted=False) for name in _MORE}
        self._asked_for: set[str] = set()
        self.price = MoneyField("price_cents")
        self.metal = QLabel()
        self.metal.setProperty("look", "muted")
        self.metal.hide()
        self._offer: int | None = None
        self.identifiers: list[IdentifierField] = []
        self._by_name: dict[str, Field] = {
            "weight_mg": self.weight,
            "fineness": self.fineness,
            "brand": self.brand,
            "model": self.model,
            "colour": self.colour,
        }
        for field in self._by_name.values():
            # Shown before it has its place, a widget without a parent would be a window of its own.
            field.setParent(self)
        self.add_identifier = QPushButton()
        self.add_identifier.setAutoDefault(False)
        self.add_identifier.clicked.connect(self.choose_addition)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.category)
        column.addLayout(self._grid)
        column.addWidget(self.description)
        column.addLayout(row_of(*((field, 1) for field in self.more.values())))
        column.addLayout(beside_a_field((self.add_identifier, 0), (self.photos, 1), (self.price, 1)))
        column.addWidget(self.metal)
        column.addStretch()
        self.category.changed.connect(self._category_chosen)
        for stop in (self.category, *self._by_name.values(), self.description, *self.more.values(), self.price):
            self._hear(stop)
        self._arrange()
        self.retranslate()

    def item(self) -> DraftItem:
        """The item as filled in so far; a field that its category does not ask for counts where it is filled."""
        return DraftItem(
            category=self.category.value(),
            description=self.description.text(),
            brand=self.brand.text(),
            model=self.model.text(),
            colour=self.colour.text(),
            identifiers=tuple(field.identifier() for field in self._filled_identifiers()),
            weight_mg=self.weight.milligrams(),
            fineness=self.fineness.text(),
            features=self.more["features"].text(),
            condition=self.more["condition"].text(),
            stones=self.more["stones"].text(),
            price_cents=self.price.cents(),
            photos=self.photos.digests(),
        )

    def fill(self, item: DraftItem) -> None:
        """Puts an item in the fields."""
        self.category.choose(item.category)
        for field, text in (
            (self.brand, item.brand),
            (self.model, item.model),
            (self.colour, item.colour),
            (self.fineness, item.fineness),
            (self.description, item.description),
            (self.more["features"], item.features),
            (self.more["condition"], item.condition),
            (self.more["stones"], item.stones),
            (self.weight, "" if item.weight_mg is None else format_milligrams(item.weight_mg)),
            (self.price, "" if item.price_cents is None else format_cents(item.price_cents)),
        ):
            field.fill(text)
        for identifier in item.identifiers:
            self.put_identifier(identifier.kind, identifier.value)
        self.photos.show_photos(item.photos)
        self._arrange()

    def stops(self) -> list[Stop]:
        """The stops of this item in the order of the conversation."""
        shown = [field for field in self._by_name.values() if field.isVisibleTo(self)]
        more = [field for field in self.more.values() if field.isVisibleTo(self)]
        return [self.category, *shown, *self.identifiers, self.description, *more, self.price]

    def stop_at(self, path: str) -> Stop | None:
        """The stop that a path within this item names, e.g. `price_cents` or `identifiers[0].value`."""
        if path.startswith("identifiers"):
            filled = self._filled_identifiers()
            for index, field in enumerate(filled):
                if path == f"identifiers[{index}].value":
                    return field
            return self.identifiers[0] if self.identifiers else None
        return next((stop for stop in self.stops() if stop.path == path), None)

    def show_offer(self, value: int | None, offer: int | None) -> None:
        """What the metal is worth today, and what the shop offers for it, in cents."""
        self._offer = offer
        self.metal.setVisible(offer is not None)
        if value is not None and offer is not None:
            self.metal.setText(say(_METAL.filled(value=euro(value), offer=euro(offer))))

    def take_offer(self) -> None:
        """Puts the offer in the price."""
        if self._offer is not None:
            self.price.fill(format_cents(self._offer))
            self.price.go()

    def path_of(self, stop: Stop) -> str:
        """Where a stop's value belongs within the item; an empty number where its value would go."""
        if not isinstance(stop, IdentifierField):
            return stop.path
        filled = self._filled_identifiers()
        return f"identifiers[{filled.index(stop) if stop in filled else len(filled)}].value"

    def is_untouched(self) -> bool:
        """Whether nothing was filled in."""
        return self.item() == DraftItem() and not self.price.text() and not self.weight.text()

    def put_identifier(self, kind: str, value: str) -> IdentifierField:
        """Puts a scanned number in the first free field of that kind, or in a new one."""
        free = next((field for field in self.identifiers if field.kind == kind and field.is_empty()), None)
        field = free or self.new_identifier(kind)
        field.fill(value)
        return field

    def choose_addition(self) -> None:
        """Asks which kind of number to add, or what else to say of the item."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in self.fitting_kinds():
            menu.addAction(say(IDENTIFIER_NAMES[kind]), lambda kind=kind: self.new_identifier(kind).go())
        menu.addSeparator()
        for name in self.fitting_more():
            menu.addAction(say(_MORE[name]), partial(self.ask_more, name))
        menu.popup(self.add_identifier.mapToGlobal(QPoint(0, self.add_identifier.height() + 2)))

    def fitting_kinds(self) -> list[str]:
        """The kinds of number that an item of this category may have; all of them while it has no category."""
        category = category_of(self.category.value(), self._categories)
        if category is None or not category.identifiers:
            return list(IDENTIFIER_NAMES)
        return list(dict.fromkeys((*category.identifiers, *_KINDS_OF_ANYTHING)))

    def fitting_more(self) -> list[str]:
        """What else can be said of an item of this category: stones where there may be metal to hold them."""
        category = category_of(self.category.value(), self._categories)
        return [name for name in _MORE if name != "stones" or category is None or "fineness" in category.fields]

    def ask_more(self, name: str) -> None:
        """Asks one of these too: `features`, `condition` or `stones`."""
        self._asked_for.add(name)
        self._arrange()
        self.more[name].go()

    def new_identifier(self, kind: str) -> IdentifierField:
        """One more number of a kind."""
        field = self._identifier_field(kind, wanted=False)
        self.identifiers.append(field)
        self._arrange()
        return field

    def retranslate(self) -> None:
        for stop, words in (
            (self.category, self.tr("Kind of item")),
            (self.brand, self.tr("Brand")),
            (self.model, self.tr("Model")),
            (self.colour, self.tr("Colour")),
            (self.weight, self.tr("Weight (g)")),
            (self.fineness, self.tr("Fineness")),
            (self.description, self.tr("Description")),
            *((field, say(_MORE[name])) for name, field in self.more.items()),
            (self.price, self.tr("Price (€)")),
        ):
            stop.caption(words)
        self.add_identifier.setText(say(_ADD) + "   Ctrl+K")
        self._name_identifiers()

    def _category_chosen(self) -> None:
        category = category_of(self.category.value(), self._categories)
        wanted_kinds = list(category.identifiers) if category is not None else []
        kept: list[IdentifierField] = []
        for kind in wanted_kinds:
            again = next((f for f in self.identifiers if f.kind == kind and f not in kept), None)
            soft = kind in _SOFT_KINDS or kind in wanted_kinds[: len(kept)]
            kept.append(again or self._identifier_field(kind, wanted=not soft))
        # What was typed stays, whatever the category asks for.
        kept += [f for f in self.identifiers if f not in kept and not f.is_empty()]
        for field in self.identifiers:
            if field not in kept:
                field.hide()
                field.deleteLater()
        self.identifiers = kept
        asked = category.recommended | category.required if category is not None else frozenset()
        for name, field in self._by_name.items():
            field.wanted = name in asked
        self._arrange()

    def _arrange(self) -> None:
        category = category_of(self.category.value(), self._categories)
        while self._grid.takeAt(0) is not None:
            pass
        asked = [
            field
            for name, field in self._by_name.items()
            if (category is not None and name in category.fields) or not field.is_empty()
        ]
        if category is None and not asked:
            asked = [self.brand, self.model, self.colour]
        for field in self._by_name.values():
            field.setVisible(field in asked)
        for name, field in self.more.items():
            field.setVisible(name in self._asked_for or not field.is_empty())
        row = 0
        for fields, most in ((asked, 3), (self.identifiers, 2)):
            for start in range(0, len(fields), most):
                part = fields[start : start + most]
                width = _COLUMNS // len(part)
                for at, field in enumerate(part):
                    self._grid.addWidget(field, row, at * width, 1, width)
                    field.show()
                row += 1
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._name_identifiers()
        self.stops_changed.emit()
        self.changed.emit()

    def _name_identifiers(self) -> None:
        for field in self.identifiers:
            same = [other for other in self.identifiers if other.kind == field.kind]
            name = say(IDENTIFIER_NAMES[field.kind])
            field.caption(f"{name} {same.index(field) + 1}" if len(same) > 1 else name)

    def _filled_identifiers(self) -> list[IdentifierField]:
        return [field for field in self.identifiers if not field.is_empty()]

    def _identifier_field(self, kind: str, *, wanted: bool) -> IdentifierField:
        field = IdentifierField(kind, wanted=wanted)
        field.setParent(self)
        self._hear(field)
        return field

    def _hear(self, stop: Stop) -> None:
        stop.changed.connect(self._something_changed)
        stop.left.connect(self.changed)

    def _something_changed(self) -> None:
        described = not (self.brand.is_empty() and self.model.is_empty())
        self.description.wanted = not described
        self.changed.emit()
