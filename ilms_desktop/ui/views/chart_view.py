"""A chart on screen: the same SVG that is saved, in the colours of the window, as wide as there is room.

Letters keep their size; the zoom of the chart makes all of it larger, and then it scrolls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ilms_desktop.report.chart.svg import svg
from ilms_desktop.ui.views.surface import on_paper

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ilms_desktop.report.chart.marks import Picture
    from ilms_desktop.ui.look import Look

#: steps of the zoom in per cent of the width that is there
ZOOMS: Final = (100, 125, 150, 200, 300)


class ChartCanvas(QWidget):
    """Paints one picture into all of itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)

    def show_svg(self, data: bytes) -> None:
        """Show another picture."""
        self._renderer.load(QByteArray(data))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, QRectF(self.rect()))
        painter.end()


class ChartView(QScrollArea):
    """The picture with its zoom; arrow keys scroll, a screen reader reads what the chart shows."""

    #: there is room for another width
    did_resize = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.zoom = ZOOMS[0]
        self.picture: Picture | None = None
        self.canvas = ChartCanvas(self)
        self.canvas.hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.canvas)
        on_paper(self.viewport())

    @property
    def room(self) -> float:
        """Width that a picture may have, in its own units."""
        # why: room for the bar at the side is kept, or it would come and go with the height it leaves
        return (self.width() - self.verticalScrollBar().sizeHint().width()) / self._look.zoom

    def show_picture(self, picture: Picture) -> None:
        """Show a chart, and say what it shows."""
        self.picture = picture
        self.canvas.show_svg(svg(picture))
        for each in (self, self.canvas):
            each.setAccessibleName(picture.title)
            each.setAccessibleDescription(picture.description)
        self.canvas.show()
        self._fit()

    def step_zoom(self, step: int) -> None:
        """One step larger (1) or smaller (-1); 0 takes all steps back."""
        place = ZOOMS.index(self.zoom) + step if step else 0
        self.zoom = ZOOMS[max(0, min(place, len(ZOOMS) - 1))]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture of the width there is."""
        super().resizeEvent(event)
        self.did_resize.emit()

    def _fit(self) -> None:
        """Give the picture its size, times the zoom of the window and of the chart."""
        if self.picture is not None:
            scale = self._look.zoom * self.zoom / 100
            self.canvas.resize(QSize(round(self.picture.width * scale), round(self.picture.height * scale)))
