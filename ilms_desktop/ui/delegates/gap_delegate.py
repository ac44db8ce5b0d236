"""Paints a gap: the code of the table before its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt

from ilms_desktop.ui.delegates.geometry import start_alignment, without
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.models.gaps_model import CODE_ROLE
from ilms_desktop.ui.models.lines_model import LINES_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QListView

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_CODE: Final = 34
_PADDING: Final = 14
_TOP: Final = 8


class GapDelegate(LinesDelegate):
    """Code in bold at the start, texts beside it."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(look, view, role=LINES_ROLE, start=_CODE)

    def paint_before(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the code."""
        look, rtl = self._look, self._look.is_right_to_left
        painter.setFont(look.font(bold=True))
        painter.setPen(look.color("text"))
        place = without(rect, start=_PADDING, rtl=rtl).adjusted(0, look.px(_TOP), 0, 0)
        painter.drawText(place, int(start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignTop), index.data(CODE_ROLE))
