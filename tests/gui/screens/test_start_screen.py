"""The first page: four answers, three ways on, no account, no network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from ilms_desktop.package import limits
from ilms_desktop.settings import Settings
from ilms_desktop.ui.dialogs.enrol_dialog import EnrolDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.screens.start_screen import StartScreen
from tests.gui.key_support import deeds_over, waiting
from tests.unit.keystore.memory_backend import MemoryBackend

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks


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


def test_recent_files_come_first(page: StartScreen, qtbot: QtBot, tmp_path: Path) -> None:
    """By name, with their folder; new, open and example follow, and the answers are still there."""
    assert not page.is_first
    (recent,) = page.recent.files
    assert bare(recent.open.text()) == "kenya.ilms"
    assert bare(recent.folder.text()) == str(tmp_path)
    places = [widget.mapTo(page, QPoint()).y() for widget in (recent, *page.ways.values(), page.country, page.person)]
    assert places == sorted(places)
    with qtbot.waitSignal(page.wants_open) as asked:
        qtbot.mouseClick(recent.open, Qt.MouseButton.LeftButton)
    assert asked.args == [str(tmp_path / "kenya.ilms")]


def test_a_file_that_is_gone_is_marked(page: StartScreen, qtbot: QtBot, tmp_path: Path) -> None:
    """It may be on a stick that is not in, so only the person takes it off the list."""
    (recent,) = page.recent.files
    assert recent.missing.isHidden()
    page.mark_missing({str(tmp_path / "kenya.ilms")})
    assert (recent.missing.text(), recent.missing.isVisible()) == ("not found", True)
    with qtbot.waitSignal(page.wants_forget) as asked:
        qtbot.mouseClick(recent.forget, Qt.MouseButton.LeftButton)
    assert asked.args == [str(tmp_path / "kenya.ilms")]
    page.mark_missing(())
    assert recent.forget.isHidden()


def test_the_first_page_asks_before_it_offers(look: Look, qtbot: QtBot) -> None:
    """Four answers, three ways; the first way is the one to take, and a key is not asked for."""
    page = StartScreen(look, Settings(), editions=("ilms-2019",), round_id="2026")
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    assert page.is_first
    widgets = (page.language, page.office, *page.ways.values())
    places = [widget.mapTo(page, QPoint()).y() for widget in widgets]
    assert places == sorted(places)
    page.mark_missing({"x"})
    labels = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "You can enter, check and print without one" in labels


def test_a_language_is_asked_for(page: StartScreen, qtbot: QtBot) -> None:
    """Each in its own name."""
    page.language.setCurrentIndex(page.language.findText("Français"))
    with qtbot.waitSignal(page.wants_language) as asked:
        page.language.activated.emit(1)
    assert asked.args == ["fr"]


def test_a_file_may_be_dropped(page: StartScreen, qtbot: QtBot) -> None:
    """Anywhere on the page, also on a line that takes text."""
    assert page.acceptDrops()
    assert not page.office.acceptDrops()
    with qtbot.waitSignal(page.wants_open) as asked:
        page.drop.dropped.emit("a.ilms")
    assert asked.args == ["a.ilms"]


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


def test_a_key_is_offered_and_how_far_it_is_stands_there(
    page: StartScreen, look: Look, tasks: Tasks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One can work without; what was answered above stands in the form."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)
    keys = deeds_over(page, tmp_path, look=look, tasks=tasks, settings=Settings(), backend=MemoryBackend())
    page.use_keys(keys)
    assert "This computer has no key yet" in page.key_note.told.text()
    page.country.setText("Cambodia")
    page.person.setText("Sok Dara")
    qtbot.mouseClick(page.key_note.button, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(EnrolDialog)
    assert (dialog.country.code, dialog.name.text()) == ("KHM", "Sok Dara")
    dialog.reject()
    waiting(tmp_path)
    keys.did_change.emit()
    assert page.key_note.told.text() == "Waiting for the ILO"
    page.key_note.button.click()
    shown = keys.show()
    assert shown.isVisible()
    shown.close()
    tasks.wait()
