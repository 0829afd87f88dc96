"""The owner's pages of the settings: reached by a key, with the focus where their work begins."""

from __future__ import annotations

from PySide6.QtCore import Qt


def test_the_owner_s_pages_have_keys_and_begin_at_their_first_field(till):
    till.press(Qt.Key.Key_F9)
    till.press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: till.focus_name() == "Goud")
    assert till.window.settings.rules.isVisible()
    till.press(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: till.focus_name() == "Waarin handelt deze winkel?")
    till.until(lambda: till.window.settings.retention.preview is not None)
