"""A point of the list before sealing has a sign of its own shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.delegates.ready_delegate import ReadyDelegate
from ilms_desktop.ui.models.ready_model import ReadyModel
from ilms_desktop.ui.presenters.ready_list import Point, State
from ilms_desktop.ui.views.plain_list import PlainList

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def drawn(look: Look, qtbot: QtBot, state: State) -> QImage:
    """A list of one point."""
    model = ReadyModel()
    model.show_lines([Point("Same words", "Same", state)])
    view = PlainList("Ready")
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(ReadyDelegate(look, view))
    view.resize(300, 80)
    model.setParent(view)
    return view.grab().toImage()


@pytest.mark.parametrize("theme", ["light", "contrast_light"])
def test_states_look_different_without_their_colours(look: Look, qtbot: QtBot, theme: str) -> None:
    """Three shapes."""
    from dataclasses import replace

    look.wear(replace(look.taste, theme=theme))
    images = [
        drawn(look, qtbot, state).convertToFormat(drawn(look, qtbot, state).Format.Format_Mono) for state in State
    ]
    assert images[0] != images[1] != images[2] != images[0]
