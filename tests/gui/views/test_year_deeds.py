"""What the menu of a year does, in the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import (
    ChooseVersion,
    Declaration,
    DeclareQTable,
    Label,
    SetObservations,
    SetQTableField,
)
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.dialogs.empty_dialog import EmptyDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.cell_picture import CellLook
from ilms_desktop.ui.presenters.empty_cells import Why
from ilms_desktop.ui.views.side_panel import Tab
from tests.gui.conftest import A5, C4, SOURCE, c4
from tests.gui.presenters.test_version_words import SECTOR, fill_total
from tests.gui.views.test_column_header import Y2021
from tests.gui.views.test_year_menu import trigger, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.views.main_window import MainWindow
    from ilms_desktop.ui.views.year_deeds import YearDeeds

#: column of 2021 in A5
COLUMN = 2


@pytest.fixture
def deeds(window: MainWindow) -> YearDeeds:
    """The deeds of a window that shows A5."""
    window.open_table(SOURCE, A5)
    return window.deeds.years


def test_the_keyboard_opens_the_menu_of_the_current_year(window: MainWindow, deeds: YearDeeds) -> None:
    """Alt+Down, with the first entry chosen; a list keeps its own Alt+Down."""
    window.table.grid.setCurrentIndex(window.table.model.index(1, COLUMN))
    menu = deeds.open_current_menu()
    assert menu is not None
    assert bare(menu.accessibleName()) == "A5, 2021"
    assert menu.activeAction() is menu.actions()[0]
    assert window.acts["year_menu"].shortcut().toString() == "Alt+Down"
    assert window.acts["year_menu"].shortcutContext() is Qt.ShortcutContext.WidgetWithChildrenShortcut
    menu.close()


def test_nothing_to_report_is_declared_and_taken_back(window: MainWindow, deeds: YearDeeds) -> None:
    """The year looks and counts so; nothing of it is a stop on the way to empty cells."""
    menu = deeds.open_menu(COLUMN)
    assert menu is not None
    trigger(menu, "Nothing to report")
    dialog = deeds.ask_why(SOURCE, A5, 2021, Why.NOTHING)
    assert dialog is not None
    dialog.go.click()
    assert window.session.workspace.declarations() == {Y2021: Declaration.NOTHING}
    state = window.table.model.state
    assert state is not None
    assert state.picture(0, COLUMN).look is CellLook.DECLARED
    assert not state.is_tab_stop(0, COLUMN)
    assert state.words(0, COLUMN).value == "nothing to report"
    again = deeds.open_menu(COLUMN)
    assert again is not None
    trigger(again, "Take back")
    assert window.session.workspace.declarations() == {}


def test_a_figure_in_a_declared_year_is_told(window: MainWindow, deeds: YearDeeds, qtbot: QtBot) -> None:
    """Nothing is lost in silence, and undo is beside the words."""
    window.session.execute(DeclareQTable(Y2021, Declaration.NOTHING, "Nobody."))
    with qtbot.waitSignal(window.session.bus.did_say) as said:
        window.table.model.type_text(window.table.model.index(0, COLUMN), "5")
    assert bare(said.args[0]) == "A5, 2021 was declared “nothing to report”. The figure took that back."
    window.session.undo()
    assert window.session.workspace.declarations() == {Y2021: Declaration.NOTHING}
    assert deeds.parent() is window


def test_the_empty_cells_are_gone_to(window: MainWindow, deeds: YearDeeds) -> None:
    """From the menu, and from the dialog."""
    window.open_table(SOURCE, C4)
    state = window.table.model.state
    assert state is not None
    column = next(n for n, year in enumerate(state.years) if year.qtable.year == 2021)
    menu = deeds.open_menu(column)
    assert menu is not None
    trigger(menu, "Go to")
    assert window.table.grid.current_key() == c4("T", "X", 2021)
    window.table.grid.go_to(c4("T", "TOTAL", 2021))
    dialog = deeds.say_why_here()
    assert dialog is not None
    dialog.lead.click()
    assert window.table.grid.current_key() == c4("T", "X", 2021)


def test_a_year_in_another_version_is_gone_to_there(window: MainWindow, deeds: YearDeeds) -> None:
    """The class version is switched on the way."""
    fill_total(window.session.workspace, SECTOR, 2021)
    window.session.execute(ChooseVersion(SOURCE, A5, "ECO_AGGREGATE"))
    dialog = deeds.say_why(SOURCE, A5, 2021)
    assert dialog is not None
    dialog.lead.click()
    key = window.table.grid.current_key()
    assert key is not None
    assert (key.qtable.version, key.qtable.year) == (SECTOR, 2021)


def test_where_nothing_is_empty_it_is_said(window: MainWindow, deeds: YearDeeds, qtbot: QtBot) -> None:
    """No dialog about nothing; a year that is not there has no empty cells either."""
    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        assert deeds.say_why(SOURCE, C4, 2017) is None
    assert bare(told.args[0]) == "No cell of C4, 2017 is left to be explained."
    assert deeds.say_why(SOURCE, C4, 1990) is None
    assert deeds.edit_fields(Y2021._replace(year=1990)) is None


@pytest.mark.usefixtures("deeds")
def test_the_gap_list_of_the_overview_asks_why(window: MainWindow) -> None:
    """The work list is where empty cells are met."""
    window.acts["overview"].trigger()
    gap = window.overview.side.gaps.line(window.overview.side.gap_list.currentIndex())
    assert gap is not None
    window.overview.side.say_why.click()
    dialog = window.findChild(EmptyDialog)
    assert dialog is not None
    assert gap.code in dialog.windowTitle()


def test_fields_and_remark_are_reached_from_the_menu(window: MainWindow, deeds: YearDeeds) -> None:
    """The dialog of the year, and the notes tab at its remark."""
    menu = deeds.open_menu(COLUMN)
    assert menu is not None
    trigger(menu, "Remark")
    assert window.panel.tabs.currentIndex() == Tab.NOTES
    assert bare(window.panel.notes.year.title.text()) == "Remark on A5, 2021"
    dialog = deeds.edit_fields_here()
    assert dialog is not None
    assert bare(dialog.windowTitle()) == "Fields of A5, 2021"


def test_years_come_and_empty_ones_go(window: MainWindow, deeds: YearDeeds, qtbot: QtBot) -> None:
    """One with figures stays, and the words say what to do."""
    menu = deeds.open_menu(COLUMN)
    assert menu is not None
    menu.wants_year.emit(2010)
    assert 2010 in window.session.workspace.source(SOURCE).years
    with qtbot.waitSignal(window.session.bus.did_fail) as failed:
        menu.wants_removal.emit()
    assert isinstance(failed.args[0], CommandRefused)
    assert failed.args[0].code == "year_has_data"
    state = window.table.model.state
    assert state is not None
    menu = deeds.open_menu(next(n for n, year in enumerate(state.years) if year.qtable.year == 2010))
    assert menu is not None
    if not [key for key, _said in window.session.workspace.observations() if key.qtable.year == 2010]:
        menu.wants_removal.emit()
        assert 2010 not in window.session.workspace.source(SOURCE).years


def test_several_cells_get_n_and_one_reason(window: MainWindow, qtbot: QtBot) -> None:
    """The letter first, then the note of the same cells."""
    window.open_table(SOURCE, C4)
    grid = window.table.grid
    grid.go_to(c4("T", "X", 2021))
    window.acts["letter_N_reason"].trigger()
    assert window.session.workspace.observation(c4("T", "X", 2021)).status == "N"
    assert window.panel.tabs.currentIndex() == Tab.NOTES
    box = window.panel.notes.cell
    box.box.set_text("Not collected.")
    qtbot.mouseClick(box.save, Qt.MouseButton.LeftButton)
    assert window.session.workspace.observation(c4("T", "X", 2021)) == Observation(status="N", note="Not collected.")


def test_before_a_table_is_open_nothing_happens(window: MainWindow) -> None:
    """No year, no menu."""
    deeds = window.deeds.years
    assert deeds.open_current_menu() is None
    assert deeds.open_menu(0) is None
    assert deeds.say_why_here() is None
    assert deeds.edit_fields_here() is None


def test_the_fields_of_a_year_do_not_take_its_declaration(window: MainWindow, deeds: YearDeeds, qtbot: QtBot) -> None:
    """Only figures do."""
    window.session.execute(DeclareQTable(Y2021, Declaration.NOTHING, ""))
    with qtbot.assertNotEmitted(window.session.bus.did_say):
        window.session.execute(SetQTableField(Y2021, "I13", "x"))
        assert window.table.model.state is not None
        key = ObservationKey(Y2021._replace(year=2022), next(iter(window.table.model.state.rows)).cell)
        window.session.execute(SetObservations(((key, Observation(5000, 0)),), Label("Test")))
    menu = deeds.open_menu(COLUMN)
    assert menu is not None
    assert words(menu)[0] == "Take back: nothing to report"
