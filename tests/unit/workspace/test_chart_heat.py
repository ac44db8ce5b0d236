"""The map of completeness says the same as the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.number_text import ENGLISH
from ilms_desktop.workspace.chart_heat import heat_of
from tests.unit.workspace.chart_support import fill
from tests.unit.workspace.workspace_support import REGISTER, SURVEY

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_each_field_is_the_percentage_of_its_counts(quiet: Workspace) -> None:
    """Nothing is counted a second time, and nothing of another source."""
    fill(quiet)
    chart = heat_of(quiet, REGISTER, ENGLISH)
    drawn = {
        (line.number, year): percent
        for line in chart.lines
        for year, percent in zip(chart.years, line.percents, strict=True)
        if percent is not None
    }
    counted = {
        (cell.table.number, cell.year): cell.counts.percent
        for cell in quiet.completeness().cells
        if cell.source == REGISTER and cell.counts.asked
    }
    assert drawn == counted
    assert drawn["C4", 2022] == 100


def test_what_is_not_asked_is_neither_empty_nor_done(quiet: Workspace) -> None:
    """A year of one table only."""
    fill(quiet)
    chart = heat_of(quiet, REGISTER, ENGLISH)
    (c1,) = [line for line in chart.lines if line.number == "C1"]
    assert dict(zip(chart.years, c1.percents, strict=True))[2019] is None


def test_it_is_told_in_a_sentence(quiet: Workspace) -> None:
    """How many fields are complete, begun and empty."""
    chart = heat_of(quiet, SURVEY, ENGLISH)
    fields = len(chart.lines)
    assert f"Of {fields} fields 0 are complete, 0 are begun and {fields} are empty." in chart.caption.description
    assert chart.caption.source.startswith("Source: Labour Force Survey.")
