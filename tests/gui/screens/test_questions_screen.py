"""The screen of the desk's questions: listed by need, answered by keyboard, sealed and sent from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.model.post import AnswerOutcome
from ilms_desktop.ui.presenters.question_lines import Shown
from ilms_desktop.ui.presenters.tree import NodeKind
from tests.gui.question_support import FIRST, KOREA, TABLE, WHOLE, ask, query

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.screens.questions_screen import QuestionsScreen
    from ilms_desktop.ui.views.main_window import MainWindow

SECOND, THIRD = (f"KHM-2026-Q0012-00{n}" for n in (2, 3))


@pytest.fixture
def asked(window: MainWindow) -> MainWindow:
    """The window with three questions on screen."""
    queries = [query(1), query(2, cell=TABLE, value_seen=None), query(3, cell=WHOLE, value_seen=None)]
    ask(window.session.workspace, *queries)
    window.session.tell_post()
    window.acts["questions"].trigger()
    return window


def listed(screen: QuestionsScreen) -> list[str]:
    """Last digits of the questions in the list."""
    return [each.id[-3:] for each in screen.list.lines.lines]


def test_without_questions_the_screen_says_how_they_come(window: MainWindow, qtbot: QtBot) -> None:
    """And opens the way."""
    window.show_node_kind(NodeKind.QUESTIONS)
    screen = window.questions
    assert screen.pages.currentIndex() == 0
    with qtbot.waitSignal(screen.wants_file):
        screen.open_file.click()


def test_the_tree_counts_what_waits(asked: MainWindow) -> None:
    """In its line and in words."""
    asked.tree.refresh()
    node = next(node for node in asked.tree._model.nodes(NodeKind.QUESTIONS))
    assert "3" in node.tail
    assert node.words.endswith("3 open questions")


def test_a_question_is_answered_by_keyboard_alone(asked: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    """From the list through choices and words to the deed, and back into the list."""
    screen = asked.questions
    assert qapp.focusWidget() is screen.list
    assert listed(screen) == ["001", "002", "003"]
    screen.card.go.setFocus()
    form = screen.card.form
    for wanted in (form.offers[AnswerOutcome.EXPLANATION].button, form.words.edit):
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
        assert qapp.focusWidget() is wanted
        if wanted is form.words.edit:
            qtbot.keyClicks(wanted, "As published.")
        else:
            qtbot.keyClick(wanted, Qt.Key.Key_Space)
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
    assert qapp.focusWidget() is form.keep
    qtbot.keyClick(form.keep, Qt.Key.Key_Space)
    assert asked.session.workspace.post().answers[FIRST].text == "As published."
    assert qapp.focusWidget() is screen.list
    assert screen.waiting.text().endswith("Q0012\u2069")
    assert screen.seal.isEnabled()


def test_filters_leave_out_what_is_answered(asked: MainWindow) -> None:
    """With their counts; an empty filter says so, and one button shows all."""
    screen = asked.questions
    screen.chips[Shown.ANSWERED].click()
    assert screen.side.currentWidget() is screen.none
    assert not screen.export.isEnabled()
    screen.show_all.click()
    screen.card.form.offers[AnswerOutcome.CONFIRMED].button.click()
    screen.card.form.keep.click()
    screen.chips[Shown.OPEN].click()
    assert listed(screen) == ["002", "003"]
    assert screen.card.question is not None
    assert screen.card.question.id == SECOND
    screen.show_question(FIRST)
    assert listed(screen) == ["001", "002", "003"]
    assert screen.list.query_id == FIRST


def test_enter_goes_where_the_question_points(asked: MainWindow, qtbot: QtBot) -> None:
    """To the cell, the table, the source."""
    screen = asked.questions
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert asked.table.grid.current_key() == KOREA
    asked.deeds.questions.show()
    screen.show_question(SECOND)
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert asked.screens.currentWidget() is asked.table
    asked.deeds.questions.show()
    screen.show_question(THIRD)
    screen.card.go.click()
    assert asked.screens.currentWidget() is asked.sources


def test_what_points_nowhere_stays(asked: MainWindow, qtbot: QtBot) -> None:
    """The card says why."""
    ask(asked.session.workspace, query(1, file=13), about="cd" * 32, number=13)
    asked.session.tell_post()
    screen = asked.questions
    screen.show_question("KHM-2026-Q0013-001")
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert asked.screens.currentWidget() is screen
    assert "only shown" in screen.card.remarks.text()


def test_another_language_shows_the_screen_again(asked: MainWindow, speak: Callable[[str], None]) -> None:
    """From the right as well."""
    speak("ar")
    asked.session.workspace.use_language("ar")
    asked.questions.refresh()
    assert listed(asked.questions) == ["001", "002", "003"]
    assert not asked.questions.list.grab().isNull()
