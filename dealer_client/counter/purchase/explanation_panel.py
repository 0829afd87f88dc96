"""For staff, on request: what a match is about, what to do, and what the clerk does. Paying waits behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from dealer_client.counter import match_script
from dealer_client.counter.language import say
from dealer_client.counter.reading import sheet
from dealer_client.goods.identifiers import IDENTIFIER_NAMES, format_for_display
from dealer_client.register.stolen_check import StolenCheck

from .card import Card
from .check_lines import MATCH_CODE


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One number of the purchase that matches: `item` counts from 1, `code` is what the reason is kept under."""

    item: int
    code: str
    check: StolenCheck


class ExplanationPanel(Card):
    """`closed` tells that the clerk has seen enough, `refused` that the goods are not taken in; `reasoned` carries
    (code, what the clerk does)."""

    closed = Signal()
    refused = Signal()
    reasoned = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._matches: tuple[Match, ...] = ()
        self.sheet = sheet.Sheet()
        self._ask, self.reason, self._close = QLabel(), QLineEdit(), QPushButton()
        self.refuse_button = QPushButton()
        self.refuse_button.setAutoDefault(False)
        self.refuse_button.clicked.connect(self._refuse)
        self._refuse_asked = False
        self._ask.setProperty("look", "label")
        self.reason.setMaxLength(500)
        self.reason.textEdited.connect(self._typed)
        self.reason.returnPressed.connect(self.finish)
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.finish)
        self.body.addWidget(self.sheet, 1)
        for widget in (self._ask, self.reason, self._close, self.refuse_button):
            self.body.addWidget(widget)
        self.body.addStretch()
        self.retranslate()

    def show_matches(self, matches: Sequence[Match], reasons: dict[str, str]) -> None:
        """The matches of this purchase, and what the clerk wrote so far."""
        self._matches = tuple(matches)
        if not self.reason.hasFocus():
            # What was answered while the register was less certain is offered again: closing confirms it.
            before = [text for code, text in reasons.items() if code.startswith(MATCH_CODE)]
            given = [reasons[match.code] for match in matches if reasons.get(match.code)]
            self.reason.setText(next(iter(given + before), ""))
        self._refuse_asked = False
        self._say_refuse()
        self.sheet.show_parts(self._page)
        self._fit()

    def retranslate(self) -> None:
        self.heading(self.tr("Explanation"))
        self.sheet.setAccessibleName(self.tr("Explanation"))
        self._ask.setText(self.tr("What do you do? (kept in the entry)"))
        self.reason.setAccessibleName(self.tr("What do you do?"))
        self.reason.setPlaceholderText(self.tr("e.g. kept the item, police called"))
        self._close.setText(self.tr("Keep and close") + "   Esc")
        self._say_refuse()
        self.sheet.show_parts(self._page)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """On a tall screen the question follows the text, rather than standing far below it."""
        margins = self.body.contentsMargins()
        self.sheet.setMaximumHeight(self.sheet.needed_height(self.width() - margins.left() - margins.right()))

    def _page(self) -> str:
        parts = [part for match in self._matches for part in self._about(match)]
        to_call = any(match.check.contact for match in self._matches)
        steps = match_script.AT_THE_COUNTER + ((match_script.CALL,) if to_call else ())
        return "".join(
            (
                *parts,
                sheet.heading(say(match_script.WHAT_TO_DO)),
                sheet.steps([say(step) for step in steps]),
            )
        )

    def _about(self, match: Match) -> tuple[str, ...]:
        check = match.check
        kind = IDENTIFIER_NAMES.get(check.kind)
        number = " ".join((say(kind) if kind else "", format_for_display(check.kind, check.value))).strip()
        which = self.tr("Item {n}: {number}").format(n=match.item, number=number)
        name, phone = match_script.name_and_phone(check.contact)
        return (
            sheet.state("shield-alert", "attention", say(match_script.truth(check.level)), which),
            sheet.facts(
                [(say(match_script.GOODS), check.goods), (say(match_script.REFERENCE), check.reference)],
                label_width=88,
            ),
            sheet.figure(say(match_script.CONTACT), phone or name, name if phone else ""),
        )

    def _refuse(self) -> None:
        if self._refuse_asked:
            self.refused.emit()
        self._refuse_asked = not self._refuse_asked
        self._say_refuse()

    def _say_refuse(self) -> None:
        self.refuse_button.setText(say(match_script.REFUSE_SURE if self._refuse_asked else match_script.REFUSE))

    def finish(self) -> None:
        """The clerk has seen enough; what stands in the field answers every match that is shown."""
        self._typed(self.reason.text())
        self.closed.emit()

    def _typed(self, text: str) -> None:
        for code in {match.code for match in self._matches}:
            self.reasoned.emit(code, text)
