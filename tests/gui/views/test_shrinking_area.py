"""Contents are whole while there is room, and scroll where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ilms_desktop.ui.views.shrinking_area import ShrinkingArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def lines(number: int) -> QWidget:
    """Some lines below each other."""
    made = QWidget()
    layout = QVBoxLayout(made)
    for place in range(number):
        layout.addWidget(QLabel(f"Line {place}"))
    return made


def shown(qtbot: QtBot, content: QWidget, height: int) -> ShrinkingArea:
    """The area over a stretch, in a window of a height."""
    window = QWidget()
    layout = QVBoxLayout(window)
    area = ShrinkingArea(content, window)
    layout.addWidget(area)
    layout.addWidget(QWidget(), 1)
    qtbot.addWidget(window)
    window.resize(300, height)
    window.show()
    area.window_kept = window  # type: ignore[attr-defined] # it would go with the last name for it
    return area


def test_contents_are_whole_while_there_is_room(qtbot: QtBot, qapp: QApplication) -> None:
    """No bar, and no more height than they need."""
    content = lines(4)
    area = shown(qtbot, content, 600)
    qapp.processEvents()
    assert not area.verticalScrollBar().isVisible()
    assert area.height() == area.heightForWidth(area.width()) == content.height()
    content.layout().addWidget(QLabel("Another"))  # type: ignore[union-attr]
    qapp.processEvents()
    qapp.processEvents()
    assert area.height() == area.heightForWidth(area.width())


def test_contents_scroll_where_there_is_none(qtbot: QtBot, qapp: QApplication) -> None:
    """The window may be lower than they are."""
    area = shown(qtbot, lines(20), 160)
    qapp.processEvents()
    assert area.verticalScrollBar().isVisible()
    assert area.height() < 160


def test_a_widget_without_a_layout_tells_its_own_height(qtbot: QtBot) -> None:
    """Such as a painted one."""
    label = QLabel("Alone")
    assert shown(qtbot, label, 300).heightForWidth(200) == label.sizeHint().height()
