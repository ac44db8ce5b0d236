"""The panel lists every indicator with its range and the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.indicator_list import IndicatorList
from ilms_desktop.ui.views.side_panel import Tab
from tests.gui.conftest import C4, SOURCE, c4
from tests.gui.presenters.test_indicator_lines import line

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.views.main_window import MainWindow


def test_rows_come_and_go_with_the_lines(look: Look, qtbot: QtBot) -> None:
    """Widgets are used again: an edit must not build thirty of them."""
    made = IndicatorList(look)
    qtbot.addWidget(made)
    went: list[object] = []
    made.wants_cell.connect(went.append)
    made.show_lines(2017, [line(), line(group="Male", depth=1)])
    assert bare(made.title.text()) == "Indicators of 2017"
    assert [words.isHidden() for _chip, words in made.rows] == [False, False]
    made.rows[1][0].click()
    assert went == [c4("F", "KOR", 2017)]
    made.show_lines(2018, [line()])
    assert [chip.isHidden() for chip, _words in made.rows] == [False, True]
    made.show_lines(2018, [])
    assert made.isHidden()


def test_the_panel_shows_those_of_the_current_year(window: MainWindow) -> None:
    """Opened at its first tab."""
    window.open_table(SOURCE, C4)
    window.open_tab(Tab.CELL)
    window.table.grid.go_to(c4("F", "JPN", 2017))
    window.table.indicators.soon.catch_up()
    shown = window.panel.cell.indicators
    assert not shown.isHidden()
    assert bare(shown.rows[0][1].text()).startswith("2016: ")
