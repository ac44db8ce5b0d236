"""The list of questions as a file: every column filled, no cell that acts as a formula."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.model.post import AnswerOutcome
from ilms_desktop.report.questions_sheet import COLUMNS
from ilms_desktop.workspace.questions import questions
from ilms_desktop.workspace.questions_data import questions_file, questions_sheet
from tests.unit.workspace.question_support import SOURCE, WOMEN, asked, query, say
from tests.unit.workspace.workspace_support import C1, REVISE, cell, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def test_each_question_is_a_row_with_everything_known(quiet: Workspace) -> None:
    """Where, how urgent, which figures, how far, which answer."""
    queries = [
        query(1, suggested="29", compare=[{"label": "2022", "value": "28"}]),
        query(2, cell=SOURCE, value_seen=None, text={"en": "=1+1"}),
        query(3, cell={**WOMEN, "table": "Z9"}),
    ]
    asked(quiet, *queries)
    say(quiet, "KHM-2026-Q0012-001", AnswerOutcome.EXPLANATION, text="As published.", language="en")
    quiet.execute(REVISE)
    put(quiet, C1, {cell("F", "CRS_RES_TOTAL"): 20})
    sheet = questions_sheet(quiet, questions(quiet), now=NOW, shown="All")
    first, second, third = sheet.rows
    assert (first.table, first.year, first.row) == ("C1", "2023", "Female, Total")
    assert (first.seen, first.now, first.since) == ("30", "20", "changed since")
    assert (first.compared, first.suggested, first.answer) == ("2022: 28", "29", "Explained\nAs published.")
    assert first.figures == "Value seen: 30 · now: 20 · changed since · The ILO suggests 29"
    assert (second.row, second.source, second.now) == ("", "Department of Employment", "")
    assert third.row.startswith("Z9 · none")
    assert "3 questions, 2 of them open" in sheet.facts[2]


def test_a_table_can_be_read_back(quiet: Workspace) -> None:
    """Text that looks like a formula is only text."""
    asked(quiet, query(1, text={"en": "=1+1"}))
    data = questions_file(quiet, questions(quiet), name="q.csv", now=NOW, shown="All")
    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert len(head) == len(row) == len(COLUMNS)
    assert not any(each.startswith("=") for each in row)


def test_another_form_is_refused(quiet: Workspace) -> None:
    """With those that there are."""
    with pytest.raises(ExchangeError, match="csv"):
        questions_file(quiet, (), name="q.docx", now=NOW, shown="All")
