"""What can be done with questions: sealed answers, files to print, places that are not shown now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.dialogs import seal_answers_dialog
from tests.gui.question_support import CELL, FIRST, ask, query
from tests.unit.workspace.question_support import say

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.views.main_window import MainWindow


@pytest.fixture
def asked(window: MainWindow) -> MainWindow:
    """The window over one question."""
    ask(window.session.workspace)
    window.session.tell_post()
    return window


@pytest.mark.parametrize("ending", ["csv", "pdf"])
def test_the_list_becomes_a_file(asked: MainWindow, qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    """In the form that its name says; the deed begins with a dialog for it."""
    dialog = asked.flows.export_questions(asked.session.questions.all, "All")
    dialog.close()
    path = tmp_path / f"q.{ending}"
    with qtbot.waitSignal(asked.session.bus.did_tell, timeout=20_000):
        asked.flows.print_questions(asked.session.questions.all, "All").fileSelected.emit(str(path))
    assert path.stat().st_size > 100


def test_nothing_is_sealed_before_something_is_answered(asked: MainWindow, qtbot: QtBot) -> None:
    """The screen says what to do; then the dialog opens."""
    with qtbot.waitSignal(asked.session.bus.did_fail) as failed:
        assert asked.deeds.questions.seal() is None
    assert failed.args[0].code == "nothing_answered"
    say(asked.session.workspace, FIRST)
    asked.session.tell_post()
    asked.questions.show()
    dialog = asked.deeds.questions.seal()
    assert isinstance(dialog, seal_answers_dialog.SealAnswersDialog)
    dialog.reject()


def test_a_cell_that_the_table_does_not_show_is_told(asked: MainWindow, qtbot: QtBot) -> None:
    """As where a country has no row by now."""
    nowhere = {**CELL, "classes": [{"concept": "CDS", "code": "CDS_DES_ISL"}]}
    ask(asked.session.workspace, query(1, file=13, cell=nowhere), number=13)
    question = asked.session.questions.find("KHM-2026-Q0013-001")
    assert question is not None
    with qtbot.waitSignal(asked.session.bus.did_tell):
        asked.deeds.questions.go_to(question)
    assert asked.screens.currentWidget() is asked.table
