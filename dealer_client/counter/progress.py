"""How far long work is, as a thin line; the words stand beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

_HEIGHT = 8


class Progress(QProgressBar):
    """Hidden while nothing goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(_HEIGHT)
        self.hide()

    def show_share(self, at: tuple[int, int] | None) -> None:
        """How much is done, and of how much; (0, 0) while nobody knows, None when nothing goes on."""
        self.setVisible(at is not None)
        if at is not None:
            done, of = at
            # More than a bar can count, as bytes are, is shown as a share.
            self.setRange(0, 1000 if of else 0)
            self.setValue(1000 * done // of if of else 0)
