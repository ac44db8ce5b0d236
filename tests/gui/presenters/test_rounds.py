"""The last rounds of a row: men, women and both over at most twelve years."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import EditSource
from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.rounds import YEARS, series_of, spoken
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.session import Session


@pytest.fixture
def state(session: Session) -> TableState:
    """Table C4."""
    return open_table(session, C4)


def open_table(session: Session, table: TableKey) -> TableState:
    """A table on screen."""
    model = TableModel(session)
    model.open(SOURCE, table)
    assert model.state is not None
    return model.state


def test_men_women_and_both_are_lines_of_one_chart(state: TableState) -> None:
    """In their own colours; the one the cell lies on is told."""
    row, column = state.place(c4("F", "KOR", 2017)) or (-1, -1)
    series = series_of(state, row, column)
    assert [(each.label, each.color, each.is_current) for each in series] == [
        ("Male", 0, False),
        ("Female", 1, True),
        ("Total", None, False),
    ]
    assert dict(series[1].points)[2017] == 4436
    assert all(each.has_line for each in series)
    assert "2016: 1.868, 2017: 4.436" in bare(spoken(state, row, column))


def test_a_gap_stays_a_gap(state: TableState) -> None:
    """A blank year is no zero."""
    row, column = state.place(c4("M", "SGP", 2021)) or (-1, -1)
    assert dict(series_of(state, row, column)[0].points)[2021] is None
    assert "2021: –" in bare(spoken(state, row, column))


def test_twelve_years_at_most_and_the_current_one_among_them(session: Session) -> None:
    """The newest twelve, unless the cell is older."""
    source = session.workspace.source(SOURCE)
    session.execute(EditSource(replace(source, years=tuple(range(2005, 2024)))))
    state = open_table(session, C4)
    place = {year.qtable.year: column for column, year in enumerate(state.years)}
    assert [year for year, _value in series_of(state, 0, place[2020])[0].points] == list(range(2012, 2024))
    old = [year for year, _value in series_of(state, 0, place[2006])[0].points]
    assert len(old) == YEARS
    assert 2006 in old
    late = [year for year, _value in series_of(state, 0, place[2011])[0].points]
    assert late[-1] >= 2011
