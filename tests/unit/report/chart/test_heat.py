"""The map: each field says its percentage in figures."""

from __future__ import annotations

import pytest

from ilms_desktop.report.chart.heat import Heat, HeatLine, heat_picture
from ilms_desktop.report.chart.marks import Box, Picture, Stroke, Words
from ilms_desktop.report.chart.palette import paper
from ilms_desktop.report.chart.svg import svg
from tests.unit.report.chart.chart_support import CAPTION, FORM, GREY


def fields(picture: Picture) -> dict[str, Box]:
    """Fields of tables by their names."""
    return {mark.name: mark for mark in picture.marks if isinstance(mark, Box) and mark.name}


def text_in(picture: Picture, box: Box) -> list[str]:
    """Words whose place lies in a box."""
    (x, y), width, height = box.at, box.width, box.height
    return [
        mark.text
        for mark in picture.marks
        if isinstance(mark, Words) and mark.text and x < mark.at[0] < x + width and y < mark.at[1] < y + height
    ]


def test_each_field_says_its_percentage(a_heat: Heat) -> None:
    """Colour only repeats it."""
    made = heat_picture(a_heat, GREY)
    found = {name: text_in(made, box) for name, box in fields(made).items()}
    assert found == {
        "field-C4-2010": ["0"],
        "field-C4-2022": ["72"],
        "field-C4-2023": ["100"],
        "field-A10-2010": [],
        "field-A10-2022": ["1"],
        "field-A10-2023": ["99"],
    }


def test_what_is_not_asked_is_hatched_and_nothing_else(a_heat: Heat) -> None:
    """Not asked and nothing answered are two things."""
    made = heat_picture(a_heat, paper())
    box = fields(made)["field-A10-2010"]
    tops = {round(mark.places[1][1], 2) for mark in made.marks if isinstance(mark, Stroke)}
    assert box.at[1] in tops
    assert all(fields(made)["field-C4-2010"].at[1] != top for top in tops)


@pytest.mark.parametrize("width", [620, 960])
def test_everything_lies_inside(a_heat: Heat, width: int) -> None:
    """Also where many years stand side by side."""
    years = tuple(range(1990, 2026))
    wide = Heat(CAPTION, years, (HeatLine("C4", "A very long title of a table " * 4, (50,) * 36),), "not asked", FORM)
    for chart in (a_heat, wide):
        made = heat_picture(chart, paper(), width=width)
        assert all(mark.at[0] + mark.width <= width for mark in made.marks if isinstance(mark, Box))
    assert svg(heat_picture(a_heat, paper())) == svg(heat_picture(a_heat, paper()))


@pytest.mark.parametrize("percents", [(1, 2), (1, 2, 101), (1, 2, -1)])
def test_a_line_that_does_not_fit_is_refused(percents: tuple[int, ...]) -> None:
    """A field too few would shift all the others."""
    with pytest.raises(ValueError, match="C4"):
        Heat(CAPTION, (2021, 2022, 2023), (HeatLine("C4", "", percents),), "not asked", FORM)
