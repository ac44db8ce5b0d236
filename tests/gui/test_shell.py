"""The shell: windows come and go, language and theme change without losing the place, files stay safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ilms_desktop import settings as settings_file
from ilms_desktop.ui.look import Look, Taste
from ilms_desktop.ui.screens.start_screen import StartScreen
from ilms_desktop.ui.shell import Shell
from ilms_desktop.ui.views.main_window import MainWindow
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ilms_desktop.settings import Settings


@pytest.fixture
def shell(qapp: QApplication, the_look: Look, tmp_path: Path, settings: Settings) -> Iterator[Shell]:
    """A program with the settings of a person."""
    the_look.wear(Taste(theme="light", density="compact"))
    made = Shell(qapp, the_look, settings, tmp_path / "user")
    yield made
    if made.window is not None:
        made.window.close()
    made.quit()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    the_look.wear(Taste(theme="light", density="compact"))
    made.deleteLater()


def main_window(shell: Shell) -> MainWindow:
    """The window over a file."""
    assert isinstance(shell.window, MainWindow)
    return shell.window


def start_page(shell: Shell) -> StartScreen:
    """The first page."""
    assert isinstance(shell.window, StartScreen)
    return shell.window


def kept(tmp_path: Path) -> Settings:
    """Settings on the disk."""
    return settings_file.load(tmp_path / "user")


def test_the_example_is_a_fresh_copy_every_time(shell: Shell, tmp_path: Path) -> None:
    """Nobody can spoil it; it is no recent file."""
    shell.show_start()
    start_page(shell).wants_sample.emit()
    first = main_window(shell).session.workspace.path
    assert main_window(shell).session.workspace.is_example
    assert main_window(shell).windowTitle().startswith("EXAMPLE")
    shell.show_start()
    shell.open_sample()
    assert main_window(shell).session.workspace.path != first
    assert kept(tmp_path).recent == ()


def test_a_new_questionnaire(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    """Answers, a place, an empty window; next time the answers are there."""
    page = shell.show_start()
    page.wants_new.emit(page.answers())
    dialog = page.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(tmp_path / "khm.ilms"))
    window = main_window(shell)
    assert window.session.workspace.country == "KHM"
    assert window.session.workspace.contact.person == "Sok Dara"
    assert kept(tmp_path).recent == (str(tmp_path / "khm.ilms"),)
    qtbot.waitUntil(window.isVisible)


def test_a_file_is_opened_again(shell: Shell, tmp_path: Path, prepared: Path) -> None:
    """By path, or with the system's dialog."""
    page = shell.show_start()
    page.wants_open.emit(str(prepared))
    assert main_window(shell).session.workspace.path == prepared
    main_window(shell).wants_open.emit()
    dialog = main_window(shell).findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(tmp_path / "none.ilms"))
    assert main_window(shell).findChildren(QMessageBox)
    page = shell.show_start()
    page.wants_open.emit("")
    assert page.findChildren(QFileDialog)


def test_another_language_keeps_the_place(shell: Shell, tmp_path: Path) -> None:
    """The window is made anew, the file stays open, the cell stays current."""
    shell.open_sample()
    before = main_window(shell)
    path = before.session.workspace.path
    before.open_table(SOURCE, C4)
    before.table.grid.go_to(c4("M", "KOR", 2017))
    before.wants_setting.emit("language", "ar")
    after = main_window(shell)
    assert after is not before
    assert after.session.workspace.path == path
    assert after.layoutDirection().name == "RightToLeft"
    assert after.table.grid.current_key() == c4("M", "KOR", 2017)
    assert kept(tmp_path).language == "ar"
    after.show_source(SOURCE)
    after.wants_setting.emit("language", "en")
    assert main_window(shell).screens.currentWidget() is main_window(shell).sources


def test_another_language_on_the_first_page_keeps_the_answers(shell: Shell) -> None:
    """They are settings by then."""
    page = shell.show_start()
    page.person.setText("Chan Thida")
    page.wants_language.emit("es")
    assert start_page(shell).person.text() == "Chan Thida"
    assert start_page(shell).country.text() == "Camboya"
    shell.take_language("en")


def test_theme_zoom_and_density_are_kept(shell: Shell, tmp_path: Path) -> None:
    """And worn at once."""
    shell.open_sample()
    window = main_window(shell)
    window.wants_setting.emit("theme", "dark")
    assert shell.look.tokens.theme == "dark"
    window.wants_zoom.emit(1)
    assert (shell.look.zoom, kept(tmp_path).zoom) == (1.1, 110)
    window.acts["zoom_reset"].trigger()
    assert kept(tmp_path).zoom == 100
    window.flows.used_key.emit("/keys/khm-01")
    assert kept(tmp_path).key_file == "/keys/khm-01"


def test_closing_the_window_ends_the_program(shell: Shell) -> None:
    """The file is closed; everything is saved already."""
    shell.open_sample()
    main_window(shell).close()
    assert shell.window is None
    assert shell.session is None


def test_closing_the_questionnaire_leads_to_the_first_page(shell: Shell) -> None:
    """The program goes on."""
    shell.open_sample()
    main_window(shell).acts["close"].trigger()
    assert isinstance(shell.window, StartScreen)
    assert shell.session is None


def test_settings_that_cannot_be_kept_stop_nobody(shell: Shell, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "user").write_text("in the way", encoding="utf-8")
    shell.take_setting("zoom", 110)
    assert shell.settings.zoom == 110
