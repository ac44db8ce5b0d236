"""The palette: every role and group Qt may ask for comes from the tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from ilms_desktop.ui.style import palette

if TYPE_CHECKING:
    from ilms_desktop.ui.style.tokens import Tokens

GROUP = QPalette.ColorGroup
ROLE = QPalette.ColorRole
#: NoRole and the count are no roles
REAL_ROLES = [role for role in ROLE if role not in (ROLE.NoRole, ROLE.NColorRoles)]


def test_every_role_is_a_token_in_every_group(theme: Tokens) -> None:
    """A role left out shines through in Qt's own colour, in the dark theme as white."""
    made = palette.build(theme)
    known = {colour.lower() for colour in theme.colours().values()}
    for group in (GROUP.Active, GROUP.Inactive, GROUP.Disabled):
        strangers = [role.name for role in REAL_ROLES if made.color(group, role).name() not in known]
        assert strangers == []


def test_a_window_in_the_background_keeps_its_colours(theme: Tokens) -> None:
    """People read one window while they type in another."""
    made = palette.build(theme)
    assert made.isEqual(GROUP.Active, GROUP.Inactive)


def test_what_cannot_be_used_is_grey(theme: Tokens) -> None:
    """Text, labels and buttons; the ground stays."""
    made = palette.build(theme)
    for role in (ROLE.Text, ROLE.WindowText, ROLE.ButtonText):
        assert made.color(GROUP.Disabled, role) == QColor(theme.disabled)
    assert made.color(GROUP.Disabled, ROLE.Base) == QColor(theme.base)


def test_in_high_contrast_what_is_chosen_is_inverted(contrasted: Tokens) -> None:
    """There is no tint that could show it."""
    made = palette.build(contrasted)
    assert made.color(ROLE.Highlight) == QColor(contrasted.accent)
    assert made.color(ROLE.HighlightedText) == QColor(contrasted.on_accent)
    assert made.color(ROLE.Base) == QColor(contrasted.base)
