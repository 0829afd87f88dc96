"""The place for what is set once, and for the check of the whole book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background
from dealer_client.counter.place import Place

from . import wording
from .about_card import AboutCard
from .audit_card import AuditCard
from .screen_card import ScreenCard

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter


class SettingsPlace(Place):
    """Screen and book at the left, what this counter is at the right."""

    icon = "settings"
    key = Qt.Key.Key_F9

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.screen_card, self.audit, self.about = ScreenCard(), AuditCard(background), AboutCard(background)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.screen_card)
        left.addWidget(self.audit, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 10)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.about, 1)

    def title(self) -> str:
        return say(wording.TITLE)

    def attach(self, counter: OpenCounter) -> None:
        self.audit.attach(counter.desk)
        self.about.attach(counter)

    def refresh(self) -> None:
        self.about.refresh()

    def start(self) -> None:
        self.screen_card.language.go()
