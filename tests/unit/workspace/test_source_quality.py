"""The source-quality matrix: what is covered, what is known, and gaps that are told as gaps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import EditSource, RemoveSource
from ilms_desktop.model.key import Criterion
from ilms_desktop.workspace.source_quality import Answer, Cover, Known, source_answers, source_quality
from tests.unit.workspace.reports_support import REGISTER, SURVEY, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.source_quality import QualityRow, SourceQuality
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The file, open: a register, then a survey."""
    with make(tmp_path / "khm.ilms") as made:
        yield made


def fact(quality: SourceQuality, title: str) -> QualityRow:
    """The row of a question."""
    return next(row for row in quality.facts if row.title == title)


def test_coverage_is_told_by_table_and_source(workspace: Workspace) -> None:
    """Begun, whole, waiting, or not at all; the register fills module C only."""
    quality = source_quality(workspace)
    covers = {row.number: [cell.cover for cell in row.cells] for row in quality.tables}
    assert covers["A1"] == [Cover.NONE, Cover.WAITING]
    assert covers["C4"] == [Cover.BEGUN, Cover.WAITING]
    assert covers["C5"] == [Cover.WAITING, Cover.WAITING]
    assert quality.gaps == ()
    a1 = quality.tables[0].cells[1]
    assert (a1.criteria, a1.years) == ((Criterion.CITIZENSHIP,), (2021,))
    assert sum(row.cells[0].counts.asked for row in quality.tables) == sum(
        cell.counts.asked for cell in workspace.completeness().cells if cell.source == REGISTER
    )


def test_a_table_that_no_source_fills_is_a_gap(workspace: Workspace) -> None:
    """Without the survey nobody fills modules A and B."""
    workspace.execute(RemoveSource(SURVEY))
    gaps = source_quality(workspace).gaps
    assert gaps == tuple(row.number for row in source_quality(workspace).tables if row.number[0] in "AB")


def test_an_open_question_differs_from_one_that_nobody_asks(workspace: Workspace) -> None:
    """Given, asked and not answered, free to answer, not a question to this kind of source."""
    quality = source_quality(workspace)
    assert [each.known for each in fact(quality, "Data reference period").answers] == [Known.OPEN, Known.GIVEN]
    assert fact(quality, "Age coverage - minimum age").answers[0].known is Known.NOT_ASKED
    assert fact(quality, "Geographical coverage").answers[1].known is Known.BLANK
    assert fact(quality, "Criterion").answers == (Answer(Known.NOT_ASKED), Answer(Known.GIVEN, "by citizenship"))
    assert fact(quality, "Years").answers[0] == Answer(Known.GIVEN, "2020–2021")


def test_a_source_without_years_is_told_so(workspace: Workspace) -> None:
    """It fills nothing yet."""
    workspace.execute(EditSource(replace(workspace.source(SURVEY), years=())))
    quality = source_quality(workspace)
    assert fact(quality, "Years").answers[1] == Answer(Known.OPEN)
    assert {row.cells[1].cover for row in quality.tables} == {Cover.NONE}


def test_breaks_and_definitions_name_their_tables_and_years(workspace: Workspace) -> None:
    """The row of breaks stands even where there is none; the definition of migrants is asked of registers."""
    quality = source_quality(workspace)
    register, survey = fact(quality, "Break in series").answers
    assert register.known is Known.GIVEN
    assert register.text.endswith("(C4 2020)")
    assert survey == Answer(Known.BLANK)
    assert fact(quality, "Definition of migrants").answers[0].known is Known.OPEN
    assert quality.facts[-1].title == "Break in series"


def test_answers_of_one_source_leave_out_what_it_is_not_asked(workspace: Workspace) -> None:
    """A sheet full of questions that do not concern it would hide those that do."""
    answers = {field.code: answer for field, answer in source_answers(workspace, workspace.source(SURVEY))}
    assert answers["S1"].known is Known.GIVEN
    assert answers["agency"] == Answer(Known.GIVEN, "Statistics office")
    assert "register_population" not in answers
    assert all(answer.known is not Known.NOT_ASKED for answer in answers.values())
