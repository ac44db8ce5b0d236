"""One line: how a restore point is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.workspace.restore_points import LONGEST_NAME

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_WIDTH: Final = 420


class NamePointDialog(ScreenDialog):
    """The name, and the deed."""

    #: the name that was typed
    named = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Rename the restore point"))
        self.setMinimumWidth(look.px(_WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout()
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(8)
        label = text_label(look, _("Name"))
        self.name = QLineEdit(name, self)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(_("Name"))
        self.name.selectAll()
        label.setBuddy(self.name)
        layout.addWidget(label)
        layout.addWidget(self.name)
        outer.addLayout(layout)
        foot = Foot(self)
        row = foot.row
        row.addStretch()
        cancel = Button(look, _("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.rename = Button(look, _("Rename"), kind=Kind.PRIMARY)
        self.rename.setDefault(True)
        self.rename.clicked.connect(self._take)
        row.addWidget(self.rename)
        outer.addWidget(foot)
        self.name.textChanged.connect(self._compare)
        self.name.setFocus()

    def _compare(self) -> None:
        """A point needs a name."""
        self.rename.setEnabled(bool(self.name.text().strip()))

    def _take(self) -> None:
        """Hand the name over."""
        self.accept()
        self.named.emit(self.name.text().strip())
