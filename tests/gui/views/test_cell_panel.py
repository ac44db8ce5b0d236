"""The cell panel tells everything of a cell and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import (
    ChooseVersion,
    Declaration,
    DeclareQTable,
    Label,
    SetObservations,
    SetQTableField,
)
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.cell_panel import CellPanel
from tests.gui.conftest import A5, C4, SOURCE, c4
from tests.gui.presenters.test_version_words import SECTOR, fill_total
from tests.gui.views.test_column_header import Y2021

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.session import Session

KOREA = c4("M", "KOR", 2017)


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> CellPanel:
    """The panel beside table C4."""
    table = TableModel(session)
    table.open(SOURCE, C4)
    made = CellPanel(session, table)
    table.setParent(made)
    qtbot.addWidget(made)
    made.resize(320, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(panel: CellPanel, key: ObservationKey) -> None:
    """Show a cell."""
    state = panel._table.state
    assert state is not None
    panel.show_place(*(state.place(key) or (-1, -1)))


def test_everything_of_a_cell_without_a_network(panel: CellPanel) -> None:
    """Place, value, persons, other years, definition, unit, source, completeness, last change."""
    show(panel, KOREA)
    assert bare(panel.place.text()) == "C4 · Male, Republic of Korea · 2017"
    assert bare(panel.value.text()) == "1.531"
    assert "persons" in bare(panel.state.text())
    assert "2016: 5.503, 2017: 1.531" in bare(panel.spark.accessibleName())
    assert "order to work" in panel.definition.text()
    told = bare(panel.limits.text())
    assert told == "Unit: thousands of persons\nUp to 3 decimals\nIndicator MNA_OEMP_SEX_CDS_NB"
    assert bare(panel.source.text()).endswith("FX:14128")
    assert bare(panel.year.text()) == "21 of 21 cells answered"
    assert "2026" in panel.changed.text()
    assert not panel.grab().isNull()


def test_text_that_is_no_figure_is_told_with_what_to_do(panel: CellPanel, session: Session) -> None:
    """In red under the value; an empty cell has a dash."""
    session.execute(SetObservations(((KOREA, Observation(text="5 %")),), Label("Test")))
    show(panel, KOREA)
    assert "share" in panel.told.text()
    session.execute(SetObservations(((KOREA, BLANK),), Label("Test")))
    show(panel, KOREA)
    assert panel.value.text() == "–"
    assert "share" not in panel.told.text()
    show(panel, c4("M", "SGP", 2021))
    assert panel.changed.text() == "No earlier value for this cell."


def test_the_note_is_read_here_and_written_elsewhere(panel: CellPanel, session: Session, qtbot: QtBot) -> None:
    """The button leads there."""
    show(panel, KOREA)
    assert (panel.note.text(), panel.write_note.text()) == ("No note yet.", "Write a note…")
    session.execute(SetObservations(((KOREA, Observation(5000, 0, note="As printed.")),), Label("Test")))
    show(panel, KOREA)
    assert (panel.note.text(), panel.write_note.text()) == ("As printed.", "Change the note…")
    with qtbot.waitSignal(panel.wants_note):
        panel.write_note.click()


def test_what_was_said_of_the_year_is_told(panel: CellPanel, session: Session) -> None:
    """The declaration with its reason, and the remark."""
    session.execute(DeclareQTable(Y2021, Declaration.NOTHING, "Nobody was admitted."))
    session.execute(SetQTableField(Y2021, "I13", "Borders were closed."))
    panel._table.open(SOURCE, A5)
    panel.show_place(0, 2)
    assert panel.year.text() == "nothing to report\nNobody was admitted.\nBorders were closed."
    assert panel.state.text() == "nothing to report\nNobody was admitted."
    assert panel.go_there.isHidden()


def test_a_year_filled_elsewhere_has_a_way_there(panel: CellPanel, session: Session, qtbot: QtBot) -> None:
    """An empty-looking cell leads to its figures."""
    fill_total(session.workspace, SECTOR, 2021)
    session.execute(ChooseVersion(SOURCE, A5, "ECO_AGGREGATE"))
    panel._table.open(SOURCE, A5)
    panel.show_place(0, 2)
    assert "filled in “Economic activity, broad sectors”" in panel.state.text()
    assert bare(panel.year.text()) == "in Economic activity, broad sectors: 1 of 72"
    assert panel.go_there.text() == "Show it in “broad sectors”"
    with qtbot.waitSignal(panel.wants_version) as asked:
        panel.go_there.click()
    assert asked.args == [SECTOR]


def test_before_a_table_is_open_nothing_is_shown(session: Session, qtbot: QtBot) -> None:
    """No cell, no words."""
    table = TableModel(session)
    made = CellPanel(session, table)
    table.setParent(made)
    qtbot.addWidget(made)
    made.show_place(0, 0)
    assert made.place.text() == ""
