"""A dialog with one deed that wants much room and takes what the screen has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication

from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_SIZE: Final = (1280, 700)
_LEAST: Final = (900, 480)
#: what the system draws around a window
_FRAME: Final = 40


class WideDialog(DeedDialog):
    """As large as the design wants, never larger than the screen."""

    def __init__(self, look: Look, title: str, deed: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        """Title and deed as for every dialog with one."""
        super().__init__(look, title, deed, icon=icon, parent=parent)
        room = QGuiApplication.primaryScreen().availableGeometry()
        width, height = (
            min(look.px(wanted), most - _FRAME)
            for wanted, most in zip(_SIZE, (room.width(), room.height()), strict=True)
        )
        self.setMinimumSize(min(_LEAST[0], width), min(_LEAST[1], height))
        self.resize(width, height)
