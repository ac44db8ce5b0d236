"""F1 explains the place where the person is; the Help menu opens pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.views.side_panel import Tab
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.views.main_window import MainWindow


def press(qtbot: QtBot, window: MainWindow) -> str:
    """Press F1 where the focus is; the address that opened, or nothing."""
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    dialog = window.deeds.help.shelf.dialog
    return dialog.address if dialog is not None else ""


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (NodeKind.OVERVIEW, "completeness"),
        (NodeKind.SOURCES, "sources"),
        (NodeKind.SEND, "sending"),
        (NodeKind.QUESTIONS, "questions"),
    ],
)
def test_f1_opens_the_page_of_the_screen(kind: NodeKind, address: str, window: MainWindow, qtbot: QtBot) -> None:
    """Whatever has the focus in it."""
    window.activateWindow()
    window.show_node_kind(kind)
    assert press(qtbot, window) == address


def test_f1_opens_the_page_of_the_history(window: MainWindow, qtbot: QtBot) -> None:
    """It is a screen of its own."""
    window.show_history()
    assert press(qtbot, window) == "history"


def test_f1_on_a_cell_opens_its_panel_and_then_the_page_of_its_table(window: MainWindow, qtbot: QtBot) -> None:
    """The short answer stands beside the cell, the long one a key further."""
    window.open_table(SOURCE, C4)
    assert press(qtbot, window) == ""
    assert window.panel.isVisible()
    assert window.panel.tabs.currentIndex() == Tab.CELL
    assert press(qtbot, window) == "tables/C4#none"


def test_more_in_the_panel_leads_to_the_table(window: MainWindow) -> None:
    """Also by the mouse."""
    window.go_to(c4("M", "KOR", 2017))
    window.open_tab(Tab.CELL)
    window.panel.cell.more.click()
    dialog = window.deeds.help.shelf.dialog
    assert dialog is not None
    assert dialog.address == "tables/C4#none"


def test_f1_in_the_panel_explains_what_it_shows(window: MainWindow, qtbot: QtBot) -> None:
    """A finding leads to its rule."""
    window.deeds.walks.step_finding(1)
    finding = window.panel.findings.card
    assert finding is not None
    deeds = window.deeds.help
    window.panel.findings.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.panel.findings.setFocus()
    qtbot.waitUntil(window.panel.findings.hasFocus)
    assert deeds.address_here() == f"rules/{finding.finding.rule}"
    for tab, address in ((Tab.NOTES, "entering#flags"), (Tab.HISTORY, "history#cell")):
        window.open_tab(tab)
        window.panel.tabs.setFocus()
        assert deeds.address_here() == address
    window.open_tab(Tab.CELL)
    assert deeds.address_here().startswith("tables/")


def test_f1_in_the_empty_list_of_findings_explains_findings(window: MainWindow) -> None:
    """There is no rule to explain."""
    window.open_table(SOURCE, C4)
    window.open_tab(Tab.FINDINGS)
    window.panel.tabs.setFocus()
    if window.panel.findings.card is None:
        assert window.deeds.help.address_here() == "findings"


def test_f1_in_a_field_of_a_source_explains_the_field(window: MainWindow, qtbot: QtBot) -> None:
    """By its code, with the words of the definitions."""
    window.show_source(SOURCE)
    window.sources.form.go_to("S1")
    assert press(qtbot, window) == "fields/S1"


def test_the_menu_opens_help_and_glossary(window: MainWindow) -> None:
    """Help opens at the page of the screen, never at the panel of the cell."""
    window.open_table(SOURCE, C4)
    window.acts["help"].trigger()
    dialog = window.deeds.help.shelf.dialog
    assert dialog is not None
    assert dialog.address == "entering"
    window.acts["glossary"].trigger()
    assert dialog.address == "glossary"


def test_a_window_without_a_table_still_explains_tables(window: MainWindow) -> None:
    """Nothing was opened yet."""
    assert window.table.model.state is None
    assert window.deeds.help.show_table().address == "tables"
