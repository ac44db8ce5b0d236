"""Empty, zero and missing-with-a-reason look different; findings mark by what must be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.finding import Allowance, Finding, Level, Outcome, Severity, Words
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.number_text import ENGLISH
from ilms_desktop.settings import AS_TYPED
from ilms_desktop.ui.presenters.cell_picture import (
    UNKNOWN,
    CellLook,
    CellPicture,
    Known,
    Mark,
    Painter,
    finding_mark,
    mark_of,
)
from ilms_desktop.ui.presenters.figures import Figures, Writing
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.workspace.workspace import Workspace


def put(workspace: Workspace, key: ObservationKey, observation: Observation) -> None:
    """Store one observation."""
    workspace.execute(SetObservations(((key, observation),), Label("Test")))


def picture(
    workspace: Workspace, key: ObservationKey, *, decimals: int = AS_TYPED, known: Known = UNKNOWN
) -> CellPicture:
    """Picture of one cell of table C4."""
    view = workspace.table_view(SOURCE, C4)
    row = next(row for row in view.layout.rows if row.cell == key.cell)
    year = next(year for year in view.years if year.qtable == key.qtable)
    return Painter(Figures(view.layout.table, Writing(ENGLISH, decimals=decimals))).picture(row, year, known)


@pytest.mark.parametrize(
    ("observation", "look", "text"),
    [
        (BLANK, CellLook.EMPTY, ""),
        (Observation(value=0), CellLook.ZERO, "0"),
        (Observation(value=12_400, decimals=1), CellLook.ENTERED, "12.4"),
        (Observation(status="N"), CellLook.MISSING, "N"),
        (Observation(text="about 5"), CellLook.UNREADABLE, "about 5"),
    ],
)
def test_each_state_has_its_own_look(workspace: Workspace, observation: Observation, look: CellLook, text: str) -> None:
    """No two states may be taken for each other."""
    put(workspace, c4("M", "KOR", 2017), observation)
    found = picture(workspace, c4("M", "KOR", 2017))
    assert (found.look, found.text) == (look, text)


def test_a_blank_total_is_computed(workspace: Workspace) -> None:
    """It follows from its parts, and a part without a figure makes it incomplete."""
    put(workspace, c4("T", "KOR", 2017), BLANK)
    total = picture(workspace, c4("T", "KOR", 2017))
    assert (total.look, total.text, total.incomplete) == (CellLook.COMPUTED, "5.967", 0)
    put(workspace, c4("M", "KOR", 2017), Observation(status="N"))
    assert picture(workspace, c4("T", "KOR", 2017)).incomplete == 1


def test_an_entered_total_stands_beside_the_computed_one(workspace: Workspace) -> None:
    """The difference is shown with its sign, nothing is overwritten."""
    put(workspace, c4("T", "KOR", 2017), Observation(value=6000))
    total = picture(workspace, c4("T", "KOR", 2017))
    assert (total.look, total.text, total.computed, total.difference) == (CellLook.ENTERED, "6", "5.967", "+0.033")
    put(workspace, c4("T", "KOR", 2017), Observation(value=5000))
    assert picture(workspace, c4("T", "KOR", 2017)).difference == "−0.967"


def test_equal_totals_show_no_difference(workspace: Workspace) -> None:
    """What agrees needs no sign."""
    assert picture(workspace, c4("T", "KOR", 2017)).difference == ""


def test_what_a_table_does_not_ask_is_hatched(workspace: Workspace) -> None:
    """A country that is not named in a year."""
    assert picture(workspace, c4("M", "THA", 2021)).look is CellLook.NOT_ASKED


def test_flag_note_and_lock_are_told(workspace: Workspace) -> None:
    """Each has its own place in the cell."""
    put(workspace, c4("M", "KOR", 2017), Observation(value=1, decimals=3, status="E", note="as printed"))
    view = workspace.table_view(SOURCE, C4)
    row = next(row for row in view.layout.rows if row.cell == c4("M", "KOR", 2017).cell)
    year = next(year for year in view.years if year.qtable.year == 2017)
    found = Painter(Figures(view.layout.table, Writing(ENGLISH))).picture(row, replace(year, locked=True))
    assert (found.flag, found.note, found.locked, found.total) == ("e", True, True, False)


@pytest.mark.parametrize(
    ("observation", "text"),
    [
        (Observation(value=1531, decimals=3), "1.531"),
        (Observation(value=12_400, decimals=1, status="E"), "12.4 e"),
        (Observation(status="N"), "N"),
        (Observation(text="?"), "?"),
        (BLANK, ""),
    ],
)
def test_the_editor_opens_with_everything_that_is_stored(
    workspace: Workspace, observation: Observation, text: str
) -> None:
    """Editing must never lose a digit or a letter."""
    assert Painter(Figures(workspace.edition.table(C4), Writing(ENGLISH))).text_to_edit(observation) == text


def test_fewer_decimals_are_a_matter_of_sight(workspace: Workspace) -> None:
    """The figure with every digit stands beside what is shown; what hides nothing has none."""
    key = c4("M", "KOR", 2017)
    one = picture(workspace, key, decimals=1)
    assert (one.text, one.full) == ("1.5", "1.531")
    assert picture(workspace, key, decimals=3).full == ""
    put(workspace, key, Observation(value=2500, decimals=1))
    assert (picture(workspace, key, decimals=3).text, picture(workspace, key, decimals=3).full) == ("2.500", "")


def test_zero_is_a_plain_0(workspace: Workspace) -> None:
    """Whatever was typed and however many decimals are shown; the editor has what was typed."""
    put(workspace, c4("M", "KOR", 2017), Observation(value=0, decimals=2))
    assert picture(workspace, c4("M", "KOR", 2017)).text == "0"
    assert picture(workspace, c4("M", "KOR", 2017), decimals=3).text == "0"


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (None, ""),
        (BLANK, ""),
        (Observation(value=1531, decimals=3), ""),
        (Observation(value=1531, decimals=3, note="another remark"), ""),
        (Observation(value=1500, decimals=1), "1.5"),
        (Observation(value=1531, decimals=3, status="E"), "1.531 e"),
        (Observation(status="N"), "N"),
    ],
)
def test_a_change_since_the_round_before_names_what_stood_there(
    workspace: Workspace, before: Observation | None, told: str
) -> None:
    """What is not known, was blank or is the same is no change."""
    assert picture(workspace, c4("M", "KOR", 2017), known=Known(before=before)).changed_from == told


def test_a_question_of_the_desk_is_told(workspace: Workspace) -> None:
    """It has its own mark."""
    assert picture(workspace, c4("M", "KOR", 2017), known=Known(question=True)).question
    assert not picture(workspace, c4("M", "KOR", 2017)).question


def test_only_the_outermost_total_is_grand(workspace: Workspace) -> None:
    """Total of all; the totals inside it look like their neighbours."""
    assert picture(workspace, c4("T", "TOTAL", 2017)).grand
    assert not picture(workspace, c4("M", "TOTAL", 2017)).grand
    assert not picture(workspace, c4("T", "KOR", 2017)).grand


def finding(severity: Severity, *, allowed: bool = False) -> Finding:
    """A finding of a severity."""
    allowance = Allowance("k", "f", "a good reason", "Sok Dara", datetime(2026, 1, 1, tzinfo=UTC))
    return Finding(
        "k",
        "V02",
        "t",
        severity,
        Level.VALUE,
        Outcome.FAIL,
        Words.of("m"),
        (),
        allowance=allowance if allowed else None,
    )


@pytest.mark.parametrize(
    ("severity", "mark"),
    [
        (Severity.FATAL, Mark.MUST_FIX),
        (Severity.DUPLICATE, Mark.MUST_FIX),
        (Severity.ERROR, Mark.FIX_OR_EXPLAIN),
        (Severity.WARNING, Mark.EXPLAIN),
        (Severity.INFORMATION, Mark.INFORMATION),
    ],
)
def test_a_finding_marks_by_what_must_be_done(severity: Severity, mark: Mark) -> None:
    """The shape is the order to the person; a reason turns it into a tick."""
    assert finding_mark(finding(severity)) is mark
    assert finding_mark(finding(severity, allowed=True)) is Mark.EXPLAINED


def test_the_gravest_finding_marks_the_cell() -> None:
    """A cell has one mark."""
    assert mark_of([finding(Severity.WARNING), finding(Severity.ERROR)]) is Mark.FIX_OR_EXPLAIN
    assert mark_of([]) is None
