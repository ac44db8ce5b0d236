"""Paints a source in the list: ring, name, kind, what it fills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF

from ilms_desktop.ui.delegates.geometry import leading, without
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.models.sources_model import COUNTS_ROLE
from ilms_desktop.ui.presenters.rings import ring_parts
from ilms_desktop.ui.style import marks

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QListView

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_RING: Final = 16
_START: Final = 26
_PADDING: Final = 14
_TOP: Final = 9


class SourceDelegate(LinesDelegate):
    """Ring at the start, texts beside it."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(look, view, role=LINES_ROLE, start=_START)

    def paint_before(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the ring."""
        look, rtl = self._look, self._look.is_right_to_left
        side = look.px(_RING)
        slot = leading(without(rect, start=_PADDING, rtl=rtl), side, rtl=rtl)
        slot.setHeight(side)
        slot.moveTop(rect.top() + look.px(_TOP))
        marks.ring(painter, QRectF(slot), ring_parts(index.data(COUNTS_ROLE)), look.tokens)
