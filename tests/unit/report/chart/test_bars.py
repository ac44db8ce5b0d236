"""Bars: as long as their figures from zero; the rest is told by its filling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.report.chart.bars import Bar, Bars, bars_picture
from ilms_desktop.report.chart.marks import Box, Picture, Stroke, Words
from ilms_desktop.report.chart.palette import paper
from ilms_desktop.report.chart.svg import svg
from tests.unit.report.chart.chart_support import CAPTION, FORM, GREY


def boxes(picture: Picture) -> dict[int, Box]:
    """Bars by their place."""
    found = [mark for mark in picture.marks if isinstance(mark, Box) and mark.name]
    return {int(box.name.removeprefix("bar-")): box for box in found}


@given(st.lists(st.none() | st.integers(0, 10**9), min_size=1, max_size=12), st.sampled_from([620.0, 960.0]))
def test_a_bar_is_as_long_as_its_figure(values: list[int | None], width: float) -> None:
    """All begin at zero; what has no figure has no bar."""
    bars = Bars(CAPTION, tuple(Bar(f"Country {at}", value, str(value)) for at, value in enumerate(values)), FORM)
    found = boxes(bars_picture(bars, paper(), width=width))
    assert found.keys() == {at for at, value in enumerate(values) if value is not None}
    assert len({box.at[0] for box in found.values()}) <= 1
    scales = [box.width / (values[at] or 1) for at, box in found.items() if values[at]]
    assert scales == pytest.approx([scales[0]] * len(scales) if scales else [])
    assert all(box.width == 0 for at, box in found.items() if values[at] == 0)
    assert all(box.at[0] + box.width <= width for box in found.values())


def test_the_rest_is_hatched_and_not_another_colour_alone(some_bars: Bars) -> None:
    """It is told from a country in black and white."""
    made = bars_picture(some_bars, GREY)
    found = boxes(made)
    assert (found[0].fill, found[3].fill) == ("#000000", "#FFFFFF")
    slanting = [m for m in made.marks if isinstance(m, Stroke) and m.places[0][0] != m.places[1][0]]
    assert slanting
    assert all(found[3].at[0] <= x <= found[3].at[0] + found[3].width for m in slanting for x, _y in m.places)


def test_figure_share_and_letter_stand_beside_each_bar(some_bars: Bars) -> None:
    """A country without a figure shows why, at the place of its bar, and is no zero."""
    texts = [mark.text for mark in bars_picture(some_bars, paper()).marks if isinstance(mark, Words)]
    assert {"40", "80%", "10 E", "C", "Others (3 rows)"} <= set(texts)
    assert 2 not in boxes(bars_picture(some_bars, paper()))


def test_the_same_bars_give_the_same_bytes(some_bars: Bars) -> None:
    """Two files can be compared."""
    assert svg(bars_picture(some_bars, paper())) == svg(bars_picture(some_bars, paper()))


def test_no_bars_are_a_chart_too() -> None:
    """A table without countries yet."""
    assert bars_picture(Bars(CAPTION, (), FORM), paper()).height > 0


@pytest.mark.parametrize("wrong", [{"text": ""}, {"value": -1}])
def test_a_bar_that_tells_nothing_is_refused(wrong: dict[str, str | int]) -> None:
    """No text, or a figure below zero."""
    with pytest.raises(ValueError, match="Japan"):
        Bar(**({"name": "Japan", "value": 1, "text": "1"} | wrong))  # type: ignore[arg-type] # the wrong ones
