"""Icons: Lucide drawings under `resources/icons`, in the colour of a token and at the size asked.

QtSvg paints `currentColor` black, so the colour is written into the drawing before it is rendered. Marks of cells
are not icons; `marks.py` paints them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ilms_desktop import paths

#: drawings with a direction; search, clock, numbers and ticks keep theirs
MIRRORED: Final = frozenset(
    {"undo", "redo", "import", "export", "paste", "check", "note", "explain", "flag", "next", "answer", "panel"}
)
#: width of the strokes on screen, whatever the size
_STROKE: Final = 1.5
#: side of the square in which Lucide draws
_GRID: Final = 24


@cache
def _source(name: str) -> str:
    """Drawing as it lies in the resources."""
    return (paths.resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def svg(name: str, *, color: str, size: int) -> str:
    """Drawing `name` in `color` (`#RRGGBB`) with strokes of 1.5 pixels at `size` pixels.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    stroke = f'stroke-width="{_STROKE * _GRID / size:g}"'
    return _source(name).replace("currentColor", color).replace('stroke-width="2"', stroke)


def pixmap(name: str, *, color: str, size: int, ratio: float = 1.0, air: int = 0) -> QPixmap:
    """Icon as a picture, mirrored where the window runs from right to left.

    Args:
        name: file name without ending, such as `undo`.
        color: a token's colour.
        size: side in pixels at 100 %, times zoom.
        ratio: device pixel ratio of the widget.
        air: pixels left free on the side where words follow.
    """
    rtl = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    picture = _render(name, color, size, ratio, mirror=rtl and name in MIRRORED)
    return _beside_words(picture, air, rtl=rtl) if air else picture


def icon(name: str, *, color: str, disabled: str, size: int, ratio: float = 1.0, air: int = 0) -> QIcon:
    """Icon for an action or a button: `color`, or `disabled` while it cannot be used."""
    made = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, color), (QIcon.Mode.Active, color), (QIcon.Mode.Disabled, disabled)):
        made.addPixmap(pixmap(name, color=shade, size=size, ratio=ratio, air=air), mode)
    return made


def _beside_words(picture: QPixmap, air: int, *, rtl: bool) -> QPixmap:
    """A picture with some air at its end, where words follow."""
    ratio = picture.devicePixelRatio()
    wide = QPixmap(picture.width() + round(air * ratio), picture.height())
    wide.fill(Qt.GlobalColor.transparent)
    wide.setDevicePixelRatio(ratio)
    painter = QPainter(wide)
    painter.drawPixmap(air if rtl else 0, 0, picture)
    painter.end()
    return wide


@lru_cache(maxsize=1024)
def _render(name: str, color: str, size: int, ratio: float, *, mirror: bool) -> QPixmap:
    """Paint the drawing once per look."""
    drawing = QSvgRenderer(QByteArray(svg(name, color=color, size=size).encode()))
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirror:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
