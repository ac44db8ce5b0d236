"""A chart as a file: SVG by itself; PNG and PDF through the typesetter, which shapes every script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never

from ilms_desktop.i18n import cldr
from ilms_desktop.report import fonts
from ilms_desktop.report.chart.bars import Bars, bars_picture
from ilms_desktop.report.chart.heat import Heat, heat_picture
from ilms_desktop.report.chart.marks import Words
from ilms_desktop.report.chart.sheet import LEAST_WIDTH, WIDTH
from ilms_desktop.report.chart.svg import across, directed, is_mirrored, svg, turned
from ilms_desktop.report.chart.trend import Trend, trend_picture
from ilms_desktop.report.typeset import typeset, typeset_png

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ilms_desktop.report.chart.marks import Picture
    from ilms_desktop.report.chart.palette import Palette

Chart = Trend | Bars | Heat
#: endings of the files that a chart can be written to
FORMS: Final = ("png", "svg", "pdf")
_TEMPLATE: Final = "chart.typ"


def picture_of(chart: Chart, palette: Palette, *, width: float = WIDTH) -> Picture:
    """A chart of any kind as marks; a narrow one keeps the size of its letters, and `LEAST_WIDTH` is the least."""
    width = max(width, LEAST_WIDTH)
    match chart:
        case Trend():
            return trend_picture(chart, palette, width=width)
        case Bars():
            return bars_picture(chart, palette, width=width)
        case Heat():
            return heat_picture(chart, palette, width=width)
        case _:
            assert_never(chart)


def chart_png(picture: Picture) -> bytes:
    """The picture as PNG, twice as fine as the screen at 100 %.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    return typeset_png(_TEMPLATE, _data(picture))


def chart_pdf(picture: Picture, *, moment: datetime) -> bytes:
    """The picture as a tagged PDF of one page, as large as the picture.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    return typeset(_TEMPLATE, _data(picture), moment=moment)


def chart_file(picture: Picture, form: str, *, moment: datetime) -> bytes:
    """The picture in one of `FORMS`; `moment` dates a page.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    makers: dict[str, Callable[[], bytes]] = {
        "svg": lambda: svg(picture),
        "png": lambda: chart_png(picture),
        "pdf": lambda: chart_pdf(picture, moment=moment),
    }
    return makers[form]()


def _data(picture: Picture) -> dict[str, Any]:
    """What the template reads."""
    rtl = is_mirrored(picture)
    words = [
        {
            "x": across(mark.at[0], picture),
            "y": mark.at[1],
            "text": directed(mark.text, rtl=rtl),
            "ink": mark.ink,
            "size": mark.size,
            "bold": mark.bold,
            "anchor": turned(mark.anchor, rtl=rtl),
        }
        for mark in picture.marks
        if isinstance(mark, Words) and mark.text
    ]
    return {
        "language": cldr(picture.language),
        "rtl": rtl,
        "fonts": fonts.families(picture.language),
        "title": picture.title,
        "description": picture.description,
        "width": picture.width,
        "height": picture.height,
        "shapes": svg(picture, with_words=False).decode(),
        "words": words,
    }
