"""A button may ask for another content of the area in which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from ilms_desktop.ui.views.scroll_content import put_into

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_the_old_content_lives_until_its_click_is_over(qapp: QApplication, qtbot: QtBot) -> None:
    """It goes with the next turn of the event loop."""
    area, button, fresh = QScrollArea(), QPushButton("Remove"), QWidget()
    qtbot.addWidget(area)
    put_into(area, button)
    area.show()
    lived: list[bool] = []

    def swap() -> None:
        put_into(area, fresh)
        lived.append(shiboken6.isValid(button))

    button.clicked.connect(swap)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert lived == [True]
    assert area.widget() is fresh
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(button)
