"""Leading and trailing edges, and where the dots of a shortened text stand: all that depends on left and right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

from ilms_desktop.ui.presenters.bidi import is_mixed, own

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics


def leading(rect: QRect, width: int, *, rtl: bool) -> QRect:
    """Strip of `width` at the edge where reading begins."""
    if rtl:
        return QRect(rect.right() - width + 1, rect.top(), width, rect.height())
    return QRect(rect.left(), rect.top(), width, rect.height())


def trailing(rect: QRect, width: int, *, rtl: bool) -> QRect:
    """Strip of `width` at the edge where reading ends."""
    return leading(rect, width, rtl=not rtl)


def without(rect: QRect, *, start: int = 0, end: int = 0, rtl: bool) -> QRect:
    """`rect` without `start` pixels at the leading edge and `end` at the trailing one."""
    left, right = (end, start) if rtl else (start, end)
    return rect.adjusted(left, 0, -right, 0)


def start_alignment(*, rtl: bool) -> Qt.AlignmentFlag:
    """Where a text begins; absolute, since painters do not know the window's direction."""
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def end_alignment(*, rtl: bool) -> Qt.AlignmentFlag:
    """The other side."""
    return start_alignment(rtl=not rtl)


def shortened(metrics: QFontMetrics, text: str, width: int) -> str:
    """As much of `text` as fits into `width`, with dots at the end of its own direction of writing."""
    found = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    # why: a label of the program may begin with a Latin code and still be written in the direction of the window
    return found if is_mixed(found) else own(found)
