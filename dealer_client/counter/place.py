"""A place of work: one screen of the counter, reached from the rail with one key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dealer_client.register.staff import Staff

from .language import Worded

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter


class Place(Worded, QWidget):
    """Base of all places. It must work before a book is attached: the clerk may type while the book opens."""

    icon = ""
    """A file in `resources/icons`."""
    key = Qt.Key.Key_F2
    """Its function key."""
    subtitle_changed = Signal()
    notice = Signal(str)
    """One sentence for the top line; an empty one takes it away."""
    done = Signal(str)
    """The same about what went well."""
    tools: tuple[QWidget, ...] = ()
    """Buttons for the top line while this place is shown, beside its title."""
    looked = Signal(str)
    """What is shown in full now, such as an entry's number: an inspection keeps it."""
    book_changed = Signal()
    """Something was recorded: counts and next number are new."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """With a parent from the start, what it makes is not styled once more for each frame that it is put into."""
        super().__init__(parent)

    def furnish(self) -> Iterator[object]:
        """Makes what it does not show at first, a part at each step. The window goes through it before `attach`, and
        looks at the keyboard between two steps."""
        return iter(())

    def title(self) -> str:
        """Its name, in the rail and at the top, in the language on the screen."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """The words beside the title, e.g. which entry this becomes."""
        return ""

    def manual_page(self) -> str:
        """The page of the manual about this place."""
        return type(self).__name__.removesuffix("Place").lower()

    def attach(self, counter: OpenCounter) -> None:
        """The book is open now."""
        raise NotImplementedError

    def signed_in(self, staff: Staff) -> None:
        """This person is at work, perhaps another than before. Called after `attach`."""

    def locked(self) -> None:
        """Nobody is at work, until `signed_in`."""

    def refresh(self) -> None:
        """Shown again, or the central register told something: read anew what may have changed."""

    def start(self) -> None:
        """Puts the focus where work begins."""

    def knows_scan(self, _text: str) -> bool:
        """Whether what came at a scanner's speed is something that this place takes, as it stands now."""
        return False

    def take_scan(self, text: str) -> None:
        """A scan that this place knows came in, wherever the focus was."""

    def keep_typed(self) -> None:
        """The window goes: keeps what was typed here, and waits until it is on the disk. Raises DealerError."""

    def unsaved(self) -> bool:
        """Whether something was typed here that is kept nowhere else."""
        return False
