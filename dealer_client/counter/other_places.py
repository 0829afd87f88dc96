"""The places besides the purchase. The window shows without them, and takes them in once it is ready to type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from .day.day_place import DayPlace
from .documents.documents_place import DocumentsPlace
from .operation import Background
from .place import Place
from .register.register_place import RegisterPlace
from .sale.sale_place import SalePlace
from .settings.settings_place import SettingsPlace
from .stock.stock_place import StockPlace
from .warnings.warnings_place import WarningsPlace

Makers = Mapping[str, Callable[[Background, QWidget], Place]]

MAKERS: Makers = MappingProxyType(
    {
        "register": RegisterPlace,
        "stock": StockPlace,
        "sale": SalePlace,
        "warnings": WarningsPlace,
        "documents": DocumentsPlace,
        "day": DayPlace,
        "settings": SettingsPlace,
    }
)
"""In the order of the rail, by the name that the window has for each."""
