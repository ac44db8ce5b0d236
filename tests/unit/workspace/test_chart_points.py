"""What a cell is on a chart: blank, zero and missing with a reason are three things here too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Declaration
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.observation import MISSING_STATUSES, Observation
from ilms_desktop.model.table_view import ComputedTotal, FilledElsewhere, YearColumn
from ilms_desktop.workspace import chart_words as words
from ilms_desktop.workspace.chart_points import point_of
from tests.unit.workspace.workspace_support import C4, cell

if TYPE_CHECKING:
    from ilms_desktop.report.chart.trend import Point

HERE = cell("T", "CDS_DES_TOTAL")


def column(said: Observation | None = None, **more: object) -> YearColumn:
    """A year with one cell."""
    made = YearColumn(C4, (), {} if said is None else {HERE: said}, {}, Counts())
    return replace(made, **more)  # type: ignore[arg-type] # fields of the column


def drawn(said: Observation | None = None, **more: object) -> Point:
    """What is drawn of it."""
    return point_of(column(said, **more), HERE)


def test_zero_is_a_figure_and_blank_is_none() -> None:
    """A line goes through zero and stops at blank."""
    assert drawn(Observation(0, 1)).value == 0
    assert (drawn().value, drawn().sign) == (None, words.BLANK)
    assert (point_of(None, HERE).value, point_of(None, HERE).sign) == (None, words.BLANK)


@pytest.mark.parametrize("letter", sorted(MISSING_STATUSES))
def test_a_letter_instead_of_a_figure_is_a_gap_with_it_even_beside_a_figure(letter: str) -> None:
    """A figure marked confidential by mistake beside its letter must not be published by a picture."""
    for said in (Observation(status=letter), Observation(5000, 1, status=letter)):
        assert (drawn(said).value, drawn(said).sign) == (None, letter)


def test_a_letter_on_a_figure_stays_on_it() -> None:
    """An estimate is a figure; a letter that may stand alone is a gap where it does."""
    assert (drawn(Observation(5000, 1, status="E")).value, drawn(Observation(5000, 1, status="E")).sign) == (5000, "E")
    assert drawn(Observation(status="S")).value is None


def test_a_break_is_told_by_letter_or_field() -> None:
    """Either is enough to stop the line."""
    assert drawn(Observation(5000, status="B")).breaks
    assert drawn(Observation(5000), fields={"I11": "I11:264"}).breaks
    assert not drawn(Observation(5000)).breaks


def test_other_gaps_say_why() -> None:
    """Text, a declared year, a year that is filled elsewhere."""
    assert drawn(Observation(text="12?")).sign == words.TEXT
    assert drawn(declaration=Declaration.NOTHING).sign == words.NOTHING
    assert drawn(declaration=Declaration.NOT_AVAILABLE).sign == "N"
    assert drawn(elsewhere=FilledElsewhere(C4, "Detail", Counts())).sign == words.ELSEWHERE


def test_a_total_whose_parts_are_all_there_is_drawn_and_marked() -> None:
    """A total that lacks a part is not."""
    whole = ComputedTotal(7000, 1, complete=True, missing=0)
    found = drawn(computed={HERE: whole})
    assert (found.value, found.sign) == (7000, words.COMPUTED)
    assert drawn(computed={HERE: replace(whole, complete=False, missing=1)}).value is None
