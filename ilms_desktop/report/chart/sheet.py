"""What stands around every chart: title and unit above it; notes and source under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.report.chart.marks import Picture, Words
from ilms_desktop.report.chart.text_size import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.report.chart.marks import Mark
    from ilms_desktop.report.chart.palette import Palette

#: width of files, and the least width in which every chart has room
WIDTH: Final = 960
LEAST_WIDTH: Final = 620
MARGIN: Final = 24
#: sizes of letters: title, what stands on the chart, notes under it
TITLE_SIZE: Final = 18
SIZE: Final = 13
NOTE_SIZE: Final = 12
_LINE: Final = 1.5
_AIR: Final = 12


@dataclass(frozen=True, slots=True)
class Caption:
    """Words around a chart, in the person's language.

    Attributes:
        language: ISO 639-1. title: what is shown of whom. unit: what figures count, and what is shown of the table.
        notes: under the chart. source: whose figures they are. description: a sentence that says what the chart shows.
    """

    language: str
    title: str
    unit: str
    notes: tuple[str, ...]
    source: str
    description: str

    def __post_init__(self) -> None:
        """Refuse a chart that some people could not read.

        Raises:
            ValueError: unknown language, or no title, unit, source or description.
        """
        if self.language not in LANGUAGES or not all((self.title, self.unit, self.source, self.description)):
            raise ValueError(self)


def sheet(
    caption: Caption, palette: Palette, draw: Callable[[float], tuple[list[Mark], float]], *, width: float
) -> Picture:
    """The whole picture.

    Args:
        caption: words around the chart.
        palette: colours.
        draw: gives the marks of the chart below a height, and the height where they end.
        width: of the picture, `LEAST_WIDTH` or more.
    """
    room = width - 2 * MARGIN
    marks, y = _lines(caption.title, MARGIN, room=room, size=TITLE_SIZE, ink=palette.text, bold=True)
    unit, y = _lines(caption.unit, y, room=room, size=SIZE, ink=palette.text2)
    chart, y = draw(y + _AIR)
    y += _AIR
    foot: list[Mark] = []
    for text in (*caption.notes, caption.source):
        lines, y = _lines(text, y, room=room, size=NOTE_SIZE, ink=palette.text2)
        foot += lines
    return Picture(
        language=caption.language,
        title=caption.title,
        description=caption.description,
        width=width,
        height=y + MARGIN,
        ground=palette.ground,
        marks=(*marks, *unit, *chart, *foot),
    )


def _lines(text: str, y: float, *, room: float, size: float, ink: str, bold: bool = False) -> tuple[list[Mark], float]:
    """Words from `y` downwards in as many lines as they need, and where they end."""
    marks: list[Mark] = []
    for line in wrapped(text, size, room, bold=bold):
        marks.append(Words((MARGIN, y + size), line, ink, size, bold=bold))
        y += size * _LINE
    return marks, y
