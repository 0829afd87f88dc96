"""One page of the first run: a heading, what it is about, fields in their order, and what stands in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import Worded, say
from dealer_client.counter.purchase.field import Stop
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording


class StepPage(Worded, QWidget):
    """`done` tells that Enter ended the page. Fields come by `ask`, in the order of filling in."""

    done = Signal()

    def __init__(self, title: Text, about: Text) -> None:
        super().__init__()
        self._title_text, self._about_text = title, about
        self._title, self._about, self.trouble = QLabel(), QLabel(), QLabel()
        self._title.setProperty("look", "title")
        self._about.setProperty("look", "muted")
        self.trouble.setProperty("look", "problem")
        for label in (self._about, self.trouble):
            label.setWordWrap(True)
        self.trouble.hide()
        self._trouble: Text | None = None
        self.stops: list[Stop] = []
        self._captions: dict[Stop, Text] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        for label in (self._title, self._about, self.trouble):
            self.column.addWidget(label)

    def ask(self, stop: Stop, caption: Text) -> Stop:
        """Takes in a stop with its name; the page's own layout puts it somewhere."""
        self.stops.append(stop)
        self._captions[stop] = caption
        stop.entered.connect(lambda: self.advance(stop))
        # What was wrong was said of what stood there then.
        stop.changed.connect(lambda: stop.show_finding(None))
        return stop

    def put(self, what: QWidget | QLayout) -> None:
        """Adds a widget or a row of them at the bottom."""
        if isinstance(what, QWidget):
            self.column.addWidget(what)
        else:
            self.column.addLayout(what)

    def advance(self, stop: Stop) -> None:
        """Goes to the next stop on the page; after the last one the page is done."""
        shown = [other for other in self.stops if not other.isHidden()]
        at = shown.index(stop) + 1 if stop in shown else 0
        if at < len(shown):
            shown[at].go()
        else:
            self.done.emit()

    def start(self) -> None:
        """Puts the focus where filling in goes on."""
        shown = [stop for stop in self.stops if not stop.isHidden()]
        for stop in (*(stop for stop in shown if stop.needs()), *shown):
            stop.go()
            return

    def is_right(self) -> bool:
        """Whether one can go on; else each field that stops it says why, and the first has the focus."""
        wrong: list[FormField] = []
        for stop in self.stops:
            if isinstance(stop, FormField) and not stop.isHidden():
                problem = wording.REQUIRED if stop.wanted and stop.is_empty() else stop.problem()
                stop.show_finding(problem)
                if problem is not None:
                    wrong.append(stop)
        if wrong:
            wrong[0].go()
        return not wrong

    def refuse(self, error: DealerError) -> bool:
        """Says an error beside the field that it names; whether this page has that field."""
        for stop in self.stops:
            if isinstance(stop, FormField) and stop.path and stop.path == error.field and not stop.isHidden():
                stop.refuse(error.message)
                return True
        return False

    def say_trouble(self, words: Text | None) -> None:
        """What went wrong that no field is about."""
        self._trouble = words
        self.trouble.setText(say(words) if words is not None else "")
        self.trouble.setVisible(words is not None)

    def retranslate(self) -> None:
        self.say_trouble(self._trouble)
        self._title.setText(say(self._title_text))
        self._about.setText(say(self._about_text))
        for stop, caption in self._captions.items():
            stop.caption(say(caption))

    def end(self) -> None:
        """All is on the page: what is left of the height stays below."""
        self.column.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()
