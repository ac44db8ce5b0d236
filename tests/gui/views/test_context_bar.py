"""Source, criterion, class version and years are chosen above the grid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import EditSource
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.context_bar import ContextBar
from tests.gui.conftest import A5, C4, SOURCE
from tests.gui.screens.test_sources_screen import add_source

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

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
