"""The style sheet: Qt understands all of it, colours come from the tokens, lengths follow the zoom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QMenu, QPushButton

from ilms_desktop.ui.style import apply, qss
from ilms_desktop.ui.style.metrics import BUTTON, Density
from ilms_desktop.ui.style.qss import Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.style.tokens import Tokens


def dressed(app: QApplication, theme: Tokens, **choices: float) -> Tokens:
    """The application in a theme."""
    return apply.apply(app, setting=theme.theme.value, **choices)  # type: ignore[arg-type]


def grab(widget: QWidget) -> QImage:
    """Picture of a widget in its own size."""
    widget.resize(widget.sizeHint())
    return widget.grab().toImage()


def colours(image: QImage) -> set[str]:
    """Colours in a picture."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name().upper() for x, y in places}


@pytest.mark.usefixtures("app")
def test_every_colour_of_the_sheet_is_a_token(theme: Tokens) -> None:
    """A colour of its own would be wrong in the other theme."""
    sheet = qss.build(theme)
    assert "$" not in sheet
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet)) <= set(theme.colours().values())


@pytest.mark.usefixtures("app")
def test_lengths_follow_the_zoom_and_hairlines_do_not(theme: Tokens) -> None:
    """At 200 % a line of two pixels would look like a frame."""
    once, twice = qss.build(theme), qss.build(theme, zoom=2.0)
    assert "border: 1px solid" in once
    assert "border: 1px solid" in twice
    assert once.count("2px solid") == twice.count("4px solid")
    assert "min-height: 28px" in once
    assert "min-height: 56px" in twice


@pytest.mark.usefixtures("app")
def test_the_compact_sheet_is_lower(theme: Tokens) -> None:
    """On a screen of 768 pixels each row counts."""
    assert qss.build(theme, density=Density.COMPACT) != qss.build(theme, density=Density.NORMAL)


def test_qt_understands_the_whole_sheet(app: QApplication, qtbot: QtBot, theme: Tokens) -> None:
    """A sheet with one bad line is dropped whole, with a warning that fails this test."""
    dressed(app, theme)
    button = QPushButton("x")
    qtbot.addWidget(button)
    assert not grab(button).isNull()


@pytest.mark.parametrize("kind", [Kind.PRIMARY, Kind.SECONDARY, Kind.DANGER])
def test_buttons_have_the_agreed_height(app: QApplication, qtbot: QtBot, theme: Tokens, kind: Kind) -> None:
    """Rows of buttons and inputs line up."""
    dressed(app, theme)
    button = QPushButton("Seal")
    qtbot.addWidget(button)
    qss.set_kind(button, kind)
    assert button.sizeHint().height() == BUTTON


def test_the_kinds_of_buttons_are_told_apart(app: QApplication, qtbot: QtBot, theme: Tokens) -> None:
    """The one deed of a screen is filled; what loses something is red and never filled."""
    dressed(app, theme)
    pictures = {}
    for kind in (Kind.PRIMARY, Kind.SECONDARY, Kind.FLAT, Kind.DANGER):
        button = QPushButton("Seal")
        qtbot.addWidget(button)
        qss.set_kind(button, kind)
        pictures[kind] = grab(button)
    middle = {kind: QColor(image.pixelColor(6, image.height() // 2)) for kind, image in pictures.items()}
    assert middle[Kind.PRIMARY] == QColor(theme.accent)
    assert middle[Kind.SECONDARY] == middle[Kind.DANGER] == QColor(theme.base)
    assert theme.red in colours(pictures[Kind.DANGER])
    assert theme.edge in colours(pictures[Kind.SECONDARY])
    assert theme.edge not in colours(pictures[Kind.FLAT])


def test_a_kind_can_change_after_the_first_show(app: QApplication, qtbot: QtBot, theme: Tokens) -> None:
    """The button that was secondary becomes the deed once everything is filled in."""
    dressed(app, theme)
    button = QPushButton("Seal")
    qtbot.addWidget(button)
    before = grab(button)
    qss.set_kind(button, Kind.PRIMARY)
    assert grab(button) != before
    assert theme.accent in colours(grab(button))


def test_a_checked_box_shows_its_tick(app: QApplication, qtbot: QtBot, theme: Tokens) -> None:
    """The tick is a picture of ours; without it only colour would tell."""
    dressed(app, theme)
    box = QCheckBox("")
    qtbot.addWidget(box)
    box.setChecked(True)
    assert {theme.accent, theme.on_accent} <= colours(grab(box))


def test_a_list_to_choose_from_shows_its_arrow(app: QApplication, qtbot: QtBot, theme: Tokens) -> None:
    """Without the arrow it looks like a field to type in."""
    dressed(app, theme)
    combo, line = QComboBox(), QLineEdit()
    qtbot.addWidget(combo)
    qtbot.addWidget(line)
    assert theme.text2 in colours(grab(combo))
    assert combo.sizeHint().height() == line.sizeHint().height()


def test_zoom_makes_widgets_larger(app: QApplication, qtbot: QtBot, theme: Tokens) -> None:
    """Text, rows and edges grow together."""
    heights = []
    for zoom in (1.0, 1.5, 2.0):
        dressed(app, theme, zoom=zoom)
        button = QPushButton("Seal")
        qtbot.addWidget(button)
        heights.append(button.sizeHint().height())
    assert heights[1] >= 1.4 * heights[0]
    assert heights[2] >= 1.9 * heights[0]


@pytest.mark.usefixtures("app")
def test_high_contrast_has_a_focus_ring_of_three_pixels(contrasted: Tokens) -> None:
    """And inverts what is chosen; what the ring takes is given back."""
    sheet = qss.build(contrasted)
    assert re.search(r":focus[^{}]*\{[^}]*border: 2px solid", sheet) is None
    assert sheet.count(f"3px solid {contrasted.focus}") >= 8
    assert f"background: {contrasted.accent}; color: {contrasted.on_accent}" in sheet
    assert "$" not in sheet


def test_a_button_does_not_grow_when_it_takes_the_focus(app: QApplication, qtbot: QtBot, contrasted: Tokens) -> None:
    """The neighbours would jump."""
    apply.apply(app, setting="contrast")
    assert contrasted.is_contrast
    button = QPushButton("Seal")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    button.setFocus()
    assert button.sizeHint() == before


def test_a_chosen_line_of_a_menu_is_seen_in_high_contrast(app: QApplication, qtbot: QtBot) -> None:
    """Without tints only inversion tells where the arrow keys are."""
    colours_ = apply.apply(app, setting="contrast")
    menu = QMenu()
    qtbot.addWidget(menu)
    first = menu.addAction("Light")
    menu.addAction("Dark")
    menu.setActiveAction(first)
    assert colours_.accent in colours(menu.grab().toImage())
