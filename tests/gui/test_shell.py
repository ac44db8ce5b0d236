"""The shell: windows come and go, language and theme change without losing the place, files stay safe."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ilms_desktop import settings as settings_file
from ilms_desktop.model.command import MakeRestorePoint
from ilms_desktop.ui.dialogs.new_file_dialog import NewFileDialog
from ilms_desktop.ui.look import Look, Taste
from ilms_desktop.ui.screens.start_screen import StartScreen
from ilms_desktop.ui.shell import Shell, is_there
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
    """Answers, a place, a window that asks for the sources; next time the answers are there."""
    page = shell.show_start()
    page.wants_new.emit(page.answers())
    dialog = page.findChildren(NewFileDialog)[-1]
    dialog.path.take(str(tmp_path / "khm"))
    dialog.go.click()
    window = main_window(shell)
    assert window.screens.currentWidget() is window.sources
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


def test_a_questionnaire_that_cannot_be_made_says_why(shell: Shell, tmp_path: Path) -> None:
    """The answers stay in the dialog; the file in the way stays as it is."""
    page = shell.show_start()
    dialog = shell.ask_for_new()
    dialog.path.take(str(tmp_path / "khm.ilms"))
    (tmp_path / "khm.ilms-wal").write_bytes(b"x")
    dialog.go.click()
    assert "There is already a file" in dialog.trouble.text()
    assert shell.window is page
    assert not (tmp_path / "khm.ilms").exists()


def test_a_new_questionnaire_is_asked_for_from_an_open_one(shell: Shell, tmp_path: Path) -> None:
    """The open file stays until the new one is there."""
    shell.open_sample()
    window = main_window(shell)
    window.wants_new.emit()
    dialog = window.findChildren(NewFileDialog)[-1]
    assert shell.window is window
    dialog.country.setText("Kenya")
    dialog.path.take(str(tmp_path / "ken.ilms"))
    dialog.go.click()
    assert main_window(shell).session.workspace.country == "KEN"
    assert kept(tmp_path).country == "KEN"


def test_a_dropped_questionnaire_is_opened(shell: Shell, prepared: Path) -> None:
    """The one that is open already stays as it is."""
    shell.open_sample()
    window = main_window(shell)
    window.wants_file.emit(str(window.session.workspace.path))
    assert shell.window is window
    window.wants_file.emit(str(prepared))
    assert main_window(shell).session.workspace.path == prepared


def test_files_that_are_gone_are_marked_and_forgotten(
    shell: Shell, tmp_path: Path, prepared: Path, qtbot: QtBot
) -> None:
    """They are looked for in the background; the list is the person's."""
    gone = str(tmp_path / "gone.ilms")
    shell.settings = replace(shell.settings, recent=(str(prepared), gone))
    page = shell.show_start()
    qtbot.waitUntil(page.recent.files[1].missing.isVisible)
    assert page.recent.files[0].missing.isHidden()
    page.wants_forget.emit(gone)
    assert kept(tmp_path).recent == (str(prepared),)
    assert len(start_page(shell).recent.files) == 1
    start_page(shell).wants_forget.emit(str(prepared))
    assert start_page(shell).is_first


def test_a_place_that_lets_nobody_look_counts_as_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A share without rights is no reason to stop the first page."""

    def refuse(_path: Path) -> bool:
        raise PermissionError

    assert is_there(tmp_path)
    monkeypatch.setattr("pathlib.Path.exists", refuse)
    assert not is_there(tmp_path)


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


def test_a_copy_of_a_restore_point_opens_for_reading(shell: Shell, tmp_path: Path) -> None:
    """It says what it is, and whatever is typed into it is refused in words."""
    shell.open_sample()
    workspace = main_window(shell).session.workspace
    workspace.execute(MakeRestorePoint("Before the revision"))
    (point,) = workspace.restore_points()
    workspace.copy_at(point.entry, tmp_path / "copy.ilms", name="Before the revision")
    main_window(shell).deeds.past.wants_copy_open.emit(str(tmp_path / "copy.ilms"))
    window = main_window(shell)
    assert window.session.workspace.path == tmp_path / "copy.ilms"
    assert "AS IT WAS: Before the revision" in window.windowTitle()
    assert not any(window.acts[name].isEnabled() for name in ("save", "import", "seal", "undo", "redo"))
    assert window.session.execute(MakeRestorePoint("x")) is None
    assert "copy for reading" in window.toast.text.text()
