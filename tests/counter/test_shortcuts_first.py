"""A shortcut that is on the screen works wherever the focus is, also in a field that has a use for its key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

CTRL = Qt.KeyboardModifier.ControlModifier


def claims(till, key: Qt.Key) -> bool:
    """Whether the widget with the focus keeps a key from the shortcuts."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
    event.ignore()
    QApplication.sendEvent(till.focus(), event)
    return event.isAccepted()


def test_a_field_claims_no_letter_but_those_for_copying_and_undoing(till):
    till.form.seller.street.go()
    till.type("Kade")
    letters = [Qt.Key(key) for key in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)]
    claimed = {QKeySequence(key).toString() for key in letters if claims(till, key)}
    assert claimed == {"A", "C", "V", "X", "Z"}
    assert till.form.seller.street.edit.text() == "Kade"


def test_what_was_just_typed_stands_in_its_field_before_a_shortcut_works(till):
    till.form.seller.street.go()
    for letter in "Ka":
        QApplication.sendEvent(
            till.focus(), QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
        )
    assert not claims(till, Qt.Key.Key_Y)
    assert till.form.seller.street.edit.text() == "Ka"
