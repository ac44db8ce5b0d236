"""The list of notes: searched by words, chosen by Enter; the person's own are kept and dropped here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QWidget

from ilms_desktop.ui.views.note_library_popup import LINES_ROLE, NoteLibraryPopup
from ilms_desktop.workspace.note_library import LibraryNote, NoteOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

NOTES = (
    LibraryNote("Including B", NoteOrigin.STANDARD, "Notes on economic activity"),
    LibraryNote("As printed.", NoteOrigin.USED),
    LibraryNote("Ask the ministry.", NoteOrigin.SAVED),
)


@pytest.fixture
def popup(look: Look, qtbot: QtBot) -> Iterator[NoteLibraryPopup]:
    """The list over some window."""
    parent = QWidget()
    qtbot.addWidget(parent)
    made = NoteLibraryPopup(look, NOTES, typed="half a note", parent=parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    yield made
    made.close()


def test_each_note_says_where_it_comes_from(popup: NoteLibraryPopup) -> None:
    """In words, also for a screen reader."""
    index = popup.model.index(0, 0)
    assert index.data(LINES_ROLE) == ("Including B", "Standard note · Notes on economic activity")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Including B, Standard note")
    assert popup.model.index(1, 0).data(LINES_ROLE)[1] == "Used in this questionnaire"
    assert not popup.grab().isNull()


def test_a_note_is_found_by_its_words_and_chosen_by_enter(popup: NoteLibraryPopup, qtbot: QtBot) -> None:
    """The first hit is chosen while one types; without a hit the words say what to do."""
    popup.search.setText("PRINT")
    assert popup.model.rowCount() == 1
    with qtbot.waitSignal(popup.picked) as picked:
        qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert picked.args == ["As printed."]
    popup.search.setText("nowhere")
    assert not popup.none.isHidden()
    with qtbot.assertNotEmitted(popup.picked):
        qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert popup.note_at(QModelIndex()) is None


def test_notes_are_kept_and_dropped(popup: NoteLibraryPopup, qtbot: QtBot) -> None:
    """What was typed may be kept; only the person's own note can be dropped."""
    assert not popup.keep.isHidden()
    with qtbot.waitSignal(popup.kept) as kept:
        popup.keep.click()
    assert kept.args == ["half a note"]
    assert popup.drop.isHidden()
    popup.list.setCurrentIndex(popup.model.index(2, 0))
    assert not popup.drop.isHidden()
    with qtbot.waitSignal(popup.dropped) as dropped:
        popup.drop.click()
    assert dropped.args == ["Ask the ministry."]


def test_the_list_stays_on_the_screen(popup: NoteLibraryPopup) -> None:
    """Wherever the box is."""
    room = popup.screen().availableGeometry()
    popup.ask(QPoint(room.right() - 5, room.bottom() - 5))
    assert room.contains(popup.geometry())
    popup.ask(QPoint(room.left() - 50, room.top() - 50))
    assert room.contains(popup.geometry())
    popup.close()
