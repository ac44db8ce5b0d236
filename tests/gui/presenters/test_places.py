"""Places are told in the words of the screen: table, row, year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.places import cell_place, finding_place, row_words, year_ranges
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_a_cell_has_table_row_and_year(workspace: Workspace) -> None:
    """People see these words, not columns 1, 2, 3."""
    assert bare(cell_place(workspace.edition, c4("M", "KOR", 2017))) == "C4 · Male, Republic of Korea · 2017"
    assert row_words(workspace.edition, c4("T", "TOTAL", 2017)) == "Total"


def test_a_finding_stands_at_its_first_cell(workspace: Workspace) -> None:
    """A finding about a source has no place in a table."""
    finding = workspace.report().findings[0]
    assert bare(finding_place(workspace.edition, finding)).startswith("C1 · ")
    assert finding_place(workspace.edition, replace(finding, cells=())) == ""


@pytest.mark.parametrize(
    ("years", "text"),
    [([], ""), ([2021], "2021"), ([2018, 2016, 2017], "2016–2018"), ([2016, 2018, 2019], "2016, 2018–2019")],
)
def test_years_are_told_in_short(years: list[int], text: str) -> None:
    """Neighbours are joined."""
    assert bare(year_ranges(years)) == text
