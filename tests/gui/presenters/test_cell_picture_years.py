"""Blank cells of a year that was spoken of, or that is filled in another class version, are not merely empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import ChooseVersion, Declaration, DeclareQTable
from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.cell_picture import CellLook
from tests.gui.conftest import A5, SOURCE
from tests.gui.presenters.test_version_words import SECTOR, fill_total
from tests.gui.views.test_column_header import Y2021

if TYPE_CHECKING:
    from ilms_desktop.ui.session import Session

#: column of 2021
COLUMN = 2


@pytest.fixture
def table(session: Session) -> TableModel:
    """Table A5."""
    made = TableModel(session)
    made.open(SOURCE, A5)
    return made


def test_a_declared_year_is_hatched_and_told(table: TableModel, session: Session) -> None:
    """Only that year changes; the pointer has the reason."""
    session.execute(DeclareQTable(Y2021, Declaration.NOT_AVAILABLE, "The survey was not run."))
    state = table.state
    assert state is not None
    assert state.picture(0, COLUMN).look is CellLook.DECLARED
    assert state.picture(0, COLUMN - 1).look is CellLook.EMPTY
    words = state.words(0, COLUMN)
    assert words.value == "not reported"
    assert words.tooltip == "not reported\nThe survey was not run."
    assert "not reported" in words.accessible
    assert not state.is_tab_stop(0, COLUMN)


def test_a_year_filled_elsewhere_says_so_in_each_cell(table: TableModel, session: Session) -> None:
    """With how much is there, and the way."""
    fill_total(session.workspace, SECTOR, 2021)
    session.execute(ChooseVersion(SOURCE, A5, "ECO_AGGREGATE"))
    state = table.state
    assert state is not None
    assert state.picture(0, COLUMN).look is CellLook.ELSEWHERE
    told = bare(state.words(0, COLUMN).tooltip)
    assert told.split("\n") == [
        "filled in “Economic activity, broad sectors”",
        "1 of 72 there; the menu of the year leads to it",
    ]
    assert not state.is_tab_stop(0, COLUMN)
