"""The grid's model: a thin skin that keeps Qt's promises and turns typing into commands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.model.command import EditSource, RemoveSource
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.models.table_model import EDITABLE, HORIZONTAL, READ_ONLY, RIGHT, TableModel
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import C4, SOURCE, c1, c4

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session

ROLE = Qt.ItemDataRole
VERTICAL = Qt.Orientation.Vertical


@pytest.fixture
def model(session: Session) -> TableModel:
    """Table C4."""
    made = TableModel(session)
    made.open(SOURCE, C4)
    return made


def test_qt_finds_nothing_to_complain_of(model: TableModel, qtmodeltester: ModelTester) -> None:
    """Qt's own tester walks the model."""
    qtmodeltester.check(model)


def test_before_a_table_is_opened_there_is_nothing(session: Session, qtmodeltester: ModelTester) -> None:
    """No index, no text, no crash."""
    empty = TableModel(session)
    qtmodeltester.check(empty)
    assert (empty.rowCount(), empty.columnCount(), empty.state) == (0, 0, None)
    assert empty.key_at(QModelIndex()) is None
    assert empty.headerData(0, HORIZONTAL) is None
    assert not empty.index_of(c4("M", "KOR", 2017)).isValid()
    assert not empty.put(((0, 0, Observation()),), "Test")
    empty.clear(((0, 0),))
    empty.type_text(QModelIndex(), "5")
    empty.refresh()
    assert empty.data(QModelIndex()) is None
    assert not empty.flags(QModelIndex())


def test_roles_of_a_cell(model: TableModel) -> None:
    """Text, text to edit, words, alignment; nothing for other roles."""
    index = model.index_of(c4("M", "KOR", 2018))
    assert index.data() == "3.728"
    assert index.data(ROLE.EditRole) == "3.728"
    assert bare(index.data(ROLE.AccessibleTextRole)).startswith("C4, Male, Republic of Korea, 2018")
    assert index.data(ROLE.ToolTipRole) is None
    assert index.data(ROLE.TextAlignmentRole) == RIGHT
    assert index.data(ROLE.DecorationRole) is None


def test_headers_carry_the_whole_path(model: TableModel) -> None:
    """A screen reader announces year and row when they change."""
    index = model.index_of(c4("M", "KOR", 2017))
    assert model.headerData(index.column(), HORIZONTAL) == "2017"
    assert bare(model.headerData(index.column(), HORIZONTAL, ROLE.AccessibleTextRole)) == "2017, 21 of 21"
    assert model.headerData(index.row(), VERTICAL) == "Republic of Korea"
    assert model.headerData(index.row(), VERTICAL, ROLE.AccessibleTextRole) == "Male, Republic of Korea"
    assert model.headerData(index.row(), VERTICAL, ROLE.DecorationRole) is None


def test_typing_stores_and_repaints_only(model: TableModel, qtbot: QtBot, session: Session) -> None:
    """The current cell and the selection stay: cells change, the model is not reset."""
    index = model.index_of(c4("M", "KOR", 2017))
    assert index.data() == "1.531"
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        assert model.setData(index, "2.5 e")
    assert session.workspace.observation(c4("M", "KOR", 2017)) == Observation(value=2500, decimals=1, status="E")
    assert index.data(ROLE.EditRole) == "2.5 e"


def test_leaving_a_cell_unchanged_makes_no_step(model: TableModel, session: Session) -> None:
    """Opening and closing the editor is no change."""
    before = session.workspace.journal_head()
    model.setData(model.index_of(c4("M", "KOR", 2017)), "1.531")
    assert session.workspace.journal_head() == before
    assert not model.setData(QModelIndex(), "5")
    assert not model.setData(model.index(0, 0), "5", ROLE.DisplayRole)


def test_a_refused_figure_leaves_the_cell_and_tells_why(model: TableModel, qtbot: QtBot, session: Session) -> None:
    """Nothing was changed then."""
    with qtbot.waitSignal(session.bus.did_fail):
        model.setData(model.index_of(c4("M", "KOR", 2017)), "5 b n")
        model.put(((0, 0, Observation(value=1, decimals=0)),), "Test")
    assert model.index(0, 0).data() == "24.688"


def test_clearing_what_is_empty_is_no_step(model: TableModel, session: Session) -> None:
    """Undo must not offer a step that changed nothing."""
    before = session.workspace.journal_head()
    state = model.state
    assert state is not None
    place = state.place(c4("M", "SGP", 2021))
    assert place is not None
    model.clear((place,))
    assert session.workspace.journal_head() == before


def test_another_year_is_another_shape(model: TableModel, qtbot: QtBot, session: Session) -> None:
    """Rows or columns came: then, and only then, the model is reset."""
    source = session.workspace.source(SOURCE)
    with qtbot.waitSignals([model.modelReset, model.did_reshape]):
        session.execute(EditSource(replace(source, years=(*source.years, 2024))))
    assert model.columnCount() == 11


def test_a_table_whose_source_is_gone_is_closed(session: Session, qtbot: QtBot) -> None:
    """Nothing of it can be shown any more."""
    from tests.gui.screens.test_sources_screen import add_source

    source = add_source(session)
    model = TableModel(session)
    model.open(source, session.workspace.tables(source)[0].key)
    with qtbot.waitSignal(model.did_reshape):
        session.execute(RemoveSource(source))
    assert model.rowCount() == 0


def test_locked_years_cannot_be_typed_in(model: TableModel) -> None:
    """They can be chosen and read."""
    state = model.state
    assert state is not None
    assert model.flags(model.index(0, 0)) == EDITABLE
    view = replace(state.view, years=tuple(replace(year, locked=True) for year in state.years))
    state.view = view
    assert model.flags(model.index(0, 0)) == READ_ONLY


def test_a_cell_of_another_table_has_no_index(model: TableModel) -> None:
    """The window opens that table first."""
    assert not model.index_of(c1("T", "TOTAL", 2010)).isValid()
