"""A trend: places follow figures, gaps stay gaps, and no line is told by its colour alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.report.chart.marks import Dot, Picture, Stroke, Words
from ilms_desktop.report.chart.palette import paper
from ilms_desktop.report.chart.sheet import LEAST_WIDTH
from ilms_desktop.report.chart.svg import svg
from ilms_desktop.report.chart.text_size import text_width
from ilms_desktop.report.chart.trend import HEIGHT, MOST_SERIES, Point, Series, Trend, trend_picture
from tests.unit.report.chart.chart_support import CAPTION, FORM, GREY, points, trend

VALUES = st.lists(st.none() | st.integers(0, 10**9), min_size=1, max_size=12)


def dots(picture: Picture) -> dict[tuple[int, int], Dot]:
    """Markers on figures by series and year."""
    found = {}
    for mark in picture.marks:
        if isinstance(mark, Dot) and (match := re.fullmatch(r"point-(\d+)-(\d+)", mark.name)):
            found[int(match[1]), int(match[2])] = mark
    return found


def lines(picture: Picture) -> list[Stroke]:
    """What joins figures."""
    return [mark for mark in picture.marks if isinstance(mark, Stroke) and mark.name.startswith("line-")]


def words(picture: Picture) -> list[str]:
    """All words."""
    return [mark.text for mark in picture.marks if isinstance(mark, Words)]


@given(VALUES)
def test_each_figure_has_its_place_and_nothing_else_has_one(values: list[int | None]) -> None:
    """Height is the figure in parts of the axis, counted from zero; a gap is nowhere, least of all at zero."""
    chart = trend(Series("Total", points(*values)))
    made = trend_picture(chart, paper())
    there = {(0, 2019 + at): value for at, value in enumerate(values) if value is not None}
    assert dots(made).keys() == there.keys()
    zero = next(mark.places[0][1] for mark in made.marks if isinstance(mark, Stroke) and mark.width == 1.5)
    for key, value in there.items():
        assert dots(made)[key].at[1] == pytest.approx(zero - HEIGHT * value / chart.ticks[-1])
    across = [dots(made)[key].at[0] for key in sorted(there)]
    assert across == sorted(across)


@given(VALUES, st.sets(st.integers(0, 11)))
def test_a_line_joins_neighbours_only_and_stops_before_a_break(values: list[int | None], breaks: set[int]) -> None:
    """Nobody reads a figure between two years that no one counted."""
    found = tuple(replace(point, breaks=at in breaks) for at, point in enumerate(points(*values)))
    series = Series("Total", found)
    joined = {pair for run in series.runs for pair in pairwise(run)}
    wanted = {
        (at, at + 1)
        for at in range(len(values) - 1)
        if values[at] is not None and values[at + 1] is not None and at + 1 not in breaks
    }
    assert joined == wanted
    places = [place for line in lines(trend_picture(trend(series), paper())) for place in line.places]
    assert len(places) == len({at for pair in wanted for at in pair})


def test_years_are_evenly_spaced_whether_there_are_figures_or_not(a_trend: Trend) -> None:
    """A gap of a year is as wide as a year."""
    found = dots(trend_picture(a_trend, paper()))
    steps = [found[0, year + 1].at[0] - found[0, year].at[0] for year in (2019, 2020, 2021)]
    assert steps == pytest.approx([steps[0]] * 3)
    assert found[1, 2021].at[0] == found[0, 2021].at[0]


def test_letters_stand_under_their_year_and_markers_with_one_are_hollow(a_trend: Trend) -> None:
    """The reason of a gap is beside the gap."""
    made = trend_picture(a_trend, paper())
    found = dots(made)
    marks = {mark.text: mark for mark in made.marks if isinstance(mark, Words) and mark.text in ("B", "N")}
    assert marks["B"].at[0] == found[0, 2021].at[0]
    assert marks["N"].at[0] == found[0, 2020].at[0]
    assert (found[0, 2021].inside, found[0, 2022].inside) == (paper().ground, paper().series[0])
    assert [mark.name for mark in made.marks if isinstance(mark, Stroke) and mark.name.startswith("break")] == [
        "break-2"
    ]


def test_series_with_the_same_letters_share_a_line() -> None:
    """Five lines of the same dashes say less than one."""
    made = trend_picture(trend(*(Series(name, points(None, 1)) for name in ("Men", "Women"))), paper())
    assert words(made).count("N") == 1
    assert "Men, Women" in words(made)


def test_no_series_is_told_by_its_colour_alone() -> None:
    """In black and white, marker and dash are another for each, and each has its name at its end."""
    chart = trend(*(Series(f"Row {number}", points(number, number + 1)) for number in range(MOST_SERIES)))
    made = trend_picture(chart, GREY)
    assert len({dots(made)[number, 2019].shape for number in range(MOST_SERIES)}) == MOST_SERIES
    assert len({line.dash for line in lines(made)}) == MOST_SERIES
    assert {each.name for each in chart.series} <= set(words(made))


@given(st.lists(st.integers(0, 100), min_size=1, max_size=MOST_SERIES))
def test_labels_do_not_lie_on_each_other(values: list[int]) -> None:
    """Series that end at the same figure have each their own line, and it is inside the chart."""
    chart = trend(*(Series(f"Row {number}", points(value)) for number, value in enumerate(values)))
    made = trend_picture(chart, paper())
    heights = sorted(mark.at[1] for mark in made.marks if isinstance(mark, Words) and mark.text.startswith("Row "))
    assert all(after - before > 17 for before, after in pairwise(heights))
    assert len(heights) == len(values)


def test_a_long_name_takes_two_lines_and_names_stay_apart() -> None:
    """Names that begin alike must not end alike as well."""
    name = "Skilled agricultural, forestry and fishery workers"
    chart = trend(*(Series(f"{name} {number}", points(number)) for number in range(MOST_SERIES)))
    made = trend_picture(chart, paper(), width=LEAST_WIDTH)
    spoken = [mark for mark in made.marks if isinstance(mark, Words) and mark.text.startswith("Skilled")]
    heights = sorted(mark.at[1] for mark in spoken)
    assert len(heights) == MOST_SERIES
    assert all(after - before > 30 for before, after in pairwise(heights))
    assert all(mark.at[0] + text_width(mark.text, mark.size) <= LEAST_WIDTH for mark in spoken)


def test_many_years_leave_room_between_their_names() -> None:
    """The last year is always named."""
    made = trend_picture(trend(Series("Total", points(*range(40))), first=1980), paper(), width=620)
    years = [text for text in words(made) if re.fullmatch(r"(19|20)\d\d", text)]
    assert years[-1] == "2019"
    assert len(years) < 40


def test_the_same_facts_give_the_same_bytes(a_trend: Trend) -> None:
    """Two people who draw the same chart can compare the files."""
    assert svg(trend_picture(a_trend, paper())) == svg(trend_picture(a_trend, paper()))


def test_a_series_without_any_figure_has_its_letters_and_no_label() -> None:
    """Nothing is made up for it."""
    made = trend_picture(trend(Series("Total", points(None, None))), paper())
    assert dots(made) == {}
    assert words(made).count("Total") == 1
    assert Series("Total", points(None)).last is None


def test_what_cannot_be_drawn_honestly_is_refused() -> None:
    """A gap without a sign, a hole among the years, more lines than can be told apart, a figure below zero."""
    one = Series("Total", points(1))
    for wrong in (
        lambda: Point(None),
        lambda: Point(-1),
        lambda: Trend(CAPTION, (), (), FORM),
        lambda: Trend(CAPTION, (2019, 2021), (Series("Total", points(1, 2)),), FORM),
        lambda: Trend(CAPTION, (2019,), (one,) * 7, FORM),
        lambda: Trend(CAPTION, (2019, 2020), (one,), FORM),
    ):
        with pytest.raises(ValueError, match=r"."):
            wrong()
