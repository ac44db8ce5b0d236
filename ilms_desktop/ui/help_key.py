"""F1 in dialogs and on the first page: each gets the key once the focus comes to it. The main window has its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from ilms_desktop.ui.presenters.help_places import PROPERTY, SCREENS, address_of
from ilms_desktop.workspace.help.made_pages import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.help_shelf import HelpShelf

KEY: Final = "F1"
_MARK: Final = "has_help_key"


class HelpKey(QObject):
    """Gives F1 to every dialog of the program."""

    def __init__(self, app: QApplication, shelf: Callable[[], HelpShelf], parent: QObject) -> None:
        """Follow the focus; `shelf` gives the help that speaks of the open file."""
        super().__init__(parent)
        self._shelf = shelf
        app.focusChanged.connect(self._followed)

    def _followed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The focus came to a widget."""
        if now is None:
            return
        window = now.window()
        is_ours = isinstance(window, QDialog) or type(window).__name__ in SCREENS
        if is_ours and not window.property(_MARK):
            window.setProperty(_MARK, True)
            QShortcut(QKeySequence(KEY), window).activated.connect(partial(self.explain, window))

    def explain(self, window: QWidget) -> None:
        """Open the page of a dialog."""
        self._shelf().show(address_in_dialog(window), window)


def address_in_dialog(window: QWidget) -> str:
    """Page of a dialog or of the first page: the one that it names itself, else that of its class."""
    # why: the dialog is loaded when it is needed, not at the start (ADR 0011)
    from ilms_desktop.ui.dialogs.qtable_dialog import QTableDialog

    if isinstance(window, QTableDialog):
        return field_address(window.editors, QApplication.focusWidget()) or address_of([QTableDialog.__name__])
    named = window.property(PROPERTY)
    return str(named) if named else address_of(each.__name__ for each in type(window).__mro__)


def field_address(editors: Mapping[str, QWidget], focus: QWidget | None) -> str:
    """Page of the field whose editor has the focus, by code of the field; empty where none has."""
    if focus is None:
        return ""
    here = (code for code, editor in editors.items() if editor is focus or editor.isAncestorOf(focus))
    return next((f"{FIELDS}/{code}" for code in here), "")
