"""Dress the application: Fusion, palette, font and style sheet of a theme, all at once and without restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ilms_desktop.ui.style import fonts, palette, qss, tokens
from ilms_desktop.ui.style.metrics import Density, Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ilms_desktop.ui.style.tokens import Tokens


def theme_of(setting: str) -> tokens.Theme:
    """Theme for a setting `light`, `dark` or `system`; light where the system does not say."""
    if setting in set(tokens.Theme):
        return tokens.Theme(setting)
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return tokens.Theme.DARK if dark else tokens.Theme.LIGHT


def apply(
    app: QApplication,
    *,
    setting: str = "system",
    density: Density = Density.NORMAL,
    zoom: float = 1.0,
    language: str = "en",
) -> Tokens:
    """Give the whole application a look.

    Args:
        app: the application.
        setting: `light`, `dark` or `system`.
        density: how close rows stand.
        zoom: 1.0 is 100 %.
        language: language of the interface; decides which script's font comes first.

    Returns:
        The colours in use, for delegates and painted widgets.
    """
    chosen = tokens.load(theme_of(setting))
    app.setStyle("Fusion")
    app.setPalette(palette.build(chosen))
    app.setFont(fonts.font(Role.TEXT, language=language, zoom=zoom))
    app.setStyleSheet(qss.build(chosen, density=density, zoom=zoom))
    return chosen
