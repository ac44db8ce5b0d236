"""The printed tables of a file: what holds something, with the meaning of every sign and letter on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop import i18n
from ilms_desktop.report.tables_sheet import CellSign
from ilms_desktop.workspace.tables_data import tables_sheet
from tests.unit.workspace.reports_support import NOW, THAI, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The file, open."""
    with make(tmp_path / "khm.ilms") as made:
        yield made


def test_tables_that_hold_something_are_printed_and_the_others_named(workspace: Workspace) -> None:
    """Twenty empty tables on paper would hide the two that are filled."""
    sheet = tables_sheet(workspace, now=NOW)
    assert [table.number for table in sheet.tables] == ["C4", "C7"]
    intro, *others = sheet.empty
    assert intro.startswith("Not printed")
    assert others == [
        f"Register {THAI} (FX:N1): C1, C2, C3, C5, C6",
        "Survey ស្ទង់កម្លាំងពលកម្ម (BA:N1), by citizenship: A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, B1, B2, B3, B4",
        "Survey ស្ទង់កម្លាំងពលកម្ម (BA:N1): C1, C2, C3, C4, C5, C6, C7",
    ]


def test_a_table_says_who_is_counted_in_what_and_how_far(workspace: Workspace) -> None:
    """Figures without unit and source are worth nothing."""
    table = tables_sheet(workspace, now=NOW).tables[0]
    assert table.source == f"Register {THAI} (FX:N1)"
    assert table.facts[-1] == "Unit: thousands of persons"
    assert [head.year for head in table.years] == ["2020", "2021"]
    assert table.years[0].state == "7 of 12"
    assert table.answered == "7 of 18"
    assert (
        tables_sheet(workspace, now=NOW).tables[1].facts[-1].startswith("Unit: thousands of persons · Classification:")
    )


def test_the_legend_holds_the_signs_and_only_the_letters_in_use(workspace: Workspace) -> None:
    """Letters in place of a figure come before those beside one."""
    legend = tables_sheet(workspace, now=NOW).legend
    assert [(each.sign, each.text, each.words) for each in legend if each.words in ("Not available", "Estimate")] == [
        (CellSign.LETTER, "N", "Not available"),
        (CellSign.RAISED, "e", "Estimate"),
    ]
    assert "Confidential" not in {each.words for each in legend}
    signs = [each.text for each in legend[:7]]
    assert len(set(signs)) == len(signs)


def test_an_arrow_points_where_reading_goes_on(workspace: Workspace) -> None:
    """From right to left it points to the left."""
    with i18n.in_language("ar"):
        legend = tables_sheet(workspace.in_language("ar"), now=NOW).legend
    assert "←" in {each.text for each in legend}
