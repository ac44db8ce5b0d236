"""What comes in: chosen or dropped, shown before it is done, imported as one step that can be stopped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.cells import ForeignBook
from ilms_desktop.exchange.report import ParsedFile
from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.dialogs.import_dialog import ImportDialog
from ilms_desktop.ui.dialogs.mapping_dialog import MappingDialog
from ilms_desktop.ui.dialogs.tabulate_dialog import TabulateDialog
from ilms_desktop.ui.incoming import read_figures
from tests.gui.conftest import c4
from tests.gui.dialogs.test_import_dialog import HEAD, ROWS
from tests.gui.dialogs.test_mapping_dialog import SHEET

T = TypeVar("T", bound=QDialog)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.tasks import Job
    from ilms_desktop.ui.views.main_window import MainWindow
    from ilms_desktop.workspace.workspace import Workspace


def drop(window: MainWindow, *paths: Path) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # why: Qt hands a drop to the widget that the drag entered
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPoint(5, 5), copy, data, left, none))


def wait_for_dialog(window: MainWindow, qtbot: QtBot, kind: type[T]) -> T:
    """The dialog of a kind, once it is open."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(kind)))
    return next(each for each in window.findChildren(kind) if each.isVisible())


@pytest.fixture
def korea(tmp_path: Path) -> Path:
    """A file of the published layout."""
    path = tmp_path / "korea.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    return path


def test_import_shows_before_it_does(window: MainWindow, qtbot: QtBot, korea: Path) -> None:
    """Read in the background, planned, then one step, which Undo takes back."""
    window.acts["import"].trigger()
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(korea))
    dialog = wait_for_dialog(window, qtbot, ImportDialog)
    with qtbot.waitSignal(window.session.bus.did_say) as said:
        dialog.go.click()
    assert said.args == ["1 cell imported."]
    workspace = window.session.workspace
    assert workspace.observation(c4("M", "KOR", 2017)).value == 1532
    assert window.toast.isVisible()
    window.session.undo()
    assert workspace.observation(c4("M", "KOR", 2017)).value == 1531


def test_several_files_come_one_after_the_other(window: MainWindow, qtbot: QtBot, korea: Path, tmp_path: Path) -> None:
    """What is none of them is named; the other kinds are told by their content."""
    sheet, picture = tmp_path / "emigrants.csv", tmp_path / "page.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    drop(window, korea, picture, sheet)
    first = wait_for_dialog(window, qtbot, ImportDialog)
    assert "page.csv" in window.findChildren(QMessageBox)[-1].text()
    assert not window.findChildren(MappingDialog)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    second = wait_for_dialog(window, qtbot, MappingDialog)
    qtbot.keyClick(second, Qt.Key.Key_Escape)


def test_a_questionnaire_alone_is_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Whatever it is called."""
    other = tmp_path / "copy.bin"
    other.write_bytes(b"SQLite format 3\0" + b"\0" * 84)
    with qtbot.waitSignal(window.wants_file) as told:
        drop(window, other)
    assert told.args == [str(other)]


def test_a_survey_is_tabulated(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """A CSV file comes by its own deed, since it may as well be a table."""
    survey = tmp_path / "lfs.csv"
    survey.write_text("SEX,AGE\n1,20\n", encoding="utf-8")
    window.acts["tabulate"].trigger()
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(survey))
    dialog = wait_for_dialog(window, qtbot, TabulateDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_file_that_cannot_be_read_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """With its next step."""
    window.flows.incoming.take([str(tmp_path / "none.csv")])
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    assert "There is no file" in window.findChildren(QMessageBox)[-1].text()


def test_a_damaged_file_does_not_keep_the_next_one_from_coming(
    window: MainWindow, qtbot: QtBot, korea: Path, tmp_path: Path
) -> None:
    """It is named, then the next one is shown."""
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    drop(window, broken, korea)
    dialog = wait_for_dialog(window, qtbot, ImportDialog)
    assert "broken.xlsx" in window.findChildren(QMessageBox)[-1].text()
    dialog.close()


def test_a_foreign_table_is_told_from_a_damaged_file(workspace: Workspace) -> None:
    """Only the first goes to the assistant."""
    edition = workspace.edition
    assert isinstance(read_figures((HEAD + ROWS).encode(), name="a.csv", edition=edition), ParsedFile)
    assert isinstance(read_figures(SHEET.encode(), name="a.csv", edition=edition), ForeignBook)
    assert isinstance(read_figures("Côte;1\n".encode("cp1252"), name="a.csv", edition=edition), ForeignBook)
    with pytest.raises(ExchangeError):
        read_figures(b"", name="a.csv", edition=edition)


def test_an_import_that_is_stopped_is_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    """One step of undo, done by the program; the status bar says that it is saving meanwhile."""
    jobs: list[Job] = []
    window.session.tasks.did_start.connect(jobs.append)
    command = SetObservations(((c4("M", "KOR", 2017), Observation(value=9)),), Label("Import"))
    release = threading.Event()
    window.session.tasks.run(lambda: release.wait(10), done=lambda _r: None, failed=lambda _e: None)
    window.flows.incoming.carry_out(command)
    assert window.status.state.text() == "Saving…"
    started = threading.Event()

    def stop_late() -> None:
        release.set()
        started.set()

    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        jobs[0].stop()
        stop_late()
    assert told.args == ["Stopped. Nothing was changed."]
    assert window.session.workspace.observation(c4("M", "KOR", 2017)).value == 1531
    assert window.status.state.text() != "Saving…"


def test_a_refused_import_is_told_like_any_refusal(window: MainWindow, qtbot: QtBot) -> None:
    """Nothing is changed, and the reason is given."""
    command = SetObservations(((c4("M", "KOR", 2017), Observation(status="E")),), Label("Import"))
    with qtbot.waitSignal(window.session.bus.did_fail):
        window.flows.incoming.carry_out(command)
