"""Paints a question in the list: icon of its state, place, words, how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect

from ilms_desktop.ui.delegates.geometry import leading, without
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.models.questions_model import ICON_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QListView

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_ICON: Final = 16
_START: Final = 26
_PADDING: Final = 14
_TOP: Final = 9
#: what waits for the person
_OPEN: Final = "question"


class QuestionDelegate(LinesDelegate):
    """Icon at the start, texts beside it."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(look, view, role=LINES_ROLE, start=_START)

    def paint_before(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the icon."""
        look, rtl = self._look, self._look.is_right_to_left
        side = look.px(_ICON)
        slot = leading(without(rect, start=_PADDING, rtl=rtl), side, rtl=rtl)
        slot.moveTop(rect.top() + look.px(_TOP))
        icon = index.data(ICON_ROLE)
        color = "note" if icon == _OPEN else "text2"
        painter.drawPixmap(slot.topLeft(), look.pixmap(icon, color=color, size=_ICON))
