"""A field of a form that has no panel of checks beside it: what is wrong stands in words under the field."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit

from dealer_client.counter.language import say
from dealer_client.counter.purchase.field import Field, Problem, Tidy
from dealer_client.register.wording import Text


class FormField(Field):
    """`hint` words stand under the field as long as nothing is wrong; `secret` shows dots."""

    def __init__(
        self,
        path: str = "",
        *,
        wanted: bool = True,
        tidy: Tidy | None = None,
        judge: Problem | None = None,
        secret: bool = False,
    ) -> None:
        self._below: QLabel | None = None
        self._hint: Text | None = None
        self._secret = secret
        super().__init__(path, wanted=wanted, tidy=tidy, judge=judge)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._below = QLabel()
        self._below.setWordWrap(True)
        self._column.addWidget(self._below)
        self._show_state()

    def text(self) -> str:
        return self.edit.text() if self._secret else super().text()

    def hint(self, words: Text | None) -> None:
        """What helps to fill this in."""
        self._hint = words
        self._show_state()

    def refuse(self, problem: Text) -> None:
        """Says what is wrong, and puts the focus here."""
        self.show_finding(problem)
        self.go()
        self.edit.selectAll()

    def words_below(self) -> str:
        """What stands under the field."""
        return self._below.text() if self._below is not None else ""

    def _tidied(self, text: str) -> str:
        return text if self._secret else super()._tidied(text)

    def _show_state(self) -> None:
        super()._show_state()
        if self._below is None:
            return
        problem = self.shown_problem()
        words = problem or (say(self._hint) if self._hint is not None else "")
        self._below.setText(words)
        self._below.setVisible(bool(words))
        look = "problem" if problem else "small"
        if self._below.property("look") != look:
            self._below.setProperty("look", look)
            self._below.style().polish(self._below)
