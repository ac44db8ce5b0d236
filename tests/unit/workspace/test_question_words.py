"""Questions in words: never more than is known, and numbers that stay in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.post import Answer, AnswerOutcome
from ilms_desktop.number_text import ENGLISH, style_for
from ilms_desktop.workspace import question_words as words
from ilms_desktop.workspace.questions import Now, Question, QuestionState, Urgency
from tests.unit.workspace.question_support import asked, query

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def question(quiet: Workspace) -> Question:
    """A question about one cell."""
    return asked(quiet, query(suggested="1234.5", compare=[{"label": "2022", "value": "28"}]))[0]


@pytest.mark.parametrize(
    ("state", "receipt", "said"),
    [
        (QuestionState.OPEN, 0, "Not answered"),
        (QuestionState.ANSWERED, 0, "Answered here, not sealed yet"),
        (QuestionState.SEALED, 0, "Answered in A0001"),
        (QuestionState.RECEIVED, 43, "The ILO has the answer A0001 (receipt no. 0043)"),
        (QuestionState.CORRECTED, 0, "Corrected in A0001"),
        (QuestionState.CORRECTED, 44, "Corrected in A0001 (receipt no. 0044)"),
        (QuestionState.REPLACED, 0, "Replaced by A0001"),
    ],
)
def test_a_state_says_no_more_than_is_known(question: Question, state: QuestionState, receipt: int, said: str) -> None:
    """Sealed is not received; only a receipt says so."""
    assert words.state_words(replace(question, state=state, by="A0001", receipt=receipt)) == said


def test_what_is_for_information_is_due_on_no_day(question: Question) -> None:
    """Everything else says by when."""
    assert words.head_words(question) == "Must be answered by 15 Dec 2026"
    assert words.head_words(replace(question, urgency=Urgency.INFORMATION)) == "For information"
    assert words.due_words(question, lambda text: f"<{text}>") == "by <15 Dec 2026>"


def test_figures_are_told_in_a_persons_style(question: Question) -> None:
    """As far as they are figures; a letter stays one."""
    french = style_for("fr")
    assert words.suggested_words(question, ENGLISH) == "The ILO suggests 1,234.5"
    assert words.figure_text("12.50", french) == "12,50"
    assert [words.figure_text(each, ENGLISH) for each in (None, "n/a")] == ["–", "n/a"]
    assert words.compared_words(question, ENGLISH) == "2022: 28"
    assert words.suggested_words(replace(question, suggested=None), ENGLISH) == ""
    letter = Now(Observation(status="N"), None, is_changed=True)
    assert words.figures_words(question, letter, ENGLISH) == "Value seen: 30 · now: N"
    assert words.figure_now(Now(Observation(text="about 12"), None, is_changed=True), ENGLISH) == "about 12"
    assert words.figure_now(Now(BLANK, None, is_changed=True), ENGLISH) == "–"
    assert words.since_words(letter) == "changed since"
    assert words.since_words(None) == ""


def test_a_question_about_more_than_a_cell_may_have_no_figure(question: Question) -> None:
    """Then nothing is told of one."""
    assert words.figures_words(replace(question, value_seen=None), None, ENGLISH) == ""
    assert words.figures_words(question, None, ENGLISH) == "Value seen: 30"


def test_an_answer_is_told_with_day_words_and_note() -> None:
    """As far as it has them."""
    full = Answer("Q", AnswerOutcome.CORRECTION, "A typing slip.", "en", "S3:5", date(2026, 12, 15))
    assert words.answer_words(full).splitlines() == [
        "Will be corrected by 15 Dec 2026",
        "A typing slip.",
        "Note: S3:5",
    ]
    assert words.answer_words(Answer("Q", AnswerOutcome.CONFIRMED)) == "Right as sent"
