"""A cell is told in words: where, what, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.number_text import Unread
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.cell_words import CellWords, reason_words
from tests.gui.conftest import C1, c1, c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.workspace.workspace import Workspace

KOREA = c4("M", "KOR", 2017)


def words(workspace: Workspace, key: ObservationKey, observation: Observation | None = None) -> CellWords:
    """Words of a cell after an observation was put there."""
    if observation is not None:
        workspace.execute(SetObservations(((key, observation),), Label("Test")))
    state = state_of(workspace)
    return state.words(*place(state, key))


def test_a_screen_reader_hears_place_and_persons(workspace: Workspace) -> None:
    """Table, row from outside to inside, year, whole persons."""
    assert bare(words(workspace, KOREA).accessible) == "C4, Male, Republic of Korea, 2017, 1531 persons"


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
    total = c4("T", "KOR", 2017)
    assert bare(words(workspace, total, BLANK).value) == "5967 persons, computed"
    assert "computed 5.967, difference +0.033" in bare(words(workspace, total, Observation(value=6000)).accessible)
    words(workspace, total, BLANK)
    words(workspace, c4("F", "KOR", 2017), BLANK)
    assert bare(words(workspace, total).value) == "1531 persons, computed, incomplete: 1 part missing"


def test_findings_and_notes_are_told(workspace: Workspace) -> None:
    """The mark in words, then the sentence of the finding."""
    state = state_of(workspace, C1)
    told = state.words(*place(state, c1("T", "TOTAL", 2010))).accessible
    assert "fix or explain: C1, Total, 2010" in bare(told)
    assert "has a note" in words(workspace, KOREA, Observation(value=1, decimals=3, note="as printed")).accessible


def test_a_plain_figure_has_no_tooltip(workspace: Workspace) -> None:
    """A bubble over every cell would hide its neighbours."""
    assert words(workspace, KOREA).tooltip == ""
    noted = Observation(value=1531, decimals=3, note="as printed")
    assert words(workspace, KOREA, noted).tooltip == "as printed"
    assert words(workspace, KOREA, BLANK).tooltip.startswith("empty")


@pytest.mark.parametrize("reason", [each for each in Unread if each is not Unread.EMPTY])
def test_every_reason_says_what_to_type_instead(reason: Unread) -> None:
    """No "invalid", no blame."""
    told = reason_words(reason)
    assert told.endswith(".")
    assert "nvalid" not in told
