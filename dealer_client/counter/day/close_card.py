"""Closing the day: counted, expected, the difference with its reason, and the one button that closes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from dealer_client.counter.icons import IconLabel, tinted_icon
from dealer_client.counter.language import say, say_date
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.field import Field
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.purchase.money_field import MoneyField
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.counter.theme import tokens
from dealer_client.register.day_close import DayReport
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording


class CloseCard(Card):
    """`asked` tells that the clerk wants to close, `typed` that the amount was typed instead of counted by pieces."""

    asked = Signal()
    typed = Signal()
    print_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.report: DayReport | None = None
        self._busy = False
        self._closed: DayReport | None = None
        self._error: DealerError | None = None
        self.counted = MoneyField("counted_cents")
        self.reason = Field("reason", wanted=False)
        self.reason.edit.setMaxLength(500)
        self._difference_icon, self._difference_words = IconLabel("info", "muted", 18), QLabel()
        self.difference = QLabel()
        self.difference.setProperty("look", "figure")
        self.state = FindingRow()
        self.close_button = QPushButton()
        self.close_button.setProperty("look", "primary")
        self.close_button.setAutoDefault(True)
        self.close_button.clicked.connect(self.asked)
        self.print = QPushButton()
        self.print.setAutoDefault(True)
        self.print.clicked.connect(lambda: self.print_asked.emit(self._closed))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._difference_icon)
        line.addWidget(self._difference_words)
        line.addStretch()
        line.addWidget(self.difference)
        self.body.addWidget(self.counted)
        self.body.addLayout(line)
        for widget in (self.reason, self.close_button, self.state, self.print):
            self.body.addWidget(widget)
        self.body.addStretch()
        self.counted.changed.connect(self._show)
        self.counted.edit.textEdited.connect(lambda _text: self.typed.emit())
        self.counted.left.connect(self._show)
        self.counted.entered.connect(self._go_on)
        self.reason.changed.connect(self._show)
        self.reason.entered.connect(self.close_button.setFocus)
        self.retranslate()
        self._show()

    def show_report(self, report: DayReport) -> None:
        """The open day, with what is expected now."""
        self.report = report
        self._show()

    def show_counted(self, cents: int | None) -> None:
        """What the notes and coins come to."""
        self.counted.fill("" if cents is None else say_euro(cents).removeprefix("€").strip())
        self._show()

    def show_busy(self, busy: bool) -> None:
        """While it is being closed."""
        self._busy = busy
        self._error = None if busy else self._error
        self._show()

    def show_closed(self, closed: DayReport) -> None:
        """The day was closed."""
        self._busy, self._closed, self._error = False, closed, None
        self.counted.fill("")
        self.reason.fill("")
        self._show()
        self.print.setFocus()

    def show_error(self, error: DealerError | None) -> None:
        """It was not closed; an error that is nobody's fault but ours has no sentence of its own."""
        self._busy, self._closed = False, None
        self._error = error or _NotClosed()
        if error is not None and error.field == self.reason.path:
            self.reason.show_finding(error.message)
            self.reason.go()
        self._show()

    def something_typed(self) -> None:
        """A new count begins: what the last one came to is old."""
        if self._closed is not None or self._error is not None:
            self._closed = self._error = None
            self.reason.show_finding(None)
            self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "close_button"):
            return
        self.heading(say(wording.CLOSE))
        self.counted.caption(say(wording.COUNTED_CENTS))
        self.reason.caption(say(wording.REASON))
        self.print.setText("  " + say(wording.PRINT))
        self.print.setAccessibleName(say(wording.PRINT))
        self.print.setIcon(tinted_icon("printer", tokens().muted))
        self._show()

    def _go_on(self) -> None:
        if self.reason.isVisible() and self.reason.is_empty():
            self.reason.go()
        else:
            self.close_button.setFocus()

    def _show(self) -> None:
        counted, report = self.counted.cents(), self.report
        if counted is None or report is None:
            tone, words, figure = "muted", wording.NOTHING_COUNTED, ""
        else:
            cents = counted - report.expected_cents
            tone = "ok" if cents == 0 else "attention"
            words = wording.AGREES if cents == 0 else wording.TOO_MUCH if cents > 0 else wording.TOO_LITTLE
            figure = say_euro(abs(cents)) if cents else ""
        icons = {"muted": "info", "ok": "circle-check", "attention": "triangle-alert"}
        self._difference_icon.show_icon(icons[tone], tone)
        self._difference_words.setText(say(words))
        self.difference.setText(figure)
        self.difference.setAccessibleName(say(wording.DIFFERENCE))
        self.reason.setVisible(tone == "attention")
        self.close_button.setEnabled(not self._busy and counted is not None and report is not None)
        self.close_button.setText(say(wording.CLOSING) if self._busy else say(wording.CLOSE_BUTTON) + "   Ctrl+Enter")
        line = self._line()
        if line is not None:
            self.state.show_line(line, "")
        self.state.setVisible(line is not None)
        self.print.setVisible(self._closed is not None and self._error is None)

    def _line(self) -> Line | None:
        if self._error is not None:
            return Line(key="error", tone="blocked", title=say(self._error.title), detail=say(self._error.message))
        if self._closed is not None and self._closed.count is not None:
            detail = wording.CLOSED_MORE.filled(counted=say_euro(self._closed.count.cents))
            title = wording.CLOSED.filled(day=say_date(self._closed.day))
            return Line(key="closed", tone="ok", title=say(title), detail=say(detail))
        return None


class _NotClosed(DealerError):
    """A fault of ours."""

    title = wording.NOT_CLOSED_NOW

    def __init__(self) -> None:
        super().__init__(Text(nl=wording.ONCE_MORE.nl, en=wording.ONCE_MORE.en))
