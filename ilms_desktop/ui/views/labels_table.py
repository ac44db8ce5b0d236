"""The labels of a foreign file; a key takes a suggestion, another leaves the label out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.views.meaning_line import SUGGESTIONS
from ilms_desktop.ui.views.plain_table import PlainTable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.models.labels_model import LabelsModel

_WIDTHS: Final = (0, 76, 90, 62, 0)
_FIRST: Final = int(Qt.Key.Key_1)


class LabelsTable(PlainTable):
    """Digits take suggestions, Del leaves out, Enter asks for a name."""

    #: number of a suggestion from 0 on
    took = Signal(int)
    left_out = Signal()

    def __init__(self, look: Look, model: LabelsModel, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Labels of the file"), model, widths=_WIDTHS, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of this table before those of every table."""
        number = event.key() - _FIRST
        if 0 <= number < SUGGESTIONS:
            self.took.emit(number)
        elif event.key() == Qt.Key.Key_Delete:
            self.left_out.emit()
        else:
            super().keyPressEvent(event)
