"""A trend: up to six series over the years, told from each other by marker, dash and a label at the line's end.

A line joins figures of years that follow each other, and nothing else: it stops before a break in the series and
around every year without a figure. Letters stand in a strip under the years, one line for all series with the same; a
figure with a letter has a hollow marker. The axis begins at zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import gettext
from ilms_desktop.report.chart.marks import Anchor, Dot, Shape, Stroke, Words
from ilms_desktop.report.chart.numbers import ticks
from ilms_desktop.report.chart.sheet import MARGIN, NOTE_SIZE, SIZE, WIDTH, Caption, sheet
from ilms_desktop.report.chart.text_size import shortened, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.report.chart.marks import Mark, Picture, Place
    from ilms_desktop.report.chart.numbers import NumberForm
    from ilms_desktop.report.chart.palette import Palette

MOST_SERIES: Final = 6
HEIGHT: Final = 300
_SHAPES: Final = tuple(Shape)
#: a solid line first; each of the others is told from its neighbours in black and white
_DASHES: Final = ((), (7.0, 3.0), (2.0, 3.0), (10.0, 3.0, 2.0, 3.0), (12.0, 5.0), (4.0, 2.0))
#: room for the labels: at least in pixels, at most in parts of the width
_LEAST_LABEL: Final = 150
_MOST_LABEL: Final = 0.36
_LABEL_LINE: Final = 18
_NAME_LINE: Final = 15
_STRIP_LINE: Final = 19
_GAP: Final = 10
_MARKER: Final = 14
_BREAK: Final = (3.0, 3.0)


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a series.

    Attributes:
        value: scaled figure, or None where there is none; then the year is a gap.
        decimals: as typed. sign: letter of the figure or of the gap; a gap always has one.
        breaks: whether the series begins anew here.
    """

    value: int | None
    decimals: int = 0
    sign: str = ""
    breaks: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be told.

        Raises:
            ValueError: a gap without a sign, or a figure below zero.
        """
        if (self.value is None and not self.sign) or (self.value or 0) < 0:
            raise ValueError(self)


@dataclass(frozen=True, slots=True)
class Series:
    """A line: its name, and a point for each year."""

    name: str
    points: tuple[Point, ...]

    @property
    def runs(self) -> tuple[range, ...]:
        """Places of points that are joined: neighbours with figures, without a break between them."""
        found: list[range] = []
        for at, point in enumerate(self.points):
            if point.value is None:
                continue
            joins = found and found[-1].stop == at and not point.breaks
            found[-1:] = [range(found[-1].start, at + 1)] if joins else [*found[-1:], range(at, at + 1)]
        return tuple(found)

    @property
    def last(self) -> int | None:
        """Place of the last figure; None where there is none."""
        return next((at for at in reversed(range(len(self.points))) if self.points[at].value is not None), None)


@dataclass(frozen=True)
class Trend:
    """What a trend shows.

    Attributes:
        caption: words around it. years: without holes. series: in their order. form: how figures are written.
    """

    caption: Caption
    years: tuple[int, ...]
    series: tuple[Series, ...]
    form: NumberForm

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn honestly.

        Raises:
            ValueError: no year, a hole among the years, too many series, or a series of another length.
        """
        whole = tuple(range(self.years[0], self.years[-1] + 1)) if self.years else ()
        if not whole or self.years != whole or len(self.series) > MOST_SERIES:
            raise ValueError(self.years)
        if any(len(each.points) != len(self.years) for each in self.series):
            raise ValueError(self.series)

    @cached_property
    def ticks(self) -> tuple[int, ...]:
        """Lines of the axis."""
        return ticks(max((point.value or 0 for each in self.series for point in each.points), default=0))


