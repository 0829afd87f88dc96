"""The place for what is set once: this screen, who works here, and the book's safety."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background
from dealer_client.counter.place import Place
from dealer_client.counter.printing.places_card import PlacesCard
from dealer_client.counter.printing.receipt_card import ReceiptCard
from dealer_client.counter.reading.page_tabs import PageTabs
from dealer_client.register.staff import Staff

from . import wording
from .about_card import AboutCard
from .audit_card import AuditCard
from .backup_card import BackupCard
from .idle_choice import IdleChoice
from .metal_card import MetalCard
from .notice_card import NoticeCard
from .retention_card import RetentionCard
from .rule_packs_card import RulePacksCard
from .screen_card import ScreenCard
from .staff_card import StaffCard

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter

SCREEN, STAFF, BOOK, PRINTERS, RULES, DUTIES = range(6)
"""The pages."""


class SettingsPlace(Place):
    """Six pages. `people_changed` tells that who works here, a PIN or the idle time is different from before."""

    icon = "settings"
    key = Qt.Key.Key_F9
    people_changed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.tabs, self._pages = PageTabs(self, len(wording.PAGES)), QStackedWidget(self)
        self.tabs.chosen.connect(self.show_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 10)
        column.setSpacing(10)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        self.retranslate()

    def furnish(self) -> Iterator[object]:
        background = self._background
        self.screen_card, self.about = ScreenCard(), AboutCard(background)
        yield self._pages.addWidget(_page(self.screen_card, self.about))
        self.staff, self.idle = StaffCard(background), IdleChoice(background)
        self.staff.body.addWidget(self.idle)
        self.staff.changed.connect(self.people_changed)
        self.idle.kept.connect(self.people_changed)
        yield self._pages.addWidget(_page(self.staff, self.staff.form))
        self.audit, self.backup = AuditCard(background), BackupCard(background)
        yield self._pages.addWidget(_page(self.audit, self.backup))
        self.receipts, self.print_places = ReceiptCard(background), PlacesCard(background)
        self.receipts.kept.connect(self.print_places.refresh)
        yield self._pages.addWidget(_page(self.receipts, self.print_places))
        self.metal, self.rules = MetalCard(background), RulePacksCard(background)
        yield self._pages.addWidget(_page(self.metal, self.rules))
        self.notices, self.retention = NoticeCard(background), RetentionCard(background)
        self.retention.erased.connect(self.book_changed)
        yield self._pages.addWidget(_page(self.notices, self.retention))

    def title(self) -> str:
        return say(wording.TITLE)

    def attach(self, counter: OpenCounter) -> None:
        self.audit.attach(counter.desk)
        self.about.attach(counter)
        for card in (self.metal, self.rules, self.notices):
            card.attach(counter.desk)
        self.retention.attach(counter)
        self.receipts.attach(counter.desk)
        self.print_places.attach(counter.desk)
        self.staff.attach(counter.desk)
        self.idle.attach(counter)
        self.backup.attach(counter)

    def signed_in(self, _staff: Staff) -> None:
        self.staff.refresh()
        self.idle.refresh()
        self.retention.refresh()

    def refresh(self) -> None:
        self.metal.refresh()
        self.rules.refresh()
        self.notices.refresh()
        self.about.refresh()
        self.backup.refresh()
        self.print_places.refresh()

    def retranslate(self) -> None:
        if hasattr(self, "tabs"):
            self.tabs.say([say(name) for name in wording.PAGES])

    def show_page(self, number: int) -> None:
        """Shows a page, and puts the focus where its work begins."""
        self.tabs.choose(number)
        self._pages.setCurrentIndex(number)
        self.start()

    def start(self) -> None:
        page = self._pages.currentIndex()
        if page == SCREEN:
            self.screen_card.language.go()
        elif page == STAFF:
            self.staff.form.start()
        elif page == PRINTERS:
            self.receipts.go()
        elif page == BOOK:
            self.audit.button.setFocus()
        elif page == RULES:
            self.metal.fields["gold"].go()
        else:
            self.notices.trades.go()


def _page(*cards: QWidget) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for card in cards:
        row.addWidget(card, 1)
    return page
