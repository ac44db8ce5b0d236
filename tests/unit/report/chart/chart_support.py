"""What charts of the tests are made of: words and figures of an invented country, and a palette of one colour."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ilms_desktop.number_text import ENGLISH
from ilms_desktop.report.chart.numbers import NumberForm
from ilms_desktop.report.chart.palette import Palette
from ilms_desktop.report.chart.sheet import Caption
from ilms_desktop.report.chart.trend import Point, Series, Trend

FORM: Final = NumberForm(stored=3, style=ENGLISH, percent="1%")
CAPTION: Final = Caption(
    language="en",
    title="C4 · Outflow <for> employment",
    unit="Ruritania · thousands of persons",
    notes=("C = Confidential",),
    source="Source: Register & survey.",
    description="Total: 10 in 2019, 20 in 2021.",
)
#: black and white
GREY: Final = Palette(
    ground="#FFFFFF",
    text="#000000",
    text2="#000000",
    line="#000000",
    edge="#000000",
    hatch="#000000",
    series=("#000000",) * 6,
    heat=("#FFFFFF",) * 4 + ("#000000",) * 2,
)


def trend(*series: Series, first: int = 2019) -> Trend:
    """A trend from 2019 on."""
    return Trend(CAPTION, tuple(range(first, first + len(series[0].points))), series, FORM)


def points(*values: int | None) -> tuple[Point, ...]:
    """Figures in single persons; None is a gap with the letter N."""
    return tuple(Point(value, sign="N" if value is None else "") for value in values)


def in_arabic(caption: Caption = CAPTION) -> Caption:
    """The same words in a language that runs from the right."""
    return replace(caption, language="ar", title="تدفق", unit="آلاف الأشخاص")
