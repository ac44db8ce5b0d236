"""The menu of a year offers what means something for this year, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

from ilms_desktop.model.command import ChooseVersion, Declaration
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.empty_cells import Why
from ilms_desktop.ui.views.year_menu import YearMenu
from tests.gui.conftest import A5, C4, SOURCE
from tests.gui.presenters.test_version_words import SECTOR, fill_total

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.table_view import TableView
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def make(workspace: Workspace, qtbot: QtBot) -> Callable[..., YearMenu]:
    """Menu of the year 2021 of C4, changed as a test wants it."""

    def menu(view: TableView | None = None, **changes: Any) -> YearMenu:
        shown = view or workspace.table_view(SOURCE, C4)
        year = next(each for each in shown.years if each.qtable.year == 2021)
        made = YearMenu(replace(year, **changes), shown.layout, free_years=(2013, 2012))
        qtbot.addWidget(made)
        return made

    return menu


def words(menu: YearMenu) -> list[str]:
    """Words of the entries."""
    return [bare(action.text()).replace("&", "") for action in menu.actions() if not action.isSeparator()]


def trigger(menu: YearMenu, start: str) -> None:
    """Choose the entry that begins so."""
    next(a for a in menu.actions() if bare(a.text()).replace("&", "").startswith(start)).trigger()


def test_a_year_with_empty_cells(make: Callable[..., YearMenu]) -> None:
    """What can be said of them, and the way to them."""
    menu = make()
    assert words(menu) == [
        "Nothing to report in 2021…",
        "Not reported because…",
        "Go to the 5 empty cells",
        "Fields of this table and year…",
        "Remark on 2021…",
        "Add a year",
        "Remove year 2021",
    ]
    assert bare(menu.accessibleName()) == "C4, 2021"


def test_a_declared_year_offers_the_way_back_alone(make: Callable[..., YearMenu]) -> None:
    """What was said is named."""
    assert words(make(declaration=Declaration.NOTHING))[0] == "Take back: nothing to report"
    assert not any(text.startswith("Not reported") for text in words(make(declaration=Declaration.NOTHING)))


def test_a_locked_year_only_tells(make: Callable[..., YearMenu]) -> None:
    """Nothing of it can be changed."""
    menu = make(locked=True)
    assert not any(text.startswith(("Nothing", "Not", "Take")) for text in words(menu))
    assert not menu.actions()[-1].isEnabled()


def test_a_year_filled_elsewhere_leads_there(make: Callable[..., YearMenu], workspace: Workspace, qtbot: QtBot) -> None:
    """And says nothing of its cells here, which nobody asks for."""
    fill_total(workspace, SECTOR, 2021)
    workspace.execute(ChooseVersion(SOURCE, A5, "ECO_AGGREGATE"))
    menu = make(workspace.table_view(SOURCE, A5))
    assert words(menu)[0] == "Show it in “broad sectors”"
    assert not any("empty" in text for text in words(menu))
    with qtbot.waitSignal(menu.wants_version) as asked:
        trigger(menu, "Show it")
    assert asked.args == [SECTOR]


def test_each_entry_sends_its_deed(make: Callable[..., YearMenu], qtbot: QtBot) -> None:
    """With what it needs."""
    menu = make()
    deeds: tuple[tuple[str, SignalInstance, list[object]], ...] = (
        ("Nothing to report", menu.wants_reason, [Why.NOTHING]),
        ("Not reported", menu.wants_reason, [Why.NOT_AVAILABLE]),
        ("Go to", menu.wants_empty, []),
        ("Fields", menu.wants_fields, []),
        ("Remark", menu.wants_note, []),
        ("Remove", menu.wants_removal, []),
    )
    for start, signal, args in deeds:
        with qtbot.waitSignal(signal) as sent:
            trigger(menu, start)
        assert sent.args == args
    with qtbot.waitSignal(menu.wants_take_back) as sent:
        back = make(declaration=Declaration.NOT_AVAILABLE)
        back.wants_take_back.connect(menu.wants_take_back)
        trigger(back, "Take back: not reported")


def test_years_that_are_no_column_can_be_added(make: Callable[..., YearMenu], qtbot: QtBot) -> None:
    """From a menu of their own."""
    menu = make()
    below = next(found for action in menu.actions() if isinstance(found := action.menu(), QMenu))
    assert [action.text() for action in below.actions()] == ["2013", "2012"]
    with qtbot.waitSignal(menu.wants_year) as asked:
        below.actions()[0].trigger()
    assert asked.args == [2013]
