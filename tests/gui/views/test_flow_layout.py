"""Chips wrap, and begin at the side where reading begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ilms_desktop.ui.views.chip import Chip
from ilms_desktop.ui.views.flow_layout import FlowLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


@pytest.fixture
def holder(look: Look, qtbot: QtBot) -> QWidget:
    """Five chips."""
    made = QWidget()
    qtbot.addWidget(made)
    layout = FlowLayout(made)
    for text in ("All", "To fix", "To explain", "Explained", "Not checked"):
        layout.addWidget(Chip(look, text))
    return made


def tops(holder: QWidget) -> list[int]:
    """Heights at which the chips stand."""
    layout = holder.layout()
    assert isinstance(layout, FlowLayout)
    return [item.geometry().top() for place in range(layout.count()) if (item := layout.itemAt(place))]


def test_lines_depend_on_the_width(holder: QWidget, qtbot: QtBot) -> None:
    """A narrow panel gets more lines, and is asked for their height."""
    holder.resize(900, 100)
    holder.show()
    qtbot.waitUntil(lambda: len(set(tops(holder))) == 1)
    layout = holder.layout()
    assert isinstance(layout, FlowLayout)
    assert layout.hasHeightForWidth()
    assert layout.heightForWidth(200) > layout.heightForWidth(900)
    holder.resize(200, 200)
    qtbot.waitUntil(lambda: len(set(tops(holder))) > 1)
    assert layout.sizeHint() == layout.minimumSize()
    assert not layout.expandingDirections()


def test_from_right_to_left(holder: QWidget, qtbot: QtBot) -> None:
    """The first chip stands at the right."""
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    holder.resize(900, 60)
    holder.show()
    layout = holder.layout()
    assert isinstance(layout, FlowLayout)
    first, last = layout.itemAt(0), layout.itemAt(4)
    assert first is not None
    assert last is not None
    qtbot.waitUntil(lambda: first.geometry().left() > last.geometry().left())


def test_items_can_be_taken(holder: QWidget) -> None:
    """Past the end there is nothing."""
    layout = holder.layout()
    assert isinstance(layout, FlowLayout)
    assert layout.takeAt(0) is not None
    assert layout.takeAt(9) is None
    assert layout.itemAt(9) is None
