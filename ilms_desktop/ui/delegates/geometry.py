"""Leading and trailing edges: the one place that turns them into left and right."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt


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
