"""Source, criterion, class version and years are chosen above the grid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import EditSource
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.ui.dialogs.version_dialog import VersionDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.context_bar import ContextBar
from tests.gui.conftest import A5, C4, SOURCE
from tests.gui.presenters.test_version_words import fill_total
from tests.gui.screens.test_sources_screen import add_source

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.session import Session


@pytest.fixture
def bar(session: Session, qtbot: QtBot) -> ContextBar:
    """The bar over table A5."""
    made = ContextBar(session)
    qtbot.addWidget(made)
    made.resize(1366, 38)
    made.show()
    made.show_view(session.workspace.table_view(SOURCE, A5))
    return made


def test_what_leaves_no_choice_is_plain_text(bar: ContextBar, session: Session) -> None:
    """A list of one is no list."""
    assert bar.criterion.isHidden()
    assert bar.criterion_text.text() == "Citizenship"
    assert not bar.version.isHidden()
    bar.show_view(session.workspace.table_view(SOURCE, C4))
    assert bar.version.isHidden()
    assert bar.version_text.text() == "Country of destination"


def test_another_criterion_is_the_same_table(bar: ContextBar, session: Session, qtbot: QtBot) -> None:
    """A5 by place of birth."""
    source = session.workspace.source(SOURCE)
    session.execute(EditSource(replace(source, criteria=(Criterion.BIRTH, Criterion.CITIZENSHIP))))
    bar.show_view(session.workspace.table_view(SOURCE, A5))
    bar.criterion.setCurrentIndex(bar.criterion.findData("birth"))
    with qtbot.waitSignal(bar.wants_table) as asked:
        bar.criterion.activated.emit(0)
    assert asked.args == [SOURCE, TableKey("A5", Criterion.BIRTH)]


def test_another_source_keeps_the_table_where_it_can(bar: ContextBar, session: Session, qtbot: QtBot) -> None:
    """Else its first table is shown."""
    other = add_source(session)
    bar.show_view(session.workspace.table_view(SOURCE, C4))
    bar.source.setCurrentIndex(bar.source.findData(other))
    with qtbot.waitSignal(bar.wants_table) as asked:
        bar.source.activated.emit(1)
    assert asked.args == [other, C4]
    bar.show_view(session.workspace.table_view(SOURCE, A5))
    bar.source.setCurrentIndex(bar.source.findData(other))
    with qtbot.waitSignal(bar.wants_table) as asked:
        bar.source.activated.emit(1)
    assert asked.args[1].number == "A1"


def test_another_class_version_is_stored(bar: ContextBar, session: Session) -> None:
    """It is a choice of the file, undone like any other."""
    chosen = bar.version.itemData(bar.version.count() - 1)
    bar.version.setCurrentIndex(bar.version.count() - 1)
    bar.version.activated.emit(0)
    assert session.workspace.version(SOURCE, A5) == chosen


def test_figures_do_not_go_out_of_sight_without_a_word(bar: ContextBar, session: Session) -> None:
    """The dialog says what happens; giving up shows the old choice again, and the same choice asks nothing."""
    fill_total(session.workspace, "ECO_AGGREGATE", 2021)
    bar.show_view(session.workspace.table_view(SOURCE, A5))
    assert bar.ask_version("ECO_AGGREGATE") is None
    bar.version.setCurrentIndex(bar.version.findData("ECO_SECTOR"))
    bar.version.activated.emit(0)
    dialog = bar.window().findChild(VersionDialog)
    assert session.workspace.version(SOURCE, A5) == "ECO_AGGREGATE"
    assert dialog is not None
    dialog.reject()
    assert bar.version.currentData() == "ECO_AGGREGATE"
    again = bar.ask_version("ECO_SECTOR")
    assert again is not None
    again.accept()
    assert session.workspace.version(SOURCE, A5) == "ECO_SECTOR"


def test_a_year_with_figures_stays_ticked(bar: ContextBar, session: Session, qtbot: QtBot) -> None:
    """The refusal says where they stand."""
    bar.show_view(session.workspace.table_view(SOURCE, C4))
    source = session.workspace.source(SOURCE)
    session.execute(EditSource(replace(source, years=(*source.years, 2017))))
    bar.show_view(session.workspace.table_view(SOURCE, C4))
    action = next(each for each in bar.menu.actions() if each.text() == "2017")
    with qtbot.waitSignal(session.bus.did_fail):
        action.trigger()
    assert action.isChecked()
    assert 2017 in session.workspace.source(SOURCE).years


def test_the_unit_stands_beside_the_choices(bar: ContextBar, session: Session, look: Look) -> None:
    """It follows the table, and the view in persons."""
    assert bar.unit.text() == "thousands of persons"
    bar.show_view(session.workspace.table_view(SOURCE, TableKey("A10", Criterion.CITIZENSHIP)))
    assert bar.unit.text() == "local currency"
    bar.show_view(session.workspace.table_view(SOURCE, A5))
    look.wear(replace(look.taste, in_persons=True))
    assert bar.unit.text() == "persons"


def test_years_come_and_go(bar: ContextBar, session: Session) -> None:
    """Ticking a year adds a column."""
    assert bare(bar.years.text()) == "2019–2023"
    actions = {action.text(): action for action in bar.menu.actions()}
    actions["2018"].trigger()
    assert 2018 in session.workspace.source(SOURCE).years
    assert actions["2018"].isChecked()


def test_long_names_are_shortened_on_screen_only(bar: ContextBar) -> None:
    """The tooltip has all of it."""
    assert bar.source.toolTip().startswith("Administrative Records, Department of Employment")
    assert not bar.grab().isNull()
