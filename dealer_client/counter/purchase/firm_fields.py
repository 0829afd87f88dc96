"""For whom: the firm that a seller acts for. There once somebody says so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.identity.firms import tidy_kvk_number, tidy_vat_number, vat_number_problem
from dealer_client.register.draft import Firm
from dealer_client.register.wording import Text

from .card import row_of
from .field import Field

_NAME = Text(nl="Firma", en="Firm")
_KVK = Text(nl="KvK-nummer", en="Company no.")
_VAT = Text(nl="Btw-id", en="VAT id")
_ASK = Text(nl="Namens een firma", en="For a firm")


class FirmFields(Worded, QWidget):
    """`asked` as the clerk said that the goods come from a firm, or that they do not after all."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = Field("seller.firm.name")
        self.kvk = Field("seller.firm.kvk", tidy=tidy_kvk_number)
        # Few know it by heart: Enter passes it by.
        self.vat = Field("seller.firm.vat", wanted=False, tidy=tidy_vat_number, judge=vat_number_problem)
        self.stops = (self.name, self.kvk, self.vat)
        self._acts = False
        self.button = QPushButton()
        self.button.setProperty("look", "quiet")
        self.button.setProperty("small", "true")
        # Reached by its key: the Tab order is the conversation's.
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name)
        column.addLayout(row_of((self.kvk, 6), (self.vat, 7)))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()
        self._show(False)

    def firm(self) -> Firm:
        """The firm as filled in so far; what stands here counts only while the seller acts for one."""
        if not self._acts:
            return Firm()
        return Firm(name=self.name.text(), kvk=self.kvk.text(), vat=self.vat.text())

    def fill(self, firm: Firm) -> None:
        """Puts a firm in the fields; without one they go."""
        for field, text in ((self.name, firm.name), (self.kvk, firm.kvk), (self.vat, firm.vat)):
            field.fill(text)
        self._show(firm != Firm())

    def ask(self) -> None:
        """The goods come from a firm, for which this person acts; or they do not after all."""
        self._show(not self._acts)
        self.asked.emit()
        if self._acts:
            self.name.go()

    def retranslate(self) -> None:
        for field, words in ((self.name, _NAME), (self.kvk, _KVK), (self.vat, _VAT)):
            field.caption(say(words))
        self.button.setText(say(_ASK) + "   Ctrl+F")

    def _show(self, acts: bool) -> None:
        self._acts = acts
        for field in self.stops:
            field.setVisible(acts)
        self.name.wanted = self.kvk.wanted = acts
        self.button.setVisible(not acts)
        column = self.layout()
        if column is not None:
            column.setSpacing(8 if acts else 0)
