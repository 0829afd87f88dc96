"""Known sellers under the field in which a name, a document number or a postcode is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say, say_date
from dealer_client.counter.reading.line_view import ROW_HEIGHT, LineDelegate, LineView, Row
from dealer_client.register.canonical import JsonObject
from dealer_client.register.wording import Text

if TYPE_CHECKING:
    from dealer_client.register.known_seller import KnownSeller

Index = QModelIndex | QPersistentModelIndex
_MOST = 4
_WIDTH = 460
_HOW = Text(nl="Pijl omlaag en Enter vult in, Esc sluit.", en="Arrow down and Enter fill in, Esc closes.")
_LIST_NAME = Text(nl="Eerder hier geweest", en="Here before")
ONCE = Text(nl="1 keer, laatst {day}", en="once, last {day}")
TIMES = Text(nl="{n} keer, laatst {day}", en="{n} times, last {day}")
_CAME_ONCE = Text(nl="Kwam 1 keer", en="Came once")
_CAME_OFTEN = Text(nl="Kwam {n} keer", en="Came {n} times")


class SellersList(QAbstractTableModel):
    """One row for each known seller that was found."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[KnownSeller] = []

    def show_found(self, found: Sequence[KnownSeller]) -> None:
        """Takes the place of what was shown."""
        self.beginResetModel()
        self._found = list(found)
        self.endResetModel()

    def known(self, row: int) -> KnownSeller | None:
        """Who stands in a row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        known = self.known(index.row())
        if known is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return ". ".join(part for part in (full_name(known.seller), address(known.seller), visits(known)) if part)


class SellersDelegate(LineDelegate):
    """Name and date of birth above address; how often above the flag, in neutral words."""

    def draw(self, row: Row, index: Index) -> None:
        model = index.model()
        known = model.known(index.row()) if isinstance(model, SellersList) else None
        if known is None:
            return
        right, often = row.width - 14, 150
        row.icon("user", "muted", 12)
        row.words(full_name(known.seller), 38, row.width - often - 60, strong=True)
        row.words_right(visits(known), right - often, often, tone="muted")
        row.words(address(known.seller), 38, row.width - 90, second=True, tone="muted")
        if known.attention is not None:
            row.icon("info", "attention", right - 15, second=True)


class KnownSellersPopup(Worded, QFrame):
    """Lies over the form and takes no focus: typing goes on under it. `chosen` carries who was chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.list, self.view, self._how = SellersList(), LineView(), QLabel()
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setItemDelegate(SellersDelegate(self.view))
        self.view.setModel(self.list)
        self.view.clicked.connect(lambda _index: self.choose())
        self._how.setProperty("look", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 5)
        column.setSpacing(2)
        column.addWidget(self.view)
        column.addWidget(self._how)
        self._how.setContentsMargins(10, 0, 0, 0)
        self.hide()
        self.retranslate()

    def show_found(self, found: Sequence[KnownSeller], under: QWidget) -> None:
        """Shows who was found under a field; hides where nobody was."""
        self.list.show_found(found[:_MOST])
        self.view.clearSelection()
        if not found:
            self.hide()
            return
        rows = min(len(found), _MOST)
        self.view.setFixedHeight(rows * ROW_HEIGHT)
        place = under.mapTo(self.parentWidget(), QPoint(0, under.height() + 2))
        self.setGeometry(place.x(), place.y(), _WIDTH, rows * ROW_HEIGHT + 28)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Chooses the next or the previous one."""
        row = self.view.currentIndex().row() if self.view.selectionModel().hasSelection() else -1
        self.view.choose(max(0, min(self.list.rowCount() - 1, row + by)))

    def has_choice(self) -> bool:
        """Whether the clerk has gone into the list."""
        return self.isVisible() and self.view.selectionModel().hasSelection()

    def choose(self) -> None:
        """Takes the one that is chosen."""
        known = self.list.known(self.view.currentIndex().row())
        self.hide()
        if known is not None:
            self.chosen.emit(known)

    def retranslate(self) -> None:
        if hasattr(self, "_how"):
            self._how.setText(say(_HOW))
            self.view.setAccessibleName(say(_LIST_NAME))


def full_name(seller: JsonObject) -> str:
    """A seller's name as one reads it, with the date of birth where it is known."""
    name = " ".join(str(seller[part]) for part in ("given_names", "prefix", "surname") if seller.get(part))
    born = "-".join(reversed(str(seller.get("date_of_birth", "")).split("-")))
    return f"{name}, {born}" if born else name


def address(seller: JsonObject) -> str:
    """Where he lives, on one line."""
    parts = seller.get("address")
    if not isinstance(parts, dict):
        return ""
    street = " ".join(str(parts[name]) for name in ("street", "number", "addition") if parts.get(name))
    town = " ".join(str(parts[name]) for name in ("postcode", "city") if parts.get(name))
    return ", ".join(part for part in (street, town) if part)


def visits(known: KnownSeller) -> str:
    """How often he came, and when last."""
    if known.last_on is None:
        return ""
    words = ONCE if known.purchase_count == 1 else TIMES
    return say(words.filled(n=known.purchase_count, day=say_date(known.last_on)))


def times_here(known: KnownSeller) -> str:
    """How often he came, as short as the heading of the card has room for."""
    if known.last_on is None:
        return ""
    return say((_CAME_ONCE if known.purchase_count == 1 else _CAME_OFTEN).filled(n=known.purchase_count))
