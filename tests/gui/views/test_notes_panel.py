"""The notes tab: remarks on the selected cells and on the year, with what was written before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.model.command import SetQTableField
from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.notes_panel import NotesPanel
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.main_window import MainWindow

KOREA, JAPAN = c4("M", "KOR", 2017), c4("M", "JPN", 2017)


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> NotesPanel:
    """The tab beside table C4."""
    table = TableModel(session)
    table.open(SOURCE, C4)
    made = NotesPanel(session, table, ("Ask the ministry.",))
    table.setParent(made)
    qtbot.addWidget(made)
    made.resize(320, 640)
    made.show()
    qtbot.waitExposed(made)
    show(made, KOREA)
    return made


def show(panel: NotesPanel, *keys: ObservationKey) -> None:
    """Select cells; the first one is current."""
    state = panel._table.state
    assert state is not None
    places = [state.place(key) or (-1, -1) for key in keys]
    panel.show_places(places, places[0])


def test_a_note_is_written_and_kept_with_its_author(panel: NotesPanel, session: Session, qtbot: QtBot) -> None:
    """It hangs on the value; the thread below says who wrote it."""
    assert panel.earlier.isHidden()
    panel.cell.box.set_text("As printed in the yearbook.")
    qtbot.mouseClick(panel.cell.save, Qt.MouseButton.LeftButton)
    assert session.workspace.observation(KOREA).note == "As printed in the yearbook."
    show(panel, KOREA)
    assert panel.cell.box.text() == "As printed in the yearbook."
    assert panel.earlier.text().startswith("Sok Dara")
    assert not panel.grab().isNull()


def test_an_unfinished_note_is_stored_with_its_own_cell(panel: NotesPanel, session: Session) -> None:
    """Not with the next one, and not lost."""
    panel.cell.box.set_text("half a sentence")
    show(panel, JAPAN)
    assert panel.cell.box.text() == ""
    assert session.workspace.observation(KOREA).note == "half a sentence"
    assert session.workspace.observation(JAPAN).note == ""
    panel.cell.box.set_text("another one")
    panel.hide()
    assert session.workspace.observation(JAPAN).note == "another one"


def test_one_note_on_many_cells(panel: NotesPanel, session: Session) -> None:
    """One step; that they had different notes is said before they are replaced."""
    panel.cell.insert("one")
    show(panel, KOREA, JAPAN)
    assert bare(panel.cell.title.text()) == "Note on 2 cells"
    assert "different notes" in panel.cell.help.text()
    assert panel.earlier.isHidden()
    panel.cell.insert("both")
    assert {session.workspace.observation(key).note for key in (KOREA, JAPAN)} == {"both"}
    session.undo()
    assert session.workspace.observation(KOREA).note == "one"


def test_the_remark_of_the_year_is_a_field_of_the_year(panel: NotesPanel, session: Session) -> None:
    """And the other fields stand below it in words."""
    assert bare(panel.year.title.text()) == "Remark on C4, 2017"
    panel.year.insert("Second half of the year.")
    session.execute(SetQTableField(KOREA.qtable, "T36", "T36:3222"))
    assert session.workspace.qtable_fields(KOREA.qtable)["I13"] == "Second half of the year."
    show(panel, KOREA)
    assert panel.year.box.text() == "Second half of the year."
    assert panel.fields.text() == "Definition of migrants: Registered nationals abroad"
    show(panel, c4("M", "KOR", 2018))
    assert panel.year.box.text() == ""
    assert panel.fields.text() == "No field is filled yet."


def test_fields_are_edited_from_here(panel: NotesPanel, qtbot: QtBot) -> None:
    """For the year that is shown."""
    with qtbot.waitSignal(panel.wants_fields) as asked:
        panel.edit_fields.click()
    assert asked.args == [KOREA.qtable]


def test_the_library_offers_standard_used_and_kept_notes(panel: NotesPanel, qtbot: QtBot) -> None:
    """Those of the file appear once they stand in it; kept ones are told to the settings."""
    panel.cell.insert("As printed.")
    texts = [note.text for note in panel.cell._notes()]
    assert texts.index("Methodology revised") < texts.index("As printed.") < texts.index("Ask the ministry.")
    assert "Registered nationals abroad" in [note.text for note in panel.year._notes()]
    with qtbot.waitSignal(panel.did_keep) as kept:
        panel.cell.kept.emit("As printed.")
    assert kept.args == [("As printed.", "Ask the ministry.")]
    with qtbot.waitSignal(panel.did_keep) as kept:
        panel.cell.dropped.emit("Ask the ministry.")
    assert kept.args == [("As printed.",)]


def test_before_a_table_is_open_nothing_is_shown(session: Session, qtbot: QtBot) -> None:
    """No cell, no note, no library."""
    table = TableModel(session)
    made = NotesPanel(session, table)
    table.setParent(made)
    qtbot.addWidget(made)
    made.show_places([(0, 0)], (0, 0))
    made._store_cells("x")
    made._store_year("x")
    assert made.cell._notes() == ()
    assert made.place.text() == ""


def test_the_window_keeps_notes_and_loses_none_on_closing(window: MainWindow, qtbot: QtBot) -> None:
    """Kept notes are a setting; what was being written is stored first."""
    window.open_table(SOURCE, C4)
    window.table.grid.go_to(KOREA)
    window.acts["note"].trigger()
    with qtbot.waitSignal(window.wants_setting) as asked:
        window.panel.notes.cell.kept.emit("As printed.")
    assert asked.args == ["notes", ("As printed.",)]
    window.panel.notes.cell.box.set_text("being written")
    window.close()
    assert window.session.workspace.observation(KOREA).note == "being written"
