"""Questions as the window looks them up: at a cell, on a table, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import AnswerQuestions
from ilms_desktop.model.post import Answer, AnswerOutcome
from tests.gui.conftest import C1, C4, SOURCE, c1, c4
from tests.gui.question_support import FIRST, KOREA, TABLE, WHOLE, ask, query

if TYPE_CHECKING:
    from ilms_desktop.ui.session import Session


def test_a_table_knows_its_waiting_cells(session: Session) -> None:
    """Those that are named, not every cell of a table that is asked about as a whole."""
    workspace = session.workspace
    assert session.questions.waiting(workspace.table_view(SOURCE, C4)) == frozenset()
    ask(workspace, query(1), query(2, cell=TABLE, value_seen=None), query(3, cell=WHOLE, value_seen=None))
    assert session.questions.waiting(workspace.table_view(SOURCE, C4)) == {KOREA}
    assert session.questions.waiting(workspace.table_view(SOURCE, C1)) == frozenset()


def test_a_question_about_rows_marks_each_of_them(session: Session) -> None:
    """In every year where it names none; one of a package of another computer marks nothing."""
    workspace = session.workspace
    ask(workspace, query(1, cell={**TABLE, "sex": "SEX_M"}, value_seen=None))
    ask(workspace, query(1, file=13), about="cd" * 32, number=13)
    view = workspace.table_view(SOURCE, C4)
    waiting = session.questions.waiting(view)
    assert {(key.cell.sex, key.qtable.year) for key in waiting} == {("SEX_M", 2017)}
    assert len(waiting) == sum(row.cell.sex == "SEX_M" for row in view.layout.rows)


def test_the_cells_own_question_comes_before_those_about_more(session: Session) -> None:
    """Every question that covers a cell is found at it."""
    ask(session.workspace, query(1, cell=WHOLE, value_seen=None), query(2, cell=TABLE, value_seen=None), query(3))
    assert [each.id[-3:] for each in session.questions.at(KOREA)] == ["003", "001", "002"]
    assert [each.id[-3:] for each in session.questions.at(c4("F", "THA", 2017))] == ["001", "002"]
    assert [each.id[-3:] for each in session.questions.at(c1("T", "TOTAL", 2010))] == ["001"]


def test_an_answer_makes_a_question_wait_no_more(session: Session) -> None:
    """It is found by its number all the same; the index is made anew only when something changed."""
    ask(session.workspace)
    before = session.questions
    assert session.questions is before
    session.execute(AnswerQuestions((Answer(FIRST, AnswerOutcome.CONFIRMED),)))
    assert session.questions.open == ()
    found = session.questions.find(FIRST)
    assert found is not None
    assert not found.is_open
    assert session.questions.find("KHM-2026-Q0099-001") is None
