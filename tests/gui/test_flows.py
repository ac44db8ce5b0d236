"""Import, export, print and about: asked for, done in the background, told."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.dialogs.import_dialog import ImportDialog
from ilms_desktop.ui.dialogs.keys_dialog import KeysDialog
from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.findings_list import Filter
from ilms_desktop.workspace.exporting import export_bulk
from tests.gui.conftest import c4
from tests.gui.dialogs.test_import_dialog import HEAD, ROWS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.tasks import Job
    from ilms_desktop.ui.views.main_window import MainWindow


def test_import_shows_before_it_does(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Read in the background, planned, then one step."""
    path = tmp_path / "korea.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    window.acts["import"].trigger()
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(path))
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
    dialog = window.findChildren(ImportDialog)[-1]
    with qtbot.waitSignal(window.session.bus.did_say) as said:
        dialog.go.click()
    assert said.args == ["1 cell imported."]
    assert window.session.workspace.observation(c4("M", "KOR", 2017)).value == 1532
    assert window.toast.isVisible()


def test_a_file_that_cannot_be_read_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """With its next step."""
    window.flows.read(str(tmp_path / "none.csv"))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    assert "There is no file" in window.findChildren(QMessageBox)[-1].text()


def test_export_gives_the_published_layout(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Digit for digit, and the place is told."""
    dialog = window.flows.export_file()
    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        dialog.fileSelected.emit(str(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").read_bytes() == export_bulk(window.session.workspace)
    assert bare(told.args[0]) == f"Saved as {tmp_path / 'out.csv'}"
    dialog.close()


def test_the_summary_is_a_pdf(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Made in the background."""
    window.acts["print"].trigger()
    dialog = window.findChildren(QFileDialog)[-1]
    with qtbot.waitSignal(window.session.bus.did_tell, timeout=20_000):
        dialog.fileSelected.emit(str(tmp_path / "summary.pdf"))
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing is lost by it."""
    window.flows.export_to(str(tmp_path / "none" / "out.csv"))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))


def test_sealing_and_about_open_their_dialogs(window: MainWindow) -> None:
    """A blocker chosen in the seal dialog opens its finding in the window."""
    window.acts["seal"].trigger()
    dialog = window.findChildren(SealDialog)[-1]
    finding = window.session.findings.report.findings[0]
    dialog.wants_finding.emit(finding.key)
    assert window.panel.findings.card is not None
    assert window.panel.findings.card.finding is finding
    dialog.close()
    window.acts["about"].trigger()
    assert "Lucide" in window.findChildren(QMessageBox)[-1].informativeText()


def test_an_export_that_is_stopped_writes_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Stopped before the file is written."""
    jobs: list[Job] = []
    window.session.tasks.did_start.connect(jobs.append)
    lock = window.session.workspace.lock
    with qtbot.waitSignal(window.session.bus.did_tell) as told, lock:
        window.flows.export_to(str(tmp_path / "out.csv"))
        jobs[0].stop()
    assert told.args == ["Stopped. Nothing was changed."]
    assert list(tmp_path.glob("out.csv")) == []


def test_an_import_that_is_stopped_is_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    """One step of undo, done by the program; the status bar says that it is saving meanwhile."""
    jobs: list[Job] = []
    window.session.tasks.did_start.connect(jobs.append)
    command = SetObservations(((c4("M", "KOR", 2017), Observation(value=9)),), Label("Import"))
    release = threading.Event()
    window.session.tasks.run(lambda: release.wait(10), done=lambda _r: None, failed=lambda _e: None)
    window.flows._import(command)
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
        window.flows._import(command)


def test_checking_runs_in_the_background(window: MainWindow, qtbot: QtBot) -> None:
    """F7; every screen hears of the report."""
    with qtbot.waitSignal(window.session.bus.did_check):
        window.acts["check"].trigger()
    window.flows._refused(ValueError("broken"))
    assert window.findChildren(QMessageBox)


def test_keys_and_legend_are_printed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """From the dialog to a PDF."""
    window.acts["keys"].trigger()
    dialog = window.findChildren(KeysDialog)[-1]
    dialog.print.click()
    asked = window.findChildren(QFileDialog)[-1]
    with qtbot.waitSignal(window.session.bus.did_tell, timeout=20_000):
        asked.fileSelected.emit(str(tmp_path / "keys.pdf"))
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")
    asked.close()
    dialog.close()


# --- findings


def test_findings_shown_become_a_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The filter is kept; the form follows the ending."""
    window.deeds.show_findings()
    window.panel.findings.choose(Filter.TO_FIX)
    window.panel.findings.export.click()
    dialog = window.findChildren(QFileDialog)[-1]
    assert dialog.defaultSuffix() == "html"
    dialog.filterSelected.emit("Table (*.csv)")
    assert dialog.defaultSuffix() == "csv"
    with qtbot.waitSignal(window.session.bus.did_tell):
        dialog.fileSelected.emit(str(tmp_path / "findings.csv"))
    lines = (tmp_path / "findings.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + len(window.panel.findings.chosen().findings)
    dialog.close()


def test_an_ending_that_no_form_has_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """With those that are known."""
    window.flows.export_findings_to(window.panel.findings.chosen(), str(tmp_path / "findings.docx"))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    assert "docx" in window.findChildren(QMessageBox)[-1].text()


def test_printing_offers_the_findings_where_they_are(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Elsewhere the same key prints the summary."""
    window.deeds.show_findings()
    window.panel.findings.list.setFocus()
    window.acts["print"].trigger()
    dialog = window.findChildren(QFileDialog)[-1]
    assert dialog.windowTitle() == "Print the findings as PDF"
    with qtbot.waitSignal(window.session.bus.did_tell, timeout=20_000):
        dialog.fileSelected.emit(str(tmp_path / "findings.pdf"))
    assert (tmp_path / "findings.pdf").read_bytes().startswith(b"%PDF")
    dialog.close()
    window.table.grid.setFocus()
    window.acts["print"].trigger()
    assert window.findChildren(QFileDialog)[-1].windowTitle() == "Save the summary"
    window.findChildren(QFileDialog)[-1].close()
