"""The counter's window over a real desk and a real store, driven by keys, without a screen."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from dealer_client.counter.language import use_language
from dealer_client.counter.theme import Mode, dress
from installer.translations import compile_translations

from .practising import practice_profile, practising_till, till_before_exchange
from .till import Till, open_shop

__all__ = ["practice_profile", "practising_till", "till_before_exchange"]


@pytest.fixture(scope="session", autouse=True)
def translations() -> None:
    compile_translations()


@pytest.fixture
def app(qapp: QApplication, translations: None, tmp_path: Path) -> QApplication:
    """The application as it starts: Dutch and light, and nothing remembered of an earlier time."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    dress(qapp, Mode.LIGHT)
    use_language("nl")
    return qapp


@pytest.fixture
def till(app, qtbot, tmp_path):
    """A counter with its book open, empty and ready to type."""
    with Till(qtbot, lambda _passphrase: open_shop(tmp_path)) as till:
        till.open()
        yield till


@pytest.fixture(autouse=True)
def widgets_are_collected_in_their_own_thread():
    """Python's collector may run in any thread, and a widget must end in the one it lives in."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
