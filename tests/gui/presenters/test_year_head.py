"""The head of a year says how much of it is answered, what was declared of it, or where it is filled instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Declaration
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.table_view import FilledElsewhere
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.year_head import answered_words, elsewhere_words, head_lines, year_tooltip, year_words
from tests.gui.conftest import C4, SOURCE

if TYPE_CHECKING:
    from ilms_desktop.model.table_view import YearColumn
    from ilms_desktop.workspace.workspace import Workspace

NOTHING = Declaration.NOTHING


@pytest.fixture
def year(workspace: Workspace) -> YearColumn:
    """The year 2021 of table C4."""
    return next(each for each in workspace.table_view(SOURCE, C4).years if each.qtable.year == 2021)


def test_count_or_lock(year: YearColumn) -> None:
    """The ring beside it never stands alone."""
    assert bare(answered_words(year)) == "13 of 18"
    assert bare(year_words(year)) == "2021, 13 of 18"
    assert answered_words(replace(year, locked=True)) == "locked"


def test_what_was_declared_stands_in_the_place_of_the_count(year: YearColumn) -> None:
    """An empty year that was spoken of does not look forgotten; beside figures both are told."""
    empty = replace(year, observations={}, declaration=NOTHING, reason="Nobody left.")
    assert head_lines(empty) == ("nothing to report",)
    assert year_words(empty) == "2021, nothing to report"
    assert bare(year_tooltip(empty)).split("\n")[:2] == ["2021 was declared: nothing to report.", "Nobody left."]
    partly = replace(year, declaration=Declaration.NOT_AVAILABLE)
    assert [bare(line) for line in head_lines(partly)] == ["13 of 18", "not reported"]


def test_a_year_filled_elsewhere_says_where(year: YearColumn) -> None:
    """In another class version, filled or declared."""
    there = FilledElsewhere(year.qtable, "Activity, broad sectors", Counts(entered=12))
    away = replace(year, observations={}, elsewhere=there)
    assert [bare(line) for line in head_lines(away, "broad sectors")] == ["in broad sectors:", "12 of 12"]
    assert bare(year_words(away)) == "2021, in Activity, broad sectors: 12 of 12"
    assert "in Activity, broad sectors: 12 of 12" in bare(year_tooltip(away))
    assert bare(elsewhere_words(there)) == "12 of 12 there; the menu of the year leads to it"
    said = replace(there, counts=Counts(nothing=12), declaration=NOTHING)
    assert head_lines(replace(away, elsewhere=said))[1] == "nothing to report"


def test_a_remark_on_the_year_is_told(year: YearColumn) -> None:
    """By the pointer in full, by the screen reader that there is one."""
    noted = replace(year, fields={"I13": "Second half only."})
    assert bare(year_words(noted)) == "2021, 13 of 18, has a remark"
    assert "Second half only." in year_tooltip(noted)
    assert "Alt+Down" in year_tooltip(year)
