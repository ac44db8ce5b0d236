"""The preview paints states with fill, mark and words; nothing is told by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from ilms_desktop.ui.delegates.paste_delegate import PasteDelegate
from ilms_desktop.ui.models.paste_model import PasteModel
from ilms_desktop.ui.presenters.paste_options import Align
from tests.gui.presenters.test_paste_lines import LABELLED, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.workspace import Workspace

WIDTH, HEIGHT = 160, 24


@pytest.fixture
def painted(workspace: Workspace, look: Look, qtbot: QtBot) -> Iterator[Callable[..., set[str]]]:
    """Colours of a painted cell."""
    view = QTableView()
    qtbot.addWidget(view)
    model = PasteModel(view)
    model.show_lines(lines(workspace, LABELLED, align=Align.LABELS))
    view.setModel(model)
    delegate = PasteDelegate(look, view)

    def paint(row: int, column: int, state: QStyle.StateFlag = QStyle.StateFlag.State_None) -> set[str]:
        pixmap = QPixmap(WIDTH, HEIGHT)
        pixmap.fill(QColor(look.color("base")))
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, WIDTH, HEIGHT)
        option.state = state
        painter = QPainter(pixmap)
        delegate.paint(painter, option, model.index(row, column))
        painter.end()
        image = pixmap.toImage()
        assert delegate.sizeHint(option, model.index(row, column)).width() > 0
        return {image.pixelColor(x, y).name() for x in range(WIDTH) for y in range(HEIGHT)}

    yield paint
    assert view.model() is model


def test_what_is_read_differently_has_fill_and_mark(painted: Callable[..., set[str]], look: Look) -> None:
    """And the bar of a value that is replaced."""
    colours = painted(0, 3)
    for token in ("yellow_fill", "yellow", "purple"):
        assert look.color(token).name() in colours


def test_what_is_refused_has_fill_and_mark(painted: Callable[..., set[str]], look: Look) -> None:
    """The word stands beside."""
    assert {look.color("red_fill").name(), look.color("red").name()} <= painted(1, 3)


def test_plain_cells_have_neither(painted: Callable[..., set[str]], look: Look) -> None:
    """Labels, pasted texts, accepted figures."""
    odd = {look.color(token).name() for token in ("yellow_fill", "red_fill")}
    assert not odd & (painted(1, 0) | painted(1, 2) | painted(1, 5))


def test_the_current_cell_has_a_frame_and_a_tint(painted: Callable[..., set[str]], look: Look) -> None:
    """The focus is always seen."""
    state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    assert {look.color("tint2").name(), look.color("focus").name()} <= painted(1, 3, state)
