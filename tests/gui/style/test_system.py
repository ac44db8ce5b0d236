"""What the system prefers is asked for in one place, and followed while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from ilms_desktop.ui.style import system
from ilms_desktop.ui.style.tokens import Few

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROLE = QPalette.ColorRole
#: themes of high contrast that come with Windows: ground, text, chosen, text on it, greyed
WINDOWS = {
    "aquatic": ("#202020", "#FFFFFF", "#8EE3F0", "#263B50", "#A6A6A6"),
    "desert": ("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3", "#676767"),
    "dusk": ("#2D3236", "#FFFFFF", "#A1BFDE", "#212D3B", "#A6A6A6"),
    "night sky": ("#000000", "#FFFFFF", "#D6B4FD", "#2B2B2B", "#A6A6A6"),
    "black": ("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#3FF23F"),
    "white": ("#FFFFFF", "#000000", "#37006E", "#FFFFFF", "#600000"),
}


def palette(ground: str, text: str, chosen: str, on_chosen: str, greyed: str) -> QPalette:
    """A palette as the system hands it over."""
    made = QPalette()
    for role, color in (
        (ROLE.Base, ground),
        (ROLE.Text, text),
        (ROLE.Highlight, chosen),
        (ROLE.HighlightedText, on_chosen),
    ):
        made.setColor(role, QColor(color))
    made.setColor(QPalette.ColorGroup.Disabled, ROLE.Text, QColor(greyed))
    return made


@pytest.mark.parametrize("name", list(WINDOWS))
def test_the_colours_of_the_system_are_taken(name: str) -> None:
    """A person chose them for their own eyes."""
    assert system.few_of(palette(*WINDOWS[name])) == Few(*WINDOWS[name])


def test_a_palette_that_cannot_be_read_is_not_taken() -> None:
    """Grey on grey is no high contrast; the program has colours of its own."""
    assert system.few_of(palette("#808080", "#909090", "#000000", "#FFFFFF", "#000000")) is None


def test_pale_parts_of_a_palette_are_replaced() -> None:
    """Selection and grey text that would vanish take the colours that can be read."""
    few = system.few_of(palette("#FFFFFF", "#000000", "#EEEEEE", "#DDDDDD", "#F0F0F0"))
    assert few == Few("#FFFFFF", "#000000", "#000000", "#DDDDDD", "#000000")
    dim = system.few_of(palette("#FFFFFF", "#000000", "#00308F", "#00207F", "#777777"))
    assert dim == Few("#FFFFFF", "#000000", "#00308F", "#FFFFFF", "#777777")


def test_our_palette_is_taken_off_to_see_the_systems(app: QApplication) -> None:
    """Else the program would follow itself."""
    app.setPalette(QPalette(QColor("#FF0000")))
    assert system.own_palette(app).color(ROLE.Button) != QColor("#FF0000")


def test_the_answers_last(app: QApplication) -> None:
    """The object that tells of contrast dies with the one it came from; both are kept."""
    assert app is not None
    assert [system.wants_contrast() for _each in range(3)] == [False] * 3
    assert not system.is_dark()


def test_changes_are_followed(app: QApplication) -> None:
    """Dark at night, contrast in the sun."""
    assert app is not None
    seen: list[str] = []

    class Listener:
        """Notes that something changed."""

        def hear(self) -> None:
            """Called by both signals."""
            seen.append("changed")

    listener = Listener()
    system.follow(listener.hear)
    style, access = system.hints()
    style.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    access.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert seen == ["changed"] * 2
    style.colorSchemeChanged.disconnect(listener.hear)
    access.contrastPreferenceChanged.disconnect(listener.hear)
