"""Paints a point of the list before sealing: a sign before its texts, of its own shape for each state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF

from ilms_desktop.ui.delegates.geometry import leading, without
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.models.ready_model import STATE_ROLE
from ilms_desktop.ui.presenters.ready_list import State
from ilms_desktop.ui.style import marks

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QListView

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_START: Final = 22
_PADDING: Final = 14
_SIGN: Final = 11
_TOP: Final = 11
_SIGNS: Final = {
    State.DONE: (marks.Mark.TICK, "green"),
    State.OPEN: (marks.Mark.TRIANGLE, "yellow"),
    State.STOPS: (marks.Mark.DISC, "red"),
}


class ReadyDelegate(LinesDelegate):
    """Sign at the start, texts beside it."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(look, view, role=LINES_ROLE, start=_START)

    def paint_before(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the sign."""
        look, rtl = self._look, self._look.is_right_to_left
        mark, color = _SIGNS[index.data(STATE_ROLE)]
        side = look.px(_SIGN)
        place = leading(without(rect, start=_PADDING, rtl=rtl), side, rtl=rtl)
        sign = QRectF(place.left(), rect.top() + look.px(_TOP), side, side)
        marks.paint(painter, mark, sign, look.color(color), rtl=rtl)
