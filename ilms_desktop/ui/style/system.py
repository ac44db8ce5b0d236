"""What the system says of colours: light or dark, high contrast, and its own palette.

The only place that asks; everything else gets the answer.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from ilms_desktop.ui.style.tokens import Few, ratio

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAccessibilityHints, QColor, QStyleHints
    from PySide6.QtWidgets import QApplication

_ROLE = QPalette.ColorRole
_GROUP = QPalette.ColorGroup
#: WCAG 2 for text, and for what only has to be seen
_TEXT, _SHAPE = 4.5, 3.0


@cache
def hints() -> tuple[QStyleHints, QAccessibilityHints]:
    """What the system prefers, kept as long as the program runs.

    Python's side of the second one dies with that of the first, which nobody else holds.
    """
    style = QGuiApplication.styleHints()
    return style, style.accessibility()


def is_dark() -> bool:
    """Whether the system is dark; light where it does not say."""
    return hints()[0].colorScheme() is Qt.ColorScheme.Dark


def wants_contrast() -> bool:
    """Whether the system is in high contrast."""
    return hints()[1].contrastPreference() is Qt.ContrastPreference.HighContrast


def follow(changed: Callable[[], None]) -> None:
    """Call `changed` (a method of a QObject) when the system turns dark, light, or to high contrast."""
    style, access = hints()
    style.colorSchemeChanged.connect(changed)
    access.contrastPreferenceChanged.connect(changed)


def own_palette(app: QApplication) -> QPalette:
    """The palette that the system gives to programs without one of their own; takes ours off."""
    app.setPalette(QPalette())
    return app.palette()


def few_of(palette: QPalette) -> Few | None:
    """High contrast out of the system's palette, or None where its text cannot be read on its ground."""
    ground, text = _name(palette.color(_GROUP.Active, _ROLE.Base)), _name(palette.color(_GROUP.Active, _ROLE.Text))
    if ratio(ground, text) < _TEXT:
        return None
    chosen, on_chosen = (_name(palette.color(_GROUP.Active, role)) for role in (_ROLE.Highlight, _ROLE.HighlightedText))
    greyed = _name(palette.color(_GROUP.Disabled, _ROLE.Text))
    accent = chosen if ratio(chosen, ground) >= _TEXT else text
    return Few(
        ground=ground,
        text=text,
        accent=accent,
        on_accent=on_chosen if ratio(accent, on_chosen) >= _TEXT else ground,
        disabled=greyed if ratio(greyed, ground) >= _SHAPE else text,
    )


def _name(color: QColor) -> str:
    """Colour as tokens write it."""
    return color.name().upper()
