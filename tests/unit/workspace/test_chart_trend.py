"""Trends of a file: what is drawn, row by row and sex by sex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.report.chart.trend import MOST_SERIES, Trend
from ilms_desktop.workspace import chart_words as words
from ilms_desktop.workspace.chart_data import chart_of
from ilms_desktop.workspace.chart_places import Kind, Split
from tests.unit.workspace.chart_support import KOREA, fill, wish
from tests.unit.workspace.workspace_support import A5, A10, SURVEY, cell, put, refused

if TYPE_CHECKING:
    from typing import Any

    from ilms_desktop.workspace.workspace import Workspace


def trend(workspace: Workspace, **more: Any) -> Trend:
    """A trend."""
    made = chart_of(workspace, wish(Kind.TREND, **more))
    assert isinstance(made, Trend)
    return made


def values(chart: Trend) -> dict[str, list[int | None]]:
    """Figures of each series."""
    return {series.name: [point.value for point in series.points] for series in chart.series}


def test_the_sexes_of_a_row_are_drawn_over_every_year(quiet: Workspace) -> None:
    """A year that the table lacks is a gap as well; zero is a figure."""
    fill(quiet)
    chart = trend(quiet)
    assert chart.years == (2019, 2020, 2021, 2022, 2023)
    assert values(chart) == {
        "Total": [10_000, None, 20_500, None, 50_000],
        "Male": [None, None, 0, None, None],
        "Female": [None] * 5,
    }
    signs = [[point.sign for point in series.points] for series in chart.series]
    assert signs[0] == ["", words.BLANK, "B", words.NOTHING, ""]
    assert signs[2] == ["C", words.BLANK, words.TEXT, words.NOTHING, words.BLANK]


def test_words_around_it_say_what_is_drawn(quiet: Workspace) -> None:
    """Title, country, row, unit; breaks and letters; source; and what it shows."""
    fill(quiet)
    caption = trend(quiet).caption
    assert caption.title == "C4 · Outflow of nationals for employment by sex and country of destination"
    assert caption.unit == "Cambodia · Country of destination: Total · thousands of persons"
    assert caption.source == "Source: Department of Employment. Questionnaire ilms-2019, round 2026."
    assert caption.notes[0].startswith("Break in series in 2021: ")
    assert caption.notes[-1].startswith("– = no figure; ∅ = nothing to report; ")
    assert "Total: 10 in 2019, 50 in 2023; highest 50 in 2023. No figure in 2020, 2022." in caption.description


def test_one_row_and_one_sex_can_be_chosen(quiet: Workspace) -> None:
    """By their codes."""
    fill(quiet)
    assert values(trend(quiet, line=KOREA))["Total"][-1] == 15_000
    assert refused(trend_refused, quiet).code == "unknown_chart_choice"


def trend_refused(workspace: Workspace) -> Trend:
    """The row of a country that the table does not name."""
    return trend(workspace, line="CDS_DES_FRA")


def test_rows_are_drawn_beside_each_other_without_their_total(quiet: Workspace) -> None:
    """The rows of one sex, in the order of the table."""
    fill(quiet)
    chart = trend(quiet, split=Split.ROWS)
    assert list(values(chart)) == ["Thailand", "Japan", "Republic of Korea", "Other countries"]
    assert chart.caption.unit == "Cambodia · Sex: Total · thousands of persons"


def test_only_as_many_rows_as_can_be_told_apart_are_drawn(quiet: Workspace) -> None:
    """The largest; and it is said how many are not."""
    layout = quiet.table_view(SURVEY, A5.table_key).layout
    rows = [row for row in layout.rows if row.cell.sex == "SEX_T" and row.cell.status == layout.rows[0].cell.status]
    put(quiet, A5, {row.cell: 100 - number for number, row in enumerate(rows)})
    chart = trend(quiet, table=A5.table_key, split=Split.ROWS)
    assert len(chart.series) == MOST_SERIES
    assert "rows are not drawn." in chart.caption.notes[0] or "row is not drawn." in chart.caption.notes[0]
    last = [series.points[-1].value or 0 for series in chart.series]
    assert min(last) > 100_000 - 1000 * len(rows)


def test_groups_are_the_rows_of_a_table_without_classes(quiet: Workspace) -> None:
    """Mean earnings of those born here and abroad."""
    groups = [row.cell for row in quiet.table_view(SURVEY, A10.table_key).layout.rows if row.cell.sex == "SEX_T"]
    put(quiet, A10, dict.fromkeys(groups, 300))
    chart = trend(quiet, table=A10.table_key, split=Split.ROWS)
    assert 0 < len(chart.series) < len(groups)
    assert "local currency" in chart.caption.unit
    assert cell("T") not in groups


def test_a_table_without_a_figure_is_drawn_empty(quiet: Workspace) -> None:
    """The years are there, and nothing in them."""
    assert set(values(trend(quiet))["Total"]) == {None}
