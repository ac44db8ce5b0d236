"""Questions in the words of the screen: a line of the list, everything on the card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.command import Label, Revise, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.question_lines import Shown, card_texts, chosen, count_words, question_line
from tests.gui.question_support import CELL, KOREA, TABLE, WHOLE, ask, query
from tests.unit.workspace.question_support import say

if TYPE_CHECKING:
    from ilms_desktop.ui.session import Session


def test_the_card_tells_everything_the_desk_wrote(session: Session) -> None:
    """And which figure stands there now."""
    compare = [{"label": "2016", "value": "5.503"}]
    ask(session.workspace, query(compare=compare, suggested="4.436"))
    (question,) = session.questions.all
    texts = card_texts(session.workspace, question, session.look.writing)
    assert bare(texts.place) == "C4 · Male, Republic of Korea · 2017"
    assert bare(texts.head) == "Must be answered by 15 Dec 2026"
    assert bare(texts.about) == "unusual figure · rule V10 · Q0012-001"
    assert bare(texts.figures) == "Value seen: 1.531 · now: 1.531"
    assert (texts.since, bare(texts.compared)) == ("", "2016: 5.503")
    assert bare(texts.suggested) == "The ILO suggests 4.436. It is never put in by itself."
    assert texts.state == "Not answered"


def test_a_figure_that_changed_is_told(session: Session) -> None:
    """On the card and in the list."""
    ask(session.workspace)
    session.execute(Revise("The register was corrected.", "S0001"))
    session.execute(SetObservations(((KOREA, Observation(4436, 3)),), Label("Type")))
    (question,) = session.questions.all
    texts = card_texts(session.workspace, question, session.look.writing)
    assert bare(texts.figures) == "Value seen: 1.531 · now: 4.436"
    assert texts.since
    assert "changed since" in question_line(session.workspace, question).state


def test_who_sees_persons_is_told_the_unit_of_the_desk(session: Session) -> None:
    """The desk writes thousands."""
    ask(session.workspace)
    (question,) = session.questions.all
    writing = replace(session.look.writing, in_persons=True)
    assert card_texts(session.workspace, question, writing).figures.endswith("(thousands)")


def test_places_wider_than_a_cell_have_words(session: Session) -> None:
    """A table of a year, a source, and a cell that this questionnaire does not have."""
    queries = [
        query(1, cell=TABLE, value_seen=None),
        query(2, cell=WHOLE, value_seen=None),
        query(3, cell={**CELL, "table": "Z9"}),
        query(4, cell={**TABLE, "year": None}, value_seen=None),
        query(5, cell={**CELL, "source": "FX:N9"}),
    ]
    ask(session.workspace, *queries, recipient="khm-02")
    lines = [question_line(session.workspace, each) for each in session.questions.all]
    places = [bare(each.place) for each in lines]
    assert places[0] == "C4 · all rows · 2017"
    assert places[1].endswith(": the source as a whole")
    assert places[2] == "Z9 · none · CDS_DES · CDS_DES_KOR · SEX_M · 2017 · FX:14128"
    assert places[3] == "C4 · all rows · all years"
    remarks = [card_texts(session.workspace, each, session.look.writing).remarks for each in session.questions.all]
    assert all("khm-02" in each for each in remarks)
    assert "no such cell" in remarks[2]
    assert "not in this file any more" in remarks[4]


def test_long_questions_are_shortened_in_the_list_alone(session: Session) -> None:
    """The card has every word; what is told for information is due on no day."""
    text = "Is this so? " * 30
    ask(session.workspace, query(1, text={"en": text}, severity="for-information"))
    (question,) = session.questions.all
    line = question_line(session.workspace, question)
    assert line.text.endswith("…")
    assert line.state.startswith("For information ·")
    assert card_texts(session.workspace, question, session.look.writing).text == text


def test_filters_choose_by_answer(session: Session) -> None:
    """And the head counts what waits."""
    ask(session.workspace, query(1), query(2))
    say(session.workspace, "KHM-2026-Q0012-002")
    listed = session.questions.all
    assert [len(chosen(listed, each)) for each in Shown] == [2, 1, 1]
    assert bare(count_words(listed)) == "2 questions, 1 open"
