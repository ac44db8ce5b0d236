"""The work plan is stored as one step, in plain words, and touches no figure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import PlanWork
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.work_plan import Planned
from ilms_desktop.workspace.plan_handlers import LONGEST_NOTE, LONGEST_OWNER
from tests.unit.workspace.test_standing import package
from tests.unit.workspace.workspace_support import C4, REGISTER, again, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

TABLE = C4.table_key
DUE = date(2026, 10, 1)


def test_a_plan_is_kept_undone_and_redone(quiet: Workspace) -> None:
    """Also over closing."""
    entry = Planned(REGISTER, TABLE, owner="Sok Dara", due=DUE, note="Ask for 2021.")
    changes = quiet.execute(PlanWork((entry,)))
    assert changes.plan
    assert not changes.concerns_package
    assert again(quiet).plan() == {(REGISTER, TABLE): entry}


def test_it_can_be_taken_back(quiet: Workspace) -> None:
    """Like any other step."""
    quiet.execute(PlanWork((Planned(REGISTER, TABLE, owner="Sok Dara"),)))
    quiet.undo()
    assert quiet.plan() == {}
    quiet.redo()
    assert quiet.plan()[REGISTER, TABLE].owner == "Sok Dara"
    quiet.execute(PlanWork((Planned(REGISTER, TABLE),)))
    assert quiet.plan() == {}


def test_texts_are_tidied(quiet: Workspace) -> None:
    """A name is one line."""
    quiet.execute(PlanWork((Planned(REGISTER, TABLE, owner=" Sok\nDara ", note=" two\nlines "),)))
    assert quiet.plan()[REGISTER, TABLE] == Planned(REGISTER, TABLE, owner="Sok Dara", note="two\nlines")


def test_a_table_without_a_source_can_be_planned(quiet: Workspace) -> None:
    """That is where the work begins."""
    quiet.execute(PlanWork((Planned("", TABLE, note="Find a register."),)))
    assert quiet.plan()["", TABLE].note == "Find a register."


@pytest.mark.parametrize(
    ("planned", "code"),
    [
        (Planned("FX:99", TABLE, owner="A"), "unknown_source"),
        (Planned(REGISTER, TableKey("Z9", Criterion.NONE), owner="A"), "unknown_table"),
        (Planned(REGISTER, TABLE, owner="A" * (LONGEST_OWNER + 1)), "text_too_long"),
        (Planned(REGISTER, TABLE, note="A" * (LONGEST_NOTE + 1)), "text_too_long"),
    ],
)
def test_what_does_not_fit_is_refused(quiet: Workspace, planned: Planned, code: str) -> None:
    """Nothing of the step stays."""
    assert refused(quiet.execute, PlanWork((Planned(REGISTER, TABLE, owner="B"), planned))).code == code
    assert quiet.plan() == {}


def test_the_plan_of_a_source_that_is_gone_can_be_cleared(quiet: Workspace) -> None:
    """It would stay in the file for ever."""
    quiet.execute(PlanWork((Planned("FX:99", TABLE),)))


def test_planning_changes_nothing_that_was_sent(quiet: Workspace) -> None:
    """A plan is no reason for another package."""
    quiet.execute(package())
    quiet.execute(PlanWork((Planned(REGISTER, TABLE, owner="Sok Dara"),)))
    assert not quiet.is_changed_since_package()


def test_going_back_leaves_the_plan(quiet: Workspace) -> None:
    """What is to be done does not follow from old figures."""
    from ilms_desktop.model.command import GoBack, MakeRestorePoint, SetContact

    quiet.execute(MakeRestorePoint("before"))
    (point,) = quiet.restore_points()
    quiet.execute(PlanWork((Planned(REGISTER, TABLE, owner="Sok Dara"),)))
    quiet.execute(SetContact("Office", "", "Person", ""))
    quiet.execute(GoBack(point.entry, "before"))
    assert quiet.plan()[REGISTER, TABLE].owner == "Sok Dara"
