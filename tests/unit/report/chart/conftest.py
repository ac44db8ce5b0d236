"""Charts of an invented country, one of each kind."""

from __future__ import annotations

import pytest

from ilms_desktop.report.chart.bars import Bar, Bars
from ilms_desktop.report.chart.heat import Heat, HeatLine
from ilms_desktop.report.chart.trend import Point, Series, Trend
from tests.unit.report.chart.chart_support import CAPTION, FORM, points, trend


@pytest.fixture
def a_trend() -> Trend:
    """Three series, a gap and a break."""
    total = (Point(10_000, 1), Point(20_000, 1), Point(30_000, 1, sign="B", breaks=True), Point(40_000, 1))
    return trend(
        Series("Total", total),
        Series("Men", points(6000, None, 18_000, 24_000)),
        Series("Women", points(4000, 0, 0, 0)),
    )


@pytest.fixture
def some_bars() -> Bars:
    """Two countries, one without a figure, and the rest."""
    bars = (
        Bar("Thailand", 40_000, "40", "80%"),
        Bar("Japan", 10_000, "10 E", "20%"),
        Bar("Singapore", None, "C"),
        Bar("Others (3 rows)", 5000, "5", is_rest=True),
    )
    return Bars(CAPTION, bars, FORM)


@pytest.fixture
def a_heat() -> Heat:
    """Two tables and three years, one of them not asked."""
    lines = (HeatLine("C4", "Work · country", (0, 72, 100)), HeatLine("A10", "Mean earnings", (None, 1, 99)))
    return Heat(CAPTION, (2010, 2022, 2023), lines, "not asked", FORM)
