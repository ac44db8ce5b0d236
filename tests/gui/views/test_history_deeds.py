"""Restore points, bringing back and export, from the window's menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ilms_desktop.errors import StorageError
from ilms_desktop.model.command import Label, MakeRestorePoint, SetObservations
from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.dialogs.name_point_dialog import NamePointDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.history_deeds import copy_name
from ilms_desktop.ui.views.side_panel import Tab
from ilms_desktop.workspace.workspace import Workspace
from tests.gui.conftest import C4, SOURCE, CountedIds, SlowClock, c4

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.changes import Changes
    from ilms_desktop.ui.views.main_window import MainWindow

KOREA, THAILAND = c4("M", "KOR", 2017), c4("M", "THA", 2017)


def put(window: MainWindow, key: object, value: int, name: str = "Type in C4") -> Changes:
    """A step."""
    command = SetObservations(((key, Observation(value, 3)),), Label(name))  # type: ignore[arg-type]
    changes = window.session.execute(command)
    assert changes is not None
    return changes


def told(window: MainWindow) -> str:
    """What the toast says."""
    return bare(window.toast.text.text())


def test_saving_makes_a_restore_point_that_can_be_renamed(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+S is harmless: it says when everything was saved, asks nothing, and offers the name."""
    put(window, KOREA, 1600)
    before = window.session.workspace.undo_status()
    window.acts["save"].trigger()
    assert told(window) == "Already saved 10:42. Restore point “12 Sept 2026, 10:42” made."
    assert window.session.workspace.undo_status() == before
    assert window.toast.undo.isHidden()
    window.toast.other.click()
    dialog = window.findChild(NamePointDialog)
    assert dialog is not None
    dialog.name.setText("Before the revision")
    dialog.rename.click()
    assert [point.name for point in window.session.workspace.restore_points()] == ["Before the revision"]
    window.acts["save"].trigger()
    assert told(window) == "Already saved 10:42. Nothing changed since restore point “Before the revision”."
    assert len(window.session.workspace.restore_points()) == 1
    assert qtbot is not None


def test_a_new_edit_after_undo_says_once_that_redo_has_ended(window: MainWindow) -> None:
    """The undone steps are not lost, and the sentence says where they are."""
    put(window, KOREA, 1600)
    window.session.undo()
    put(window, THAILAND, 5)
    sentence = "The steps undone before cannot be redone now; they stay in History."
    assert told(window) == sentence
    window.session.bus.did_say.emit("1 cell pasted.")
    assert told(window) == f"1 cell pasted.\n{sentence}"
    put(window, THAILAND, 6)
    assert window.toast.isHidden()
    window.session.bus.did_say.emit("1 cell pasted.")
    assert told(window) == "1 cell pasted."


def test_an_undone_step_comes_back_from_the_history(window: MainWindow, qtbot: QtBot) -> None:
    """One click where nothing stands in the way; one step of undo."""
    step = put(window, KOREA, 1600)
    window.session.undo()
    put(window, THAILAND, 5)
    window.acts["file_history"].trigger()
    assert window.screens.currentWidget() is window.history
    assert "History" in window.windowTitle()
    assert not window.tree.selectedIndexes()
    window.history.show_entry(step.entry)
    with qtbot.waitSignal(window.session.bus.did_say):
        window.history.pane.back.click()
    assert window.session.workspace.observation(KOREA) == Observation(1600, 3)
    assert window.acts["undo"].text() == "Undo: Bring back: Type in C4"
    assert told(window) == "Changed: 1 cell."


def test_cells_that_changed_since_are_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    """And changed only where they were chosen; a step of which nothing is left is refused in words."""
    step = put(window, KOREA, 1600)
    put(window, KOREA, 1700)
    dialog = window.deeds.past.follow_plan(window.session.workspace.bring_back_plan(step.entry))
    assert dialog is not None
    dialog.all.click()
    with qtbot.waitSignal(window.session.bus.did_say):
        dialog.back.click()
    assert window.session.workspace.observation(KOREA) == Observation(1600, 3)
    with qtbot.waitSignal(window.session.bus.did_fail):
        window.deeds.past.bring_back(step.entry)
    assert told(window).startswith("Nothing of this step can be brought back")


