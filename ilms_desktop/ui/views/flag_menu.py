"""The letters that may stand beside a figure, as a menu: for the tool bar and for the menu of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.session import Session


def flag_menu(session: Session, take: Callable[[str], None], parent: QWidget) -> QMenu:
    """Menu of the letters with their meanings; `take` gets the letter, empty to take it away."""
    menu = QMenu(_("F&lag"), parent)
    for letter in session.flags:
        words = fill(_("{meaning} ({letter})"), {"meaning": session.letters[letter], "letter": letter.lower()})
        menu.addAction(words).triggered.connect(lambda _on=False, chosen=letter: take(chosen))
    menu.addSeparator()
    menu.addAction(_("No flag")).triggered.connect(lambda _on=False: take(""))
    return menu
