"""Sealing in the window: what is in the way, what is made, that it was verified."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QWidget

from ilms_desktop.exchange.csv_ilo import read_bulk, write
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.package.keys import key_file, new_key, public_line
from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.seal_plan import seal_plan
from ilms_desktop.ui.presenters.seal_wish import SealWish
from ilms_desktop.ui.session import Session
from ilms_desktop.workspace.exporting import outgoing
from ilms_desktop.workspace.importing import plan_import
from tests.gui.key_support import deeds_over

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


def dialog_over(session: Session, settings: Settings, user_dir: Path, qtbot: QtBot, **more: Any) -> SealDialog:
    """The dialog over an open file; the computer has no key of its own."""
    parent = QWidget()
    qtbot.addWidget(parent)
    keys = deeds_over(parent, user_dir, look=session.look, tasks=session.tasks, settings=settings, backend=None)
    return SealDialog(session, keys, parent=parent, **more)


def choose_key(dialog: SealDialog, path: Path) -> None:
    """Name a key file."""
    if not dialog.form.key.by_file:
        dialog.form.key.other.click()
    dialog.form.key.file.line.setText(str(path))


@pytest.fixture
def dialog(
    own: Workspace, look: Look, tasks: Tasks, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> Iterator[SealDialog]:
    """The dialog over it."""
    made = dialog_over(Session(own, look, tasks), settings, tmp_path / "person", qtbot)
    made.open()
    qtbot.waitExposed(made)
    yield made
    tasks.wait()
    shiboken6.delete(made)


def test_the_whole_way_to_a_verified_package(dialog: SealDialog, own: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    """A reason, a key with its passphrase; then the dialog leaves for the screen of the package."""
    form = dialog.form
    assert "3 errors stand in the way" in form.gate.text()
    assert not dialog.go.isEnabled()
    form.reason_box.set_text(REASON)
    choose_key(dialog, write_key(tmp_path / "khm-01", PASSPHRASE))
    assert bare(form.key.told.text()) == "Key of khm-01"
    assert not dialog.go.isEnabled()
    form.key.passphrase.setText(PASSPHRASE)
    assert dialog.go.isEnabled()
    used: list[str] = []
    dialog.used_key.connect(used.append)
    with qtbot.waitSignal(dialog.did_seal, timeout=20_000) as did_seal:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        assert dialog.pages.currentIndex() == 1
        dialog.reject()
        assert dialog.isVisible()
    (submission,) = own.submissions()
    assert (used, did_seal.args) == ([str(tmp_path / "khm-01")], [submission.package_id])
    assert not dialog.isVisible()
    assert own.locked_by == submission
    assert set(own.post().files) == {submission.package_id}
    assert form.key.passphrase.text() == ""


def test_a_key_without_passphrase_asks_for_none(dialog: SealDialog, tmp_path: Path) -> None:
    """Its row is away."""
    dialog.form.reason_box.set_text(REASON)
    choose_key(dialog, write_key(tmp_path / "khm-01", None))
    assert not dialog.form.key.passphrase.isVisible()
    assert dialog.go.isEnabled()


def test_a_wrong_passphrase_is_said_and_nothing_is_made(
    dialog: SealDialog, own: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """The dialog stays, with what was typed."""
    dialog.form.reason_box.set_text(REASON)
    choose_key(dialog, write_key(tmp_path / "khm-01", PASSPHRASE))
    dialog.form.key.passphrase.setText("something else")
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
    choose_key(dialog, path)
    assert told in dialog.form.key.told.text()


def test_a_blocker_leads_to_its_finding(dialog: SealDialog, own: Workspace, qtbot: QtBot) -> None:
    """The dialog closes and leaves for the cell."""
    with qtbot.waitSignal(dialog.wants_finding) as asked:
        dialog.form.blockers.chosen.emit(dialog.form.blockers.model().index(0, 0))
    assert asked.args == [own.report().findings[0].key]
    assert not dialog.isVisible()


def test_an_example_is_never_sealed(session: Session, settings: Settings, qtbot: QtBot, tmp_path: Path) -> None:
    """Whatever is typed."""
    dialog = dialog_over(session, settings, tmp_path, qtbot)
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


def test_what_goes_in_is_chosen(dialog: SealDialog, own: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    """Workbook and history are put in where they are ticked; the first reply is a complete one."""
    options = dialog.form.options
    assert not options.kind_box.isVisible()
    assert not options.encrypt.isVisible()
    options.workbook.setChecked(True)
    options.journal.setChecked(True)
    dialog.form.reason_box.set_text(REASON)
    choose_key(dialog, write_key(tmp_path / "khm-01", None))
    with qtbot.waitSignal(dialog.did_seal, timeout=30_000):
        dialog.start()
    (outgoing,) = own.post().outbox()
    with zipfile.ZipFile(io.BytesIO(own.document_bytes(outgoing.document.package_id, "zip"))) as package:
        names = {name.rpartition("/")[2] for name in package.namelist()}
    assert {"questionnaire.xlsx", "audit.csv"} <= names
    assert (outgoing.document.fields["kind"], outgoing.document.fields["supersedes"]) == ("full", None)


def test_nothing_to_report_is_said_where_there_are_no_figures(
    empty_workspace: Workspace, look: Look, tasks: Tasks, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    """Only where it is chosen; a file without figures is not a reply by itself."""
    dialog = dialog_over(Session(empty_workspace, look, tasks), settings, tmp_path / "person", qtbot)
    dialog.open()
    choose_key(dialog, write_key(tmp_path / "khm-01", None))
    assert "no figures to seal" in dialog.form.gate.text()
    assert not dialog.go.isEnabled()
    options = dialog.form.options
    options.kind_box.setCurrentIndex(options.kind_box.findData(SubmissionKind.NIL))
    assert "Nothing stands in the way" in dialog.form.gate.text()
    with qtbot.waitSignal(dialog.did_seal, timeout=20_000):
        dialog.go.click()
    assert [each.kind for each in empty_workspace.submissions()] == [SubmissionKind.NIL]


def test_several_packages_are_announced_before(
    session: Session, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    """Where splitting was chosen."""
    dialog = dialog_over(session, settings, tmp_path, qtbot, wish=SealWish(is_split=True))
    texts = [label.text() for label in dialog.form.findChildren(QLabel)]
    assert any("several packages" in text for text in texts)
