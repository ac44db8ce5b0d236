"""Handing out and handing back: what is meant is told before anything is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.ui.dialogs.hand_dialog import HandDialog, HandWish
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.key_choice import KeyOffer
from ilms_desktop.workspace.own_key import KeyFile
from ilms_desktop.workspace.parts import Wanted
from tests.gui.part_support import Between, between
from tests.unit.workspace.part_support import OTHER_KEY, confirm
from tests.unit.workspace.workspace_support import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.keystore.vault import Vault
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Between]:
    """Both ends."""
    found = between(tmp_path)
    yield found
    found.file.close()
    found.office.close()


def no_vault() -> Vault:
    """A computer without a key store."""
    raise SigningKeyError("keystore_refused", backend="none")


def shown(workspace: Workspace, look: Look, tasks: Tasks, qtbot: QtBot) -> HandDialog:
    """The dialog of a file, with a key file that was used before."""
    dialog = HandDialog(Session(workspace, look, tasks), KeyOffer(None, no_vault, "/keys/coord"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_tables_that_are_meant_are_told(made: Between, look: Look, tasks: Tasks, qtbot: QtBot) -> None:
    """A typing mistake is seen before the file is made."""
    confirm(made.file, "NIS", OTHER_KEY, tables=("C4", "C1"))
    dialog = shown(made.file, look, tasks, qtbot)
    assert not dialog.go.isEnabled()
    dialog.office.choose(made.file.offices()[1])
    assert bare(dialog.found.text()) == "Will be handed out: C1, C4 · 2022–2023."
    dialog.tables.setText("Z9")
    assert "no tables" in dialog.found.text()
    assert not dialog.go.isEnabled()
    dialog.tables.setText("C4")
    dialog.years.setText("2023")
    dialog.source.choose(REGISTER)
    assert bare(dialog.found.text()) == "Will be handed out: C4 · 2023."
    dialog.folder.line.setText("/out")
    with qtbot.waitSignal(dialog.wants) as said:
        dialog.go.click()
    wish = HandWish(KeyFile(Path("/keys/coord")), Path("/out"), "NIS", Wanted(("C4",), (REGISTER,), (2023,)))
    assert said.args == [wish]


def test_the_only_office_is_chosen_already(made: Between, look: Look, tasks: Tasks, qtbot: QtBot) -> None:
    """There is nobody else to ask."""
    dialog = shown(made.file, look, tasks, qtbot)
    assert dialog.office.value is not None
    assert dialog.go.isEnabled()


def test_an_office_hands_everything_back(made: Between, look: Look, tasks: Tasks, qtbot: QtBot) -> None:
    """There is nothing to choose but key and folder."""
    dialog = shown(made.office, look, tasks, qtbot)
    assert dialog.key.signer.text() == "khm-71"
    with qtbot.waitSignal(dialog.wants) as said:
        dialog.go.click()
    (wish,) = said.args
    assert (wish.office, wish.wanted) == ("", Wanted())
