"""Blank forms of a file: a form for each table and source, boxes for the cells that are asked, nothing of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from ilms_desktop.workspace.blank_data import blank_sheet
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.reports_support import NOW, REGISTER, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.report.blank_sheet import BlankTable


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The file, open: a register, then a survey."""
    with make(tmp_path / "khm.ilms") as made:
        yield made


def form(workspace: Workspace, number: str) -> BlankTable:
    """The first form of a table."""
    return next(each for each in blank_sheet(workspace, now=NOW).tables if each.number == number)


def test_each_source_gets_the_forms_of_its_tables(workspace: Workspace) -> None:
    """With its name and years."""
    tables = blank_sheet(workspace, now=NOW).tables
    assert len(tables) == sum(len(workspace.tables(source.id)) for source in workspace.sources())
    c4 = form(workspace, "C4")
    assert REGISTER in c4.source
    assert c4.years == ("2020", "2021")
    assert c4.code == "MNA_OEMP_SEX_CDS_NB"
    assert "Break in series" in c4.questions


def test_countries_are_named_on_lines(workspace: Workspace) -> None:
    """As many as the table takes, between the total and the others; those of the file are not printed."""
    rows = [row for row in form(workspace, "C4").rows if row.group == "Male (M)"]
    assert [(row.label, row.code, row.is_open) for row in rows] == [
        ("Total", "TOTAL", False),
        *((f"Country {number}", "", True) for number in range(1, 6)),
        ("Other countries", "X", False),
    ]


def test_the_boxes_are_the_cells_that_are_asked(workspace: Workspace) -> None:
    """One row for each; only the row of totals alone is bold."""
    view = workspace.table_view(REGISTER, next(t for t in workspace.tables(REGISTER) if t.number == "C5").key)
    rows = form(workspace, "C5").rows
    assert len(rows) == len(view.layout.rows) == len(view.years[0].asked)
    assert [row.is_total for row in rows].count(True) == 1


def test_how_to_fill_a_box_is_said_with_the_letters(workspace: Workspace) -> None:
    """0 for none, a letter for why there is no figure; a letter of the program is not offered."""
    how = blank_sheet(workspace, now=NOW).words.how
    assert how[0].startswith("Write 0 for none.")
    assert "N Not available" in how
    assert not any(each.startswith("L ") for each in how)


def test_without_sources_every_table_is_printed_once(tmp_path: Path) -> None:
    """For the years of the round, the source to be written by hand."""
    with Workspace.create(
        tmp_path / "new.ilms",
        country="KHM",
        round_id="2026",
        edition_id=None,
        language="en",
        clock=lambda: NOW,
        ids=lambda: UUID(int=1),
    ) as made:
        tables = blank_sheet(made, now=NOW).tables
        assert len(tables) == len(made.edition.tables)
        assert {table.source for table in tables} == {""}
        assert len(tables[0].years) == made.round.default_years
        assert tables[0].years[-1] == str(made.round.last_year)
