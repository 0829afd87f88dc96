from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from dealer_client.counter.theme import DARK, LIGHT, TEXT_PAIRS, Mode, dress, tokens

AA = 4.5


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = QColor(colour).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=lambda pair: " on ".join(pair))
def test_text_can_be_read_on_its_ground(colours, pair):
    foreground, background = (getattr(colours, name) for name in pair)
    assert contrast(foreground, background) >= AA


def test_light_and_dark_can_be_switched_while_it_runs(app):
    dress(app, Mode.DARK)
    assert tokens() is DARK
    assert app.palette().window().color() == QColor(DARK.background)
    dress(app, Mode.LIGHT)
    assert tokens() is LIGHT
    assert LIGHT.background in app.styleSheet() or LIGHT.surface in app.styleSheet()
