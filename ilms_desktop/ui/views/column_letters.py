"""The band of column letters over the years, shown by choice beside the row numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt

from ilms_desktop.ui.presenters.coordinates import column_letters
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ilms_desktop.ui.look import Look

_AIR: Final = 3
_CENTER: Final = Qt.AlignmentFlag.AlignCenter


def band_height(look: Look) -> int:
    """Height of the band; nothing where letters are not wanted."""
    return look.line_height(Role.CAPTION) + look.px(_AIR) if look.taste.coordinates else 0


def paint_letters(painter: QPainter, rect: QRect, column: int, look: Look) -> None:
    """Paint the letters of a column at the top of its header."""
    band = QRect(rect.left(), rect.top(), rect.width(), band_height(look))
    if band.isEmpty():
        return
    painter.setFont(look.font(Role.CAPTION))
    painter.setPen(look.color("muted"))
    painter.drawText(band, _CENTER, column_letters(column))
    painter.setPen(look.color("line"))
    painter.drawLine(band.bottomLeft(), band.bottomRight())
