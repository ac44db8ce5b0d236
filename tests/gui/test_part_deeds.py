"""The whole way of a part through the window: confirm, hand out, open, hand back, take in, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop import i18n
from ilms_desktop.package.keys import key_file, public_line
from ilms_desktop.settings import Settings
from ilms_desktop.ui.dialogs.merge_dialog import MergeDialog
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.main_window import MainWindow
from ilms_desktop.workspace.own_key import KeyFile
from ilms_desktop.workspace.parts import Wanted
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.part_support import COORDINATOR_KEY, OFFICE, OFFICE_KEY, OTHER_KEY, digits, returned
from tests.unit.workspace.workspace_support import C4, cell, figures, new, observation, options, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.part_deeds import PartDeeds
    from ilms_desktop.ui.tasks import Tasks

T = cell("T", "CDS_DES_THA")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A questionnaire with a figure, and two key files."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "person"))
    for name, signer, key in (("coord", "khm-01", COORDINATOR_KEY), ("mol", "khm-71", OFFICE_KEY)):
        (tmp_path / name).write_bytes(key_file(key, None))
        (tmp_path / f"{name}.pub").write_text(public_line(key.public, signer), encoding="ascii")
    with new(tmp_path / "khm.ilms") as workspace:
        put(workspace, C4, {T: 100})
        yield workspace


@pytest.fixture
def deeds(file: Workspace, look: Look, tasks: Tasks, qtbot: QtBot) -> Iterator[PartDeeds]:
    """The deeds of a window."""
    window = MainWindow(Session(file, look, tasks), Settings(person="Sok Dara", office="MOL", country="KHM"))
    qtbot.addWidget(window)
    window.show()
    yield window.flows.parts
    tasks.wait()


def confirmed(deeds: PartDeeds, tmp_path: Path) -> None:
    """The office's key on the list."""
    dialog = deeds.ask_for_office()
    dialog.file.take(str(tmp_path / "mol.pub"))
    dialog.code.setText("MOL")
    dialog.digits.setText(digits(OTHER_KEY))
    dialog.go.click()
    assert "not the code" in dialog.trouble.text()
    dialog.digits.setText(digits(OFFICE_KEY))
    dialog.go.click()


def handed(deeds: PartDeeds, tmp_path: Path, qtbot: QtBot) -> Path:
    """An assignment, made by the window."""
    dialog = deeds.hand()
    dialog.key.by_file = True
    dialog.key.file.line.setText(str(tmp_path / "coord"))
    dialog.tables.setText("C4")
    dialog.folder.line.setText(str(tmp_path / "out"))
    assert isinstance(dialog.key.chosen(), KeyFile)
    assert dialog.wanted == Wanted(("C4",))
    dialog.go.click()
    made = tmp_path / "out" / "ILMS_KHM-01_2026_W0001_KHM.zip"
    qtbot.waitUntil(made.exists)
    shown = deeds.show()
    qtbot.waitUntil(lambda: "made" in shown.said.text())
    return made


