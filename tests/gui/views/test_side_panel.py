"""The panel follows the current cell: definition, note, history; what is not seen is not worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK, Observation
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


def test_the_cell_panel_tells_everything_of_a_cell(panel: SidePanel) -> None:
    """Place, value, persons, other years, definition, source, last change; no network."""
    show(panel, KOREA, Tab.CELL)
    cell = panel.cell
    assert bare(cell.place.text()) == "C4 · Male, Republic of Korea · 2017"
    assert bare(cell.value.text()) == "1.531"
    assert bare(cell.state.text()) == "1531 persons"
    assert "2016: 5.503, 2017: 1.531" in bare(cell.spark.accessibleName())
    assert "order to work" in cell.definition.text()
    assert bare(cell.source.text()).endswith("FX:14128")
    assert "2026" in cell.changed.text()
    assert not cell.grab().isNull()


def test_unreadable_text_is_told_with_what_to_do(panel: SidePanel, session: Session) -> None:
    """The reason stands in red under the value."""
    session.execute(SetObservations(((KOREA, Observation(text="5 %")),), Label("Test")))
    show(panel, KOREA, Tab.CELL)
    assert "share" in panel.cell.told.text()
    session.execute(SetObservations(((KOREA, BLANK),), Label("Test")))
    show(panel, KOREA, Tab.CELL)
    assert panel.cell.value.text() == "–"


def test_a_note_is_written_and_kept(panel: SidePanel, session: Session, qtbot: QtBot) -> None:
    """It hangs on the value; the button is there only while something is unsaved."""
    show(panel, KOREA, Tab.CELL)
    note = panel.cell.note
    assert note.save.isHidden()
    note.box.set_text("As printed in the yearbook.")
    qtbot.mouseClick(note.save, Qt.MouseButton.LeftButton)
    assert session.workspace.observation(KOREA).note == "As printed in the yearbook."
    panel.refresh()
    assert note.box.text() == "As printed in the yearbook."
    assert note.save.isHidden()


def test_an_unsaved_note_does_not_move_to_another_cell(panel: SidePanel) -> None:
    """It would be stored with the wrong figure."""
    show(panel, KOREA, Tab.CELL)
    panel.cell.note.box.set_text("half a sentence")
    show(panel, c4("M", "JPN", 2017), Tab.CELL)
    assert panel.cell.note.box.text() == ""


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
    assert panel.tabs.tabText(Tab.FINDINGS) == "Findings 7"
    panel.findings.did_count.emit(0)
    assert panel.tabs.tabText(Tab.FINDINGS) == "Findings"


def test_a_hidden_panel_rests(panel: SidePanel) -> None:
    """Moving in the grid costs nothing then."""
    show(panel, KOREA, Tab.CELL)
    panel.hide()
    panel.show_place(0, 0)
    assert bare(panel.cell.place.text()) == "C4 · Male, Republic of Korea · 2017"
