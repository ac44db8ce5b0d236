"""The panel follows the current cell: definition, note, history; what is not seen is not worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6

from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.side_panel import SidePanel, Tab
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.session import Session

KOREA = c4("M", "KOR", 2017)


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> Iterator[SidePanel]:
    """The panel beside table C4."""
    table = TableModel(session)
    table.open(SOURCE, C4)
    made = SidePanel(session, table)
    made.resize(320, 640)
    made.show()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


def show(panel: SidePanel, key: ObservationKey, tab: Tab) -> None:
    """Show a cell in a tab."""
    state = panel._table.state
    assert state is not None
    panel.open_tab(tab)
    panel.show_place(*(state.place(key) or (-1, -1)))


def test_each_tab_shows_the_current_cell(panel: SidePanel) -> None:
    """What is not seen is not worked out."""
    show(panel, KOREA, Tab.CELL)
    assert bare(panel.cell.place.text()) == "C4 · Male, Republic of Korea · 2017"
    assert panel.notes.place.text() == ""
    show(panel, KOREA, Tab.NOTES)
    assert bare(panel.notes.place.text()) == "C4 · Male, Republic of Korea · 2017"
    assert [panel.tabs.tabText(tab) for tab in (Tab.CELL, Tab.NOTES, Tab.HISTORY)] == ["Cell", "Notes", "History"]


def test_the_note_button_of_the_cell_leads_to_the_notes(panel: SidePanel) -> None:
    """And there to the box."""
    show(panel, KOREA, Tab.CELL)
    panel.cell.write_note.click()
    assert panel.tabs.currentIndex() == Tab.NOTES


def test_a_selection_is_noted_as_a_whole(panel: SidePanel) -> None:
    """Cells that are no more, because the table has fewer rows now, are left out."""
    state = panel._table.state
    assert state is not None
    here, beside = state.place(KOREA), state.place(c4("M", "JPN", 2017))
    assert here is not None
    assert beside is not None
    panel.open_tab(Tab.NOTES)
    panel.show_place(*here, [here, beside, (999, 0)])
    assert bare(panel.notes.cell.title.text()) == "Note on 2 cells"


def test_the_history_of_the_cell(panel: SidePanel) -> None:
    """An import is a change like any other; an untouched cell says that it has none."""
    show(panel, KOREA, Tab.HISTORY)
    assert panel.history.model.rowCount() == 1
    assert panel.history.empty.isHidden()
    assert not panel.grab().isNull()
    show(panel, c4("M", "SGP", 2021), Tab.HISTORY)
    assert not panel.history.empty.isHidden()


def test_the_tab_counts_open_findings(panel: SidePanel) -> None:
    """One knows without opening it."""
    assert panel.tabs.tabText(Tab.FINDINGS) == "Findings 36"
    panel.findings.did_count.emit(0)
    assert panel.tabs.tabText(Tab.FINDINGS) == "Findings"


def test_a_hidden_panel_rests(panel: SidePanel) -> None:
    """Moving in the grid costs nothing then."""
    show(panel, KOREA, Tab.CELL)
    panel.hide()
    panel.show_place(0, 0)
    assert bare(panel.cell.place.text()) == "C4 · Male, Republic of Korea · 2017"
