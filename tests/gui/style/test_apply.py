"""Dressing the application: palette, font and sheet change together, without restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette

from ilms_desktop.ui.style import apply, system
from ilms_desktop.ui.style.tokens import Few, Theme, in_contrast, load

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
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


def prefer(monkeypatch: pytest.MonkeyPatch, *, dark: bool = False, contrast: bool = False) -> None:
    """A system with these preferences; the offscreen platform has none."""
    monkeypatch.setattr(system, "is_dark", lambda: dark)
    monkeypatch.setattr(system, "wants_contrast", lambda: contrast)


@pytest.mark.parametrize(
    ("setting", "dark", "expected"),
    [
        ("system", True, Theme.DARK),
        ("system", False, Theme.LIGHT),
        ("light", True, Theme.LIGHT),
        ("dark", False, Theme.DARK),
        ("contrast", False, Theme.CONTRAST_LIGHT),
        ("contrast", True, Theme.CONTRAST_DARK),
    ],
)
def test_the_system_decides_unless_a_theme_is_fixed(
    app: QApplication, monkeypatch: pytest.MonkeyPatch, setting: str, dark: bool, expected: Theme
) -> None:
    """High contrast that was asked for takes the ground of the system."""
    prefer(monkeypatch, dark=dark)
    assert apply.colours_for(app, setting) == load(expected)


@pytest.mark.parametrize("setting", ["system", "contrast"])
def test_high_contrast_of_the_system_brings_its_palette(
    app: QApplication, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    """The colours that the person chose in the system; a light theme that was fixed stays."""
    prefer(monkeypatch, contrast=True)
    few = Few("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3", "#676767")
    monkeypatch.setattr(system, "few_of", lambda _palette: few)
    assert apply.colours_for(app, setting) == in_contrast(few)
    assert apply.colours_for(app, "light") == load(Theme.LIGHT)
    monkeypatch.setattr(system, "few_of", lambda _palette: None)
    assert apply.colours_for(app, setting) == load(Theme.CONTRAST_LIGHT)
