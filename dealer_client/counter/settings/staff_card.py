"""Who works here: adding somebody, a new PIN, leaving; for owners only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.reading.line_view import LineView
from dealer_client.counter.signing_in.names_list import NameDelegate, NamesList
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording
from .person_form import PersonForm

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.store.staff import StaffRecord


class StaffCard(Card):
    """List at the top, what is done with the chosen one under it, and the form at the right (`form`).

    `changed` tells that who works here is different from before.
    """

    changed = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._said: Text | None = None
        self._leaving = ""
        self.form = PersonForm()
        self.form.asked.connect(self._save)
        self.form.cancelled.connect(lambda: self.form.show_person(None))
        self._open_owner = ""
        self._about, self.open_door, self.state = QLabel(), FindingRow(), QLabel()
        self._about.setProperty("look", "muted")
        for label in (self._about, self.state):
            label.setWordWrap(True)
        self.names, self.view = NamesList(), LineView()
        self.view.setItemDelegate(NameDelegate(self.view))
        self.view.setModel(self.names)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._ask_no_more())
        self.pin_button, self.leave_button = QPushButton(), QPushButton()
        self.pin_button.clicked.connect(self._new_pin)
        self.leave_button.clicked.connect(self._leave)
        for widget in (self._about, self.open_door):
            self.body.addWidget(widget)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(row_of((self.pin_button, 1), (self.leave_button, 1)))
        self.body.addWidget(self.state)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Reads who works here."""
        desk = self._desk
        if desk is not None:
            Operation(self._background, desk.people.all).success(self._read).start()

    def may_change(self) -> bool:
        """Whether whoever is signed in is an owner."""
        return self._desk is not None and self._desk.at_work.staff.may_administer

    def chosen(self) -> StaffRecord | None:
        """Who is chosen in the list."""
        return self.names.person(self.view.currentIndex().row())

    def retranslate(self) -> None:
        if not hasattr(self, "leave_button"):
            return
        self.heading(say(wording.STAFF))
        told = wording.STAFF_ABOUT if self.may_change() or self._desk is None else wording.OWNERS_ONLY
        self._about.setText(say(told))
        self.view.setAccessibleName(say(wording.STAFF))
        self.pin_button.setText(say(wording.CHANGE_PIN))
        self.leave_button.setText(say(wording.LEAVES))
        self.state.setText(say(self._said) if self._said is not None else "")
        self.state.setVisible(self._said is not None)
        self.view.viewport().update()
        title = say(wording.OPEN_OWNER.filled(name=self._open_owner))
        line = Line(key="open-owner", tone="attention", title=title, detail=say(wording.OPEN_OWNER_MORE))
        self.open_door.show_line(line, "")
        self.open_door.setVisible(bool(self._open_owner))

    def _read(self, people: Sequence[StaffRecord]) -> None:
        row, said = max(0, self.view.currentIndex().row()), self._said
        here = [person for person in people if person.active]
        # Where nobody has a PIN the shop chose so; one of somebody else keeps no door shut beside such an owner.
        open_owners = [person.staff.name for person in here if person.staff.may_administer and not person.has_pin]
        self._open_owner = next(iter(open_owners), "") if any(person.has_pin for person in here) else ""
        self.names.show_people(here)
        self.view.choose(min(row, self.names.rowCount() - 1))
        for widget in (self.pin_button, self.leave_button, self.form):
            widget.setEnabled(self.may_change())
        # What was just done stays said, though the list moved under it.
        self._say(said)

    def _say(self, said: Text | None) -> None:
        self._said = said
        self.retranslate()

    def _ask_no_more(self) -> None:
        self._leaving = ""
        self._say(None)

    def _new_pin(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._ask_no_more()
            self.form.show_person(chosen.staff)
            self.form.start()

    def _leave(self) -> None:
        desk, chosen = self._desk, self.chosen()
        if desk is None or chosen is None:
            return
        staff = chosen.staff
        if self._leaving != staff.id:
            self._leaving = staff.id
            self._say(wording.LEAVES_SURE.filled(name=staff.name))
            return
        self._leaving = ""
        self._do(lambda: desk.people.remove(staff.id), wording.LEFT.filled(name=staff.name))

    def _save(self) -> None:
        desk, form = self._desk, self.form
        if desk is None:
            return
        person, name, role, pin = form.person, form.name.text(), form.chosen_role(), form.pin.text()
        form.setEnabled(False)
        if person is None:
            self._do(lambda: desk.people.add(name, role, pin), wording.ADDED.filled(name=name))
        else:
            self._do(lambda: desk.people.set_pin(person.id, pin), wording.PIN_IS_SET.filled(name=person.name))

    def _do(self, work: Callable[[], object], done: Text) -> None:
        def succeeded(_result: object) -> None:
            self.form.setEnabled(True)
            self.form.show_person(None)
            self._say(done)
            self.refresh()
            self.changed.emit()

        Operation(self._background, work).success(succeeded).failure(self._failed).start()

    def _failed(self, error: Exception) -> None:
        self.form.setEnabled(True)
        if not isinstance(error, DealerError):
            self._say(wording.NOT_CHANGED)
        elif not self.form.refuse(error):
            self._say(error.message)
