"""How the counter looks: every colour, size and distance in one place, in a light and a dark set.

The values are the product's design tokens. `ground` colours are the tinted areas behind ok, attention and blocked. The
pairs in `TEXT_PAIRS` are the ones that text is drawn in; a test holds each of them to WCAG 2.2 AA (4.5:1).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from dealer_client.resources import resource_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One set of colours, as `#rrggbb`."""

    background: str
    surface: str
    hover: str
    line: str
    field_line: str
    text: str
    muted: str
    accent: str
    accent_pressed: str
    accent_ground: str
    on_accent: str
    ok: str
    ok_ground: str
    attention: str
    attention_ground: str
    blocked: str
    blocked_ground: str
    rail: str
    rail_text: str
    rail_hover: str
    selection: str


LIGHT = Tokens(
    background="#f4f5f7",
    surface="#ffffff",
    hover="#f1f4f8",
    line="#d9dde3",
    field_line="#c3cad4",
    text="#16202c",
    muted="#5b6776",
    accent="#1f5fa8",
    accent_pressed="#184c87",
    accent_ground="#e6eef8",
    on_accent="#ffffff",
    ok="#1d7a4f",
    ok_ground="#e8f4ee",
    attention="#8f5300",
    attention_ground="#fdf3e1",
    blocked="#b3261e",
    blocked_ground="#fdeceb",
    rail="#17202b",
    rail_text="#c6d0db",
    rail_hover="#243140",
    selection="#cfe0f4",
)

DARK = Tokens(
    background="#12171d",
    surface="#1b222b",
    hover="#232c37",
    line="#313b47",
    field_line="#414d5b",
    text="#e8edf3",
    muted="#9aa7b5",
    accent="#6aa9f0",
    accent_pressed="#8dbdf4",
    accent_ground="#1e3048",
    on_accent="#0e1620",
    ok="#65c99a",
    ok_ground="#16281f",
    attention="#f0b75a",
    attention_ground="#33260f",
    blocked="#ff8f86",
    blocked_ground="#3a1c1b",
    rail="#0d1217",
    rail_text="#aab6c3",
    rail_hover="#1a222b",
    selection="#2c486b",
)

TEXT_PAIRS = (
    ("text", "background"),
    ("text", "surface"),
    ("text", "hover"),
    ("text", "accent_ground"),
    ("text", "ok_ground"),
    ("text", "attention_ground"),
    ("text", "blocked_ground"),
    ("text", "selection"),
    ("muted", "background"),
    ("muted", "surface"),
    ("muted", "accent_ground"),
    ("muted", "ok_ground"),
    ("muted", "attention_ground"),
    ("muted", "blocked_ground"),
    ("accent", "surface"),
    ("accent", "background"),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
    ("on_accent", "attention"),
    ("ok", "surface"),
    ("ok", "background"),
    ("ok", "ok_ground"),
    ("attention", "surface"),
    ("attention", "background"),
    ("attention", "attention_ground"),
    ("blocked", "surface"),
    ("blocked", "blocked_ground"),
    ("rail_text", "rail"),
    ("rail_text", "rail_hover"),
)
"""Foreground and background tokens that meet as text."""

_FONT_FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")

GAP = 4
"""The step of all distances, in pixels."""
FIELD_RADIUS = 6
CARD_RADIUS = 8
FIELD_HEIGHT = 34
BUTTON_HEIGHT = 40
TEXT_SIZE = 13
LABEL_SIZE = 12
HEADING_SIZE = 15
TITLE_SIZE = 20
FIGURE_SIZE = 26


class Mode(StrEnum):
    """Which set is shown; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def tokens() -> Tokens:
    """The set of colours in use."""
    return DARK if is_dark() else LIGHT


def is_dark() -> bool:
    """Whether the dark set is in use."""
    app = QCoreApplication.instance()
    return bool(app is not None and app.property("dark"))


def dress(app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
    """Gives the application its style, font and colours; again at any time, to switch."""
    if app.property("mode") is None:
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(_font())
        app.styleHints().colorSchemeChanged.connect(lambda: _recolour(app))
    app.setProperty("mode", mode.value)
    _recolour(app)


def mode(app: QApplication) -> Mode:
    """The mode that was last chosen."""
    return Mode(app.property("mode") or Mode.SYSTEM.value)


def font(size: int = TEXT_SIZE, *, strong: bool = False, tabular: bool = False) -> QFont:
    """The product's typeface at a size in pixels; `tabular` where figures stand under each other.

    Not everywhere: it widens hyphens and full stops as well, and makes numbers with words in them look spaced out.
    """
    made = QFont(QGuiApplication.font())
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def _recolour(app: QApplication) -> None:
    from .style_sheet import style_sheet

    chosen = mode(app)
    system_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    dark = chosen is Mode.DARK or (chosen is Mode.SYSTEM and system_dark)
    if app.property("dark") == dark:
        return
    app.setProperty("dark", dark)
    app.setPalette(_palette(tokens()))
    app.setStyleSheet(style_sheet(tokens()))


def _font() -> QFont:
    # Only the weights that a window shows: each file takes a millisecond of the start. Without them the desktop's own
    # typeface does.
    families: list[str] = []
    folder = resource_path("fonts")
    for file in _FONT_FILES:
        found = QFontDatabase.addApplicationFont(str(folder / file))
        families += QFontDatabase.applicationFontFamilies(found) if found >= 0 else []
    made = QFont(next((name for name in families if name.startswith("Inter")), QGuiApplication.font().family()))
    made.setPixelSize(TEXT_SIZE)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _palette(colours: Tokens) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, colours.background),
        (roles.WindowText, colours.text),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.hover),
        (roles.Text, colours.text),
        (roles.Button, colours.surface),
        (roles.ButtonText, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.selection),
        (roles.HighlightedText, colours.text),
        (roles.Accent, colours.accent),
        (roles.Link, colours.accent),
        (roles.ToolTipBase, colours.surface),
        (roles.ToolTipText, colours.text),
        (roles.Mid, colours.line),
        (roles.Midlight, colours.line),
        (roles.Light, colours.surface),
        (roles.Dark, colours.line),
        (roles.Shadow, colours.line),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette
