"""The receipt printer: where it is, its paper, its cutter and its drawer; and a test slip."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from dealer_client.counter.language import current_language, say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.purchase.field import Field
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.documents.receipt_printer import Connection, PrinterRefused, ReceiptPrinter
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording
from .tick import Tick

if TYPE_CHECKING:
    from dealer_client.desk import Desk


class ReceiptCard(Card):
    """`kept` tells that there is another receipt printer, or none any more."""

    kept = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._said: tuple[str, Text, Text | None] | None = None
        self._busy = False
        self.connection = ChipRow("connection", list(wording.CONNECTIONS))
        self.address = Field("address")
        self.width = ChipRow("width_mm", list(wording.WIDTHS))
        self.cuts, self.drawer = Tick(), Tick()
        self.keep, self.trial, self.open_drawer, self.state = QPushButton(), QPushButton(), QPushButton(), FindingRow()
        for widget in (self.connection, self.address, self.width, self.cuts, self.drawer):
            self.body.addWidget(widget)
        self.body.addSpacing(4)
        self.body.addLayout(row_of((self.keep, 1), (self.trial, 1), (self.open_drawer, 1)))
        self.body.addWidget(self.state)
        self.body.addStretch()
        for button in (self.keep, self.trial, self.open_drawer):
            button.setAutoDefault(True)
        self.connection.changed.connect(self._show)
        self.connection.entered.connect(self.address.go)
        self.address.entered.connect(self.keep_printer)
        self.keep.clicked.connect(self.keep_printer)
        self.trial.clicked.connect(self.print_trial)
        self.open_drawer.clicked.connect(self._open_drawer)
        self._show_printer(None)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Reads which printer is set up."""
        desk = self._desk
        if desk is not None:
            Operation(self._background, desk.printing.printer).success(self._show_printer).start()

    def printer(self) -> ReceiptPrinter | None:
        """What is filled in; None without a printer."""
        if self.connection.value() in ("", wording.NO_RECEIPT):
            return None
        return ReceiptPrinter(
            connection=Connection(self.connection.value()),
            address=self.address.text(),
            width_mm=int(self.width.value() or "80"),
            has_drawer=self.drawer.isChecked(),
            cuts=self.cuts.isChecked(),
        )

    def keep_printer(self) -> None:
        """Keeps what is filled in."""
        desk, printer = self._desk, self.printer()
        if desk is not None:
            self._do(lambda: desk.printing.set_printer(printer), lambda _done: self._kept(printer))

    def print_trial(self) -> None:
        """Keeps what is filled in, and prints a test slip there."""
        desk, printer, language = self._desk, self.printer(), current_language()
        if desk is None:
            return

        def work() -> Text | None:
            desk.printing.set_printer(printer)
            return desk.printing.print_trial(language)

        self._do(work, lambda trouble: self._tried(wording.TRIAL_SENT, trouble))

    def go(self) -> None:
        """Puts the focus where work begins."""
        self.connection.go()

    def retranslate(self) -> None:
        if not hasattr(self, "state"):
            return
        self.heading(say(wording.RECEIPT_CARD))
        self.connection.caption(say(wording.CONNECTION))
        self.width.caption(say(wording.WIDTH))
        for chips, names in ((self.connection, wording.CONNECTIONS), (self.width, wording.WIDTHS)):
            for value, words in names.items():
                chips.say_chip(value, say(words))
        self.cuts.setText(say(wording.CUTS))
        self.drawer.setText(say(wording.DRAWER))
        self.keep.setText(say(wording.KEEP))
        self.trial.setText(say(wording.TRIAL))
        self.open_drawer.setText(say(wording.OPEN_DRAWER))
        self._show()

    def _open_drawer(self) -> None:
        desk = self._desk
        if desk is not None:
            self._do(desk.printing.open_drawer, lambda trouble: self._tried(wording.DRAWER_OPENED, trouble))

    def _show_printer(self, printer: ReceiptPrinter | None) -> None:
        self.connection.choose(printer.connection.value if printer is not None else wording.NO_RECEIPT)
        self.width.choose(str(printer.width_mm) if printer is not None else "80")
        if printer is not None:
            self.address.fill(printer.address)
        self.cuts.setChecked(printer.cuts if printer is not None else True)
        self.drawer.setChecked(printer.has_drawer if printer is not None else False)
        if any(chip.hasFocus() for chip in self.connection.chips.values()):
            self.connection.go()
        self._show()

    def _do(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        if not self._busy:
            self._busy, self._said = True, None
            self._show()
            Operation(self._background, work).success(done).failure(self._failed).start()

    def _kept(self, printer: ReceiptPrinter | None) -> None:
        if printer is None:
            self._tell("ok", wording.KEPT, wording.NONE_KEPT)
        else:
            self._tell("ok", wording.KEPT, wording.KEPT_MORE)
        self.kept.emit()

    def _tried(self, done: Text, trouble: Text | None) -> None:
        if trouble is None:
            self._tell("ok", done, None)
        else:
            self._tell("attention", wording.NOT_PRINTED, trouble)
        self.kept.emit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, PrinterRefused) and error.field == "address":
            self.address.show_finding(error.message)
        self._tell("blocked", wording.NOT_KEPT, error.message if isinstance(error, DealerError) else wording.ONCE_MORE)

    def _tell(self, tone: str, title: Text, detail: Text | None) -> None:
        self._busy, self._said = False, (tone, title, detail)
        self._show()

    def _show(self) -> None:
        chosen = self.connection.value()
        there = chosen in wording.ADDRESSES
        for widget in (self.address, self.width, self.cuts, self.drawer, self.trial, self.open_drawer):
            widget.setVisible(there)
        if there:
            self.address.caption(say(wording.ADDRESSES[chosen]))
        self.open_drawer.setVisible(there and self.drawer.isChecked())
        for button in (self.keep, self.trial, self.open_drawer):
            button.setEnabled(not self._busy and self._desk is not None)
        self.state.setVisible(self._said is not None)
        if self._said is not None:
            tone, title, detail = self._said
            self.state.show_line(
                Line(key="said", tone=tone, title=say(title), detail=say(detail) if detail is not None else ""), ""
            )
