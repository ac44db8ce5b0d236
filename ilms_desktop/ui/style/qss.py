"""The style sheet: what Fusion does not do as the design wants it.

Variants are chosen by the dynamic property `kind`, set before a widget is shown. Grid, tree, rings, heat map, chips
and the list of findings are painted by delegates and never styled here.
"""

from __future__ import annotations

import re
from enum import StrEnum
from string import Template
from typing import TYPE_CHECKING, Final

from ilms_desktop.ui.style import images
from ilms_desktop.ui.style.metrics import Density, px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.style.tokens import Tokens


class Kind(StrEnum):
    """Variant of a button, label or frame."""

    #: the one deed of a screen
    PRIMARY = "primary"
    #: any other deed; also what a button without a kind looks like
    SECONDARY = "secondary"
    #: a deed of little weight, written like a link
    FLAT = "flat"
    #: a deed that loses something
    DANGER = "danger"
    #: one of three or four joined choices
    CHOICE = "choice"


#: heights of lists' rows and inputs that follow the density
_DENSE: Final = {Density.COMPACT: {"item": 2, "field": 24}, Density.NORMAL: {"item": 5, "field": 26}}
_LENGTH: Final = re.compile(r"\b(\d+)px\b")
#: picture in the sheet -> icon, token of its colour
_PICTURES: Final = {
    "fold": ("fold", "text2"),
    "fold_off": ("fold", "disabled"),
    "next": ("next", "text2"),
    "tick": ("tick", "on_accent"),
    "tick_off": ("tick", "window"),
    "tick_menu": ("tick", "accent"),
    "close": ("close", "text2"),
}
_PICTURE_SIZE: Final = 14


def build(tokens: Tokens, *, density: Density = Density.NORMAL, zoom: float = 1.0) -> str:
    """Style sheet of a theme.

    Args:
        tokens: colours.
        density: how close rows stand.
        zoom: 1.0 is 100 %; every length but the hairlines grows with it.
    """
    pictures = {
        f"image_{name}": images.url(icon, color=getattr(tokens, color), size=_PICTURE_SIZE)
        for name, (icon, color) in _PICTURES.items()
    }
    lengths = {name: f"{size}px" for name, size in _DENSE[density].items()}
    sheet = _thick(_SHEET) + _CONTRAST if tokens.is_contrast else _SHEET
    text = Template(sheet).substitute(tokens.colours() | pictures | lengths)
    return _LENGTH.sub(lambda match: f"{_scaled(int(match[1]), zoom)}px", text)


def _thick(sheet: str) -> str:
    """The sheet with a focus ring of three pixels; what it takes is given back, so that nothing moves."""

    def rule(match: re.Match[str]) -> str:
        body = _BOX.sub(lambda box: _LENGTH.sub(lambda size: f"{_less(int(size[1]), box[1])}px", box[0]), match[0])
        return body.replace("2px solid $focus", "3px solid $focus")

    return _FOCUS_RULE.sub(rule, sheet)


def _less(size: int, name: str) -> int:
    """Length that leaves room for one pixel more on either side."""
    return max(0, size - (1 if name == "padding" else 2))


