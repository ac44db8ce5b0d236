"""Adding a source: what is asked, what is told before, and that a refusal costs no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ilms_desktop.model.key import Criterion
from ilms_desktop.ui.dialogs.add_source_dialog import AddSourceDialog
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> AddSourceDialog:
    """The dialog over the example."""
    made = AddSourceDialog(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_source_is_added(dialog: AddSourceDialog, session: Session, qtbot: QtBot) -> None:
    """Type, name, criteria; the years of the round are preset."""
    assert not dialog.go.isEnabled()
    dialog.name.setText(" Labour force survey ")
    dialog.type.setCurrentIndex(dialog.type.findData("BA"))
    dialog.criteria[Criterion.CITIZENSHIP].setChecked(True)
    with qtbot.waitSignal(dialog.added) as told:
        dialog.go.click()
    added = session.workspace.sources()[-1]
    assert told.args == [added.id] == ["BA:N1"]
    assert (added.name, added.criteria) == ("Labour force survey", (Criterion.CITIZENSHIP,))
    assert len(added.years) == session.workspace.round.default_years
    assert dialog.isHidden()


def test_a_number_that_is_taken_keeps_the_dialog_open(dialog: AddSourceDialog, session: Session) -> None:
    """The answers stay, and the reason stands over the button."""
    dialog.name.setText("Another register")
    dialog.type.setCurrentIndex(dialog.type.findData("FX"))
    dialog.number.setText(SOURCE.partition(":")[2])
    dialog.go.click()
    assert dialog.isVisible()
    assert "already in this file" in dialog.trouble.text()
    assert len(session.workspace.sources()) == 1
    dialog.number.setText("6674")
    dialog.name.setText("Register of permits")
    assert dialog.trouble.isHidden()
    dialog.go.click()
    assert session.workspace.sources()[-1].id == "FX:6674"


def test_tables_are_told_before(dialog: AddSourceDialog) -> None:
    """They follow type and criteria."""
    dialog.type.setCurrentIndex(dialog.type.findData("DA"))
    dialog.criteria[Criterion.BIRTH].setChecked(True)
    told = bare(dialog.tables.text()).splitlines()
    assert told[0] == "Fills A1–A10, B1–B4 · Place of birth"
    assert "Does not fill C2: not asked of this type of source" in told


def test_tab_goes_from_the_name_to_the_deed(dialog: AddSourceDialog, qtbot: QtBot) -> None:
    """In the order of reading; Esc cancels."""
    dialog.name.setText("x")
    dialog.name.setFocus()
    seen = []
    for _step in range(7):
        here = QApplication.focusWidget()
        assert here is not None
        seen.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    expected = (dialog.name, dialog.type, dialog.number, *dialog.criteria.values(), dialog.cancel, dialog.go)
    assert tuple(seen) == expected
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
