"""The place where staff read what the central register told about goods in the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter import match_script
from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.place import Place
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_moment
from dealer_client.counter.reading.empty_state import EmptyState
from dealer_client.counter.reading.line_view import LineView
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.register.errors import DealerError
from dealer_client.register.match import MatchWarning

from . import script
from .warning_list import WarningDelegate, WarningList, heading, number

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.desk import Desk


class WarningsPlace(Place):
    """List at the left, the chosen message with what to do at the right."""

    icon = "bell"
    key = Qt.Key.Key_F6

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._newest = background, NewestOnly(background)
        self._desk: Desk | None = None
        self._chosen, self._zone = "", "UTC"
        self.messages, self.view, self.sheet = WarningList(), LineView(), sheet.Sheet()
        self.view.setItemDelegate(WarningDelegate(self.view))
        self.view.setModel(self.messages)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_chosen())
        self.problem, self.read_button = QLabel(), QPushButton()
        self.problem.setWordWrap(True)
        self.read_button.setProperty("look", "primary")
        self.read_button.clicked.connect(self.mark_read)
        listed, detail = _card(), _card()
        listed.layout().addWidget(self.view)
        for widget in (self.sheet, self.problem, self.read_button):
            detail.layout().addWidget(widget)
        self._inbox, self.empty = QWidget(), EmptyState("bell")
        self.empty.button.hide()
        row = QHBoxLayout(self._inbox)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(listed, 5)
        row.addWidget(detail, 6)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 0, 16, 12)
        page.addWidget(self._inbox)
        page.addWidget(self.empty)
        self.retranslate()

    def title(self) -> str:
        return say(script.TITLE)

    def subtitle(self) -> str:
        count = self.messages.rowCount()
        unread = sum(self._is_unread(row) for row in range(count))
        return say(script.UNREAD.filled(n=unread) if unread else script.ALL_READ) if count else ""

    def attach(self, counter: OpenCounter) -> None:
        self._desk, self._zone = counter.desk, counter.desk.shop.zone
        self.messages.zone = self._zone
        self.refresh()

    def refresh(self) -> None:
        if self._desk is not None:
            self._newest.ask(self._desk.warnings, self._show_warnings, self._failed)

    def start(self) -> None:
        self.view.setFocus()

    def chosen(self) -> MatchWarning | None:
        """The message that is shown in full."""
        return self.messages.warning(self.view.currentIndex().row())

    def mark_read(self) -> None:
        """Keeps who read the chosen message, and when."""
        warning, desk = self.chosen(), self._desk
        if warning is None or desk is None or warning.acknowledged_by or not self.read_button.isEnabled():
            return
        self.read_button.setEnabled(False)
        match_id = warning.match_id
        Operation(self._background, lambda: desk.acknowledge(match_id)).success(lambda _done: self._was_read()).failure(
            self._failed
        ).start()

    def retranslate(self) -> None:
        if not hasattr(self, "read_button"):
            return
        self.read_button.setText(say(script.READ_BUTTON) + "   Enter")
        self.empty.say(say(script.NONE), say(script.NONE_YET), "")
        self.view.setAccessibleName(say(script.LIST_NAME))
        self.sheet.setAccessibleName(say(script.SHEET_NAME))
        self.view.viewport().update()
        self._show_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.mark_read()
        else:
            super().keyPressEvent(event)

    def _is_unread(self, row: int) -> bool:
        warning = self.messages.warning(row)
        return warning is not None and not warning.acknowledged_by

    def _show_warnings(self, warnings: list[MatchWarning]) -> None:
        chosen, was_empty = self._chosen, self.chosen() is None
        self.messages.show_warnings(warnings)
        self.view.choose(max(0, self.messages.row_of(chosen)))
        self._show_chosen()
        if was_empty and self.isVisible():
            self.start()
        self.subtitle_changed.emit()

    def _show_chosen(self) -> None:
        warning = self.chosen()
        self._inbox.setVisible(warning is not None)
        self.empty.setVisible(warning is None)
        self._chosen = warning.match_id if warning is not None else self._chosen
        self.problem.clear()
        self.problem.hide()
        self.read_button.setEnabled(True)
        self.read_button.setVisible(warning is not None and not warning.acknowledged_by)
        self.sheet.show_parts(lambda: self._page(warning))

    def _page(self, warning: MatchWarning | None) -> str:
        if warning is None:
            return ""
        known = [
            (say(match_script.GOODS), warning.goods),
            (say(match_script.REPORTED), "-".join(reversed(warning.reported_on[:10].split("-")))),
            (say(match_script.REFERENCE), warning.reference),
        ]
        name, phone = match_script.name_and_phone(warning.contact)
        read = ""
        if warning.acknowledged_by and warning.acknowledged_at is not None:
            at = say_moment(warning.acknowledged_at, self._zone)
            read = sheet.state("check", "ok", say(script.READ_BY.filled(name=warning.acknowledged_by, at=at)))
        return "".join(
            (
                sheet.title(heading(warning), warning.item),
                read,
                *(
                    sheet.state("check", "ok", say(made.words()), say_moment(made.at, self._zone))
                    for made in warning.decisions
                ),
                sheet.heading(say(match_script.MATCHED)),
                sheet.state("circle-help", "attention", number(warning), say(match_script.truth(warning.level))),
                sheet.heading(say(match_script.KNOWN_AS)),
                sheet.facts(known),
                sheet.figure(say(match_script.CONTACT), phone or name, name if phone else ""),
                sheet.heading(say(match_script.WHAT_TO_DO)),
                sheet.steps([say(step) for step in script.steps(warning)]),
            )
        )

    def _was_read(self) -> None:
        # The ones to read stand first: without a choice the next of them is shown, and the last one read stays.
        unread = [row for row in range(self.messages.rowCount()) if self._is_unread(row)]
        if len(unread) > 1:
            self._chosen = ""
        self.refresh()
        self.book_changed.emit()

    def _failed(self, error: Exception) -> None:
        self.read_button.setEnabled(True)
        self.problem.setText(say(error.message if isinstance(error, DealerError) else script.NOT_KEPT))
        self.problem.show()


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 12, 14, 14)
    column.setSpacing(10)
    return card
