"""Nothing to report: untouched years at once, begun ones only if somebody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Declaration, RemoveSource
from ilms_desktop.ui.dialogs.nothing_dialog import NothingDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.nothing import nothing_years
from ilms_desktop.workspace.gaps import gaps
from tests.gui.conftest import C1, C4, SOURCE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.ui.session import Session


def dialog(session: Session, qtbot: QtBot, table: TableKey) -> NothingDialog:
    """For a table of the example."""
    workspace = session.workspace
    every = gaps(workspace.edition, workspace.sources(), workspace.completeness(), {})
    gap = next(each for each in every if each.table == table)
    made = NothingDialog(session, gap, nothing_years(workspace, SOURCE, table))
    qtbot.addWidget(made)
    made.show()
    return made


def test_untouched_years_are_declared(session: Session, qtbot: QtBot) -> None:
    """With one reason, as one step."""
    made = dialog(session, qtbot, C1)
    assert bare(made.which.text()) == "Years: 2019–2023"
    assert bare(made.go.text()) == "Declare 5 years"
    made.reason.set_text("No register of nationals abroad in these years.")
    made.go.click()
    declared = session.workspace.declarations()
    assert sorted(key.year for key in declared) == [2019, 2020, 2021, 2022, 2023]
    assert set(declared.values()) == {Declaration.NOTHING}
    session.undo()
    assert session.workspace.declarations() == {}


def test_years_with_figures_only_if_somebody_says_so(session: Session, qtbot: QtBot) -> None:
    """Their figures stay."""
    made = dialog(session, qtbot, C1)
    assert bare(made.with_begun.label.text()).startswith("Also 2010, which holds something already")
    made.with_begun.box.setChecked(True)
    assert bare(made.go.text()) == "Declare 6 years"
    before = session.workspace.completeness().total
    made.go.click()
    after = session.workspace.completeness().total
    assert (after.entered, after.zero) == (before.entered, before.zero)


def test_where_every_year_is_begun_it_is_about_those(session: Session, qtbot: QtBot) -> None:
    """There is no choice then."""
    made = dialog(session, qtbot, C4)
    assert made.with_begun.isHidden()
    assert [key.year for key in made.chosen()] == [2021]


def test_what_does_not_fit_is_told(session: Session, qtbot: QtBot) -> None:
    """Before, and when it is refused."""
    made = dialog(session, qtbot, C1)
    made.reason.set_text("x" * 1001)
    assert bare(made.trouble.text()) == "1 characters too many. Shorten the reason."
    assert not made.go.isEnabled()
    made.reason.set_text("")
    session.execute(RemoveSource(SOURCE))
    assert made.trouble.text()
