"""Sealing with the key of this computer: no question where the sign-in opens it; who approved is in the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from ilms_desktop.exchange.csv_ilo import read_bulk, write
from ilms_desktop.package import limits
from ilms_desktop.ui.dialogs.enrol_dialog import EnrolDialog
from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.session import Session
from ilms_desktop.workspace.exporting import outgoing
from ilms_desktop.workspace.importing import plan_import
from tests.gui.key_support import NOW, PERSON, deeds_over, store, waiting
from tests.unit.keystore.memory_backend import MemoryBackend
from tests.unit.workspace.enrolment_support import PASSPHRASE, ask, enrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace

REASON = "The ministry published these figures."


@pytest.fixture(autouse=True)
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder; keys in it protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "person"))
    return tmp_path / "person"


@pytest.fixture
def backend() -> MemoryBackend:
    """The key store of this computer."""
    return MemoryBackend()


@pytest.fixture
def own(empty_workspace: Workspace, workspace: Workspace) -> Workspace:
    """The example's figures in a questionnaire of one's own."""
    plan = plan_import(empty_workspace, read_bulk(write(outgoing(workspace)), name="khm.csv"), source=None)
    assert plan.command is not None
    empty_workspace.execute(plan.command)
    return empty_workspace


@pytest.fixture
def seal(
    own: Workspace, look: Look, tasks: Tasks, settings: Settings, person: Path, backend: MemoryBackend
) -> Iterator[Callable[[], SealDialog]]:
    """Open the dialog."""
    made: list[QWidget] = []

    def build() -> SealDialog:
        session = Session(own, look, tasks)
        keys = deeds_over(made[0], person, look=look, tasks=tasks, settings=settings, backend=backend)
        dialog = SealDialog(session, keys)
        made.append(dialog)
        dialog.open()
        dialog.form.reason_box.set_text(REASON)
        return dialog

    made.append(QWidget())
    yield build
    tasks.wait()
    for widget in reversed(made):
        shiboken6.delete(widget)


def test_the_enrolled_key_signs_by_itself_and_the_approval_is_in_the_package(
    seal: Callable[[], SealDialog], own: Workspace, person: Path, backend: MemoryBackend, qtbot: QtBot
) -> None:
    """One press; the file remembers who approved for the next time."""
    asked = ask(person, applicant=PERSON, guard=store(backend), now=NOW)
    enrolled(person, asked, signer="khm-01", valid_from=NOW)
    own.clock.now = NOW  # type: ignore[attr-defined] # the slow clock of these tests
    dialog = seal()
    assert "Enrolled as khm-01" in bare(dialog.form.key.told.text())
    dialog.form.approver.setText("D. Director")
    dialog.form.approver_function.setText("Director General")
    assert dialog.go.isEnabled()
    with qtbot.waitSignal(dialog.did_seal, timeout=20_000) as sealed:
        dialog.start()
    (submission,) = own.submissions()
    assert (sealed.args, submission.signer) == ([submission.package_id], "khm-01")
    said = own.post().document(submission.package_id)
    assert said is not None
    assert said.fields["approved_by"] == {"name": "D. Director", "function": "Director General"}
    assert own.contact.approver == "D. Director"


def test_a_store_that_fails_asks_for_the_passphrase(
    seal: Callable[[], SealDialog], own: Workspace, person: Path, backend: MemoryBackend, qtbot: QtBot
) -> None:
    """And says why; nothing was made."""
    asked = ask(person, applicant=PERSON, guard=store(backend), now=NOW)
    enrolled(person, asked, signer="khm-01", valid_from=NOW)
    own.clock.now = NOW  # type: ignore[attr-defined] # the slow clock of these tests
    dialog = seal()
    backend.locked = True
    dialog.start()
    qtbot.waitUntil(lambda: "key store of this computer" in dialog.trouble.text())
    assert dialog.form.key.passphrase.isVisible()
    assert own.submissions() == ()


def test_without_a_key_one_enrols_from_here_and_the_waiting_key_signs(
    seal: Callable[[], SealDialog], own: Workspace, person: Path, qtbot: QtBot
) -> None:
    """Nobody is sent away; the package waits at the ILO."""
    dialog = seal()
    dialog.form.key.enrol.click()
    (form,) = dialog.findChildren(EnrolDialog) or dialog._keys._window.findChildren(EnrolDialog)
    form.reject()
    waiting(person)
    dialog._keys.did_change.emit()
    assert "packages wait at the ILO" in dialog.form.key.told.text()
    dialog.form.key.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.did_seal, timeout=20_000):
        dialog.start()
    assert [each.signer for each in own.submissions()] == ["khm-01"]
