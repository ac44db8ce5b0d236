"""The history of the current cell, and putting an earlier value back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.history_panel import HistoryPanel
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session

KOREA = c4("M", "KOR", 2017)


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> HistoryPanel:
    """The panel, shown."""
    made = HistoryPanel(session)
    qtbot.addWidget(made)
    made.resize(320, 500)
    made.show()
    return made


def put(session: Session, said: Observation) -> None:
    """A step."""
    session.execute(SetObservations(((KOREA, said),), Label("Type")))


def test_a_cell_that_was_never_filled_says_so(panel: HistoryPanel) -> None:
    """And nothing is offered."""
    panel.show_cell(c4("M", "NPL", 2017))
    assert panel.empty.text() == "No earlier value for this cell."
    assert not panel.empty.isHidden()
    assert panel.foot.isHidden()
    assert panel.list.isHidden()


def test_each_line_names_the_value_that_it_would_put_back(panel: HistoryPanel, session: Session, qtbot: QtBot) -> None:
    """What stood there before the change; nothing where it stands there again."""
    put(session, Observation(1600, 3))
    put(session, Observation(status="N"))
    put(session, Observation(1600, 3))
    panel.show_cell(KOREA)
    assert panel.list.currentIndex().row() == 0
    texts = []
    for row in range(4):
        panel.list.setCurrentIndex(panel.model.index(row))
        texts.append((bare(panel.back.text()), panel.back.isEnabled()))
    assert texts == [
        ("Put N back", True),
        ("Put back", False),
        ("Put 1.531 back", True),
        ("Make it empty again", True),
    ]
    with qtbot.waitSignal(panel.wants_value) as wanted:
        qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert wanted.args == [KOREA, BLANK]
    panel.list.setCurrentIndex(panel.model.index(1))
    with qtbot.assertNotEmitted(panel.wants_value):
        panel._put_back()
