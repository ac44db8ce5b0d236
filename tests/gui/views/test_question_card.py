"""The card of a question: told in full, answered in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6

from ilms_desktop.model.post import AnswerOutcome
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.question_card import QuestionCard
from tests.gui.question_support import FIRST, PACKAGE, TABLE, WHOLE, ask, query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session


@pytest.fixture
def card(session: Session, qtbot: QtBot) -> Iterator[QuestionCard]:
    """The card of the first question."""
    ask(session.workspace)
    made = QuestionCard(session)
    made.show_question(session.questions.all[0])
    made.show()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


def test_an_answer_is_kept_in_the_file(card: QuestionCard, session: Session, qtbot: QtBot) -> None:
    """In the language of the person, and can be taken back."""
    card.form.offers[AnswerOutcome.EXPLANATION].button.click()
    card.form.words.set_text("A new agreement.")
    with qtbot.waitSignal(card.did_keep):
        card.form.keep.click()
    answer = session.workspace.post().answers[FIRST]
    assert (answer.text, answer.language, answer.person) == ("A new agreement.", "en", "Sok Dara")
    card.show_question(session.questions.all[0])
    assert "Answered here" in card.state.text()
    card.form.take_back.click()
    assert session.workspace.post().answers == {}


def test_empty_lines_take_no_room(card: QuestionCard) -> None:
    """Nothing was compared and nothing suggested."""
    assert card.compared.isHidden()
    assert card.suggested.isHidden()
    assert card.since.isHidden()
    assert card.accessibleName() == "Question Q0012-001"


def test_the_way_leads_where_the_question_points(card: QuestionCard, session: Session) -> None:
    """To a cell, a table, a source; to nowhere for a package of another computer."""
    assert card.go.text() == "Go to the cell"
    wider = [query(1, file=13, cell=TABLE, value_seen=None), query(2, file=13, cell=WHOLE, value_seen=None)]
    ask(session.workspace, *wider, number=13)
    ask(session.workspace, query(1, file=14), about="cd" * 32, number=14)
    words = {}
    for each in session.questions.all:
        card.show_question(each)
        words[each.number] = "" if card.go.isHidden() else card.go.text()
    assert words == {
        "Q0012-001": "Go to the cell",
        "Q0013-001": "Go to the table",
        "Q0013-002": "Go to the source",
        "Q0014-001": "",
    }


def test_a_question_that_was_replaced_takes_no_answer(card: QuestionCard, session: Session) -> None:
    """Its new form does."""
    ask(session.workspace, query(1, file=13, replaces=FIRST), number=13, about=PACKAGE)
    question = session.questions.find(FIRST)
    assert question is not None
    card.show_question(question)
    assert card.form.isHidden()
    assert "KHM-2026-Q0013-001" in bare(card.state.text())
