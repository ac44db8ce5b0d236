"""The head of a year: words of several lines, and the menu by arrow, right click and for the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics

from ilms_desktop.model.command import ChooseVersion, Declaration, DeclareQTable, SetQTableField
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.column_header import ColumnHeader, _wrap
from tests.gui.conftest import A5, SOURCE
from tests.gui.presenters.test_version_words import SECTOR, fill_total

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session

Y2021 = QTableKey(SOURCE, "A5", Criterion.CITIZENSHIP, "ECO_AGGREGATE", 2021)
#: column of the year 2021
COLUMN = 2


@pytest.fixture
def head(screen: TableScreen) -> ColumnHeader:
    """The years of table A5."""
    screen.open(SOURCE, A5)
    return screen.grid.columns


def captions(head: ColumnHeader, screen: TableScreen, column: int = COLUMN) -> list[str]:
    """Lines under a year."""
    assert screen.model.state is not None
    return [bare(line) for line in head._captions(column, screen.model.state.years[column])]


def test_a_longer_word_makes_the_head_higher_and_a_shorter_one_lower(
    head: ColumnHeader, screen: TableScreen, session: Session
) -> None:
    """Nothing is cut off, and no room is wasted."""
    plain = head.height()
    assert captions(head, screen) == ["0 of 96"]
    session.execute(DeclareQTable(Y2021, Declaration.NOTHING, ""))
    assert captions(head, screen) == ["nothing to", "report"]
    assert head.height() > plain
    assert not head.grab().isNull()
    session.execute(DeclareQTable(Y2021, None))
    assert head.height() == plain


def test_a_year_filled_in_another_version_says_so(head: ColumnHeader, screen: TableScreen, session: Session) -> None:
    """By its short name, with how much is answered there."""
    fill_total(session.workspace, SECTOR, 2021)
    session.execute(ChooseVersion(SOURCE, A5, "ECO_AGGREGATE"))
    assert captions(head, screen)[-1] == "1 of 72"
    assert " ".join(captions(head, screen)[:-1]) == "in broad sectors:"
    assert not head.grab().isNull()


def test_a_remark_marks_the_head(head: ColumnHeader, session: Session) -> None:
    """The mark of a note stands in its corner."""
    plain = head.grab().toImage()
    session.execute(SetQTableField(Y2021, "I13", "Second half."))
    assert head.grab().toImage() != plain


def test_the_arrow_asks_for_the_menu_and_the_year_selects(
    head: ColumnHeader, screen: TableScreen, qtbot: QtBot
) -> None:
    """Both with one click."""
    zone = head.menu_zone(COLUMN)
    assert zone.width() >= 24
    with qtbot.waitSignal(head.wants_menu) as asked:
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=zone.center())
    assert asked.args == [COLUMN]
    with qtbot.assertNotEmitted(head.wants_menu):
        beside = QPoint(zone.right() + 10, zone.center().y())
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert {column for _row, column in screen.grid.selected_places()} == {COLUMN}


def right_click(spot: QPoint) -> QContextMenuEvent:
    """A right click at a place of the header."""
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, spot)


def test_a_right_click_asks_for_the_menu(head: ColumnHeader, qtbot: QtBot) -> None:
    """Anywhere on the year; beside the years there is none."""
    spot = QPoint(head.sectionViewportPosition(COLUMN) + 50, 10)
    with qtbot.waitSignal(head.wants_menu) as asked:
        head.contextMenuEvent(right_click(spot))
    assert asked.args == [COLUMN]
    with qtbot.assertNotEmitted(head.wants_menu):
        head.contextMenuEvent(right_click(QPoint(head.width() + 500, 10)))


def test_from_right_to_left_the_arrow_is_at_the_right(
    head: ColumnHeader, screen: TableScreen, speak: Callable[[str], None]
) -> None:
    """Where reading begins."""
    speak("ar")
    screen.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    zone = head.menu_zone(COLUMN)
    assert zone.right() == head.sectionViewportPosition(COLUMN) + head.sectionSize(COLUMN) - 1
    assert head.menu_place(COLUMN) == head.viewport().mapToGlobal(zone.bottomRight())
    assert not head.grab().isNull()


@pytest.mark.parametrize(
    ("text", "lines"),
    [("13 of 18", ["13 of 18"]), ("nothing to report", ["nothing to", "report"]), ("unteilbareslangeswort", None)],
)
def test_lines_break_between_words(look: Look, text: str, lines: list[str] | None) -> None:
    """A single long word is left to be shortened."""
    metric = QFontMetrics(look.font())
    assert _wrap(text, metric, metric.horizontalAdvance("nothing to r")) == (lines or [text])
