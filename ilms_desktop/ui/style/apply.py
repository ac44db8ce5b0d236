"""Dress the application: Fusion, palette, font and style sheet of a theme, all at once and without restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.ui.style import fonts, palette, qss, system, tokens
from ilms_desktop.ui.style.metrics import Density, Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ilms_desktop.ui.style.tokens import Tokens


#: what a person may choose: plain themes by name, high contrast, or whatever the system has
CONTRAST: Final = "contrast"
_PLAIN: Final = {"light": tokens.Theme.LIGHT, "dark": tokens.Theme.DARK}


def colours_for(app: QApplication, setting: str) -> Tokens:
    """Colours for a setting `light`, `dark`, `contrast` or `system`.

    High contrast takes the system's palette where the system is in high contrast, else a palette of our own.
    """
    if setting in _PLAIN:
        return tokens.load(_PLAIN[setting])
    if system.wants_contrast():
        few = system.few_of(system.own_palette(app))
        if few is not None:
            return tokens.in_contrast(few)
    elif setting != CONTRAST:
        return tokens.load(tokens.Theme.DARK if system.is_dark() else tokens.Theme.LIGHT)
    return tokens.load(tokens.Theme.CONTRAST_DARK if system.is_dark() else tokens.Theme.CONTRAST_LIGHT)


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
        setting: `light`, `dark`, `contrast` or `system`.
        density: how close rows stand.
        zoom: 1.0 is 100 %.
        language: language of the interface; decides which script's font comes first.

    Returns:
        The colours in use, for delegates and painted widgets.
    """
    chosen = colours_for(app, setting)
    if not app.styleSheet():
        # why: once is enough, it stays below every sheet
        app.setStyle("Fusion")
    app.setPalette(palette.build(chosen))
    app.setFont(fonts.font(Role.TEXT, language=language, zoom=zoom))
    sheet = qss.build(chosen, density=density, zoom=zoom)
    # why: to take the same sheet again costs as much as another one, some 0.4 s over a full window
    if sheet != app.styleSheet():
        app.setStyleSheet(sheet)
    return chosen
