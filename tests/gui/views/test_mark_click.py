"""The mark in a cell opens the list of findings at it; the rest of the cell does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from ilms_desktop.ui.views.side_panel import Tab
from tests.gui.conftest import C1, SOURCE, c1
from tests.gui.question_support import FIRST, KOREA, ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.main_window import MainWindow

MARKED = c1("T", "TOTAL", 2010)


@pytest.fixture
def at_c1(window: MainWindow) -> MainWindow:
    """Table C1, whose year 2010 has findings, with the panel closed."""
    window.open_table(SOURCE, C1)
    assert window.panel.isHidden()
    return window


def corner(window: MainWindow, *, end: bool) -> QPoint:
    """A point of the marked cell: where the mark stands, or at the other side."""
    rect = window.table.grid.visualRect(window.table.model.index_of(MARKED))
    right = end is not window.session.look.is_right_to_left
    return QPoint(rect.right() - 6 if right else rect.left() + 6, rect.top() + 6)


def test_a_click_on_the_mark_opens_the_list(at_c1: MainWindow, qtbot: QtBot) -> None:
    """At the gravest finding of that cell."""
    viewport = at_c1.table.grid.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=corner(at_c1, end=False))
    assert at_c1.panel.isHidden()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=corner(at_c1, end=True))
    assert at_c1.panel.tabs.currentIndex() == Tab.FINDINGS
    card = at_c1.panel.findings.card
    assert card is not None
    assert MARKED in card.finding.cells


def test_a_cell_without_mark_opens_nothing(at_c1: MainWindow, qtbot: QtBot) -> None:
    """Nor does a point outside the table."""
    grid = at_c1.table.grid
    plain = grid.visualRect(at_c1.table.model.index_of(c1("T", "TOTAL", 2008)))
    if plain.isValid():
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(plain.right() - 6, plain.top() + 6))
    assert not at_c1.deeds.marks.is_on_mark(QPoint(-5, -5))
    assert at_c1.panel.isHidden()


def test_the_mark_is_mirrored(at_c1: MainWindow, speak: Callable[[str], None], session: Session) -> None:
    """In Arabic it stands at the left."""
    at_c1.table.grid.go_to(MARKED)
    assert at_c1.deeds.marks.is_on_mark(corner(at_c1, end=True))
    speak("ar")
    assert session.look.is_right_to_left
    assert at_c1.deeds.marks.is_on_mark(corner(at_c1, end=True))
    speak("en")


def test_ctrl_e_explains_only_what_is_on_the_cell(at_c1: MainWindow, qtbot: QtBot) -> None:
    """Not whatever finding was open before."""
    at_c1.table.grid.go_to(MARKED)
    at_c1.acts["explain"].trigger()
    assert at_c1.panel.findings.card is not None
    at_c1.open_table(SOURCE, at_c1.session.workspace.tables(SOURCE)[0].key)
    with qtbot.waitSignal(at_c1.session.bus.did_tell) as told:
        at_c1.acts["explain"].trigger()
    assert "No finding on this cell" in told.args[0]


def test_a_click_on_the_speech_mark_opens_the_question(window: MainWindow, qtbot: QtBot) -> None:
    """Below the mark of a finding, which opens the list as before."""
    ask(window.session.workspace)
    window.session.tell_post()
    window.go_to(KOREA)
    window.acts["panel"].setChecked(False)
    window.switch_panel()
    grid = window.table.grid
    rect = grid.visualRect(window.table.model.index_of(KOREA))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 6, rect.bottom() - 5))
    assert window.panel.tabs.currentIndex() == Tab.CELL
    assert list(window.panel.cell.questions.cards) == [FIRST]
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 6, rect.top() + 6))
    assert window.panel.tabs.currentIndex() == Tab.FINDINGS
    assert not window.deeds.marks.is_on_question(QPoint(-5, -5))
