"""What is printed where: a printer for each kind of document, the size of labels, and whether it prints by itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.choice_field import Choice
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.desk.print_choices import PrintChoice, PrintChoices, Way
from dealer_client.documents.kinds import LABEL_NAMES, PAPER_NAMES, PaperKind
from dealer_client.register.errors import DealerError

from . import hand_out, system_printer, wording
from .tick import Tick

if TYPE_CHECKING:
    from dealer_client.desk import Desk

_PRINTER = "printer:"


class PlacesCard(Card):
    """Kept as soon as it is chosen."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background, self._newest = background, NewestOnly(background)
        self._desk: Desk | None = None
        self.choices = PrintChoices()
        self._in_force: dict[PaperKind, PrintChoice] = {}
        self._printers: list[str] = []
        self._has_receipt = False
        self._names: dict[PaperKind, QLabel] = {}
        self.boxes: dict[PaperKind, Choice] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, kind in enumerate(PaperKind):
            self._names[kind], self.boxes[kind] = QLabel(), Choice()
            grid.addWidget(self._names[kind], row, 0)
            grid.addWidget(self.boxes[kind], row, 1)
            self.boxes[kind].activated.connect(partial(self._chosen, kind))
        self._label_words, self.label = QLabel(), Choice()
        grid.addWidget(self._label_words, len(self.boxes), 0)
        grid.addWidget(self.label, len(self.boxes), 1)
        self.automatic, self._more, self.state = Tick(), QLabel(), QLabel()
        self._more.setProperty("look", "muted")
        self.state.setProperty("look", "problem")
        for label in (self._more, self.state):
            label.setWordWrap(True)
        self.body.addLayout(grid)
        self.body.addWidget(self.automatic)
        self.body.addWidget(self._more)
        self.body.addWidget(self.state)
        self.body.addStretch()
        self.label.activated.connect(self._label_chosen)
        self.automatic.clicked.connect(lambda on: self._keep(replace(self.choices, automatic=on)))
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Reads what was chosen, and which printers there are."""
        desk = self._desk
        if desk is None:
            return

        def work() -> tuple[PrintChoices, dict[PaperKind, PrintChoice], list[str], bool]:
            in_force = {kind: hand_out.choice_for(desk, kind) for kind in PaperKind}
            printers, receipt = system_printer.printer_names(), desk.printing.printer() is not None
            return desk.print_choices.read(), in_force, printers, receipt

        self._newest.ask(work, self._read, self._failed)

    def retranslate(self) -> None:
        if not hasattr(self, "state"):
            return
        self.heading(say(wording.PLACES_CARD))
        for kind, name in self._names.items():
            name.setText(say(PAPER_NAMES[kind]))
            self.boxes[kind].setAccessibleName(say(PAPER_NAMES[kind]))
        self._label_words.setText(say(wording.LABELS))
        self.label.setAccessibleName(say(wording.LABELS))
        self.automatic.setText(say(wording.AUTOMATIC))
        self._show()

    def _read(self, read: tuple[PrintChoices, dict[PaperKind, PrintChoice], list[str], bool]) -> None:
        self.choices, self._in_force, self._printers, self._has_receipt = read
        self._show()

    def _show(self) -> None:
        for kind, box in self.boxes.items():
            self._fill(box, kind)
        self.label.clear()
        for name in LABEL_NAMES:
            sort, _dash, size = name.partition("-")
            words = (
                wording.LABEL_SHEET.filled(count=size)
                if sort == "a4"
                else wording.LABEL_ROLL.filled(size=size.replace("x", " x "))
            )
            self.label.addItem(say(words), name)
        self.label.setCurrentIndex(self.label.findData(self.choices.label))
        self.automatic.setChecked(self.choices.automatic)
        no_printer = self._desk is not None and not self._printers
        self._more.setText(
            "\n".join([say(wording.AUTOMATIC_MORE), *([say(wording.NO_SYSTEM_PRINTER)] if no_printer else [])])
        )
        for widget in (*self.boxes.values(), self.label, self.automatic):
            widget.setEnabled(self._desk is not None)

    def _fill(self, box: Choice, kind: PaperKind) -> None:
        choice = self._in_force.get(kind, PrintChoice())
        wanted = _PRINTER + choice.printer if choice.way is Way.PRINTER else choice.way.value
        box.clear()
        box.addItem(say(wording.WAYS[Way.ASK]), Way.ASK.value)
        if kind in hand_out.SLIPS and (self._has_receipt or choice.way is Way.RECEIPT):
            box.addItem(say(wording.WAYS[Way.RECEIPT]), Way.RECEIPT.value)
        if self._printers or wanted == _PRINTER:
            box.addItem(say(wording.WAYS[Way.PRINTER]), _PRINTER)
        for name in self._printers:
            box.addItem(name, _PRINTER + name)
        if box.findData(wanted) < 0:
            box.addItem(say(wording.GONE.filled(printer=choice.printer)), wanted)
        box.setCurrentIndex(box.findData(wanted))

    def _chosen(self, kind: PaperKind, _row: int) -> None:
        value, before = str(self.boxes[kind].currentData()), self._in_force.get(kind, PrintChoice())
        if value.startswith(_PRINTER):
            choice = PrintChoice(way=Way.PRINTER, printer=value.removeprefix(_PRINTER), copies=before.copies)
        else:
            choice = PrintChoice(way=Way(value))
        self._keep(replace(self.choices, by_kind={**self.choices.by_kind, kind: choice}))

    def _label_chosen(self, _row: int) -> None:
        self._keep(replace(self.choices, label=str(self.label.currentData())))

    def _keep(self, choices: PrintChoices) -> None:
        desk, self.choices = self._desk, choices
        if desk is not None:
            self.state.setText("")
            Operation(self._background, lambda: desk.print_choices.keep(choices)).success(
                lambda _done: self.refresh()
            ).failure(self._failed).start()

    def _failed(self, error: Exception) -> None:
        self.state.setText(say(error.message if isinstance(error, DealerError) else wording.ONCE_MORE))
        self._show()
