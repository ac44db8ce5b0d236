"""The list of questions: the one in use stays so, Enter goes to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt

from ilms_desktop.ui.views.questions_list import QuestionsList
from tests.gui.models.test_questions_model import LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

LINES = [LINE, *(type(LINE)(f"KHM-2026-Q0012-00{n}", "C4", "Text", "State", "answer") for n in (2, 3))]


@pytest.fixture
def listing(look: Look, qtbot: QtBot) -> Iterator[QuestionsList]:
    """Three questions."""
    made = QuestionsList(look)
    made.show_lines(LINES)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


def test_arrows_move_and_enter_goes(listing: QuestionsList, qtbot: QtBot) -> None:
    """Nothing else is needed to work through the list."""
    assert listing.query_id == LINES[0].id
    with qtbot.waitSignal(listing.did_move) as moved:
        qtbot.keyClick(listing, Qt.Key.Key_Down)
    assert moved.args == [LINES[1].id]
    with qtbot.waitSignal(listing.wants_cell):
        qtbot.keyClick(listing, Qt.Key.Key_Return)
    rect = listing.visualRect(listing.currentIndex())
    qtbot.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    with qtbot.waitSignal(listing.wants_cell):
        qtbot.mouseDClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_the_question_in_use_stays_where_the_list_changes(listing: QuestionsList) -> None:
    """One that is gone gives its place to the next."""
    assert listing.show_question(LINES[1].id)
    listing.show_lines(LINES[1:])
    assert listing.query_id == LINES[1].id
    listing.show_lines([LINES[0], LINES[2]])
    assert listing.query_id == LINES[0].id
    listing.show_lines([])
    assert listing.query_id == ""
    assert not listing.show_question(LINES[1].id)
