"""A line for a file or folder with a button that chooses one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.views.buttons import Button

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look


class PathRow(QWidget):
    """Typed or chosen path."""

    #: another path
    did_change = Signal()

    def __init__(self, look: Look, title: str, *, is_folder: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._is_folder = is_folder
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(title)
        self.line.textChanged.connect(self.did_change)
        self.setFocusProxy(self.line)
        row.addWidget(self.line, 1)
        self.choose = Button(look, _("Choose…"))
        self.choose.clicked.connect(self.ask)
        row.addWidget(self.choose)

    def text(self) -> str:
        """The path."""
        return self.line.text()

    def ask(self) -> QFileDialog:
        """Open the system's dialog."""
        dialog = QFileDialog(self, self._title)
        mode = QFileDialog.FileMode.Directory if self._is_folder else QFileDialog.FileMode.ExistingFile
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(self.line.setText)
        dialog.open()
        return dialog
