"""Who does it, until when, what: one step, for one gap or for all of a source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate

from ilms_desktop.model.command import PlanWork
from ilms_desktop.model.work_plan import Planned
from ilms_desktop.ui.dialogs.plan_dialog import PlanDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.workspace.gaps import Gap, gaps
from ilms_desktop.workspace.plan_handlers import LONGEST_NOTE
from tests.gui.conftest import C1, C4, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session


@pytest.fixture
def found(session: Session) -> dict[str, Gap]:
    """Gaps by table."""
    workspace = session.workspace
    workspace.execute(PlanWork((Planned(SOURCE, C1, owner="Chan Mony", note="Ask."),)))
    every = gaps(workspace.edition, workspace.sources(), workspace.completeness(), workspace.plan())
    return {gap.code: gap for gap in every}


@pytest.fixture
def dialog(session: Session, found: dict[str, Gap], qtbot: QtBot) -> PlanDialog:
    """For table C4."""
    made = PlanDialog(session, found["C4"], [found["C1"], found["C6"]])
    qtbot.addWidget(made)
    made.show()
    return made


def test_answers_are_stored_as_one_step(session: Session, dialog: PlanDialog) -> None:
    """A day only where somebody wants one; it begins with that of the round."""
    deadline = session.workspace.round.deadline
    assert dialog.day.date() == QDate(deadline.year, deadline.month, deadline.day)
    assert not dialog.day.isEnabled()
    dialog.owner.setText(" Sok Dara ")
    dialog.note.set_text("Ask for 2021.")
    dialog.has_day.setChecked(True)
    dialog.day.setDate(QDate(2026, 10, 1))
    dialog.go.click()
    assert session.workspace.plan()[SOURCE, C4] == Planned(
        SOURCE, C4, owner="Sok Dara", due=date(2026, 10, 1), note="Ask for 2021."
    )
    session.undo()
    assert (SOURCE, C4) not in session.workspace.plan()


def test_others_get_name_and_day_and_keep_their_note(
    session: Session, dialog: PlanDialog, found: dict[str, Gap]
) -> None:
    """One person often does all tables of a source."""
    assert bare(dialog.for_all.label.text()).startswith("Write who and until when for the 2 other gaps")
    dialog.owner.setText("Sok Dara")
    dialog.note.set_text("Only here.")
    dialog.for_all.box.setChecked(True)
    dialog.go.click()
    plan = session.workspace.plan()
    assert plan[SOURCE, C1] == Planned(SOURCE, C1, owner="Sok Dara", note="Ask.")
    assert plan[SOURCE, found["C6"].table].note == ""


def test_what_was_planned_is_shown_and_can_be_cleared(session: Session, found: dict[str, Gap], qtbot: QtBot) -> None:
    """An empty plan is none."""
    dialog = PlanDialog(session, found["C1"], [])
    qtbot.addWidget(dialog)
    assert (dialog.owner.text(), dialog.note.text()) == ("Chan Mony", "Ask.")
    assert dialog.for_all.isHidden()
    dialog.owner.clear()
    dialog.note.set_text("")
    dialog.go.click()
    assert session.workspace.plan() == {}


def test_a_note_that_is_too_long_is_told(session: Session, dialog: PlanDialog) -> None:
    """Before it is refused."""
    dialog.note.set_text("x" * (LONGEST_NOTE + 2))
    assert bare(dialog.trouble.text()) == "2 characters too many. Shorten the text."
    assert not dialog.go.isEnabled()
    dialog.note.set_text("x")
    assert dialog.go.isEnabled()
    session.execute(PlanWork((Planned("FX:99", C4, owner="A"),)))
    assert "FX:99" in dialog.trouble.text()


def test_a_day_reads_the_same_from_the_right(
    session: Session, found: dict[str, Gap], speak: Callable[[str], None], qtbot: QtBot
) -> None:
    """Year first, whatever the direction of the window."""
    speak("ar")
    dialog = PlanDialog(session, found["C4"], [])
    qtbot.addWidget(dialog)
    dialog.day.setDate(QDate(2026, 12, 1))
    assert dialog.day.text() == "2026-12-01"
