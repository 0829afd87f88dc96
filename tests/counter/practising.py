"""A till whose book is enrolled with a practice register that runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from dealer_client.app import open_counter
from dealer_client.setting_up import set_up_practice

from .till import IMEI, Till


@pytest.fixture(scope="session")
def practice_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("practice") / "profile"
    set_up_practice(home)
    return home


@pytest.fixture
def practising_till(app, qtbot, tmp_path, practice_profile) -> Iterator[Till]:
    home = tmp_path / "profile"
    shutil.copytree(practice_profile, home)
    with Till(qtbot, partial(open_counter, home)) as till:
        till.open()
        yield till


@pytest.fixture
def till_before_exchange(app, qtbot, tmp_path, practice_profile) -> Iterator[Till]:
    """The same, where the exchange of entries and messages begins when the test says so."""
    home = tmp_path / "profile"
    shutil.copytree(practice_profile, home)
    with Till(qtbot, partial(open_counter, home, sync_in_background=False)) as till:
        till.open()
        yield till


def offer_stolen_phone(till: Till) -> None:
    """A purchase of a stolen phone, ready to record but for the question about it."""
    till.fill_seller()
    item = till.form.items.current
    item.category.choose("phone")
    till.fill(item.brand, "Fairphone")
    till.fill(item.model, "5")
    till.fill(item.colour, "zwart")
    till.fill(item.identifiers[0], IMEI)
    till.fill(item.price, "140")
    till.form.payment.method.choose("bank")
    till.fill(till.form.payment.iban, "NL91ABNA0417164300")


def buy_stolen_phone(till: Till) -> None:
    """Records that purchase, with the reason that the question asks for."""
    offer_stolen_phone(till)
    till.until(lambda: any(line.explains for line in till.form.checks.lines))
    till.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    till.type("toestel gehouden, politie gebeld")
    till.press(Qt.Key.Key_Escape)
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: till.window.purchase.recorded.isVisible())
