"""The question at a cell: both readings at once, one key chooses, leaving keeps the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.choice_popup import ChoicePopup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

KEY = Qt.Key
BOTH = ("1.234 = 1,234 persons", "1,234 = 1,234,000 persons")


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """A window under the question."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def asked(look: Look, host: QWidget, meanings: tuple[str, ...] = BOTH) -> tuple[ChoicePopup, list[int | None]]:
    """A question on screen, and the answers that came."""
    popup = ChoicePopup(look, "1.234", meanings, host)
    answers: list[int | None] = []
    popup.chose.connect(answers.append)
    popup.ask(QPoint(20, 20))
    return popup, answers


def press(popup: ChoicePopup, key: KEY, text: str = "") -> None:
    """A key on whatever has the focus inside."""
    focused = QApplication.focusWidget()
    target = focused if focused is not None and popup.isAncestorOf(focused) else popup
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def test_both_readings_are_in_sight(look: Look, host: QWidget) -> None:
    """With what they mean in persons, and a number to press."""
    popup, _answers = asked(look, host)
    assert [bare(button.text()) for button in popup.buttons] == [f"1: {BOTH[0]}", f"2: {BOTH[1]}"]
    assert "two ways" in popup.accessibleName()


@pytest.mark.parametrize(
    ("key", "text", "chosen"), [(KEY.Key_1, "1", 0), (KEY.Key_2, "2", 1), (0x662, "٢", 1), (0x17E1, "១", 0)]
)
def test_one_key_chooses(look: Look, host: QWidget, key: int, text: str, chosen: int) -> None:
    """On keyboards of any script."""
    popup, answers = asked(look, host)
    press(popup, key, text)  # type: ignore[arg-type] # digits of other scripts have no name among the keys
    assert answers == [chosen]


def test_an_enter_too_many_decides_nothing(look: Look, host: QWidget) -> None:
    """The Enter that ended the typing may bounce."""
    popup, answers = asked(look, host)
    press(popup, KEY.Key_Return)
    assert answers == []
    assert popup.isVisible()


def test_arrows_walk_and_enter_takes(look: Look, host: QWidget) -> None:
    """Down, down, Enter is the second reading; up from nowhere is the last line."""
    popup, answers = asked(look, host)
    press(popup, KEY.Key_Down)
    press(popup, KEY.Key_Down)
    press(popup, KEY.Key_Up)
    press(popup, KEY.Key_Down)
    press(popup, KEY.Key_Enter)
    assert answers == [1]
    popup, answers = asked(look, host)
    press(popup, KEY.Key_Up)
    press(popup, KEY.Key_Return)
    assert answers == [None]


def test_tab_stays_inside(look: Look, host: QWidget) -> None:
    """It walks like an arrow, and back."""
    popup, answers = asked(look, host)
    popup.focusNextPrevChild(True)
    popup.focusNextPrevChild(True)
    popup.focusNextPrevChild(False)
    press(popup, KEY.Key_Return)
    assert answers == [0]


def test_space_presses_the_button_it_stands_on(look: Look, host: QWidget, qtbot: QtBot) -> None:
    """As everywhere."""
    popup, answers = asked(look, host)
    qtbot.keyClick(popup.buttons[1], KEY.Key_Space)
    assert answers == [1]


def test_leaving_keeps_the_text(look: Look, host: QWidget) -> None:
    """Escape, a click elsewhere: one answer, no reading."""
    popup, answers = asked(look, host)
    popup.hide()
    assert answers == [None]
    popup, answers = asked(look, host)
    popup.keep.click()
    assert answers == [None]


def test_a_single_reading_is_asked_too(look: Look, host: QWidget) -> None:
    """Digits of two scripts: yes, or keep the text; there is no second reading to press."""
    popup, answers = asked(look, host, BOTH[:1])
    assert "two scripts" in popup.accessibleName()
    press(popup, KEY.Key_2, "2")
    assert answers == []
    press(popup, KEY.Key_1, "1")
    assert answers == [0]


def test_it_stays_on_the_screen(look: Look, host: QWidget) -> None:
    """A cell at the edge must not push the question out of sight."""
    popup, _answers = asked(look, host)
    room = popup.screen().availableGeometry()
    popup.ask(QPoint(room.right(), room.bottom()))
    assert room.contains(popup.geometry())
