"""The three answers: what each needs, and what the form gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QDate

from ilms_desktop.model.post import Answer, AnswerOutcome
from ilms_desktop.ui.views.answer_form import AnswerForm
from tests.gui.question_support import FIRST, ask
from tests.unit.workspace.question_support import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.questions import Question

EXPLANATION, CORRECTION, CONFIRMED = AnswerOutcome


def question(session: Session) -> Question:
    """The one question."""
    return session.questions.all[0]


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> Iterator[AnswerForm]:
    """The form over an open question."""
    ask(session.workspace)
    made = AnswerForm(session.look)
    made.show_question(question(session))
    made.show()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


def test_nothing_can_be_kept_before_something_is_said(form: AnswerForm) -> None:
    """An explanation needs words; a confirmation needs none."""
    assert not form.keep.isEnabled()
    assert form.answer("en") is None
    form.offers[EXPLANATION].button.click()
    assert not form.keep.isEnabled()
    form.words.set_text("A new agreement.")
    assert form.keep.isEnabled()
    form.words.set_text("")
    form.offers[CONFIRMED].button.click()
    assert form.answer("en") == Answer(FIRST, CONFIRMED, "", "en")


def test_only_a_correction_has_a_day(form: AnswerForm) -> None:
    """It may be left open."""
    assert form.day_row.isHidden()
    form.offers[CORRECTION].button.click()
    assert not form.day_row.isHidden()
    assert form.answer("en") == Answer(FIRST, CORRECTION, "", "en")
    form.has_day.click()
    form.day.setDate(QDate(2026, 12, 24))
    assert form.answer("en") == Answer(FIRST, CORRECTION, "", "en", "", date(2026, 12, 24))
    form.offers[CONFIRMED].button.click()
    assert form.answer("en") == Answer(FIRST, CONFIRMED, "", "en")


def test_what_is_being_typed_stays_while_nothing_else_is_kept(form: AnswerForm, session: Session) -> None:
    """Figures may change meanwhile; another answer takes its place."""
    form.words.set_text("Half a sent")
    form.show_question(question(session))
    assert form.words.text() == "Half a sent"
    assert form.take_back.isHidden()
    say(session.workspace, FIRST, EXPLANATION, text="As published.", note="S3:5")
    form.show_question(question(session))
    assert (form.outcome, form.words.text()) == (EXPLANATION, "As published.")
    assert form.answer("fr") == Answer(FIRST, EXPLANATION, "As published.", "fr", "S3:5")
    assert not form.take_back.isHidden()


def test_an_answer_can_be_taken_back(form: AnswerForm, session: Session, qtbot: QtBot) -> None:
    """By the id of its question."""
    say(session.workspace, FIRST, CORRECTION, expected=date(2026, 12, 24))
    form.show_question(question(session))
    assert form.has_day.isChecked()
    with qtbot.waitSignal(form.did_take_back) as told:
        form.take_back.click()
    assert told.args == [FIRST]
