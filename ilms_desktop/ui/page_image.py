"""A picture of a page, unpacked in the background without holding up the window.

`QImage.fromData` keeps Python's lock while it unpacks, a quarter of a second for a printed page; the reader of Qt lets
it go.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageReader


def page_image(png: bytes) -> QImage:
    """Unpack a PNG of a page, which is white where nothing stands."""
    buffer = QBuffer()
    buffer.setData(png)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    image = QImageReader(buffer, b"png").read()
    # why: a page hides what is under it; painting what might shine through takes twice as long
    image.reinterpretAsFormat(QImage.Format.Format_RGB32)
    return image
