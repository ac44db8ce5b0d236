"""PNG and PDF of a chart, in every direction of writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from pypdf import PdfReader

from ilms_desktop.report.chart.files import FORMS, chart_file, chart_png, picture_of
from ilms_desktop.report.chart.palette import paper
from ilms_desktop.report.chart.sheet import LEAST_WIDTH
from tests.unit.report.chart.chart_support import in_arabic

if TYPE_CHECKING:
    from ilms_desktop.report.chart.bars import Bars
    from ilms_desktop.report.chart.files import Chart
    from ilms_desktop.report.chart.heat import Heat
    from ilms_desktop.report.chart.trend import Trend

MOMENT: Final = datetime(2026, 9, 12, 14, 3, tzinfo=UTC)


@pytest.fixture
def charts(a_trend: Trend, some_bars: Bars, a_heat: Heat) -> tuple[Chart, ...]:
    """One of each kind."""
    return a_trend, some_bars, a_heat


def test_every_chart_becomes_every_kind_of_file(charts: tuple[Chart, ...]) -> None:
    """Title and description go with it; the same picture gives the same bytes."""
    for chart in charts:
        picture = picture_of(chart, paper())
        made = {form: chart_file(picture, form, moment=MOMENT) for form in FORMS}
        assert made["png"].startswith(b"\x89PNG")
        assert int.from_bytes(made["png"][16:20]) == 2 * picture.width
        assert made["svg"].startswith(b"<svg")
        page = PdfReader(BytesIO(made["pdf"]))
        assert page.metadata is not None
        assert page.metadata.title == picture.title
        assert "thousands of persons" in page.pages[0].extract_text()
        assert made["png"] == chart_file(picture, "png", moment=MOMENT)


def test_arabic_is_mirrored_in_the_typesetter_too(a_trend: Trend) -> None:
    """The same facts, another picture."""
    arabic = replace(a_trend, caption=in_arabic())
    assert chart_png(picture_of(arabic, paper())) != chart_png(picture_of(a_trend, paper()))


def test_a_narrow_chart_keeps_its_least_width(charts: tuple[Chart, ...]) -> None:
    """Below it nothing could be read."""
    assert {picture_of(chart, paper(), width=10).width for chart in charts} == {LEAST_WIDTH}