def test_a_part_goes_out_and_comes_back(deeds: PartDeeds, file: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    """Every step through the window; what it says at each end is read."""
    confirmed(deeds, tmp_path)
    shown = deeds.show()
    assert "khm-71" in shown.said.text()
    assignment = handed(deeds, tmp_path, qtbot)
    asking = deeds.ask_for_assignment()
    asking.file.take(str(assignment))
    asking.digits.setText(digits(OTHER_KEY))
    asking.new.take(str(tmp_path / "mol.ilms"))
    asking.go.click()
    qtbot.waitUntil(lambda: "not the code" in asking.trouble.text())
    asking.digits.setText(digits(COORDINATOR_KEY))
    with qtbot.waitSignal(deeds.wants_file) as said:
        asking.go.click()
    assert said.args == [str(tmp_path / "mol.ilms")]
    with Workspace.open(tmp_path / "mol.ilms", **options()) as own:
        put(own, C4, {T: 110})
        back = returned(own, tmp_path / "back", OFFICE)
    assert back.path is not None
    shown = deeds.show()
    deeds.judge(back.path)
    found: list[object] = []
    qtbot.waitUntil(lambda: bool(found) or _merge_of(deeds, found))
    dialog = found[0]
    dialog.go.click()  # type: ignore[attr-defined]
    assert figures(file)[next(iter(figures(file)))] == observation(110)
    assert "taken in" in shown.said.text()
    shown.back.click()
    assert figures(file)[next(iter(figures(file)))] == observation(100)


def _merge_of(deeds: PartDeeds, found: list[object]) -> bool:
    found.extend(deeds.show().findChildren(MergeDialog))
    return bool(found)


def test_what_is_no_return_is_said_in_the_dialog(deeds: PartDeeds, tmp_path: Path, qtbot: QtBot) -> None:
    """And so is a key that nobody confirmed, without its digits."""
    confirmed(deeds, tmp_path)
    assignment = handed(deeds, tmp_path, qtbot)
    shown = deeds.show()
    deeds.judge(assignment)
    qtbot.waitUntil(lambda: "nobody has confirmed" in shown.trouble.text())
    assert not any(group in shown.trouble.text() for group in digits(COORDINATOR_KEY).split())
    path = tmp_path / "ILMS_KHM-71_2026_W0001_MOL.zip"
    path.write_bytes(b"no part")
    deeds.judge(path)
    qtbot.waitUntil(lambda: "nobody has confirmed" not in shown.trouble.text())
    assert shown.trouble.text()


def test_a_part_that_was_dropped_is_judged_and_the_rest_goes_on(deeds: PartDeeds, tmp_path: Path, qtbot: QtBot) -> None:
    """A file from another office lands where it belongs, wherever it was dropped; two are not mixed up."""
    part = tmp_path / "ILMS_KHM-71_2026_W0001_MOL (1).zip"
    part.write_bytes(b"no part")
    other = str(tmp_path / "ILMS_KHM-01_2026_S0001_R0042.zip")
    assert deeds.take([other]) == [other]
    assert deeds.take([str(part), str(part.with_name("ILMS_KHM-71_2026_W0002_MOL.zip"))]) == []
    shown = deeds.show()
    assert "one after the other" in shown.trouble.text()
    assert deeds.take([str(part), other]) == [other]
    qtbot.waitUntil(lambda: "one after the other" not in shown.trouble.text())


def test_the_very_same_file_is_saved_again(deeds: PartDeeds, tmp_path: Path, qtbot: QtBot) -> None:
    """A file that was lost on the way is not made anew."""
    confirmed(deeds, tmp_path)
    assignment = handed(deeds, tmp_path, qtbot)
    shown = deeds.show()
    (part,) = shown.parts_model.parts
    deeds.save_again(part, str(tmp_path / "again"))
    copy = tmp_path / "again" / assignment.name
    qtbot.waitUntil(lambda: "saved again" in shown.said.text())
    assert copy.read_bytes() == assignment.read_bytes()
    deeds.save_again(part, str(tmp_path / "again"))
    qtbot.waitUntil(lambda: bool(shown.trouble.text()))


def test_a_key_may_be_forgotten(deeds: PartDeeds, file: Workspace, tmp_path: Path) -> None:
    """Its office is asked no more."""
    confirmed(deeds, tmp_path)
    deeds.show().forget.click()
    assert file.offices() == ()
    assert i18n.language() == "en"


def test_a_damaged_assignment_is_said_where_it_was_asked_for(deeds: PartDeeds, tmp_path: Path, qtbot: QtBot) -> None:
    """The dialog stays, so that another file can be chosen."""
    path = tmp_path / "ILMS_KHM-01_2026_W0001_KHM.zip"
    path.write_bytes(b"no part")
    asking = deeds.ask_for_assignment()
    asking.file.take(str(path))
    asking.digits.setText(digits(COORDINATOR_KEY))
    asking.new.take(str(tmp_path / "x.ilms"))
    asking.go.click()
    qtbot.waitUntil(lambda: bool(asking.trouble.text()))
    assert asking.go.isEnabled()
    assert not (tmp_path / "x.ilms").exists()
