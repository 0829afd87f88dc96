"""Correcting an entry or striking it out, beside the list: the fields as they are, the reason, and what is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dealer_client.counter.language import Worded, say
from dealer_client.counter.printing.tick import Tick
from dealer_client.counter.purchase.field import Field
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.goods.categories import Category
from dealer_client.register.correction import FieldChange, PresentEntry
from dealer_client.register.draft import ACQUISITIONS
from dealer_client.register.errors import DealerError

from . import wording
from .correction_fields import CorrectionField, FieldGroup, groups_of


class AmendPanel(Worded, QWidget):
    """`asked` tells that the clerk wants it recorded, `closed` that he does not; `void_asked` that the whole deal was
    another, which no correction says."""

    asked = Signal()
    closed = Signal()
    void_asked = Signal()

    def __init__(self, categories: Sequence[Category], today: Callable[[], date]) -> None:
        super().__init__()
        self._categories, self._today = tuple(categories), today
        self.present: PresentEntry | None = None
        self.voiding = False
        self.fields: list[CorrectionField] = []
        self._groups: list[tuple[QLabel, FieldGroup]] = []
        self._another: tuple[QLabel, QPushButton] | None = None
        self._error: DealerError | None = None
        self._heading, self._about = QLabel(), QLabel()
        self._heading.setProperty("look", "title")
        self._about.setProperty("look", "muted")
        self._about.setWordWrap(True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reason = Field("reason")
        self.reason.edit.setMaxLength(500)
        self.take_over, self._take_over_about = Tick(), QLabel()
        self._take_over_about.setProperty("look", "small")
        self._take_over_about.setWordWrap(True)
        self.state = FindingRow()
        self.do, self.back = QPushButton(), QPushButton()
        self.do.setProperty("look", "primary")
        for button in (self.do, self.back):
            button.setAutoDefault(True)
        self.do.clicked.connect(self.asked)
        self.back.clicked.connect(self.closed)
        self.reason.entered.connect(self.do.setFocus)
        below, bottom = QHBoxLayout(), QVBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.back)
        below.addWidget(self.do, 1)
        bottom.setContentsMargins(0, 0, 12, 0)
        bottom.setSpacing(8)
        for widget in (self.reason, self.take_over, self._take_over_about, self.state):
            bottom.addWidget(widget)
        bottom.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._heading, self._about):
            column.addWidget(widget)
        column.addWidget(self._scroll, 1)
        column.addLayout(bottom)
        self._filler = QWidget()
        column.addWidget(self._filler, 1)
        self.retranslate()

    def open(self, present: PresentEntry, line: int, *, voiding: bool, take_over: bool = False) -> None:
        """For this entry as it stands now, and the item on that line; what was typed for another is gone.

        `take_over` proposes that what a purchase said is taken over when it is struck out.
        """
        self.present, self.voiding, self._error = present, voiding, None
        self.reason.fill("")
        self.reason.show_finding(None)
        self.do.setEnabled(True)
        self._lay_out([] if voiding else groups_of(present, line))
        anew = voiding and self._may_take_over()
        self.take_over.setChecked(anew and take_over)
        for widget in (self.take_over, self._take_over_about):
            widget.setVisible(anew)
        self._scroll.setVisible(not voiding)
        self._filler.setVisible(voiding)
        self.retranslate()
        if voiding or not self.fields:
            self.reason.go()
        else:
            self.fields[0].stop.go()

    def changes(self) -> tuple[FieldChange, ...]:
        """The fields that say something else now."""
        found = (field.change() for field in self.fields)
        return tuple(FieldChange(path=change[0], new=change[1]) for change in found if change is not None)

    def leave(self) -> None:
        """Tidies the field that has the focus, as when one leaves it."""
        for field in self.fields:
            if isinstance(field.stop, Field) and field.stop.edit.hasFocus():
                field.stop.leave()

    def show_busy(self) -> None:
        """While it is being recorded."""
        self.do.setEnabled(False)

    def show_error(self, error: DealerError) -> None:
        """It was not recorded, and why; the fault is at a field where there is one."""
        self.do.setEnabled(True)
        self._error = error
        stops = [field.stop for field in self.fields]
        for stop in (*stops, self.reason):
            about = error.field == stop.path
            stop.show_finding(error.message if about else None)
            if about:
                self._scroll.ensureWidgetVisible(stop)
                stop.go()
        self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "state"):
            return
        number = str(self.present.number) if self.present is not None else ""
        self._heading.setText(say((wording.VOIDING if self.voiding else wording.CORRECTING).filled(entry=number)))
        self._about.setText(say(wording.VOIDING_ABOUT if self.voiding else wording.CORRECTING_ABOUT))
        self.reason.caption(say(wording.AMEND_REASON))
        self.do.setText(say(wording.VOID_BUTTON if self.voiding else wording.CORRECT_BUTTON) + "   Ctrl+Enter")
        self.back.setText(say(wording.BACK) + "   Esc")
        self.take_over.setText(say(wording.TAKE_OVER))
        self._take_over_about.setText(say(wording.TAKE_OVER_ABOUT))
        if self._another is not None:
            about, button = self._another
            about.setText(say(wording.ANOTHER_ITEM))
            button.setText(say(wording.VOID_AND_TAKE_OVER))
        for field in self.fields:
            field.say_name()
        for label, group in self._groups:
            label.setText(say(wording.GROUPS[group.name].filled(n=group.item)))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, groups: Sequence[FieldGroup]) -> None:
        page = QWidget()
        page.setProperty("look", "scrolled")
        column = QVBoxLayout(page)
        # With the scroll bar beside it the fields end where the buttons under them do.
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(6)
        self.fields, self._groups = [], []
        for group in groups:
            label, grid = QLabel(), QGridLayout()
            label.setProperty("look", "heading")
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(6)
            for at, path in enumerate(group.paths):
                field = CorrectionField(self.present, path, self._categories, self._today)
                field.stop.entered.connect(lambda field=field: self._go_on(field))
                grid.addWidget(field.stop, at // 2, at % 2)
                self.fields.append(field)
            column.addWidget(label)
            column.addLayout(grid)
            column.addSpacing(6)
            self._groups.append((label, group))
        self._another = self._say_another() if self._may_take_over() else None
        for widget in self._another or ():
            column.addWidget(widget)
        column.addStretch()
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(page)

    def _may_take_over(self) -> bool:
        return self.present is not None and self.present.entry.kind in ACQUISITIONS

    def _say_another(self) -> tuple[QLabel, QPushButton]:
        """What no correction can say, and the way to it."""
        about, button = QLabel(), QPushButton()
        about.setProperty("look", "muted")
        about.setWordWrap(True)
        button.setAutoDefault(True)
        button.clicked.connect(self.void_asked)
        return about, button

    def _go_on(self, field: CorrectionField) -> None:
        at = self.fields.index(field) + 1
        stop = self.fields[at].stop if at < len(self.fields) else self.reason
        if stop is not self.reason:
            self._scroll.ensureWidgetVisible(stop)
        stop.go()

    def _show(self) -> None:
        if self._error is not None:
            line = Line(key="error", tone="blocked", title=say(self._error.title), detail=say(self._error.message))
            self.state.show_line(line, "")
        self.state.setVisible(self._error is not None)
