"""What dialogs with one deed have in common: a body, and a foot with Cancel and the deed in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.busy_dialog import BusyDialog
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.tab_order import in_order

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_WIDTH: Final = 600


class DeedDialog(BusyDialog):
    """A native dialog: Esc cancels, Enter does the deed."""

    def __init__(self, look: Look, title: str, deed: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        """Title of the window, and the words of the deed.

        Args:
            look: fonts and colours.
            title: of the window.
            deed: words of the button that does it.
            icon: picture of that button.
            parent: window over which it opens.
        """
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(title)
        self.setMinimumWidth(look.px(_WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(20, 16, 20, 12)
        self.body.setSpacing(10)
        outer.addLayout(self.body, 1)
        self.trouble = text_label(look, role=Role.HELP, kind="red", wraps=True)
        self.trouble.hide()
        holder = QVBoxLayout()
        holder.setContentsMargins(20, 0, 20, 10)
        holder.addWidget(self.trouble)
        outer.addLayout(holder)
        foot = Foot(self)
        row = foot.row
        self.remark = text_label(look, role=Role.HELP, kind="second", wraps=True)
        row.addWidget(self.remark, 1)
        self.cancel = Button(look, _("Cancel"))
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        self.go = Button(look, deed, icon=icon, kind=Kind.PRIMARY)
        self.go.setDefault(True)
        self.go.clicked.connect(self.do)
        row.addWidget(self.go)
        outer.addWidget(foot)

    def in_order(self, *widgets: QWidget) -> None:
        """Let Tab go through the body in this order, and then through the foot."""
        in_order((*widgets, self.cancel, self.go))

    def showEvent(self, event: QShowEvent) -> None:
        """Be high enough for words that wrap, as far as the screen goes; Qt asks for the height of short ones."""
        super().showEvent(event)
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout is not None and layout.hasHeightForWidth() else 0
        if needed > self.height():
            self.resize(self.width(), min(needed, self.screen().availableGeometry().height()))

    def do(self) -> None:
        """Do the deed."""
        raise NotImplementedError  # each dialog has its own; QDialog's metaclass leaves no room for ABC

    def say(self, text: str) -> None:
        """Say what keeps the deed from being done; an empty text takes it back."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
