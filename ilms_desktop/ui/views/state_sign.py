"""The sign before the words of the status bar: each state of the work has its own shape, not its colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ilms_desktop.ui.presenters.outbox_lines import SIGNS
from ilms_desktop.ui.presenters.work_state import Standing
from ilms_desktop.ui.style import marks, metrics

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.post import Standing as PostStanding

_DISC: Final = 8
#: Qt counts angles in sixteenths of a degree; half a disc from the top
_TOP: Final = 90 * 16
_HALF: Final = -180 * 16
_ICONS: Final[dict[str, tuple[str, str]]] = {
    Standing.NOT_SAVED: ("refused", "red"),
    **{str(standing): sign for standing, sign in SIGNS.items()},
}


class StateSign(QWidget):
    """Disc while all is saved, half a disc while it is being saved, a cross while it is not; else as in the outbox."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.standing: Standing | PostStanding = Standing.SAVED
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        look.dress(self.updateGeometry)

    def show_standing(self, standing: Standing | PostStanding) -> None:
        """Show a state."""
        self.standing = standing
        self.update()

    def sizeHint(self) -> QSize:
        """A small square, large enough for an icon."""
        side = self._look.px(metrics.ICON_SMALL)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the sign in the middle."""
        look = self._look
        painter = QPainter(self)
        if self.standing in _ICONS:
            name, color = _ICONS[self.standing]
            side = look.px(metrics.ICON_SMALL)
            picture = look.pixmap(name, color=color, size=metrics.ICON_SMALL)
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)
        else:
            side = look.px(_DISC)
            place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            self._disc(painter, place)
        painter.end()

    def _disc(self, painter: QPainter, place: QRectF) -> None:
        """Whole or half."""
        color = self._look.color("text2")
        if self.standing is Standing.SAVED:
            marks.paint(painter, marks.Mark.DISC, place, color)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1))
        painter.drawEllipse(place)
        painter.setBrush(color)
        painter.drawPie(place, _TOP, _HALF)
