"""The sheet of keys and signs for the printer: cells painted by the grid's own paint, in the colours of paper."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

import ilms_desktop
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.report.keys import KeyPart, KeyRow, KeysSheet, SignPart, SignRow
from ilms_desktop.ui.delegates.cell_paint import CellPaint
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style import marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.models.key_model import SheetLine
    from ilms_desktop.ui.session import Session

#: a cell on paper in pixels at 100 %, painted so many times finer
_WIDTH: Final = 92
_HEIGHT: Final = 24
_FINE: Final = 4
_RING: Final = 16


def keys_sheet(session: Session, keys: Sequence[SheetLine], signs: Sequence[SheetLine]) -> KeysSheet:
    """The sheet out of the lines of the dialog."""
    from ilms_desktop.workspace.reports import dated

    look = session.look.for_paper()
    paint = CellPaint(look)
    key_parts = tuple(
        KeyPart(title, tuple(KeyRow(line.keys, line.words) for line in lines)) for title, lines in _parts(keys)
    )
    sign_parts = tuple(
        SignPart(title, tuple(SignRow(_drawing(line, paint, look), line.words, line.more) for line in lines))
        for title, lines in _parts(signs)
    )
    program = fill(_("ILMS Desktop {version}"), {"version": ltr(ilms_desktop.__version__)})
    return KeysSheet(
        language=look.language,
        moment=dated(session.workspace),
        title=_("Keys and legend"),
        keys=key_parts,
        signs=sign_parts,
        foot=program,
        page=_("Page {page} of {pages}"),
    )


def _parts(lines: Sequence[SheetLine]) -> Iterator[tuple[str, list[SheetLine]]]:
    """Lines under their headings."""
    title = ""
    found: list[SheetLine] = []
    for line in lines:
        if line.is_head:
            if found:
                yield title, found
            title, found = line.words, []
        else:
            found.append(line)
    if found:
        yield title, found


def _drawing(line: SheetLine, paint: CellPaint, look: Look) -> str:
    """Cell or ring as SVG."""
    image = QImage(_WIDTH * _FINE, _HEIGHT * _FINE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.setDevicePixelRatio(_FINE)
    painter = QPainter(image)
    if line.picture is not None:
        cell = QRect(0, 0, _WIDTH, _HEIGHT)
        painter.setPen(look.color("line2"))
        painter.drawRect(cell.adjusted(0, 0, -1, -1))
        paint.paint(painter, cell.adjusted(1, 1, -1, -1), line.picture, ratio=_FINE)
    elif line.ring is not None:
        top = (_HEIGHT - _RING) / 2
        left = _WIDTH - _RING - top if look.is_right_to_left else top
        marks.ring(painter, QRectF(left, top, _RING, _RING), line.ring, look.tokens)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs know no text for the format
    picture = base64.b64encode(data.data()).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<image width="{_WIDTH}" height="{_HEIGHT}" href="data:image/png;base64,{picture}"/></svg>'
    )
