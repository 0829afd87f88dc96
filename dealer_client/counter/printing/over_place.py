"""Opening the print page over the place where a document was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from dealer_client.counter.operation import Background

from .errand import Errand
from .print_panel import PrintPanel

if TYPE_CHECKING:
    from dealer_client.desk import Desk


def panel_over(widget: QWidget, background: Background) -> PrintPanel | None:
    """The panel of the stack of places that a widget is in; made at the first document. None outside a window."""
    stacks: list[QStackedWidget] = []
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QStackedWidget):
            stacks.append(above)
        above = above.parentWidget()
    if not stacks:
        return None
    stack = stacks[-1]
    found = next((stack.widget(at) for at in range(stack.count()) if isinstance(stack.widget(at), PrintPanel)), None)
    if isinstance(found, PrintPanel):
        return found
    panel = PrintPanel(stack, background)
    stack.addWidget(panel)
    return panel


def print_over(widget: QWidget, background: Background, desk: Desk, errand: Errand) -> None:
    """Opens the print page over the place that a widget is in, unless it is not shown any more."""
    panel = panel_over(widget, background)
    if panel is not None and widget.isVisible():
        panel.open(desk, errand)
