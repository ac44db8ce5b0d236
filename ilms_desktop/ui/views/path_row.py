"""A line for a file or folder with a button that chooses one."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.views.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.look import Look


class Wanted(Enum):
    """What a path is to lead to."""

    #: a file that is there
    FILE = "file"
    #: a folder that is there
    FOLDER = "folder"
    #: a file that is still to be made
    NEW_FILE = "new"


_MODES: Final = {
    Wanted.FILE: QFileDialog.FileMode.ExistingFile,
    Wanted.FOLDER: QFileDialog.FileMode.Directory,
    Wanted.NEW_FILE: QFileDialog.FileMode.AnyFile,
}


class PathRow(QWidget):
    """Typed or chosen path."""

    #: another path
    did_change = Signal()
    #: the path was chosen, or typed to its end
    did_finish = Signal()

    def __init__(
        self, look: Look, title: str, *, wanted: Wanted, filters: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        """Make a row.

        Args:
            look: fonts and colours.
            title: what the path is, for screen readers and the system's dialog.
            wanted: what it leads to.
            filters: kinds of files that the system's dialog shows.
            parent: where it stands.
        """
        super().__init__(parent)
        self._title = title
        self._wanted = wanted
        self._filters = list(filters)
        self._told = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(title)
        self.line.textChanged.connect(self.did_change)
        self.line.editingFinished.connect(self._finish)
        self.setFocusProxy(self.line)
        row.addWidget(self.line, 1)
        self.choose = Button(look, _("Choose…"))
        self.choose.setAccessibleName(fill(_("Choose: {title}"), {"title": title}))
        self.choose.clicked.connect(self.ask)
        row.addWidget(self.choose)

    def text(self) -> str:
        """The path."""
        return self.line.text()

    def ask(self) -> QFileDialog:
        """Open the system's dialog."""
        dialog = QFileDialog(self, self._title, self.line.text())
        dialog.setFileMode(_MODES[self._wanted])
        dialog.setNameFilters(self._filters)
        if self._wanted is Wanted.NEW_FILE:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            # why: nothing is ever written over; a name that is taken is refused in words
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(self.take)
        dialog.open()
        return dialog

    def take(self, path: str) -> None:
        """Take a path as it was chosen."""
        self.line.setText(path)
        self._finish()

    def _finish(self) -> None:
        """Tell of a path once."""
        if self.text() != self._told:
            self._told = self.text()
            self.did_finish.emit()
