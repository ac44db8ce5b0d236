"""Notes are offered while one types; what was typed stays until one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from ilms_desktop.ui.views.note_completer import NoteCompleter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOTES = ("As printed in the yearbook.", "Registered workers only.", "Printed twice.")


@pytest.fixture
def edit(qtbot: QtBot) -> QPlainTextEdit:
    """An empty box on screen."""
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def completer(edit: QPlainTextEdit) -> NoteCompleter:
    """Three notes to be completed from."""
    made = NoteCompleter(edit)
    made.offer(NOTES)
    return made


def test_notes_that_hold_the_words_are_offered(completer: NoteCompleter, edit: QPlainTextEdit) -> None:
    """From the third letter on, in small or capital letters; a whole note needs no completing."""
    edit.setPlainText("pr")
    assert completer.look_up() == 0
    edit.setPlainText("PRINT")
    assert completer.look_up() == 2
    edit.setPlainText("nothing of the kind")
    assert completer.look_up() == 0
    edit.setPlainText(NOTES[1])
    assert completer.look_up() == 0


def test_typing_looks_up_and_choosing_replaces(completer: NoteCompleter, edit: QPlainTextEdit, qtbot: QtBot) -> None:
    """Only letters look up; arrows and Enter belong to the list."""
    qtbot.keyClicks(edit, "regis")
    assert completer.completer.completionCount() == 1
    with qtbot.waitSignal(completer.chose) as chosen:
        completer.completer.activated.emit(NOTES[1])
    assert chosen.args == [NOTES[1]]
    assert edit.toPlainText() == NOTES[1]


def test_enter_is_left_to_the_open_list(completer: NoteCompleter, edit: QPlainTextEdit, qtbot: QtBot) -> None:
    """Otherwise it would break the line instead of choosing."""
    edit.setPlainText("print")
    completer.look_up()
    completer.list.show()
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert completer.eventFilter(edit, enter)
    completer.list.hide()
    assert not completer.eventFilter(edit, enter)
    qtbot.keyClick(edit, Qt.Key.Key_Left)
