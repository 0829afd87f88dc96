"""What this shop told beside its entries: that it trades, to the municipality; and offers that were not taken in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QLabel, QPushButton

from dealer_client.counter.form_field import FormField
from dealer_client.counter.icons import tinted_icon
from dealer_client.counter.language import say, say_count, say_date
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card, row_of
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_moment
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.counter.theme import tokens
from dealer_client.register.duty import Duty
from dealer_client.register.errors import DealerError
from dealer_client.register.notice import Notice, NoticeStatus
from dealer_client.register.wording import Text

from . import notice_wording as words
from .wording import NOT_CHANGED

if TYPE_CHECKING:
    from dealer_client.desk import Desk

_MOST = 20


@dataclass(frozen=True, slots=True)
class _Told:
    """What was told so far, newest first; `attention` is what is to be done about it. Without a `duty` there is
    nothing to tell the municipality."""

    trade: list[Notice]
    refused: list[Notice]
    attention: Text | None
    duty: Duty | None


class NoticeCard(Card):
    """`folder` is where the letter goes."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background, self._newest = background, NewestOnly(background)
        self._desk: Desk | None = None
        self._told: _Told | None = None
        self._said: tuple[str, Text, Text | None] | None = None
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._about, self.state, self.sheet = QLabel(), FindingRow(), sheet.Sheet()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self.trades = FormField("trades")
        self.trades.edit.setMaxLength(500)
        self.trades.hint(words.TRADES_HINT)
        self.send, self.letter = QPushButton(), QPushButton()
        for button, deed in ((self.send, self.notify), (self.letter, self.print_letter)):
            button.setAutoDefault(True)
            button.clicked.connect(deed)
        self.trades.entered.connect(self.send.setFocus)
        for widget in (self._about, self.state, self.trades):
            self.body.addWidget(widget)
        self.body.addLayout(row_of((self.letter, 1), (self.send, 2)))
        self.body.addWidget(self.sheet, 1)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Reads how far the notices have come."""
        desk = self._desk
        if desk is not None:
            notices = desk.notices
            self._newest.ask(
                lambda: _Told(
                    notices.trade_notices(),
                    notices.refused_offers(),
                    notices.trade_attention(),
                    notices.duty_to_notify(),
                ),
                self._read,
                self._not_read,
            )

    def notify(self) -> None:
        """Notifies the municipality of the trades that stand in the field."""
        desk, trades = self._desk, [part.strip() for part in self.trades.text().split(",") if part.strip()]
        if desk is None or not self.send.isEnabled():
            return
        if not trades:
            self.trades.refuse(words.TRADES_MISSING)
            return
        self.send.setEnabled(False)
        Operation(self._background, lambda: desk.notices.notify_trade(trades)).success(
            lambda _notice: self._sent()
        ).failure(self._not_sent).start()

    def print_letter(self) -> None:
        """Opens the print page of the newest notice as a letter; it can be saved there too."""
        from dealer_client.counter.printing.errand import Errand
        from dealer_client.counter.printing.over_place import print_over

        desk, told = self._desk, self._told
        if desk is None or told is None or not told.trade:
            return
        notice = told.trade[0]
        errand = Errand(
            file=self.folder / f"{say(words.LETTER_FILE)}-{notice.made_at:%Y-%m-%d}.pdf",
            name=words.LETTER_NAME,
            make=lambda language: desk.papers.notification(notice, language),
            told=lambda said, _file: self._say("ok", said, None),
        )
        print_over(self, self._background, desk, errand)

    def retranslate(self) -> None:
        if not hasattr(self, "letter"):
            return
        self.heading(say(words.NOTICE))
        self.trades.caption(say(words.TRADES))
        self.letter.setText("  " + say(words.LETTER))
        self.letter.setAccessibleName(say(words.LETTER))
        self.letter.setIcon(tinted_icon("printer", tokens().muted))
        self.sheet.setAccessibleName(say(words.MADE))
        self._show()

    def _read(self, told: _Told) -> None:
        self._told = told
        if self._said is not None and self._said[1] is words.SENT and not _waits(told.trade):
            # It went: the list says how far it is, and the line above what is left to do.
            self._said = None
        if told.trade and self.trades.is_empty() and not self.trades.edit.hasFocus():
            self.trades.fill(", ".join(str(trade) for trade in told.trade[0].content.get("trades", ())))
        self._show()

    def _not_read(self, error: Exception) -> None:
        self._say("attention", words.NOT_READ, _why(error))

    def _sent(self) -> None:
        self.send.setEnabled(True)
        self._say("ok", words.SENT, words.SENT_MORE)
        self.refresh()

    def _not_sent(self, error: Exception) -> None:
        self.send.setEnabled(True)
        if isinstance(error, DealerError) and error.field == self.trades.path:
            self.trades.refuse(error.message)
        else:
            self._say("blocked", words.NOT_SENT, _why(error))

    def _say(self, tone: str, title: Text, detail: Text | None) -> None:
        self._said = (tone, title, detail)
        self._show()

    def _show(self) -> None:
        desk, told = self._desk, self._told
        self.state.show_line(self._line(), "")
        self.letter.setVisible(told is not None and bool(told.trade))
        duty = told.duty if told is not None else None
        self._about.setText(say(duty.text) if duty is not None else "")
        for widget in (self._about, self.trades, self.send):
            widget.setVisible(duty is not None)
        municipality = desk.shop.municipality if desk is not None else ""
        self.send.setText(say(words.SEND.filled(municipality=municipality)).strip())
        self.sheet.show_parts(self._page if told is not None else None)

    def _line(self) -> Line:
        if self._said is not None:
            tone, title, detail = self._said
            return Line(key="said", tone=tone, title=say(title), detail=say(detail) if detail is not None else "")
        if self._told is None:
            return Line(key="reading", tone="muted", title=say(words.READING))
        if self._told.duty is None:
            return Line(key="no-duty", tone="muted", title=say(words.NO_DUTY), detail=say(words.NO_DUTY_MORE))
        if self._told.attention is not None:
            return Line(key="attention", tone="attention", title=say(words.TO_DO), detail=say(self._told.attention))
        return Line(key="well", tone="ok", title=say(words.ALL_WELL), detail=say(words.ALL_WELL_MORE))

    def _page(self) -> str:
        told = self._told
        if told is None:
            return ""
        page = ""
        if told.trade or told.duty is not None:
            page = sheet.heading(say(words.MADE))
            page += "".join(map(self._trade, told.trade[:_MOST])) or sheet.plain(say(words.NONE), muted=True)
            page += _more(told.trade)
        if told.refused:
            page += sheet.heading(say(words.REFUSED_OFFERS)) + "".join(map(self._refused, told.refused[:_MOST]))
        return page + _more(told.refused)

    def _trade(self, notice: Notice) -> str:
        told = [", ".join(str(trade) for trade in notice.content.get("trades", ()))]
        told.append(", ".join(str(notice.content.get(name, "")) for name in ("dealer", "address")))
        return self._state(notice, told)

    def _refused(self, notice: Notice) -> str:
        # The reference and not the number of the goods: this page may be open while somebody looks along.
        items = notice.content.get("items", ())
        told = [" ".join(str(item.get(name, "")) for name in ("description", "reference")).strip() for item in items]
        return self._state(notice, told)

    def _state(self, notice: Notice, told: list[str]) -> str:
        icon, tone, state = words.STATES[notice.status]
        when = say_moment(notice.made_at, self._desk.shop.zone) if self._desk else say_date(notice.made_at.date())
        rows = [say(words.BY.filled(at=when, name=notice.made_by)), *told, notice.reason]
        return sheet.state(icon, tone, say(state), "\n".join(row for row in rows if row))


def _more(notices: list[Notice]) -> str:
    left = len(notices) - _MOST
    return sheet.plain(say(words.MORE.filled(n=say_count(left))), muted=True) if left > 0 else ""


def _waits(notices: list[Notice]) -> bool:
    return bool(notices) and notices[0].status is NoticeStatus.WAITING


def _why(error: Exception) -> Text:
    return error.message if isinstance(error, DealerError) else NOT_CHANGED
