"""The tree's foot: one button, named in both forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.views.tree_pane import TreePane
from ilms_desktop.ui.views.tree_view import TreeView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session


def test_the_button_says_what_it_does(session: Session, qtbot: QtBot) -> None:
    """The rail has room for its icon alone; the name stays."""
    pane = TreePane(session.look, TreeView(session))
    qtbot.addWidget(pane)
    assert pane.button.text() == "Fold the tree"
    with qtbot.waitSignal(pane.wants_fold):
        pane.button.click()
    pane.set_rail(is_rail=True)
    assert pane.is_rail
    assert (pane.button.text(), pane.button.accessibleName()) == ("", "Open the tree")