def test_an_earlier_value_is_put_back_from_the_cell(window: MainWindow) -> None:
    """One undoable step with a name."""
    put(window, KOREA, 1600)
    window.go_to(KOREA)
    window.open_tab(Tab.HISTORY)
    window.panel.history.back.click()
    assert window.session.workspace.observation(KOREA).value == 1531
    assert window.acts["undo"].text() == "Undo: Put 1.531 back in C4"


def test_going_back_to_a_point_is_one_named_step(window: MainWindow, qtbot: QtBot) -> None:
    """The dialog asks, the window carries out, undo takes it back."""
    put(window, KOREA, 1600)
    window.session.execute(MakeRestorePoint("Before"))
    put(window, KOREA, 1700)
    dialog = window.deeds.past.show_points()
    with qtbot.waitSignal(dialog.pane.did_compare):
        pass
    box = dialog.ask_to_go_back()
    assert box is not None
    with qtbot.waitSignal(window.session.bus.did_say):
        box.buttons()[0].click()
    assert window.session.workspace.observation(KOREA).value == 1600
    assert told(window) == "The file stands as at “Before”. Changed: 1 cell."
    assert window.acts["undo"].text() == "Undo: Go back to “Before”"
    dialog.close()


def test_a_copy_of_a_point_is_written_and_offered(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """The name says what it is; the file that is open is not touched."""
    window.session.execute(MakeRestorePoint("12:30/a"))
    put(window, KOREA, 1700)
    (point,) = window.session.workspace.restore_points()
    dialog = window.deeds.past.ask_where_copy(point)
    assert isinstance(dialog, QFileDialog)
    assert "12-30-a.ilms" in dialog.selectedFiles()[0]
    dialog.close()
    head = window.session.workspace.journal_head()
    target = tmp_path / copy_name(window.session.workspace.path, point.name)
    window.deeds.past.write_copy(point, target)
    qtbot.waitUntil(lambda: "Copy for reading written" in told(window))
    with qtbot.waitSignal(window.deeds.past.wants_copy_open) as opened:
        window.toast.other.click()
    assert opened.args == [str(target)]
    assert window.session.workspace.journal_head() == head
    with Workspace.open(target, language="en", clock=SlowClock(), ids=CountedIds()) as copy:
        assert copy.as_of == "12:30/a"
        assert copy.observation(KOREA).value == 1531


def test_a_copy_that_cannot_be_written_says_why(window: MainWindow, qtbot: QtBot) -> None:
    """Over the open file, for example."""
    window.session.execute(MakeRestorePoint("x"))
    (point,) = window.session.workspace.restore_points()
    with qtbot.waitSignal(window.session.bus.did_fail) as failed:
        window.deeds.past.write_copy(point, window.session.workspace.path)
    assert isinstance(failed.args[0], StorageError)


def test_our_own_mistake_is_a_dialog(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a sentence about the file."""
    shown: list[BaseException] = []
    monkeypatch.setattr("ilms_desktop.ui.show_error.show_error", lambda error, _parent: shown.append(error))
    window.deeds.past._fail(ValueError("x"))
    assert [type(error) for error in shown] == [ValueError]


def test_the_history_is_exported_as_it_is_filtered(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """A table for a spreadsheet."""
    put(window, KOREA, 1600)
    window.acts["file_history"].trigger()
    window.history.filter.table.choose(C4)
    dialog = window.deeds.past.export(HistoryFilter(table=C4))
    assert dialog.selectedFiles()[0].endswith("-history.csv")
    dialog.close()
    target = tmp_path / "history.csv"
    window.deeds.past.export_to(target, HistoryFilter(table=C4))
    qtbot.waitUntil(lambda: "Saved as" in told(window))
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].split(",")[5] == "Type in C4"


def test_another_language_shows_the_history_again(window: MainWindow, qtbot: QtBot) -> None:
    """The window is made anew; one stays where one was."""
    from ilms_desktop.ui.views.main_window import MainWindow

    window.acts["file_history"].trigger()
    other = MainWindow(window.session, window.settings)
    qtbot.addWidget(other)
    other.take_place_of(window)
    assert other.screens.currentWidget() is other.history
    other.open_table(SOURCE, C4)
    assert other.screens.currentWidget() is other.table
