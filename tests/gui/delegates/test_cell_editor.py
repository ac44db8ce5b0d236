"""The line in a cell: Excel's keys, the keypad's decimal key, and texts that come back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ilms_desktop.ui.delegates.cell_editor import CellEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
PAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def editor(look: Look, qtbot: QtBot) -> CellEditor:
    """A line with a figure in it."""
    made = CellEditor(look)
    qtbot.addWidget(made)
    made.setText("12")
    made.end(False)
    return made


def press(key: Qt.Key, keys: Qt.KeyboardModifier = NONE, text: str = "") -> QKeyEvent:
    """A key going down."""
    return QKeyEvent(QEvent.Type.KeyPress, key, keys, text)


@pytest.mark.parametrize(("locale", "sign"), [("en", "."), ("fr", ","), ("de", ",")])
@pytest.mark.parametrize("printed", [".", ",", "٫"])
def test_the_keypads_decimal_key_is_the_decimal_sign(
    editor: CellEditor, look: Look, locale: str, sign: str, printed: str
) -> None:
    """Whatever its layout prints; the figure is never read as grouped."""
    look.wear(replace(look.taste, number_locale=locale))
    assert editor.takes(press(KEY.Key_Comma, PAD, printed))
    assert editor.text() == f"12{sign}"
    assert editor.isModified()


def test_the_point_of_the_other_keys_stays_a_point(editor: CellEditor) -> None:
    """Only the keypad has no second decimal key."""
    assert not editor.takes(press(KEY.Key_Comma, NONE, ","))
    assert not editor.takes(press(KEY.Key_5, PAD, "5"))


def test_arrows_leave_while_typing_over_and_stay_inside(editor: CellEditor) -> None:
    """F2 changes from one to the other; inside, up and down do nothing, so that no cell is left by mistake."""
    assert editor.leave_by(press(KEY.Key_Down)) == "arrow_down"
    assert not editor.takes(press(KEY.Key_Down))
    assert editor.takes(press(KEY.Key_F2))
    assert editor.leave_by(press(KEY.Key_Down)) is None
    assert editor.takes(press(KEY.Key_Down))
    assert editor.leave_by(press(KEY.Key_Left)) is None


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Right])
def test_keys_with_ctrl_do_not_leave(editor: CellEditor, key: Qt.Key) -> None:
    """They are actions, or move inside the text."""
    assert editor.leave_by(press(key, Qt.KeyboardModifier.ControlModifier)) is None


def test_a_held_text_counts_as_typed(editor: CellEditor, speak: Callable[[str], None]) -> None:
    """What was refused is offered again, and stored by the next Enter."""
    speak("en")
    editor.hold("7 e")
    assert (editor.text(), editor.isModified(), editor.types_over) == ("7 e", True, False)
