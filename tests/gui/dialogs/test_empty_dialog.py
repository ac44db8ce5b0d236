"""Why cells are empty: three answers, a reason, one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Declaration
from ilms_desktop.ui.dialogs.empty_dialog import EmptyDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.empty_cells import Why, find_year
from tests.gui.conftest import A5, C4, SOURCE, c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.ui.session import Session


@pytest.fixture
def ask(session: Session, qtbot: QtBot) -> Callable[..., EmptyDialog]:
    """Dialog about the year 2021 of a table."""

    def make(table: TableKey = C4, why: Why = Why.NOT_AVAILABLE) -> EmptyDialog:
        empty = find_year(session.workspace, SOURCE, table, 2021)
        assert empty is not None
        dialog = EmptyDialog(session, empty, why)
        qtbot.addWidget(dialog)
        return dialog

    return make


def test_the_question_names_place_and_number(ask: Callable[..., EmptyDialog]) -> None:
    """And the answer that was asked for is chosen."""
    dialog = ask()
    assert bare(dialog.windowTitle()) == "Empty cells of C4, 2021"
    assert dialog.why is Why.NOT_AVAILABLE
    assert bare(dialog.go.text()) == "Put N into 5 cells"
    dialog.options[Why.NOTHING].button.click()
    assert dialog.go.text() == "Declare the year"
    assert not dialog.grab().isNull()


def test_letters_with_a_reason_are_one_step(ask: Callable[..., EmptyDialog], session: Session, qtbot: QtBot) -> None:
    """The reason is the note of each cell."""
    dialog = ask()
    dialog.options[Why.NOT_APPLICABLE].button.click()
    dialog.reason.set_text("Nobody can be counted twice.")
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()
    said = session.workspace.observation(c4("M", "SGP", 2021))
    assert (said.status, said.note) == ("X", "Nobody can be counted twice.")
    session.undo()
    assert session.workspace.observation(c4("M", "SGP", 2021)).is_blank


def test_a_whole_year_is_not_reported_only_with_a_reason(ask: Callable[..., EmptyDialog], session: Session) -> None:
    """Nothing to report needs none."""
    dialog = ask(A5)
    assert not dialog.go.isEnabled()
    dialog.reason.set_text("The survey was not run.")
    assert dialog.go.isEnabled()
    dialog.go.click()
    assert set(session.workspace.declarations().values()) == {Declaration.NOT_AVAILABLE}
    assert ask(A5, Why.NOTHING).go.isEnabled()


def test_a_reason_that_is_too_long_is_told(ask: Callable[..., EmptyDialog]) -> None:
    """Nothing is cut."""
    dialog = ask()
    dialog.reason.set_text("x" * 1004)
    assert bare(dialog.trouble.text()).startswith("4 characters too many.")
    assert not dialog.go.isEnabled()


def test_one_may_go_to_the_cells_instead(ask: Callable[..., EmptyDialog], session: Session, qtbot: QtBot) -> None:
    """Nothing is said of them then."""
    before = session.workspace.journal_head()
    dialog = ask()
    with qtbot.waitSignals([dialog.wants_cell, dialog.rejected]):
        dialog.lead.click()
    assert session.workspace.journal_head() == before
