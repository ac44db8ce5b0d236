"""The strip shows the indicators of everybody, and leads to their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import C4, SOURCE, c4
from tests.gui.presenters.test_indicator_lines import line

if TYPE_CHECKING:
    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.views.main_window import MainWindow


def test_the_strip_speaks_of_everybody(screen: TableScreen) -> None:
    """What is told by status stands in the panel; without indicators the strip is gone."""
    strip = screen.rates
    strip.show_lines(2017, [line(), line(id="named"), line(group="Male", depth=1)])
    assert (bare(strip.year.text()), strip.accessibleName()) == ("2017", "Indicators of 2017")
    assert [chip.isHidden() for chip in strip.chips] == [False, False]
    strip.grab()
    strip.show_lines(2018, [line()])
    assert [chip.isHidden() for chip in strip.chips] == [False, True]
    strip.show_lines(2018, [])
    assert strip.isHidden()


def test_a_chip_leads_to_its_cell(window: MainWindow) -> None:
    """From the strip into the table."""
    window.open_table(SOURCE, C4)
    window.table.grid.go_to(c4("F", "JPN", 2017))
    window.table.indicators.soon.catch_up()
    window.table.rates.chips[0].click()
    key = window.table.grid.current_key()
    assert key is not None
    assert (key.qtable.year, key.cell.klass) == (2017, "CDS_DES_TOTAL")
