"""The one style sheet of the counter, made from the tokens. Widgets name their part by a property `look`."""

from __future__ import annotations

from string import Template

from .theme import (
    BUTTON_HEIGHT,
    CARD_RADIUS,
    FIELD_HEIGHT,
    FIELD_RADIUS,
    FIGURE_SIZE,
    HEADING_SIZE,
    LABEL_SIZE,
    TITLE_SIZE,
    Tokens,
)

_SHEET = Template("""
QToolTip { color: $text; background: $surface; border: 1px solid $line; padding: 4px 6px; }

QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: ${card_radius}px; }
QFrame[look="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QLabel[look="title"] { font-size: ${title_size}px; font-weight: 600; }
QLabel[look="heading"] { font-size: ${heading_size}px; font-weight: 600; }
QLabel[look="figure"] { font-size: ${figure_size}px; font-weight: 600; }
QLabel[look="number"] { font-size: 40px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="label"] { font-size: ${label_size}px; color: $muted; }
QLabel[look="label"][state="wrong"] { color: $blocked; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { font-size: 11px; color: $muted; }
QLabel[look="problem"] { font-size: ${label_size}px; color: $blocked; }

QLineEdit, QComboBox, QPlainTextEdit {
    background: $surface; color: $text; border: 1px solid $field_line; border-radius: ${field_radius}px;
    padding: 0 9px; selection-background-color: $selection; selection-color: $text;
}
QLineEdit, QComboBox { min-height: ${field_inner}px; max-height: ${field_inner}px; }
QLineEdit:hover, QComboBox:hover { border-color: $muted; }
QLineEdit[state="wrong"], QComboBox[state="wrong"] { border: 1px solid $blocked; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 0 8px; }
QLineEdit[state="wrong"]:focus { border: 2px solid $blocked; }
QLineEdit:read-only { background: $hover; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $line; outline: none; selection-background-color: $accent_ground;
    selection-color: $text; padding: 4px;
}
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 6px; }

QPushButton {
    background: $surface; color: $text; border: 1px solid $field_line; border-radius: ${field_radius}px;
    padding: 0 12px; min-height: ${button_inner}px;
}
QPushButton:focus { outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_ground; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton:disabled { color: $muted; border-color: $line; }

QPushButton[compact="true"] { min-height: 30px; max-height: 30px; }
QPushButton[beside="field"] { min-height: ${field_inner}px; max-height: ${field_inner}px; }

QPushButton[look="primary"] {
    background: $accent; color: $on_accent; border: 2px solid $accent; font-size: 15px; font-weight: 600;
    border-radius: ${card_radius}px; min-height: 40px;
}
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed {
    background: $accent_pressed; border-color: $accent_pressed;
}
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { background: $hover; color: $muted; border-color: $line; }

QPushButton[look="choice"] { border-radius: ${card_radius}px; min-height: 78px; padding: 0; }
QPushButton[look="choice"]:focus { padding: 0; }
QPushButton[look="choice"]:hover { border-color: $accent; }

QPushButton[look="quiet"] { background: transparent; border: 2px solid transparent; color: $muted; padding: 0 6px; }
QPushButton[look="quiet"]:hover { background: $hover; color: $text; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; color: $text; padding: 0 6px; }
QPushButton[look="quiet"][small="true"] { min-height: 22px; font-size: ${label_size}px; }

QPushButton[look="chip"] {
    background: $surface; color: $muted; border: 1px solid $field_line; border-radius: 15px; padding: 0 13px;
    min-height: 28px; max-height: 28px;
}
QPushButton[look="chip"]:hover { background: $hover; color: $text; }
QPushButton[look="chip"]:checked {
    color: $accent; background: $accent_ground; border: 1px solid $accent; font-weight: 600;
}
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 0 12px; color: $text; }
QPushButton[look="chip"]:checked:focus { color: $accent; }
QPushButton[look="chip"]::menu-indicator { image: none; width: 0; }

QPushButton[look="rail"] {
    background: transparent; color: $rail_text; border: 2px solid transparent; border-radius: ${card_radius}px;
    padding: 0; min-height: 58px; max-height: 58px; min-width: 64px; max-width: 64px;
}
QPushButton[look="rail"]:hover { background: $rail_hover; }
QPushButton[look="rail"]:checked { background: $accent; color: $on_accent; }
QPushButton[look="rail"]:focus { border: 2px solid $rail_text; }
QWidget[look="rail-ground"] { background: $rail; }
QLabel[look="step"] { color: $rail_text; padding: 7px 12px; border-radius: ${field_radius}px; }
QLabel[look="step"][state="here"] { background: $accent; color: $on_accent; font-weight: 600; }
QLabel[look="step"][state="done"] { color: $rail_text; }
QWidget[look="code-board"] { background: $hover; border-radius: ${card_radius}px; }

QWidget[look="status"] { background: $surface; border-top: 1px solid $line; }
QLabel[look="status"] { color: $muted; font-size: ${label_size}px; }
QFrame[look="practice"] { background: $attention_ground; border: 1px solid $attention; border-radius: 4px; }
QFrame[look="practice"] QLabel { color: $attention; font-size: ${label_size}px; font-weight: 600; }
QFrame[look="practice-band"] { background: $attention; border: none; }
QFrame[look="practice-band"] QLabel { color: $on_accent; font-size: ${label_size}px; }
QFrame[look="practice-band"] QLabel[look="practice-name"] { font-size: 13px; font-weight: 600; }

QFrame[look="inspection-band"] { background: $accent_ground; border: none; border-bottom: 1px solid $line; }

QFrame[look="finding"] { border: 2px solid transparent; border-radius: ${field_radius}px; }
QFrame[look="finding"][tone="ok"] { background: $ok_ground; border-color: $ok_ground; }
QFrame[look="finding"][tone="attention"] { background: $attention_ground; border-color: $attention_ground; }
QFrame[look="finding"][tone="blocked"] { background: $blocked_ground; border-color: $blocked_ground; }
QFrame[look="finding"][tone="muted"] { background: $hover; border-color: $hover; }
QFrame[look="finding"]:focus { border: 2px solid $accent; }

QFrame[look="item"] { background: transparent; border: none; border-left: 3px solid transparent; }
QFrame[look="item"]:hover { background: $hover; }
QFrame[look="item"][current="true"] { background: $accent_ground; border-left: 3px solid $accent; }
QFrame[look="item"]:focus { border: 2px solid $accent; }

QListWidget {
    background: $surface; border: 1px solid $line; border-radius: ${card_radius}px; padding: 6px; outline: none;
}
QListWidget::item { min-height: 36px; padding: 0 8px; border-radius: ${field_radius}px; color: $text; }
QListWidget::item:selected { background: $accent_ground; color: $text; }
QListWidget:focus { border: 2px solid $accent; padding: 5px; }

QTableView[look="lines"] { background: transparent; border: none; outline: none; }
QTextBrowser[look="sheet"] {
    background: transparent; border: none; color: $text; selection-background-color: $selection;
    selection-color: $text;
}

QProgressBar { background: $line; border: none; border-radius: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }

QScrollArea, QScrollArea > QWidget > QWidget[look="scrolled"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $field_line; border-radius: 3px; min-height: 32px; margin-left: 4px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; color: $text; border: 1px solid $line; border-radius: ${field_radius}px; padding: 4px; }
QMenu::item { padding: 8px 20px 8px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $text; }
QMenu::icon { padding-left: 8px; }
""")


def style_sheet(colours: Tokens) -> str:
    """The style sheet in these colours."""
    values = {name: getattr(colours, name) for name in colours.__slots__}
    return _SHEET.substitute(
        values,
        card_radius=CARD_RADIUS,
        field_radius=FIELD_RADIUS,
        field_inner=FIELD_HEIGHT - 2,
        button_inner=BUTTON_HEIGHT - 4,
        label_size=LABEL_SIZE,
        heading_size=HEADING_SIZE,
        title_size=TITLE_SIZE,
        figure_size=FIGURE_SIZE,
    )
