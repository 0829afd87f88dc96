"""What this counter is: for the help desk on the phone, and for an inspector who compares a key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dealer_client import __version__
from dealer_client.counter.language import say
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_key
from dealer_client.counter.reading.newest_only import NewestOnly

from . import wording

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.counter.operation import Background
    from dealer_client.desk import Desk
    from dealer_client.store.counter_settings import Enrolment


class AboutCard(Card):
    """Facts that can be selected and copied."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._newest = NewestOnly(background)
        self._desk: Desk | None = None
        self._folder: Path | None = None
        self._key = ""
        self._enrolment: Enrolment | None = None
        self.sheet = sheet.Sheet()
        self.body.addWidget(self.sheet, 1)
        self.retranslate()

    def attach(self, counter: OpenCounter) -> None:
        """The book is open now."""
        self._desk, self._folder = counter.desk, counter.profile.folder
        self.refresh()

    def refresh(self) -> None:
        """Reads whether this counter is enrolled by now."""
        desk = self._desk
        if desk is not None:
            self._newest.ask(lambda: (desk.counter_key, desk.enrolment()), self._read, lambda _error: self._show())

    def retranslate(self) -> None:
        if not hasattr(self, "sheet"):
            return
        self.heading(say(wording.ABOUT))
        self.sheet.setAccessibleName(say(wording.SHEET_NAME))
        self._show()

    def _read(self, read: tuple[str, Enrolment | None]) -> None:
        self._key, self._enrolment = read
        self._show()

    def _show(self) -> None:
        self.sheet.show_parts(self._page)

    def _page(self) -> str:
        rows = [(say(wording.VERSION), __version__)]
        if self._desk is not None:
            enrolment, shop = self._enrolment, self._desk.shop
            rows += [
                (say(wording.DEALER), shop.dealer),
                (say(wording.SERIES), shop.series),
                (say(wording.PROFILE), str(self._folder)),
                (say(wording.REGISTER), _register(enrolment)),
                (say(wording.COUNTER_KEY), say_key(self._key)),
                (say(wording.REGISTER_KEY), say_key(enrolment.register_key) if enrolment is not None else ""),
            ]
        return sheet.facts(rows, label_width=116)


def _register(enrolment: Enrolment | None) -> str:
    return say(wording.NO_REGISTER) if enrolment is None else enrolment.register_name
