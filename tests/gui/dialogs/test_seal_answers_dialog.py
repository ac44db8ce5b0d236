"""Sealing answers in the window: the file, the key, what was made, what kept it from being made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtGui import QCloseEvent

from ilms_desktop import paths
from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package import limits
from ilms_desktop.package.keys import key_file
from ilms_desktop.ui.dialogs.seal_answers_dialog import SealAnswersDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.session import Session
from tests.gui.key_support import deeds_over
from tests.gui.question_support import query
from tests.unit.workspace.question_support import query_file, say, take
from tests.unit.workspace.test_sealing import KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace

#: of a package on another computer
ABOUT = "cd" * 32


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers are noted in a folder of the test; its keys protect nothing."""
    monkeypatch.setattr(paths, "user_dir", lambda: tmp_path / "user")
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


@pytest.fixture
def dialog(
    look: Look, tasks: Tasks, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[[Workspace], SealAnswersDialog]]:
    """The dialog over two files of questions, with a key file without passphrase."""
    made: list[SealAnswersDialog] = []
    (tmp_path / "key").write_bytes(key_file(KEY, None))
    (tmp_path / "key.pub").write_text("ssh-ed25519 AAAA khm-01\n")

    def build(workspace: Workspace) -> SealAnswersDialog:
        take(workspace, query_file(ABOUT, [query(1), query(2)]))
        take(workspace, query_file(ABOUT, [query(1, file=13)], number=13))
        for each in ("KHM-2026-Q0012-001", "KHM-2026-Q0013-001"):
            say(workspace, each)
        session = Session(workspace, look, tasks)
        keys = deeds_over(None, tmp_path, look=look, tasks=tasks, settings=settings, backend=None)  # type: ignore[arg-type]
        found = SealAnswersDialog(session, keys)
        made.append(found)
        found.show()
        qtbot.waitExposed(found)
        found.key.other.click()
        found.key.file.line.setText(str(tmp_path / "key"))
        return found

    yield build
    tasks.wait()
    for each in made:
        shiboken6.delete(each)


def test_answers_become_a_signed_file_in_the_outbox(
    dialog: Callable[[Workspace], SealAnswersDialog], empty_workspace: Workspace, qtbot: QtBot
) -> None:
    """Of the file of questions that is chosen; the screen that sends it is told."""
    made = dialog(empty_workspace)
    assert [bare(made.files.itemText(row)) for row in range(made.files.count())] == ["Q0012", "Q0013"]
    assert bare(made.counts.text()).startswith("1 of 2 questions answered")
    made.files.setCurrentIndex(1)
    assert bare(made.counts.text()).startswith("1 of 1 question answered")
    assert made.go.isEnabled()
    with qtbot.waitSignal(made.did_seal, timeout=20_000) as told:
        made.go.click()
        assert not made.go.isEnabled()
    (kept,) = empty_workspace.post().of(DocumentKind.ANSWER)
    assert told.args == [kept.package_id]
    assert (kept.tail, [each["query"] for each in kept.fields["answers"]]) == ("A0001", ["KHM-2026-Q0013-001"])
    assert not made.isVisible()


def test_what_keeps_it_from_being_made_is_said(
    dialog: Callable[[Workspace], SealAnswersDialog], workspace: Workspace, qtbot: QtBot
) -> None:
    """As for the example, which nobody sends; the dialog stays open."""
    made = dialog(workspace)
    made.go.click()
    qtbot.waitUntil(lambda: bool(made.trouble.text()), timeout=20_000)
    assert made.isVisible()
    assert made.go.isEnabled()
    assert workspace.post().of(DocumentKind.ANSWER) == ()


def test_it_cannot_be_closed_while_the_file_is_being_written(
    dialog: Callable[[Workspace], SealAnswersDialog], empty_workspace: Workspace
) -> None:
    """Half a file is none."""
    made: Any = dialog(empty_workspace)
    made.set_busy("Signing…")
    made.reject()
    event = QCloseEvent()
    made.closeEvent(event)
    assert made.isVisible()
    assert not event.isAccepted()
    made.set_busy()
    made.reject()
    assert not made.isVisible()
