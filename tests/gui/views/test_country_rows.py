"""Country rows are picked by typing, up to the number the table takes, and taken out again while they are empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.country_popup import CountryPopup
from tests.gui.conftest import A5, C4, SOURCE, c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session


def ask(screen: TableScreen) -> CountryPopup:
    """The line for another country in 2021, which has room for one."""
    screen.grid.go_to(c4("M", "KOR", 2021))
    screen.countries.ask()
    return screen.findChildren(CountryPopup)[-1]


def named(session: Session, year: int) -> tuple[str, ...]:
    """Countries named in a year."""
    view = session.workspace.table_view(SOURCE, C4)
    return next(each.named for each in view.years if each.qtable.year == year)


@pytest.mark.parametrize("typed", ["Germany", "Allemagne", "alemania", "ألمانيا", "DEU", "de", "276", "germ"])
def test_a_country_is_found_by_name_or_code_in_any_language(
    screen: TableScreen, session: Session, qtbot: QtBot, typed: str
) -> None:
    """The line says whom it found before Enter adds it; Other countries stays last."""
    popup = ask(screen)
    popup.line.setText(typed)
    assert popup.told.text() == "Adds Germany."
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    assert named(session, 2021)[-1] == "CDS_DES_DEU"
    state = screen.model.state
    assert state is not None
    men = [row.codes[-1] for row in state.rows if row.cell.sex == "SEX_M"]
    assert men[-1].kind is CodeKind.OTHER
    assert screen.grid.current_key() == c4("M", "DEU", 2021)


def test_a_country_that_is_a_row_already_is_refused_at_once(screen: TableScreen) -> None:
    """While it is being typed, in any language."""
    popup = ask(screen)
    popup.line.setText("Japon")
    assert bare(popup.told.text()) == "Japan is already a row of 2021. Use that row."
    assert not popup.add.isEnabled()


def test_an_unknown_name_is_told(screen: TableScreen) -> None:
    """With what to type instead; a name that is only begun is left in peace."""
    popup = ask(screen)
    popup.line.setText("Atlantis")
    assert "ISO code" in popup.told.text()
    popup.line.setText("United")
    assert popup.told.text() == ""
    assert not popup.add.isEnabled()


def test_a_country_goes_to_the_year_that_was_asked_for(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """Also where another table came up meanwhile."""
    popup = ask(screen)
    screen.open(SOURCE, A5)
    popup.line.setText("DEU")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    assert named(session, 2021)[-1] == "CDS_DES_DEU"


def test_an_empty_country_is_taken_out_of_its_year(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """In that year alone; undo brings it back."""
    popup = ask(screen)
    popup.line.setText("DEU")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    screen.countries.remove()
    assert "CDS_DES_DEU" not in named(session, 2021)
    session.undo()
    assert "CDS_DES_DEU" in named(session, 2021)


def test_a_country_with_figures_says_what_to_do(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """No figure is thrown away by the way."""
    screen.grid.go_to(c4("M", "KOR", 2017))
    with qtbot.waitSignal(session.bus.did_tell) as told:
        screen.countries.remove()
    assert "still has" in told.args[0]
    assert "Ctrl+Delete" in told.args[0]
    assert "CDS_DES_KOR" in named(session, 2017)


@pytest.mark.parametrize("country", ["TOTAL", "X", "THA"])
def test_rows_that_no_year_names_cannot_be_taken_out(
    screen: TableScreen, session: Session, qtbot: QtBot, country: str
) -> None:
    """Total, Other countries, and a country that only other years name."""
    screen.grid.go_to(c4("M", country, 2021))
    with qtbot.waitSignal(session.bus.did_tell) as told:
        screen.countries.remove()
    assert "no country that is named" in told.args[0]


def test_the_action_says_its_year(screen: TableScreen) -> None:
    """It follows the current cell; in a table without countries it speaks of none."""
    action = QAction()
    screen.grid.go_to(c4("M", "KOR", 2017))
    screen.countries.name_removal(action)
    assert bare(action.text()).endswith("from 2017")
    screen.open(SOURCE, A5)
    screen.countries.name_removal(action)
    assert "from" not in action.text()


def test_the_question_opens_under_its_button_in_both_directions(
    screen: TableScreen, speak: Callable[[str], None]
) -> None:
    """At the edge where it was asked."""
    speak("ar")
    popup = ask(screen)
    assert popup.isVisible()
