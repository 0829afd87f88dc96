"""An inspection from its beginning to its entry: nothing can be changed, and what is shown is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.place import Place
from dealer_client.register.errors import DealerError
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.staff import Role, Staff

from . import wording
from .inspection_band import InspectionBand

if TYPE_CHECKING:
    from dealer_client.desk import Desk

    from .inspector_page import InspectorPage


class InspectionMode(QObject):
    """`began` and `ended` tell the window, the latter with a sentence or None; `trouble` is a sentence for whoever is
    at the screen."""

    began = Signal()
    ended = Signal(object)
    trouble = Signal(str)

    def __init__(self, background: Background) -> None:
        super().__init__(background)
        self._background = background
        self._desk: Desk | None = None
        self._staff: Staff | None = None
        self.places: tuple[Place, ...] = ()
        """Where an inspector may look."""
        self.band = InspectionBand()
        self.band.end_asked.connect(self.end)

    @cached_property
    def page(self) -> InspectorPage:
        """Where an inspector says who he is; made at its first use."""
        from .inspector_page import InspectorPage

        page = InspectorPage(self._background)
        page.begun.connect(self._begun)
        return page

    def open_places(self, places: Sequence[Place]) -> None:
        """The places where an inspector may look."""
        self.places = tuple(places)
        for place in places:
            place.looked.connect(self.looked)

    @property
    def is_on(self) -> bool:
        """Whether somebody inspects now."""
        return self._staff is not None

    def ask(self, desk: Desk) -> None:
        """Asks who comes to inspect."""
        self._desk = desk
        self.page.ask(desk)

    def looked(self, what: str) -> None:
        """Keeps what is on the screen now."""
        desk = self._desk
        if desk is not None and self.is_on:
            Operation(self._background, lambda: desk.inspecting.looked(what)).failure(self._failed).start()

    def end(self) -> None:
        """Records the inspection."""
        desk = self._desk
        if desk is not None and self.is_on:
            Operation(self._background, desk.inspecting.end).success(self._recorded).failure(self._failed).start()

    def _begun(self, name: str, service: str) -> None:
        desk = self._desk
        if desk is None:
            return
        self._staff = desk.at_work.staff
        # From here on the desk itself refuses whatever would change the book.
        desk.at_work.staff = replace(self._staff, role=Role.INSPECTOR)
        self.band.show_inspector(name, service)
        self.began.emit()

    def _recorded(self, number: EntryNumber | None) -> None:
        if self._desk is not None and self._staff is not None:
            self._desk.at_work.staff = self._staff
        self._staff = None
        self.band.hide()
        self.ended.emit(wording.ENDED.filled(number=number) if number is not None else None)

    def _failed(self, error: Exception) -> None:
        self.trouble.emit(say(error.message if isinstance(error, DealerError) else wording.NOT_ENDED))
