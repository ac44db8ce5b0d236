"""The key on the first page: a key is offered, not demanded; where there is one, how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.key_words import state_words
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.enrolment import Status

#: between the line above and the words
_AIR: Final = 14


class StartKeyNote(QWidget):
    """A sign, a sentence, a button."""

    #: the button was pressed
    wants_key = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _AIR, 0, 0)
        row.setSpacing(10)
        mark = text_label(look)
        mark.setPixmap(look.pixmap("key"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.told = text_label(look, kind="second", wraps=True)
        row.addWidget(self.told, 1)
        self.button = Button(look, "")
        self.button.clicked.connect(self.wants_key)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.show_key(None)

    def show_key(self, key: Status | None) -> None:
        """Show how far a key is; None where this computer has none."""
        if key is None:
            self.told.setText(
                _("This computer has no key yet. You can enter, check and print without one; a package needs it.")
            )
            self.button.setText(_("Enrol this computer…"))
        else:
            self.told.setText(state_words(key))
            self.button.setText(_("Your key…"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the line above."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.color("line2"))
        painter.end()
