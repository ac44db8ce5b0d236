"""Dressing the application: palette, font and sheet change together, without restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ilms_desktop.ui.style import apply
from ilms_desktop.ui.style.tokens import Theme, load

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize("theme", list(Theme))
def test_everything_changes_together(app: QApplication, theme: Theme) -> None:
    """A dark palette under a light sheet would be unreadable."""
    colours = apply.apply(app, setting=theme.value)
    assert colours == load(theme)
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(colours.window)
    assert colours.accent in app.styleSheet()
    assert app.font().families()[0] == "Noto Sans"


def test_the_look_can_change_while_the_program_runs(app: QApplication) -> None:
    """Theme, zoom and language are set in the View menu."""
    apply.apply(app, setting="light", zoom=1.0)
    first = app.styleSheet()
    apply.apply(app, setting="dark", zoom=1.5, language="ar")
    assert app.styleSheet() != first
    assert app.font().families()[0] == "Noto Sans Arabic"
    assert app.font().pixelSize() == 20


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        (Qt.ColorScheme.Dark, Theme.DARK),
        (Qt.ColorScheme.Light, Theme.LIGHT),
        (Qt.ColorScheme.Unknown, Theme.LIGHT),
    ],
)
def test_the_system_decides_unless_a_theme_is_fixed(
    monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme, expected: Theme
) -> None:
    """Systems that do not say get the light theme."""

    class Hints:
        """What the platform says."""

        def colorScheme(self) -> Qt.ColorScheme:
            """The scheme of the test; the offscreen platform knows none."""
            return scheme

    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    assert apply.theme_of("system") is expected
    assert apply.theme_of("light") is Theme.LIGHT
    assert apply.theme_of("dark") is Theme.DARK
