"""The place where a purchase is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dealer_client.counter.operation import Background
from dealer_client.counter.place import Place
from dealer_client.counter.scanner import Scanner

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter


class PurchasePlace(Place):
    """Seller, items, checks and payment side by side."""

    icon = "hand-coins"

    def __init__(self, background: Background, scanner: Scanner) -> None:
        super().__init__()

    def title(self) -> str:
        return self.tr("Purchase")

    def attach(self, counter: OpenCounter) -> None:
        pass
