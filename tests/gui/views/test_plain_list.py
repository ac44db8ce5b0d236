"""Lists of painted lines are chosen from by click and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt

from ilms_desktop.ui.views.plain_list import PlainList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_click_and_enter_choose(qtbot: QtBot) -> None:
    """Other keys move as in every list; without a line nothing is chosen."""
    view = PlainList("Lines")
    qtbot.addWidget(view)
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    model = QStringListModel(["a", "b"])
    view.setModel(model)
    view.show()
    view.setCurrentIndex(model.index(0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert chosen.args[0].row() == 1
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(0)).center())
    assert chosen.args[0].row() == 0
