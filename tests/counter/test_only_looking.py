"""Whoever may only look finds everything, and no button that would change the book."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from dealer_client.register.staff import Role

from .sold_goods import buy


def test_an_inspector_sees_entry_and_item_without_what_would_change_them(till):
    number = buy(till.desk).items[0]
    till.desk.at_work.staff = replace(till.desk.at_work.staff, role=Role.INSPECTOR)
    register, stock = till.window.register, till.window.stock
    till.press(Qt.Key.Key_F3)
    till.until(lambda: register.shown is not None and register.papers.isVisible())
    assert "Samsung" in register.sheet.toPlainText()
    assert not register.correct.isVisible() and not register.strike_out.isVisible()
    till.press(Qt.Key.Key_F4)
    till.until(lambda: number in stock.item.sheet.toPlainText())
    for button in (stock.item.sell, stock.item.more, stock.item.reserve, stock.item.police):
        assert not button.isVisible()
    till.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: stock.count.isVisible() and not stock.count.begin.isVisible())
    assert not till.window.sale.knows_scan(number)
