"""A printed report as one looks at it: the PDF itself, the sizes of its pages, and pictures of those that are wanted.

The pictures are of the very bytes that are saved, not of a second layout; each is made when it is asked for (ADR 0026).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from ilms_desktop.report.typeset import typeset_page

#: points in an inch, in which sizes of pages are told
POINTS: Final = 72
#: bytes that are written as numbers at a time, so that other threads get their turn
_PIECE: Final = 1 << 15


@dataclass(frozen=True, slots=True)
class Pages:
    """A report that is ready.

    Attributes:
        pdf: the report as it is saved. sizes: width and height of each page, in points.
    """

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    _numbers: str = field(repr=False)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    def picture(self, page: int, dots: float) -> bytes:
        """A page as PNG.

        Args:
            page: from 1.
            dots: in an inch.

        Raises:
            UserError: `pdf_unavailable`.
            BugError: `bug`, there is no such page.
        """
        return typeset_page(self._numbers, page, dots)


def pages_of(pdf: bytes) -> Pages:
    """The pages of a report."""
    # why: pypdf costs time to import, and few sessions print (ADR 0011)
    from pypdf import PdfReader

    boxes = [page.mediabox for page in PdfReader(BytesIO(pdf)).pages]
    return Pages(pdf, tuple((float(box.width), float(box.height)) for box in boxes), _numbers(pdf))


def _numbers(data: bytes) -> str:
    """Bytes as JSON list."""
    pieces = (data[at : at + _PIECE] for at in range(0, len(data), _PIECE))
    return f"[{','.join(','.join(map(str, piece)) for piece in pieces)}]"
