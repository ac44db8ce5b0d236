"""Fields of a table and year: what belongs to its subject, stored as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.source import Source
from ilms_desktop.ui.dialogs.qtable_dialog import QTableDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.session import Session
from ilms_desktop.workspace.workspace import Workspace
from tests.gui.conftest import C4, SOURCE, CountedIds, SlowClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks

A10 = TableKey("A10", Criterion.CITIZENSHIP)


@pytest.fixture
def edit(session: Session, qtbot: QtBot) -> Callable[[TableKey], QTableDialog]:
    """Dialog of the last year of a table."""

    def make(table: TableKey) -> QTableDialog:
        view = session.workspace.table_view(SOURCE, table)
        dialog = QTableDialog(session, view, view.years[-1])
        qtbot.addWidget(dialog)
        return dialog

    return make


def write(dialog: QTableDialog, code: str, text: str) -> None:
    """Answer a field without storing it."""
    dialog.editors[code].put(text)


def test_fields_follow_the_table_and_help_follows_the_focus(edit: Callable[[TableKey], QTableDialog]) -> None:
    """Currency belongs to earnings; the list has its own words."""
    dialog = edit(C4)
    assert bare(dialog.windowTitle()) == "Fields of C4, 2023"
    assert "T30" not in dialog.editors
    assert dialog.help.text().startswith("Definition of migrants: ")
    dialog.editors["I13"].entered.emit()
    assert dialog.help.text().startswith("Remarks: ")
    assert not dialog.grab().isNull()
    assert "T30" in edit(A10).editors


def test_what_is_usual_is_offered_and_stored_with_the_rest(
    edit: Callable[[TableKey], QTableDialog], session: Session
) -> None:
    """Per month, mean, nominal; giving up stores nothing."""
    dialog = edit(A10)
    assert dialog.changed() == {"T7": "T7:121", "T8": "T8:127", "T9": "T9:133"}
    before = session.workspace.journal_head()
    dialog.reject()
    assert session.workspace.journal_head() == before
    write(dialog, "T30", "KHR")
    dialog.go.click()
    stored = session.workspace.qtable_fields(dialog._year.qtable)
    assert stored == {"T7": "T7:121", "T8": "T8:127", "T9": "T9:133", "T30": "KHR"}
    session.undo()
    assert session.workspace.qtable_fields(dialog._year.qtable) == {}


def test_what_is_refused_is_told_and_stays_on_screen(
    edit: Callable[[TableKey], QTableDialog], session: Session, qtbot: QtBot
) -> None:
    """Nothing of the step is stored."""
    dialog = edit(A10)
    write(dialog, "T30", "riel")
    with qtbot.assertNotEmitted(dialog.accepted):
        dialog.go.click()
    assert "T30" in dialog.trouble.text()
    assert dialog.editors["T30"].answer() == "riel"
    assert session.workspace.qtable_fields(dialog._year.qtable) == {}


def test_other_years_take_only_what_was_changed(edit: Callable[[TableKey], QTableDialog], session: Session) -> None:
    """One step for all of them."""
    dialog = edit(C4)
    assert "9 other years" in bare(dialog.for_all.text())
    write(dialog, "T36", "T36:3222")
    dialog.for_all.setChecked(True)
    dialog.go.click()
    keys = [year.qtable for year in session.workspace.table_view(SOURCE, C4).years]
    assert {session.workspace.qtable_fields(key).get("T36") for key in keys} == {"T36:3222"}
    session.undo()
    assert not any(session.workspace.qtable_fields(key) for key in keys)


def test_saving_without_a_change_makes_no_step(edit: Callable[[TableKey], QTableDialog], session: Session) -> None:
    """The dialog just closes."""
    before = session.workspace.journal_head()
    dialog = edit(C4)
    dialog.go.click()
    assert session.workspace.journal_head() == before


def test_what_cannot_be_otherwise_is_told_and_stored(tmp_path: Path, look: Look, tasks: Tasks, qtbot: QtBot) -> None:
    """A table of medians has no other average."""
    with Workspace.create(
        tmp_path / "old.ilms",
        country="KHM",
        round_id="2026",
        edition_id="ilms-2018",
        language="en",
        clock=SlowClock(),
        ids=CountedIds(),
    ) as workspace:
        session = Session(workspace, look, tasks)
        source = Source(id="BA:1", type="BA", name="Survey", criteria=(Criterion.BIRTH,), years=(2023,))
        session.execute(AddSource(source))
        view = workspace.table_view("BA:1", TableKey("A11", Criterion.BIRTH))
        dialog = QTableDialog(session, view, view.years[0])
        qtbot.addWidget(dialog)
        assert "T8" not in dialog.editors
        assert "Median" in [label.text() for label in dialog.findChildren(QLabel)]
        assert dialog.for_all.isHidden()
        dialog.go.click()
        assert workspace.qtable_fields(view.years[0].qtable)["T8"] == "T8:128"
