"""The box for a remark: saved by button, key or library; nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.note_box import LONGEST, NoteBox
from ilms_desktop.workspace.note_library import LibraryNote, NoteOrigin

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def box(look: Look, qtbot: QtBot) -> NoteBox:
    """A box with one note in its library."""
    made = NoteBox(look, "Note", "Goes to the ILO.")
    qtbot.addWidget(made)
    made.offer(lambda: (LibraryNote("As printed.", NoteOrigin.USED),))
    made.show_note("old", title="Note on this cell", help_text="Goes to the ILO.")
    made.show()
    qtbot.waitExposed(made)
    return made


def test_only_a_change_is_saved(box: NoteBox, qtbot: QtBot) -> None:
    """By the button, and by Ctrl+Enter."""
    assert box.save.isHidden()
    box.box.set_text("new")
    with qtbot.waitSignal(box.wrote) as wrote:
        box.save.click()
    assert wrote.args == ["new"]
    box.box.set_text("newer")
    with qtbot.waitSignal(box.wrote) as wrote:
        qtbot.keyClick(box.box.edit, Qt.Key.Key_Return, CTRL)
    assert wrote.args == ["newer"]
    with qtbot.assertNotEmitted(box.wrote):
        box.flush()


def test_another_cell_gets_an_empty_box_and_the_old_one_its_note(box: NoteBox, qtbot: QtBot) -> None:
    """Half a sentence is handed over before it leaves the screen."""
    box.box.set_text("half a sentence")
    with qtbot.waitSignal(box.wrote) as wrote:
        box.forget()
    assert wrote.args == ["half a sentence"]
    assert box.box.text() == ""


def test_a_refresh_leaves_what_is_being_written(box: NoteBox) -> None:
    """A step elsewhere must not wipe it."""
    box.box.set_text("half a sentence")
    box.show_note("old", title="Note on this cell", help_text="")
    assert box.box.text() == "half a sentence"


def test_a_note_of_the_library_is_added_and_saved_at_once(box: NoteBox, qtbot: QtBot) -> None:
    """Behind what stands there, once."""
    with qtbot.waitSignal(box.wrote) as wrote:
        box.insert("As printed.")
    assert wrote.args == ["old\nAs printed."]
    with qtbot.assertNotEmitted(box.wrote):
        box.insert("As printed.")
    box.show_note("", title="", help_text="")
    box.insert("As printed.")
    assert box.box.text() == "As printed."


def test_the_library_is_opened_by_the_button(box: NoteBox, qtbot: QtBot) -> None:
    """What is picked is inserted; what is kept is handed on."""
    popup = box.ask_library()
    assert popup.model.rowCount() == 1
    with qtbot.waitSignal(box.wrote):
        popup.picked.emit("As printed.")
    with qtbot.waitSignal(box.kept):
        popup.kept.emit("old")
    with qtbot.waitSignal(box.dropped):
        popup.dropped.emit("old")
    popup.close()


def test_a_note_that_is_too_long_stays_in_the_box(box: NoteBox, qtbot: QtBot) -> None:
    """It is told by how much; nothing is cut."""
    text = "x" * (LONGEST + 3)
    box.box.set_text(text)
    assert bare(box.too_long.text()).startswith("3 characters too many.")
    assert not box.save.isEnabled()
    with qtbot.assertNotEmitted(box.wrote):
        box.flush()
    assert box.box.text() == text


def test_a_locked_note_cannot_be_changed(box: NoteBox, qtbot: QtBot) -> None:
    """Read it may be."""
    box.show_note("old", title="", help_text="", is_locked=True)
    assert box.box.edit.isReadOnly()
    assert not box.library.isEnabled()
    box.box.set_text("other")
    with qtbot.assertNotEmitted(box.wrote):
        box.flush()
