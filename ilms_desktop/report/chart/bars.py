"""Main countries: one bar each from zero, the rest in a hatched bar below, with figure and share beside each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.report.chart.marks import Anchor, Box, Stroke, Words, hatching
from ilms_desktop.report.chart.numbers import ticks
from ilms_desktop.report.chart.sheet import MARGIN, NOTE_SIZE, SIZE, WIDTH, Caption, sheet
from ilms_desktop.report.chart.text_size import shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.report.chart.marks import Mark, Picture
    from ilms_desktop.report.chart.numbers import NumberForm
    from ilms_desktop.report.chart.palette import Palette

_ROW: Final = 32
_THICK: Final = 20
_GAP: Final = 8
_MOST_NAME: Final = 250
#: room beside the longest bar for its figure and share
_FIGURE: Final = 150


@dataclass(frozen=True, slots=True)
class Bar:
    """One country, or the rest.

    Attributes:
        name: of it. value: scaled figure, or None where there is none. text: the figure, or the letter instead of it.
        share: of the total; empty where none can be told. is_rest: whether it is everything that is not named.
    """

    name: str
    value: int | None
    text: str
    share: str = ""
    is_rest: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be told.

        Raises:
            ValueError: no text, or a figure below zero.
        """
        if not self.text or (self.value or 0) < 0:
            raise ValueError(self)


@dataclass(frozen=True)
class Bars:
    """What the bars show.

    Attributes:
        caption: words around them. bars: from above to below. form: how figures are written.
    """

    caption: Caption
    bars: tuple[Bar, ...]
    form: NumberForm

    @cached_property
    def ticks(self) -> tuple[int, ...]:
        """Lines of the axis."""
        return ticks(max((bar.value or 0 for bar in self.bars), default=0))


def bars_picture(bars: Bars, palette: Palette, *, width: float = WIDTH) -> Picture:
    """The bars as marks."""
    names = max((text_width(bar.name, SIZE) for bar in bars.bars), default=0.0)
    start = MARGIN + min(names, _MOST_NAME * width / WIDTH) + _GAP
    scale = (width - MARGIN - _FIGURE - start) / bars.ticks[-1]

    def draw(top: float) -> tuple[list[Mark], float]:
        bottom = top + _ROW * len(bars.bars)
        marks = [*_axis(bars, palette, start, scale, top)]
        for at, bar in enumerate(bars.bars):
            marks += _bar(bar, at, palette, start, bar.value and bar.value * scale, top)
        return marks, bottom + 2 * _GAP + NOTE_SIZE

    return sheet(bars.caption, palette, draw, width=width)


def _axis(bars: Bars, palette: Palette, start: float, scale: float, top: float) -> Iterator[Mark]:
    """Thin lines with their figures below; the one at zero is strong."""
    bottom = top + _ROW * len(bars.bars)
    for line in bars.ticks:
        x = start + line * scale
        ink = palette.edge if line == 0 else palette.line
        yield Stroke(((x, top), (x, bottom)), ink, 1.5 if line == 0 else 1)
        text = bars.form.tick(line, bars.ticks[1])
        yield Words((x, bottom + _GAP + NOTE_SIZE), text, palette.text2, NOTE_SIZE, Anchor.MIDDLE)


def _bar(bar: Bar, at: int, palette: Palette, start: float, length: float | None, top: float) -> Iterator[Mark]:
    """Name, bar, figure and share; without a figure its letter stands where the bar would begin."""
    y = top + at * _ROW + (_ROW - _THICK) / 2
    base = y + _THICK / 2 + SIZE * 0.35
    name = shortened(bar.name, SIZE, start - _GAP - MARGIN)
    yield Words((start - _GAP, base), name, palette.text, SIZE, Anchor.END)
    end = start + (length or 0)
    if length is not None:
        ink = palette.series[0]
        box = Box((start, y), length, _THICK, palette.ground if bar.is_rest else ink, ink, name=f"bar-{at}")
        yield box
        if bar.is_rest:
            yield from hatching(box, ink=ink)
    figure = text_width(bar.text, SIZE, bold=True) + _GAP
    # why: a line of the axis must not strike a figure through
    behind = figure + (text_width(bar.share, SIZE) + _GAP if bar.share else 0)
    yield Box((end + _GAP / 2, y), behind, _THICK, palette.ground)
    yield Words((end + _GAP, base), bar.text, palette.text, SIZE, bold=True)
    yield Words((end + _GAP + figure, base), bar.share, palette.text2, SIZE)
