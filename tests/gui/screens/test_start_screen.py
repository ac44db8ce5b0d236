"""The first page: four answers, three ways on, no account, no network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ilms_desktop.settings import Settings
from ilms_desktop.ui.screens.start_screen import StartScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


@pytest.fixture
def page(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[StartScreen]:
    """The page of somebody who opened a file before."""
    settings = Settings(recent=(str(tmp_path / "kenya.ilms"),))
    made = StartScreen(look, settings, editions=("ilms-2019",), round_id="2026")
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


def test_a_new_questionnaire_needs_a_country(page: StartScreen, qtbot: QtBot) -> None:
    """It is asked for in words, and the focus goes there."""
    with qtbot.assertNotEmitted(page.wants_new):
        qtbot.mouseClick(page.ways["new"], Qt.MouseButton.LeftButton)
    assert "Which country?" in page.trouble.text()
    page.country.setText("Camboya")
    page.office.setText("Ministry of Labour")
    page.person.setText("Sok Dara")
    with qtbot.waitSignal(page.wants_new) as asked:
        qtbot.mouseClick(page.ways["new"], Qt.MouseButton.LeftButton)
    answers = asked.args[0]
    assert (answers.country, answers.office, answers.person) == ("KHM", "Ministry of Labour", "Sok Dara")


def test_other_ways_on(page: StartScreen, qtbot: QtBot) -> None:
    """Open a file, try the example; keys work as well."""
    with qtbot.waitSignal(page.wants_sample):
        page.ways["sample"].setFocus()
        qtbot.keyClick(page.ways["sample"], Qt.Key.Key_Space)
    with qtbot.waitSignal(page.wants_open) as asked:
        qtbot.mouseClick(page.ways["open"], Qt.MouseButton.LeftButton)
    assert asked.args == [""]
    assert not page.grab().isNull()


def test_recent_files_are_offered(page: StartScreen, qtbot: QtBot, tmp_path: Path) -> None:
    """By name; the whole path is in the tooltip."""
    from ilms_desktop.ui.views.buttons import Button

    recent = next(button for button in page.findChildren(Button) if button.text() == "kenya.ilms")
    with qtbot.waitSignal(page.wants_open) as asked:
        qtbot.mouseClick(recent, Qt.MouseButton.LeftButton)
    assert asked.args == [str(tmp_path / "kenya.ilms")]


def test_a_language_is_asked_for(page: StartScreen, qtbot: QtBot) -> None:
    """Each in its own name."""
    page.language.setCurrentIndex(page.language.findText("Français"))
    with qtbot.waitSignal(page.wants_language) as asked:
        page.language.activated.emit(1)
    assert asked.args == ["fr"]


def test_a_file_may_be_dropped(page: StartScreen, qtbot: QtBot, tmp_path: Path) -> None:
    """What is no file is not taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.ilms"))])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), action, data, buttons, keys)
    page.dragEnterEvent(entered)
    assert entered.isAccepted()
    with qtbot.waitSignal(page.wants_open) as asked:
        page.dropEvent(QDropEvent(QPoint(5, 5), action, data, buttons, keys))
    assert asked.args[0].endswith("a.ilms")
    nothing = QMimeData()
    with qtbot.assertNotEmitted(page.wants_open):
        page.dropEvent(QDropEvent(QPoint(5, 5), action, nothing, buttons, keys))


def test_known_answers_are_there_already(look: Look, qtbot: QtBot) -> None:
    """Nobody types them twice."""
    settings = replace(Settings(), country="KHM", office="Ministry", person="Sok Dara")
    made = StartScreen(look, settings, editions=(), round_id="2026")
    qtbot.addWidget(made)
    assert (made.country.text(), made.office.text(), made.person.text()) == ("Cambodia", "Ministry", "Sok Dara")
    assert made.answers() == settings


def test_closing_is_told(page: StartScreen, qtbot: QtBot) -> None:
    """The program ends with its last window."""
    with qtbot.waitSignal(page.did_close):
        page.close()
