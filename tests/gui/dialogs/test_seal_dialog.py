"""Sealing in the window: what is in the way, what is made, that it was verified."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication

from ilms_desktop.exchange.csv_ilo import read_bulk, write
from ilms_desktop.package.keys import key_file, new_key, public_line
from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.seal_plan import seal_plan
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.seal_result import SealResultPage
from ilms_desktop.workspace.exporting import outgoing
from ilms_desktop.workspace.importing import plan_import

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace

REASON = "The ministry published these figures."
PASSPHRASE = "correct horse battery"


@cache
def key_bytes(passphrase: str | None) -> bytes:
    """A key file; protecting one takes half a second on purpose."""
    return key_file(new_key(bytes(range(32))), passphrase)


def write_key(path: Path, passphrase: str | None, signer: str = "khm-01") -> Path:
    """A key with its public half beside it."""
    key = new_key(bytes(range(32)))
    path.write_bytes(key_bytes(passphrase))
    path.with_name(f"{path.name}.pub").write_text(public_line(key.public, signer), encoding="utf-8")
    return path


@pytest.fixture
def own(empty_workspace: Workspace, workspace: Workspace) -> Workspace:
    """The example's figures in a questionnaire of one's own."""
    plan = plan_import(empty_workspace, read_bulk(write(outgoing(workspace)), name="khm.csv"), source=None)
    assert plan.command is not None
    empty_workspace.execute(plan.command)
    return empty_workspace


@pytest.fixture
def dialog(own: Workspace, look: Look, tasks: Tasks, settings: Settings, qtbot: QtBot) -> Iterator[SealDialog]:
    """The dialog over it."""
    made = SealDialog(Session(own, look, tasks), settings)
    made.open()
    qtbot.waitExposed(made)
    yield made
    tasks.wait()
    shiboken6.delete(made)


def test_the_whole_way_to_a_verified_package(dialog: SealDialog, own: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    """A reason, a key with its passphrase, a folder; then name, number, and where the file is."""
    form = dialog.form
    assert "3 errors stand in the way" in form.gate.text()
    assert not dialog.go.isEnabled()
    form.reason_box.set_text(REASON)
    form.key.line.setText(str(write_key(tmp_path / "khm-01", PASSPHRASE)))
    assert bare(form.signer.text()) == "Key of khm-01"
    assert not dialog.go.isEnabled()
    form.passphrase.setText(PASSPHRASE)
    form.folder.line.setText(str(tmp_path / "out"))
    assert dialog.go.isEnabled()
    with qtbot.waitSignal(dialog.used_key, timeout=20_000) as used:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        assert dialog.pages.currentIndex() == 1
        dialog.reject()
        assert dialog.isVisible()
    assert used.args == [str(tmp_path / "khm-01")]
    page = dialog.pages.currentWidget()
    assert isinstance(page, SealResultPage)
    (submission,) = own.submissions()
    assert bare(page.digits.text()).replace(" ", "") == submission.package_id[:16]
    assert submission.file_name in bare(page.path.text())
    assert (tmp_path / "out" / submission.file_name).is_file()
    assert form.passphrase.text() == ""
    assert not dialog.grab().isNull()


def test_a_key_without_passphrase_asks_for_none(dialog: SealDialog, tmp_path: Path) -> None:
    """The field is greyed."""
    dialog.form.reason_box.set_text(REASON)
    dialog.form.key.line.setText(str(write_key(tmp_path / "khm-01", None)))
    assert not dialog.form.passphrase.isEnabled()
    assert dialog.go.isEnabled()


def test_a_wrong_passphrase_is_said_and_nothing_is_made(
    dialog: SealDialog, own: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """The dialog stays, with what was typed."""
    dialog.form.reason_box.set_text(REASON)
    dialog.form.key.line.setText(str(write_key(tmp_path / "khm-01", PASSPHRASE)))
    dialog.form.passphrase.setText("something else")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "passphrase does not open" in dialog.trouble.text())
    assert dialog.pages.currentIndex() == 0
    assert own.submissions() == ()


@pytest.mark.parametrize(
    ("name", "told"), [("nothing", "no signing key"), ("text", "not an OpenSSH"), ("signer", "not a signer id")]
)
def test_a_file_that_is_no_key_is_told(dialog: SealDialog, tmp_path: Path, name: str, told: str) -> None:
    """Before anything is done with it."""
    path = tmp_path / name
    if name == "text":
        write_key(path, None)
        path.write_text("hello", encoding="utf-8")
    if name == "signer":
        write_key(path, None, signer="me")
    dialog.form.key.line.setText(str(path))
    assert told in dialog.form.signer.text()


def test_a_blocker_leads_to_its_finding(dialog: SealDialog, own: Workspace, qtbot: QtBot) -> None:
    """The dialog closes and leaves for the cell."""
    with qtbot.waitSignal(dialog.wants_finding) as asked:
        dialog.form.blockers.chosen.emit(dialog.form.blockers.model().index(0, 0))
    assert asked.args == [own.report().findings[0].key]
    assert not dialog.isVisible()


def test_an_example_is_never_sealed(session: Session, settings: Settings, qtbot: QtBot) -> None:
    """Whatever is typed."""
    dialog = SealDialog(session, settings)
    qtbot.addWidget(dialog)
    assert "Example data are never sealed" in dialog.form.gate.text()
    dialog.form.reason_box.set_text(REASON)
    assert not dialog.go.isEnabled()


def test_the_gate_in_words(dialog: SealDialog, own: Workspace) -> None:
    """Nothing to seal, something to correct, an open gate."""
    plan = seal_plan(own)
    for changed, words in (
        (replace(plan, values=0), "no figures to seal"),
        (replace(plan, firm=plan.softer), "must be corrected first"),
        (replace(plan, softer=()), "Nothing stands in the way"),
    ):
        dialog.form.show_plan(changed)
        assert words in dialog.form.gate.text()
    assert dialog.form.blockers.isHidden()


def test_the_window_cannot_be_closed_while_it_works(dialog: SealDialog) -> None:
    """A package half written would be worse than a second of patience."""
    dialog._set_busy(is_busy=True)
    event = QCloseEvent()
    dialog.closeEvent(event)
    assert not event.isAccepted()
    dialog._set_busy(is_busy=False)
    assert dialog.close()


def test_a_mistake_of_ours_is_shown_as_one(dialog: SealDialog, qtbot: QtBot) -> None:
    """The crash dialog, not a line in red."""
    dialog._show_trouble(RuntimeError("broken"))
    from PySide6.QtWidgets import QMessageBox

    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)))
    assert dialog.trouble.text() == ""


def test_paths_are_chosen_with_the_systems_dialog(dialog: SealDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """What is chosen stands in the line."""
    asked = dialog.form.folder.ask()
    with qtbot.waitSignal(dialog.form.folder.did_change):
        asked.fileSelected.emit(str(tmp_path / "packages"))
    assert dialog.form.folder.text() == str(tmp_path / "packages")
    asked.close()


def test_the_number_is_copied_and_the_folder_shown(
    dialog: SealDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two things one does with a package."""
    dialog.form.reason_box.set_text(REASON)
    dialog.form.key.line.setText(str(write_key(tmp_path / "khm-01", None)))
    dialog.form.folder.line.setText(str(tmp_path))
    with qtbot.waitSignal(dialog.used_key, timeout=20_000):
        dialog.start()
    page = dialog.pages.currentWidget()
    assert isinstance(page, SealResultPage)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.show_file.click()
    assert opened == [str(tmp_path)]
    page.copy.click()
    assert QGuiApplication.clipboard().text() == page._result.package_id
