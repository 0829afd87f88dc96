"""What have you brought: the list of items, and the form of the one at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import say
from dealer_client.goods.identifiers import IDENTIFIER_NAMES
from dealer_client.register.amounts import euro
from dealer_client.register.draft import DraftItem
from dealer_client.register.wording import Text

from .card import Card
from .field import Stop
from .item_row import ItemRow

if TYPE_CHECKING:
    from .item_form import ItemForm
    from .photo_strip import PhotoSource

_REPEAT = Text(nl="Kopie", en="Copy")
_ROW = 48
_MOST_ROWS = 4
"""Rows that stand in the list before it scrolls."""


class ItemsPanel(Card):
    """Holds at least one item once `clear` or `fill` made its form: the window takes keys before that.

    Each item has a form of its own, so nothing typed is lost in going from one to another.
    """

    changed = Signal()
    stops_changed = Signal()
    camera_asked = Signal()

    def __init__(self, photos: PhotoSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._photos = photos
        self._states: Mapping[int, str] = {}
        self.forms: list[ItemForm] = []
        self._rows: list[ItemRow] = []
        self._removed: tuple[int, ItemForm] | None = None
        self._prepared: ItemForm | None = None
        self._prepare_soon = QTimer(self, singleShot=True, interval=0)
        self._prepare_soon.timeout.connect(self.prepare)
        self.restore, self.remove, self.repeat, self.add = (QPushButton() for _ in range(4))
        for button, work in (
            (self.restore, self.put_back),
            (self.remove, self.remove_item),
            (self.repeat, self.repeat_item),
            (self.add, self.add_item),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(work)
            self.head.addWidget(button)
        for button in (self.restore, self.remove, self.repeat):
            button.setProperty("look", "quiet")
            button.setProperty("small", "true")
        # Reached by their keys: the Tab order is the conversation's.
        for button in (self.restore, self.remove, self.repeat, self.add):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setProperty("compact", "true")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        listed = QWidget()
        listed.setProperty("look", "scrolled")
        listed.setLayout(self._list)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(listed)
        self._stack = QStackedWidget(self)
        self.body.addWidget(self._scroll)
        self.body.addWidget(self._stack, 1)
        self.retranslate()

    @property
    def current(self) -> ItemForm:
        """The form at hand."""
        return self._stack.currentWidget()  # type: ignore[return-value]

    def items(self) -> tuple[DraftItem, ...]:
        """All items as filled in so far; one that was never touched does not count."""
        return tuple(form.item() for form in self.counted())

    def counted(self) -> list[ItemForm]:
        """The forms behind `items`, in the same order."""
        return [form for form in self.forms if not form.is_untouched()]

    def stops(self) -> list[Stop]:
        """All stops of all items in order; an untouched item counts while one is at it, or as the only one."""
        counted, focused = self.counted(), QApplication.focusWidget()
        at_hand = [form for form in self.forms if focused is not None and form.isAncestorOf(focused)]
        forms = [form for form in self.forms if form in counted or form in at_hand] or self.forms
        return [stop for form in forms for stop in form.stops()]

    def stop_at(self, path: str) -> Stop | None:
        """The stop that a path such as `items[1].price_cents` names."""
        counted = self.counted() or self.forms
        for index, form in enumerate(counted):
            if path.startswith(f"items[{index}]."):
                return form.stop_at(path.split(".", 1)[1])
        return self.forms[0].category if path == "items" else None

    def form_of(self, stop: Stop) -> ItemForm | None:
        """The form that a stop belongs to."""
        return next((form for form in self.forms if form.isAncestorOf(stop)), None)

    def show_item(self, form: ItemForm) -> None:
        """Brings an item's form to hand."""
        self._stack.setCurrentWidget(form)
        self._show_rows()
        self.stops_changed.emit()

    def add_item(self) -> None:
        """One more item, ready to fill in."""
        empty = next((form for form in self.forms if form.is_untouched()), None)
        form = empty or self._insert(self._new_form(), len(self.forms))
        self.show_item(form)
        form.category.go()

    def repeat_item(self) -> None:
        """One more item like the one at hand, without the numbers that tell it from all others."""
        like = self.current.item()
        form = self._insert(self._new_form(), self.forms.index(self.current) + 1)
        form.fill(replace(like, identifiers=(), features="", photos=()))
        self.show_item(form)
        self.changed.emit()
        (form.identifiers[0] if form.identifiers else form.price).go()

    def remove_item(self) -> None:
        """Takes the item at hand out of the purchase; `put_back` brings it again."""
        form = self.current
        at = self.forms.index(form)
        self._forget_removed()
        self._take_out(form)
        self._removed = (at, form)
        if not self.forms:
            self._insert(self._new_form(), 0)
        self.show_item(self.forms[min(at, len(self.forms) - 1)])
        self.current.category.go()
        self.retranslate()
        self.changed.emit()

    def put_back(self) -> None:
        """Brings back the item that was removed last."""
        if self._removed is None:
            return
        at, form = self._removed
        self._removed = None
        self._insert(form, min(at, len(self.forms)))
        self.show_item(form)
        form.category.go()
        self.retranslate()
        self.changed.emit()

    def step(self, by: int) -> None:
        """Goes to the next or the previous item."""
        at = (self.forms.index(self.current) + by) % len(self.forms)
        self.show_item(self.forms[at])
        self.current.category.go()

    def show_states(self, states: Mapping[int, str]) -> None:
        """How each item of `items` stands: ok, attention, blocked or empty."""
        self._states = states
        self._show_rows()

    def clear(self) -> None:
        """Ready for the next seller: one empty item."""
        self.fill(())

    def fill(self, items: Sequence[DraftItem]) -> None:
        """Puts these items in the list, in place of what was there; the first is at hand."""
        self._forget_removed()
        for form in list(self.forms):
            self._take_out(form)
            form.deleteLater()
        for at, item in enumerate(items):
            self._insert(self._new_form(), at).fill(item)
        self.show_item(self.forms[0] if self.forms else self._insert(self._new_form(), 0))
        self.retranslate()

    def retranslate(self) -> None:
        self.heading(self.tr("Items"))
        self.add.setText(self.tr("+ Item") + " Ins")
        self.repeat.setText(say(_REPEAT) + " Ctrl+M")
        self.remove.setText(self.tr("Remove") + " Ctrl+R")
        self.restore.setText(self.tr("Put back") + " Ctrl+Z")
        self.restore.setVisible(self._removed is not None)
        self._show_rows()

    def prepare(self) -> None:
        """Makes the form of the next item before it is asked for: making and styling one takes as long as a frame."""
        if self._prepared is None:
            form = self._make_form()
            form.setParent(self._stack)
            # Told so, or it would come up with its parent, over the item at hand.
            form.hide()
            for widget in form.findChildren(QWidget):
                widget.ensurePolished()
            self._prepared = form

    def _new_form(self) -> ItemForm:
        form, self._prepared = self._prepared, None
        if self.isVisible():
            self._prepare_soon.start()
        return form or self._make_form()

    def _make_form(self) -> ItemForm:
        from dealer_client.goods.categories import load_categories

        from .item_form import ItemForm

        return ItemForm(load_categories(), self._photos)

    def _insert(self, form: ItemForm, at: int) -> ItemForm:
        row = ItemRow()
        row.chosen.connect(lambda: self.show_item(form))
        self.forms.insert(at, form)
        self._rows.insert(at, row)
        self._list.insertWidget(at, row)
        self._stack.addWidget(form)
        form.changed.connect(self._form_changed)
        form.stops_changed.connect(self.stops_changed)
        form.photos.camera_asked.connect(self.camera_asked)
        return form

    def _take_out(self, form: ItemForm) -> None:
        at = self.forms.index(form)
        form.changed.disconnect(self._form_changed)
        form.stops_changed.disconnect(self.stops_changed)
        form.photos.camera_asked.disconnect(self.camera_asked)
        self._stack.removeWidget(form)
        self.forms.pop(at)
        row = self._rows.pop(at)
        self._list.removeWidget(row)
        row.deleteLater()

    def _forget_removed(self) -> None:
        if self._removed is not None:
            self._removed[1].deleteLater()
        self._removed = None

    def _form_changed(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        counted = self.counted()
        for at, (form, row) in enumerate(zip(self.forms, self._rows, strict=True)):
            state = self._states.get(counted.index(form), "") if form in counted else ""
            item = form.item()
            price = euro(item.price_cents) if item.price_cents is not None else ""
            name = self._name(item) or self.tr("New item")
            row.show_item(at + 1, name, self._detail(item), price, state, current=form is self.current)
        self._scroll.setFixedHeight(min(len(self.forms), _MOST_ROWS) * _ROW)
        for button in (self.remove, self.repeat):
            button.setVisible(len(self.forms) > 1 or bool(counted))

    def _name(self, item: DraftItem) -> str:
        from dealer_client.goods.categories import category_of, load_categories

        category = category_of(item.category, load_categories())
        kind = say(category.names) if category is not None else ""
        what = " ".join(part for part in (item.brand, item.model) if part) or item.description
        if kind and what:
            return f"{kind}: {what}" if what == item.description else f"{kind} {what}"
        return kind or what

    def _detail(self, item: DraftItem) -> str:
        from .weight_field import format_milligrams

        parts = []
        if item.weight_mg is not None:
            parts.append(f"{format_milligrams(item.weight_mg)} g")
        if item.fineness:
            parts.append(item.fineness)
        if item.identifiers:
            first = item.identifiers[0]
            parts.append(f"{say(IDENTIFIER_NAMES[first.kind])} {first.value}")
        if item.description and (item.brand or item.model):
            parts.append(item.description)
        return " · ".join(parts)
