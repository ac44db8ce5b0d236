"""Title above, notes and source below."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ilms_desktop.report.chart.marks import Words
from ilms_desktop.report.chart.palette import paper
from ilms_desktop.report.chart.sheet import LEAST_WIDTH, MARGIN, WIDTH, sheet
from ilms_desktop.report.chart.text_size import text_width
from tests.unit.report.chart.chart_support import CAPTION


@pytest.mark.parametrize("width", [LEAST_WIDTH, WIDTH])
def test_words_stand_in_their_order_and_inside(width: int) -> None:
    """The chart lies between title and notes."""
    long = replace(CAPTION, notes=("note " * 60,))
    chart: list[float] = []

    def draw(top: float) -> tuple[list[object], float]:
        chart.extend((top, top + 100))
        return [], top + 100

    made = sheet(long, paper(), draw, width=width)  # type: ignore[arg-type] # no marks are marks too
    words = [mark for mark in made.marks if isinstance(mark, Words)]
    heights = [mark.at[1] for mark in words]
    assert heights == sorted(heights)
    assert words[0].text == CAPTION.title
    assert words[-1].text == CAPTION.source
    assert sum(height < chart[0] for height in heights) == 2
    assert all(MARGIN + text_width(mark.text, mark.size, bold=mark.bold) <= width - MARGIN for mark in words)
    assert heights[-1] < made.height


@pytest.mark.parametrize("change", [{"title": ""}, {"source": ""}, {"description": ""}, {"language": "xx"}])
def test_a_chart_without_its_words_is_refused(change: dict[str, str]) -> None:
    """A picture that says nothing to somebody who does not see it is no chart."""
    with pytest.raises(ValueError, match="Caption"):
        replace(CAPTION, **change)  # type: ignore[arg-type] # texts only
