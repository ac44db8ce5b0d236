"""The tokens as one `QPalette`, so that everything Fusion paints by itself fits in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from ilms_desktop.ui.style.tokens import Tokens

_ROLE = QPalette.ColorRole

#: role of Qt -> token
ROLES: Final[dict[QPalette.ColorRole, str]] = {
    _ROLE.Window: "window",
    _ROLE.WindowText: "text",
    _ROLE.Base: "base",
    _ROLE.AlternateBase: "base",
    _ROLE.Text: "text",
    _ROLE.PlaceholderText: "muted",
    _ROLE.Button: "base",
    _ROLE.ButtonText: "text",
    _ROLE.BrightText: "red",
    _ROLE.ToolTipBase: "tip",
    _ROLE.ToolTipText: "on_tip",
    _ROLE.Highlight: "tint2",
    _ROLE.HighlightedText: "text",
    _ROLE.Accent: "accent",
    _ROLE.Link: "accent",
    _ROLE.LinkVisited: "accent",
    _ROLE.Light: "raised",
    _ROLE.Midlight: "band",
    _ROLE.Mid: "line2",
    _ROLE.Dark: "edge",
    _ROLE.Shadow: "edge",
}
#: without tints only inversion shows what is chosen
_CHOSEN: Final = {_ROLE.Highlight: "accent", _ROLE.HighlightedText: "on_accent"}
#: roles that turn grey with their widget
_GREYED: Final = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.HighlightedText, _ROLE.PlaceholderText)


def build(tokens: Tokens) -> QPalette:
    """Palette of a theme; a window in the background looks like one in front, only what is disabled is grey."""
    palette = QPalette()
    for role, name in (ROLES | _CHOSEN if tokens.is_contrast else ROLES).items():
        palette.setColor(QPalette.ColorGroup.All, role, QColor(getattr(tokens, name)))
    for role in _GREYED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, _ROLE.Highlight, QColor(tokens.band))
    return palette
