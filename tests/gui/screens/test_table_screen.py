"""The table screen: copy, paste, letters, flags, country rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.views.country_popup import CountryPopup
from tests.gui.conftest import A5, C4, SOURCE, c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session


def test_cut_copy_and_paste_are_those_of_the_grid(screen: TableScreen, session: Session) -> None:
    """What they do in full is told by the tests of the grid's clipboard."""
    screen.grid.go_to(c4("M", "JPN", 2017))
    screen.copy()
    assert QGuiApplication.clipboard().text() == "1.055\n"
    screen.grid.go_to(c4("M", "SGP", 2021))
    screen.paste()
    assert session.workspace.observation(c4("M", "SGP", 2021)).value == 1_055
    screen.cut()
    assert session.workspace.observation(c4("M", "SGP", 2021)).is_blank
    screen.paste(asks=True)
    assert screen.pasting.preview is not None


def test_a_letter_goes_into_every_selected_cell(screen: TableScreen, session: Session) -> None:
    """The tool bar and Alt+1 to 4."""
    screen.grid.go_to(c4("M", "SGP", 2021))
    screen.set_letter("N")
    assert session.workspace.observation(c4("M", "SGP", 2021)) == Observation(status="N")


def test_a_flag_goes_beside_every_selected_figure(screen: TableScreen, session: Session) -> None:
    """Cells without a figure are left alone; no flag takes it away."""
    screen.grid.go_to(c4("M", "KOR", 2021))
    screen.grid.selectColumn(screen.grid.currentIndex().column())
    screen.set_flag("E")
    assert session.workspace.observation(c4("M", "KOR", 2021)).status == "E"
    assert session.workspace.observation(c4("M", "SGP", 2021)).status is None
    screen.set_flag(None)
    assert session.workspace.observation(c4("M", "KOR", 2021)).status is None


def test_a_letter_that_needs_a_figure_is_refused(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """The questionnaire says why; nothing changes."""
    screen.grid.go_to(c4("M", "KOR", 2021))
    with qtbot.waitSignal(session.bus.did_fail):
        screen.set_letter("E")
    assert session.workspace.observation(c4("M", "KOR", 2021)).value == 1876


def country_popup(screen: TableScreen) -> CountryPopup:
    """The line for another country."""
    screen.countries.ask()
    return screen.findChildren(CountryPopup)[-1]


def test_a_country_row_is_added_by_typing(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """By name or code, in any language of the program, for the year of the current cell."""
    screen.grid.go_to(c4("M", "KOR", 2021))
    popup = country_popup(screen)
    popup.line.setText("Atlantis")
    assert not popup.add.isEnabled()
    popup.line.setText("Allemagne")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    view = session.workspace.table_view(SOURCE, C4)
    year = next(each for each in view.years if each.qtable.year == 2021)
    assert year.named[-1] == "CDS_DES_DEU"
    key = screen.grid.current_key()
    assert key is not None
    assert key.cell.klass == "CDS_DES_DEU"


def test_the_limit_of_countries_is_told(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """Instead of a line that leads nowhere."""
    screen.grid.go_to(c4("M", "KOR", 2017))
    with qtbot.waitSignal(session.bus.did_tell) as told:
        screen.countries.ask()
    assert "at most 5 countries" in told.args[0]


def test_tables_without_countries_offer_none(screen: TableScreen) -> None:
    """The button is not there."""
    screen.open(SOURCE, A5)
    assert screen.strip.country.isHidden()
    screen.countries.ask()
    assert not screen.findChildren(CountryPopup)


def test_the_first_empty_cell(screen: TableScreen) -> None:
    """Of a year, or of the table."""
    assert screen.first_empty(2021) == c4("T", "X", 2021)
    assert screen.first_empty(2016) is None
    assert screen.first_empty() == c4("T", "X", 2021)


def test_before_a_table_is_open_nothing_happens(session: Session, qtbot: QtBot) -> None:
    """Actions may be triggered at any time."""
    from ilms_desktop.ui.screens.table_screen import TableScreen

    bare_screen = TableScreen(session)
    qtbot.addWidget(bare_screen)
    bare_screen.set_letter("N")
    bare_screen.set_flag("E")
    bare_screen.copy()
    bare_screen.paste()
    bare_screen.countries.ask()
    assert bare_screen.first_empty() is None
    assert not bare_screen.grid.step_empty(1)


def test_an_empty_table_says_how_figures_come_in(screen: TableScreen, qtbot: QtBot) -> None:
    """The line goes with the first figure and comes back with the last one cleared."""
    assert screen.hint.isHidden()
    screen.open(SOURCE, A5)
    assert not screen.hint.isHidden()
    with qtbot.waitSignal(screen.hint.wants_import):
        qtbot.mouseClick(screen.hint.button, Qt.MouseButton.LeftButton)
    assert screen.model.index(0, 0).data() == ""
    screen.model.setData(screen.model.index(0, 0), "5")
    assert screen.hint.isHidden()
    screen.model.clear(((0, 0),))
    assert not screen.hint.isHidden()


def test_the_strip_names_table_and_unit(screen: TableScreen, qtbot: QtBot) -> None:
    """The unit stands above every table; Esc empties the filter."""
    assert screen.strip.code.text() == "C4"
    assert screen.strip.about.text().endswith("thousands of persons")
    screen.strip.filter.setText("korea")
    assert len(screen.grid.visible_rows()) == 3
    qtbot.keyClick(screen.strip.filter, Qt.Key.Key_Escape)
    assert screen.strip.filter.text() == ""
    qtbot.keyClick(screen.strip.filter, Qt.Key.Key_K)
    assert screen.strip.filter.text() == "k"


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_the_table_is_painted_in_every_language(
    screen: TableScreen, speak: Callable[[str], None], language: str
) -> None:
    """No language leaves a hole in the grid."""
    speak(language)
    screen.model.open(SOURCE, C4)
    assert not screen.grab().isNull()
