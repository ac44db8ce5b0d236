"""Export, print and about: asked for, done in the background, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ilms_desktop.exchange.csv_ilo import write
from ilms_desktop.ui.dialogs.export_dialog import ExportDialog
from ilms_desktop.ui.dialogs.import_log_dialog import ImportLogDialog
from ilms_desktop.ui.dialogs.keys_dialog import KeysDialog
from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.export_choices import ExportWish
from ilms_desktop.ui.presenters.findings_list import Filter
from ilms_desktop.workspace.exporting import outgoing
from tests.unit.workspace.trust_support import CODE, install_six

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.tasks import Job
    from ilms_desktop.ui.views.main_window import MainWindow


def test_export_gives_the_layout_that_was_chosen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Digit for digit, and the place is told."""
    window.acts["export"].trigger()
    dialog = window.findChildren(ExportDialog)[-1]
    dialog.path.line.setText(str(tmp_path / "out.csv"))
    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        dialog.go.click()
    assert (tmp_path / "out.csv").read_bytes() == write(outgoing(window.session.workspace))
    assert bare(told.args[0]) == f"Saved as {tmp_path / 'out.csv'}"


def test_imports_are_listed(window: MainWindow) -> None:
    """From the File menu."""
    window.acts["imports"].trigger()
    dialog = window.findChildren(ImportLogDialog)[-1]
    assert dialog.isVisible()
    dialog.close()


def test_a_place_that_cannot_be_written_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing is lost by it."""
    window.flows.export(ExportWish("csv", tmp_path / "none" / "out.csv"))
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
        window.flows.export(ExportWish("ilostat-bulk", tmp_path / "out.csv"))
        jobs[0].stop()
    assert told.args == ["Stopped. Nothing was changed."]
    assert list(tmp_path.glob("out.csv")) == []


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


@pytest.mark.parametrize("damaged", [False, True])
def test_about_says_whose_word_counts_as_the_ilo_s(
    damaged: bool, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code of the roots is there to be compared with the letter; a damaged folder is said, not hidden."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path))
    install_six(tmp_path)
    if damaged:
        (tmp_path / "trust" / "v0006.json").unlink()
    words = bare(window.flows.about().informativeText())
    assert (CODE in " ".join(words.split())) is not damaged
    assert ("v0006.json" in words) is damaged


def test_your_key_is_reached_from_the_menu(window: MainWindow) -> None:
    """Whatever is on screen."""
    window.acts["your_key"].trigger()
    shown = window.flows.key_deeds.show()
    assert shown.isVisible()
    assert window.notice.isHidden()
    shown.close()
