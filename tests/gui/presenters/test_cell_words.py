"""A cell is told in words: where, what, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.structure import Unit
from ilms_desktop.number_text import ENGLISH, Unread
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.cell_words import CellWords, meaning, reason_words
from ilms_desktop.ui.presenters.figures import Figures, Writing
from tests.gui.conftest import C1, c1, c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.workspace.workspace import Workspace

KOREA = c4("M", "KOR", 2018)


def words(workspace: Workspace, key: ObservationKey, observation: Observation | None = None) -> CellWords:
    """Words of a cell after an observation was put there."""
    if observation is not None:
        workspace.execute(SetObservations(((key, observation),), Label("Test")))
    state = state_of(workspace)
    return state.words(*place(state, key))


def test_a_screen_reader_hears_place_and_persons(workspace: Workspace) -> None:
    """Table, row from outside to inside, year, whole persons."""
    assert bare(words(workspace, KOREA).accessible) == "C4, Male, Republic of Korea, 2018, 3,728 persons"


@pytest.mark.parametrize(
    ("observation", "told"),
    [
        (BLANK, "empty"),
        (Observation(value=0), "zero"),
        (Observation(status="N"), "Not available"),
        (Observation(text="about 5"), "“about 5” cannot be read as a number"),
        (Observation(value=1, decimals=3, status="E"), "1 person, Estimate"),
        (Observation(value=0, status="E"), "zero, Estimate"),
    ],
)
def test_each_state_has_its_words(workspace: Workspace, observation: Observation, told: str) -> None:
    """Nothing is told by colour alone."""
    assert bare(words(workspace, KOREA, observation).value) == told


def test_totals_are_told_with_their_parts(workspace: Workspace) -> None:
    """Computed, incomplete, or entered beside the computed one."""
    total = c4("T", "KOR", 2018)
    assert bare(words(workspace, total, BLANK).value) == "4,870 persons, computed"
    assert "computed 4.870, difference +1.130" in bare(words(workspace, total, Observation(value=6000)).accessible)
    words(workspace, total, BLANK)
    words(workspace, c4("F", "KOR", 2018), BLANK)
    assert bare(words(workspace, total).value) == "3,728 persons, computed, incomplete: 1 part missing"


def test_findings_and_notes_are_told(workspace: Workspace) -> None:
    """The mark in words, then the sentence of the finding."""
    state = state_of(workspace, C1)
    told = state.words(*place(state, c1("T", "TOTAL", 2010))).accessible
    assert "fix or explain: C1, Total, 2010" in bare(told)
    assert "has a note" in words(workspace, KOREA, Observation(value=1, decimals=3, note="as printed")).accessible


def test_a_plain_figure_has_no_tooltip(workspace: Workspace) -> None:
    """A bubble over every cell would hide its neighbours."""
    assert words(workspace, KOREA).tooltip == ""
    noted = Observation(value=3728, decimals=3, note="as printed")
    assert words(workspace, KOREA, noted).tooltip == "as printed"
    assert words(workspace, KOREA, BLANK).tooltip.startswith("empty")


def test_a_kept_text_says_why_and_what_to_do(workspace: Workspace) -> None:
    """In the accessible name and in the tooltip, as words."""
    told = words(workspace, KOREA, Observation(text="5 %"))
    sentence = "This is a share. Type the figure itself, in thousands of persons."
    assert told.reason == sentence
    assert sentence in told.accessible
    assert sentence in told.tooltip
    assert words(workspace, KOREA, Observation(value=1000)).reason == ""


def test_fewer_decimals_shown_are_told_with_the_full_figure(workspace: Workspace) -> None:
    """The pointer finds every digit; the screen reader reads them anyhow."""
    state = state_of(workspace, decimals=0)
    told = state.words(*place(state, KOREA))
    assert bare(told.tooltip) == "in full: 3.728"
    assert bare(told.accessible).endswith("3,728 persons")


def test_change_and_question_are_told(workspace: Workspace) -> None:
    """Bar and speech mark have words."""
    state = state_of(workspace, before={KOREA: Observation(value=11_900, decimals=1)}, questions={KOREA})
    told = state.words(*place(state, KOREA))
    assert bare(told.tooltip) == "changed from 11.9\nquestion from the desk"
    assert "changed from 11.9, question from the desk" in bare(told.accessible)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("about 5", "This is text"),
        ("5 %", "This is a share"),
        ("$ 5", "A currency sign"),
        ("1.2E3", "power of ten"),
        ("-3", "below zero"),
        ("1.2345", "More decimals than can be kept"),
        ("1٢", "two scripts"),
        ("99999999999999999999", "too large"),
    ],
)
def test_every_refusal_has_its_own_sentence_and_next_step(workspace: Workspace, text: str, said: str) -> None:
    """A person who knows why types it right the second time."""
    told = words(workspace, KOREA, Observation(text=text)).reason
    assert said in told
    assert told.count(".") >= 2
    assert "{" not in told


def test_no_two_reasons_are_told_alike() -> None:
    """Each has its own next step, and none blames."""
    told = [reason_words(each, unit="thousands of persons") for each in Unread if each is not Unread.EMPTY]
    told += [
        reason_words(Unread.TOO_MANY_DECIMALS, unit="persons", in_persons=True),
        reason_words(None, unit="persons"),
    ]
    assert len(set(told)) == len(told)
    assert all(each.endswith(".") and "nvalid" not in each and "{" not in each for each in told)


def test_the_unit_is_that_in_use() -> None:
    """Nobody is told of thousands who sees persons."""
    assert "persons" in reason_words(Unread.TOO_LARGE, unit="persons", in_persons=True)
    assert reason_words(Unread.TOO_MANY_DECIMALS, unit="persons", in_persons=True).startswith("Whole persons only")


def test_a_reading_is_told_in_full(workspace: Workspace) -> None:
    """The figure as it would stand there, and the persons it means."""
    table = workspace.edition.table(C1)
    thousands = Figures(table, Writing(ENGLISH))
    persons = Figures(table, Writing(ENGLISH, in_persons=True))
    assert bare(meaning(thousands, Observation(value=1_234_000))) == "1,234 = 1,234,000 persons"
    assert bare(meaning(persons, Observation(value=1_234_000, decimals=3))) == "1,234,000 persons"
    earnings = Figures(replace(table, unit=Unit.CURRENCY, decimals_stored=2), Writing(ENGLISH))
    assert bare(meaning(earnings, Observation(value=12_345, decimals=2))) == "123.45 in local currency"
