"""The map of completeness as a picture: tables down, years across, the percentage answered in each field.

The figure stands in the field, so that nothing is told by its colour; a field that is not asked is hatched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.report.chart.marks import Anchor, Box, Words, hatching
from ilms_desktop.report.chart.palette import HEAT_STEPS
from ilms_desktop.report.chart.sheet import MARGIN, NOTE_SIZE, SIZE, WIDTH, Caption, sheet
from ilms_desktop.report.chart.text_size import shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.report.chart.marks import Mark, Picture
    from ilms_desktop.report.chart.numbers import NumberForm
    from ilms_desktop.report.chart.palette import Palette

_ROW: Final = 26
_HEAD: Final = 22
_GAP: Final = 8
_INSET: Final = 1.5
_MOST_FIELD: Final = 64
_LEAST_FIELD: Final = 30
_MOST_NAME: Final = 320
_STEP: Final = 92


@dataclass(frozen=True, slots=True)
class HeatLine:
    """One table: its number and title, and for each year the percentage answered, None where nothing is asked."""

    number: str
    title: str
    percents: tuple[int | None, ...]


@dataclass(frozen=True)
class Heat:
    """What the map shows.

    Attributes:
        caption: words around it. years: of the columns. lines: the tables. not_asked: words for a hatched field.
        form: how numbers are written.
    """

    caption: Caption
    years: tuple[int, ...]
    lines: tuple[HeatLine, ...]
    not_asked: str
    form: NumberForm

    def __post_init__(self) -> None:
        """Refuse a line of another length.

        Raises:
            ValueError: too many or too few fields, or a percentage out of 0 to 100.
        """
        for line in self.lines:
            if len(line.percents) != len(self.years) or any(not 0 <= each <= 100 for each in line.percents if each):  # noqa: PLR2004 - per cent
                raise ValueError(line)


def heat_picture(heat: Heat, palette: Palette, *, width: float = WIDTH) -> Picture:
    """The map as marks."""
    names = max((_beside(line) + text_width(line.title, SIZE) for line in heat.lines), default=0.0)
    start = MARGIN + min(names, _MOST_NAME * width / WIDTH) + 2 * _GAP
    room = (width - MARGIN - start) / max(1, len(heat.years))
    field = min(_MOST_FIELD, room)

    def draw(top: float) -> tuple[list[Mark], float]:
        every = 1 + int(_LEAST_FIELD / field)
        marks: list[Mark] = [
            Words((start + (at + 0.5) * field, top + NOTE_SIZE), text, palette.text2, NOTE_SIZE, Anchor.MIDDLE)
            for at, text in enumerate(map(heat.form.count, heat.years))
            if (len(heat.years) - 1 - at) % every == 0
        ]
        for at, line in enumerate(heat.lines):
            y = top + _HEAD + at * _ROW
            marks += _names(line, palette, y, start - MARGIN - 2 * _GAP)
            marks += _fields(line, heat, palette, (start, y), field)
        bottom = top + _HEAD + len(heat.lines) * _ROW + 2 * _GAP
        return [*marks, *_legend(heat, palette, bottom, width)], bottom + _ROW + _GAP

    return sheet(heat.caption, palette, draw, width=width)


def _beside(line: HeatLine) -> float:
    """Where the title of a table begins, counted from its number."""
    return max(text_width(line.number + "  ", SIZE, bold=True), 4 * _GAP)


def _names(line: HeatLine, palette: Palette, y: float, room: float) -> Iterator[Mark]:
    """Number and title of a table."""
    base = y + _ROW / 2 + SIZE * 0.35
    yield Words((MARGIN, base), line.number, palette.text, SIZE, bold=True)
    beside = _beside(line)
    title = shortened(line.title, SIZE, room - beside)
    yield Words((MARGIN + beside, base), title, palette.text, SIZE)


def _fields(line: HeatLine, heat: Heat, palette: Palette, at: tuple[float, float], width: float) -> Iterator[Mark]:
    """The fields of a table."""
    for place, (year, percent) in enumerate(zip(heat.years, line.percents, strict=True)):
        corner = (at[0] + place * width, at[1])
        text = "" if percent is None else heat.form.count(percent)
        yield from _field(corner, width, percent, text, palette, name=f"field-{line.number}-{year}")


def _field(
    at: tuple[float, float], width: float, percent: int | None, text: str, palette: Palette, *, name: str = ""
) -> Iterator[Mark]:
    """One field with its text; hatched where nothing is asked."""
    fill, ink = (palette.ground, palette.text2) if percent is None else palette.heat_of(percent)
    corner = (at[0] + _INSET, at[1] + _INSET)
    box = Box(corner, width - 2 * _INSET, _ROW - 2 * _INSET, fill, "" if percent else palette.edge, name)
    yield box
    if percent is None:
        yield from hatching(box, ink=palette.hatch)
    base = at[1] + _ROW / 2 + NOTE_SIZE * 0.35
    yield Words((at[0] + width / 2, base), text, ink, NOTE_SIZE, Anchor.MIDDLE)


def _legend(heat: Heat, palette: Palette, y: float, width: float) -> Iterator[Mark]:
    """A field for each step, and a hatched one with its words."""
    lows = (0, *HEAT_STEPS)
    each = min(_STEP, (width - 2 * MARGIN) / (len(lows) + 2))
    for step, low in enumerate(lows):
        high = lows[step + 1] - 1 if step + 1 < len(lows) else low
        texts = [heat.form.count(bound) for bound in dict.fromkeys((low, high))]
        yield from _field((MARGIN + step * each, y), each - _GAP, low, heat.form.percents("–".join(texts)), palette)
    beyond = MARGIN + len(lows) * each
    yield from _field((beyond, y), each - _GAP, None, "", palette)
    yield Words((beyond + each, y + _ROW / 2 + NOTE_SIZE * 0.35), heat.not_asked, palette.text2, NOTE_SIZE)
