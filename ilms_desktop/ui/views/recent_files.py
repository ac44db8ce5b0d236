"""Files opened last: a click opens one; one that is not there any more is marked and can be taken off the list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import ElidedLabel, text_label

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ilms_desktop.ui.look import Look


class RecentFile(QFrame):
    """One file: name, folder, and what is wrong with it."""

    #: the person wants it opened, or off the list: its path
    wants_open = Signal(str)
    wants_forget = Signal(str)

    def __init__(self, look: Look, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.open = Button(look, ltr(Path(path).name), icon="table", kind=Kind.FLAT)
        self.open.setToolTip(ltr(path))
        self.open.setAccessibleName(fill(_("Open {path}"), {"path": path}))
        self.open.clicked.connect(lambda: self.wants_open.emit(path))
        row.addWidget(self.open)
        self.folder = ElidedLabel(look, role=Role.HELP, kind="muted")
        self.folder.show_text(ltr(str(Path(path).parent)))
        row.addWidget(self.folder, 1)
        self.missing = text_label(look, _("not found"), role=Role.HELP, kind="red")
        self.forget = Button(look, _("Remove from list"), icon="clear", kind=Kind.FLAT)
        self.forget.setAccessibleName(fill(_("Remove {path} from the list"), {"path": path}))
        self.forget.clicked.connect(lambda: self.wants_forget.emit(path))
        row.addWidget(self.missing)
        row.addWidget(self.forget)
        self.show_missing(is_missing=False)

    def show_missing(self, *, is_missing: bool) -> None:
        """Say that the file is not there; it may be on a stick that is not in."""
        self.missing.setVisible(is_missing)
        self.forget.setVisible(is_missing)


class RecentFiles(QWidget):
    """Files, the newest first."""

    #: the person wants one opened, or off the list: its path
    wants_open = Signal(str)
    wants_forget = Signal(str)

    def __init__(self, look: Look, paths: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.files = [RecentFile(look, path) for path in paths]
        for file in self.files:
            file.wants_open.connect(self.wants_open)
            file.wants_forget.connect(self.wants_forget)
            layout.addWidget(file)

    def mark_missing(self, paths: Collection[str]) -> None:
        """Mark the files that were looked for and not found."""
        for file in self.files:
            file.show_missing(is_missing=file.path in paths)
