"""The table screen: copy, paste, letters, flags, country rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.choice_popup import ChoicePopup
from ilms_desktop.ui.views.country_popup import CountryPopup
from tests.gui.conftest import A5, C4, SOURCE, c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session


def clip(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def test_a_block_is_pasted_as_one_step(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """Two by two, from the current cell on; one undo takes all back."""
    clip("1\t2\r\n3\tabout 4\r\n")
    screen.grid.go_to(c4("M", "JPN", 2017))
    with qtbot.waitSignal(session.bus.did_say) as said:
        screen.paste()
    assert "4 cells pasted. 1 could not be read" in said.args[0]
    observation = session.workspace.observation
    assert observation(c4("M", "JPN", 2018)).value == 2000
    assert observation(c4("M", "KOR", 2018)).text == "about 4"
    session.undo()
    assert observation(c4("M", "JPN", 2018)).value == 1585
    assert observation(c4("M", "KOR", 2018)).value == 3728


def test_copy_and_paste_of_the_selection(screen: TableScreen, session: Session) -> None:
    """What is copied here can be pasted here."""
    screen.grid.go_to(c4("M", "JPN", 2017))
    screen.grid.selectRow(screen.grid.currentIndex().row())
    screen.copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("0.145\t0.484\t0.676\t1.055")
    screen.grid.go_to(c4("M", "KOR", 2014))
    screen.paste()
    assert session.workspace.observation(c4("M", "KOR", 2017)).value == 1055


def test_a_block_that_does_not_fit_is_refused_in_words(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """Nothing is pasted, and the person is told what to do."""
    before = session.workspace.journal_head()
    clip("1\t2\t3")
    screen.grid.go_to(c4("M", "JPN", 2022))
    with qtbot.waitSignal(session.bus.did_tell) as told:
        screen.paste()
    assert "there is room for" in told.args[0]
    clip("")
    with qtbot.waitSignal(session.bus.did_tell) as told:
        screen.paste()
    assert "nothing to paste" in told.args[0]
    assert session.workspace.journal_head() == before


def test_an_ambiguous_block_is_asked_once(
    screen: TableScreen, session: Session, qtbot: QtBot, speak: Callable[[str], None]
) -> None:
    """One answer for all of it."""
    speak("fr")
    screen.model.open(SOURCE, C4)
    clip("1.234\t2.345")
    screen.grid.go_to(c4("M", "JPN", 2017))
    screen.paste()
    popup = screen.findChildren(ChoicePopup)[-1]
    assert "1,234" in bare(popup.buttons[0].text())
    assert "1 234 = 1 234 000" in bare(popup.buttons[1].text()).replace("\u202f", " ")
    with qtbot.waitSignal(popup.chose):
        qtbot.keyClick(popup, Qt.Key.Key_2)
    assert session.workspace.observation(c4("M", "JPN", 2018)).value == 2_345_000


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
    screen.ask_for_country()
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
        screen.ask_for_country()
    assert "at most 5 countries" in told.args[0]


def test_tables_without_countries_offer_none(screen: TableScreen) -> None:
    """The button is not there."""
    screen.open(SOURCE, A5)
    assert screen.strip.country.isHidden()
    screen.ask_for_country()
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
    bare_screen.ask_for_country()
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