def set_kind(widget: QWidget, kind: Kind) -> None:
    """Give a widget a variant; also works after it was shown."""
    widget.setProperty("kind", kind.value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _scaled(size: int, zoom: float) -> int:
    """Length at `zoom`; hairlines stay hairlines."""
    return size if size <= 1 else px(size, zoom)


#: the body of a rule that draws the focus ring, and the lengths in it that make room for the ring
_FOCUS_RULE: Final = re.compile(r"\{[^}]*2px solid \$focus[^}]*\}")
_BOX: Final = re.compile(r"\b(padding|min-height|max-height): [^;]*")

#: what high contrast adds: fills are off, so what is chosen is inverted and what is pointed at gets an edge
_CONTRAST: Final = """
QMenuBar::item:selected, QMenuBar::item:pressed, QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::indicator:checked:selected { image: url($image_tick); }
QToolTip { border: 1px solid $on_tip; }
QToolButton:hover, QPushButton:hover, QPushButton[kind="flat"]:hover { border-color: $accent; }
QToolButton:pressed, QToolButton:open, QPushButton:pressed { border-color: $text; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox, QTableView,
QComboBox QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
"""

_SHEET: Final = """
QMainWindow, QDialog, QMenuBar, QToolBar, QStatusBar { background: $window; color: $text; border: none; }
QMenuBar { border-bottom: 1px solid $line2; padding: 0 6px; }
QMenuBar::item { background: transparent; padding: 3px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $tint2; }
QMenu { background: $raised; color: $text; border: 1px solid $line2; padding: 4px; menu-scrollable: 1; }
QMenu::item { padding: 5px 24px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $tint2; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; right: 6px; }
QMenu::indicator:checked { image: url($image_tick_menu); }
QMenu::right-arrow { image: url($image_next); width: 14px; height: 14px; }
QToolTip { background: $tip; color: $on_tip; border: none; padding: 4px 6px; }

QToolBar { border-bottom: 1px solid $line2; padding: 0 6px; spacing: 4px; }
QToolBar::separator { width: 1px; background: $line2; margin: 6px 6px; }
QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 4px;
  padding: 0 8px; min-height: 28px; max-height: 28px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:open { background: $pressed; }
QToolButton:checked { background: $tint2; border-color: $accent; }
QToolButton:focus { border: 2px solid $focus; padding: 0 7px; min-height: 26px; max-height: 26px; }
QToolButton:disabled { color: $disabled; background: transparent; }
QToolButton[kind="secondary"], QToolButton[kind="letter"] { background: $base; border-color: $edge; }
QToolButton[kind="secondary"]:hover, QToolButton[kind="letter"]:hover { background: $hover; }
QToolButton[kind="secondary"]:pressed, QToolButton[kind="letter"]:pressed { background: $pressed; }
QToolButton[kind="secondary"]:focus, QToolButton[kind="letter"]:focus { border: 2px solid $focus; }
QToolButton[kind="secondary"]:disabled, QToolButton[kind="letter"]:disabled {
  border-color: $line2; background: transparent; }
QToolButton[kind="letter"], QToolButton[kind="letter"]:focus { padding: 0 1px; }
QToolButton::menu-indicator { image: none; }

QPushButton { background: $base; color: $text; border: 1px solid $edge; border-radius: 4px; padding: 0 14px;
  min-height: 28px; min-width: 40px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border: 2px solid $focus; padding: 0 13px; min-height: 26px; outline: none; }
QPushButton:disabled { color: $disabled; border-color: $line2; background: $window; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_press; border-color: $accent_press; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus; outline: 2px solid $on_accent; }
QPushButton[kind="primary"]:disabled { background: $band; color: $disabled; border-color: $line2; }
QPushButton[kind="flat"] { background: transparent; color: $accent; border-color: transparent; padding: 0 6px;
  min-width: 0; }
QPushButton[kind="flat"]:hover { background: $hover; }
QPushButton[kind="flat"]:pressed { background: $pressed; }
QPushButton[kind="flat"]:focus { border: 2px solid $focus; padding: 0 5px; }
QPushButton[kind="flat"]:disabled { color: $disabled; border-color: transparent; background: transparent; }
QPushButton[kind="danger"] { color: $red; border-color: $red; }
QPushButton[kind="danger"]:hover { background: $red_fill; }
QPushButton[kind="danger"]:focus { border: 2px solid $focus; }
QPushButton[kind="danger"]:disabled { color: $disabled; border-color: $line2; }
QPushButton[kind="choice"]:checked { background: $tint2; border-color: $accent; }
QPushButton[kind="choice"]:checked:focus { border: 2px solid $focus; }
QPushButton[kind="choice"]:checked:disabled { border-color: $line2; background: $band; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox { background: $base; color: $text;
  border: 1px solid $edge; border-radius: 4px; padding: 1px 7px; min-height: $field; selection-background-color: $tint2;
  selection-color: $text; }
QPlainTextEdit, QTextEdit { padding: 3px 5px; }
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QDateEdit QLineEdit, QComboBox QLineEdit { background: transparent;
  border: none; padding: 0 5px; min-height: 0; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QComboBox:focus, QComboBox:on { border: 2px solid $focus; padding: 0 6px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 2px 4px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled,
QLineEdit:read-only { background: $window; border-color: $line2; }
QLineEdit:disabled, QComboBox:disabled { color: $disabled; }
QLineEdit[kind="danger"], QComboBox[kind="danger"], QPlainTextEdit[kind="danger"] { border: 2px solid $red; }
QComboBox::drop-down, QDateEdit::drop-down { subcontrol-origin: padding; subcontrol-position: center right;
  width: 22px; border: none; background: transparent; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($image_fold); width: 14px; height: 14px; }
QComboBox::down-arrow:disabled, QDateEdit::down-arrow:disabled { image: url($image_fold_off); }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $line2; outline: none;
  selection-background-color: $tint2; selection-color: $text; }
QComboBox QAbstractItemView::item { padding: $item 6px; min-height: 20px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QCheckBox, QRadioButton { color: $text; spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; padding: 2px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QGroupBox::indicator, QListWidget::indicator {
  width: 14px; height: 14px; border: 1px solid $edge; border-radius: 3px;
  background: $base; }
QCheckBox::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QListWidget::indicator:checked {
  background: $accent; border-color: $accent; image: url($image_tick); }
QCheckBox::indicator:disabled { border-color: $line2; background: $window; }
QCheckBox::indicator:checked:disabled { background: $disabled; image: url($image_tick_off); }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid $edge; border-radius: 6px; background: $base; }
QRadioButton::indicator:hover { background: $hover; }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
  fx: 0.5, fy: 0.5, stop: 0 $accent, stop: 0.55 $accent, stop: 0.65 $base, stop: 1 $base); }
QRadioButton::indicator:disabled { border-color: $line2; }

QTabWidget::pane { border: none; border-top: 1px solid $line2; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $text2; border: none; border-bottom: 3px solid transparent;
  padding: 6px 9px 5px 9px; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected { color: $text; font-weight: 700; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabBar::tab:disabled { color: $disabled; }

QSplitter::handle { background: $line2; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $edge; border: 2px solid $window; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: $window; }

QScrollArea, QAbstractScrollArea { border: none; }
QTreeView, QListView { background: $base; color: $text; border: none; outline: none; }
QTreeView[kind="frame"], QListView[kind="frame"] { background: $window; }
QTableView { background: $base; color: $text; border: none; outline: none; gridline-color: $line;
  selection-background-color: $tint2; selection-color: $text; }
QHeaderView { background: $band; border: none; }
QHeaderView::section { background: $band; color: $text2; border: none; border-bottom: 1px solid $line2;
  border-right: 1px solid $line; padding: 4px 6px; }
QHeaderView::section:checked { background: $tint2; }
QTableCornerButton::section { background: $band; border: none; }
QStatusBar { border-top: 1px solid $line2; min-height: 24px; }
QStatusBar::item { border: none; }
QGroupBox { border: none; margin-top: 24px; padding: 0; font-weight: 700; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; padding: 0; }
QProgressBar { background: $ring_track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QFrame[kind="card"] { background: $base; border: 1px solid $line2; border-radius: 6px; }
QFrame[kind="card-chosen"] { background: $base; border: 2px solid $accent; border-radius: 6px; }
QFrame[kind="strip"] { background: $window; border: none; border-top: 1px solid $line2; }
QFrame[kind="alarm"] { background: $red_fill; border: none; border-bottom: 2px solid $red; }
QFrame[kind="notice"] { background: $yellow_fill; border: none; border-bottom: 1px solid $yellow; }
QFrame[kind="info"] { background: $tint; border: none; border-radius: 4px; }
QFrame[kind="rule"] { background: $line2; border: none; }
QFrame[kind="toast"] { background: $tip; border-radius: 6px; }
QFrame[kind="toast"] QLabel { color: $on_tip; background: transparent; }
QLabel { background: transparent; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="second"] { color: $text2; }
QLabel[kind="badge"] { background: $band; color: $text2; border-radius: 3px; padding: 1px 6px; }
QLabel[kind="code"] { background: $tint2; color: $accent; border-radius: 3px; padding: 1px 6px; font-weight: 700; }
QLabel[kind="red"] { color: $red; }
QLabel[kind="yellow"] { color: $yellow; }
QLabel[kind="green"] { color: $green; }
"""