@dataclass(frozen=True)
class _Field:
    """The field of a trend on its sheet; turns years and figures into places."""

    trend: Trend
    palette: Palette
    top: float
    width: float

    @property
    def bottom(self) -> float:
        return self.top + HEIGHT

    @cached_property
    def start(self) -> float:
        return MARGIN + max(text_width(text, NOTE_SIZE) for text in self.tick_texts) + _GAP

    @cached_property
    def tick_texts(self) -> tuple[str, ...]:
        lines = self.trend.ticks
        return tuple(self.trend.form.tick(line, lines[1]) for line in lines)

    @cached_property
    def end(self) -> float:
        names = max((text_width(series.name, SIZE) for series in self.trend.series), default=0.0)
        label = min(max(names + self.figure_room + 3 * _GAP, _LEAST_LABEL), self.width * _MOST_LABEL)
        return self.width - MARGIN - label

    @cached_property
    def figures(self) -> dict[int, str]:
        """The last figure of each series that has one."""
        found = {}
        for number, series in enumerate(self.trend.series):
            point = None if series.last is None else series.points[series.last]
            if point is not None:
                found[number] = self.trend.form.figure(point.value or 0, point.decimals)
        return found

    @cached_property
    def figure_room(self) -> float:
        return max((text_width(text, SIZE, bold=True) for text in self.figures.values()), default=0.0)

    @cached_property
    def names(self) -> list[tuple[str, ...]]:
        """Names of the series in one line, or in two where they are long."""
        room = self.width - MARGIN - self.end - self.figure_room - 3 * _GAP
        found: list[tuple[str, ...]] = []
        for series in self.trend.series:
            first, *more = wrapped(series.name, SIZE, room) or ("",)
            found.append((first, shortened(" ".join(more), SIZE, room)) if more else (first,))
        return found

    def x(self, at: int) -> float:
        room = self.end - self.start - 2 * _GAP
        steps = len(self.trend.years) - 1
        return self.start + _GAP + (room * at / steps if steps else room / 2)

    def y(self, value: int) -> float:
        return self.bottom - HEIGHT * value / self.trend.ticks[-1]

    def place(self, series: Series, at: int) -> Place:
        value = series.points[at].value
        assert value is not None  # noqa: S101 - asked of figures only
        return self.x(at), self.y(value)


def trend_picture(trend: Trend, palette: Palette, *, width: float = WIDTH) -> Picture:
    """The trend as marks."""

    def draw(top: float) -> tuple[list[Mark], float]:
        field = _Field(trend, palette, top, width)
        strip, bottom = _strip(field)
        places = _label_places(field)
        marks = [
            *_axes(field),
            *_leaders(field, places),
            *_lines(field),
            *_dots(field),
            *_labels(field, places),
            *strip,
        ]
        return marks, bottom

    return sheet(trend.caption, palette, draw, width=width)


def _axes(field: _Field) -> Iterator[Mark]:
    """Lines of the axis with their figures, and the years."""
    palette, trend = field.palette, field.trend
    for line, text in zip(trend.ticks, field.tick_texts, strict=True):
        y = field.y(line)
        ink = palette.edge if line == 0 else palette.line
        yield Stroke(((field.start, y), (field.end, y)), ink, 1.5 if line == 0 else 1)
        yield Words((field.start - _GAP, y + NOTE_SIZE * 0.35), text, palette.text2, NOTE_SIZE, Anchor.END)
    texts = [trend.form.count(year) for year in trend.years]
    room = (field.end - field.start) / len(texts)
    every = 1 + int(max(text_width(text, NOTE_SIZE) for text in texts) * 1.25 / room)
    for at, text in enumerate(texts):
        if (len(texts) - 1 - at) % every == 0:
            yield Words((field.x(at), field.bottom + 20), text, palette.text2, NOTE_SIZE, Anchor.MIDDLE)


def _lines(field: _Field) -> Iterator[Mark]:
    """What joins the figures, and a thin line where a series begins anew."""
    for number, series in enumerate(field.trend.series):
        ink, dash = field.palette.series[number], _DASHES[number]
        for run in series.runs:
            if len(run) > 1:
                yield Stroke(tuple(field.place(series, at) for at in run), ink, 2, dash, f"line-{number}-{run.start}")
    breaks = {at for series in field.trend.series for at, point in enumerate(series.points) if point.breaks and at}
    for at in sorted(breaks):
        x = (field.x(at - 1) + field.x(at)) / 2
        yield Stroke(((x, field.top), (x, field.bottom)), field.palette.text2, 1, _BREAK, f"break-{at}")


