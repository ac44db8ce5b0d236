"""The choices beside a chart: only those that mean something are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.views.chart_side import ChartSide
from ilms_desktop.workspace.chart_places import Kind, Split
from tests.gui.conftest import A5, C4, SOURCE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session


@pytest.fixture
def side(session: Session, qtbot: QtBot) -> ChartSide:
    """The choices, shown."""
    made = ChartSide(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def seen(side: ChartSide) -> set[str]:
    """Names of the choices that are seen."""
    return {combo.accessibleName() for combo in side.combos if combo.isVisible()}


def test_each_kind_has_its_choices(side: ChartSide) -> None:
    """Each with a label that leads to it."""
    assert seen(side) == {"Chart", "Source", "Table", "Lines", "Row"}
    side.split.choose(Split.ROWS)
    assert seen(side) == {"Chart", "Source", "Table", "Lines", "Row", "Sex"}, "rows of one group"
    side.table.choose(C4)
    assert seen(side) == {"Chart", "Source", "Table", "Lines", "Sex"}
    side.kind.choose(Kind.COUNTRIES)
    assert seen(side) == {"Chart", "Source", "Table", "Year", "Sex"}
    side.kind.choose(Kind.COMPLETENESS)
    assert seen(side) == {"Chart", "Source"}


def test_a_place_is_chosen_as_a_whole(side: ChartSide, qtbot: QtBot) -> None:
    """A table without countries gives way to its trend."""
    with qtbot.waitSignal(side.did_choose):
        side.show_place(SOURCE, C4, Kind.COUNTRIES)
    assert (side.chosen.kind, side.chosen.table, side.chosen.year) == (Kind.COUNTRIES, C4, 2023)
    side.show_place(SOURCE, A5, Kind.COUNTRIES)
    assert (side.chosen.kind, side.chosen.table) == (Kind.TREND, A5)


def test_what_is_chosen_stays_when_the_file_changes(side: ChartSide) -> None:
    """The choice of the person counts."""
    side.show_place(SOURCE, C4, Kind.TREND)
    side.line.choose(side.line._values[3])
    chosen = side.chosen
    side.refresh()
    assert side.chosen == chosen
    assert chosen.line