def _dots(field: _Field) -> Iterator[Mark]:
    """A marker on each figure."""
    for number, series in enumerate(field.trend.series):
        ink = field.palette.series[number]
        for at, point in enumerate(series.points):
            if point.value is not None:
                inside = field.palette.ground if point.sign else ink
                name = f"point-{number}-{field.trend.years[at]}"
                yield Dot(field.place(series, at), _SHAPES[number], ink, inside, name)


def _label_places(field: _Field) -> dict[int, float]:
    """Height of the label of each series that has a figure: at its line's end as far as there is room for all."""
    wanted = {
        number: field.place(series, series.last)[1]
        for number, series in enumerate(field.trend.series)
        if series.last is not None
    }
    heights = [float(_LABEL_LINE) * len(field.names[number]) for number in wanted]
    return dict(zip(wanted, _apart([*wanted.values()], heights, field.top, field.bottom), strict=True))


def _leaders(field: _Field, places: dict[int, float]) -> Iterator[Mark]:
    """Thin lines from the last figures to the labels."""
    for number, y in places.items():
        series = field.trend.series[number]
        assert series.last is not None  # noqa: S101 - a label belongs to a figure
        yield Stroke((field.place(series, series.last), (field.end + _GAP, y)), field.palette.edge, 1)


def _labels(field: _Field, places: dict[int, float]) -> Iterator[Mark]:
    """Marker, last figure and name of each series."""
    figure = field.end + 2 * _GAP + field.figure_room
    for number, y in places.items():
        ink, lines = field.palette.series[number], field.names[number]
        yield Dot((field.end + _GAP, y), _SHAPES[number], ink, ink)
        base = y + SIZE * 0.35
        yield Words((figure, base), field.figures[number], field.palette.text, SIZE, Anchor.END, bold=True)
        for at, line in enumerate(lines):
            below = (at - (len(lines) - 1) / 2) * _NAME_LINE
            yield Words((figure + _GAP, base + below), line, field.palette.text, SIZE)


def _apart(wanted: list[float], heights: list[float], top: float, bottom: float) -> list[float]:
    """Middles near those wanted, in the same order, so that labels of these heights do not lie on each other."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    found = [0.0] * len(wanted)
    least = top - _LABEL_LINE / 2
    for at in order:
        found[at] = max(wanted[at], least + heights[at] / 2)
        least = found[at] + heights[at] / 2
    most = bottom + _LABEL_LINE / 2
    for at in reversed(order):
        found[at] = min(found[at], most - heights[at] / 2)
        most = found[at] - heights[at] / 2
    return found


def _strip(field: _Field) -> tuple[list[Mark], float]:
    """Letters under the years, one line for all series that have the same, and where the strip ends."""
    rows: dict[tuple[str, ...], list[int]] = {}
    for number, series in enumerate(field.trend.series):
        signs = tuple(point.sign for point in series.points)
        if any(signs):
            rows.setdefault(signs, []).append(number)
    marks: list[Mark] = []
    y = field.bottom + 20 + _GAP
    for signs, numbers in rows.items():
        y += _STRIP_LINE
        for at, sign in enumerate(signs):
            if sign:
                marks.append(Words((field.x(at), y), sign, field.palette.text, NOTE_SIZE, Anchor.MIDDLE))
        marks += _strip_names(field, numbers, y)
    return marks, y + _GAP


def _strip_names(field: _Field, numbers: list[int], y: float) -> Iterator[Mark]:
    """Which series a line of letters belongs to: their markers, then their names."""
    x = field.end + _GAP
    for number in numbers:
        ink = field.palette.series[number]
        yield Dot((x, y - NOTE_SIZE * 0.35), _SHAPES[number], ink, ink)
        x += _MARKER
    names = gettext(", ").join(field.trend.series[number].name for number in numbers)
    yield Words((x, y), shortened(names, NOTE_SIZE, field.width - MARGIN - x), field.palette.text2, NOTE_SIZE)
