"""The tree opens tables and screens, folds modules, and keeps its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.views.tree_view import TreeView
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session


@pytest.fixture
def tree(session: Session, qtbot: QtBot) -> Iterator[TreeView]:
    """The tree of the example."""
    made = TreeView(session)
    made.resize(220, 640)
    made.show()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


def click(tree: TreeView, key: str, qtbot: QtBot) -> None:
    """Click on a line."""
    rect = tree.visualRect(tree._model.find(key))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_a_click_opens_a_table(tree: TreeView, qtbot: QtBot) -> None:
    """The line in use is chosen."""
    with qtbot.waitSignal(tree.wants_node) as asked:
        click(tree, "table/FX:14128/C4", qtbot)
    assert asked.args[0].code == "C4"


def test_a_module_folds_and_stays_folded(tree: TreeView, qtbot: QtBot, session: Session) -> None:
    """Modules without figures start folded; a change of counts unfolds nothing."""
    assert not tree.isExpanded(tree._model.find("module/FX:14128/A/citizenship"))
    module = "module/FX:14128/C/none"
    assert tree.isExpanded(tree._model.find(module))
    click(tree, module, qtbot)
    assert not tree.isExpanded(tree._model.find(module))
    session.execute(SetObservations(((c4("M", "KOR", 2017), BLANK),), Label("Test")))
    assert not tree.isExpanded(tree._model.find(module))


def test_a_head_opens_nothing(tree: TreeView, qtbot: QtBot) -> None:
    """It is no line to be chosen."""
    with qtbot.assertNotEmitted(tree.wants_node):
        click(tree, "source/FX:14128", qtbot)


def test_keys_open_and_fold(tree: TreeView, qtbot: QtBot) -> None:
    """Everything can be done without a mouse."""
    tree.mark_screen(NodeKind.OVERVIEW)
    with qtbot.waitSignal(tree.wants_node) as asked:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert asked.args[0].kind is NodeKind.OVERVIEW
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(tree.wants_node) as asked:
        qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert asked.args[0].kind is NodeKind.SOURCES


def test_a_jump_unfolds_the_module(tree: TreeView) -> None:
    """The chosen table is always in sight."""
    tree.collapse(tree._model.find("module/FX:14128/C/none"))
    tree.mark_table(SOURCE, C4)
    assert tree.isExpanded(tree._model.find("module/FX:14128/C/none"))
    node = tree._model.node(tree.currentIndex())
    assert node is not None
    assert node.code == "C4"
    tree.mark_table("none", C4)
    assert tree._model.node(tree.currentIndex()) is node


def test_neighbours_follow_the_tree(tree: TreeView) -> None:
    """Ctrl+PgDn goes through all tables; at the end it stays."""
    tree.mark_table(SOURCE, C4)
    after, before = tree.neighbour(1), tree.neighbour(-1)
    assert after is not None
    assert before is not None
    assert (before.code, after.code) == ("C3", "C5")
    tree.mark_screen(NodeKind.OVERVIEW)
    first = tree.neighbour(1)
    assert first is not None
    assert first.code == "A1"
    assert tree.neighbour(-1) is not None


def test_the_first_table_is_one_that_is_begun(tree: TreeView) -> None:
    """An empty table is a poor beginning."""
    node = tree.first_table()
    assert node is not None
    assert node.counts is not None
    assert node.counts.answered


def test_every_kind_of_line_is_painted(tree: TreeView) -> None:
    """Chosen, under the pointer, heads in capitals."""
    tree.mark_table(SOURCE, C4)
    image = tree.grab().toImage()
    rect = tree.visualRect(tree.currentIndex())
    accent = tree._session.look.tokens.accent.lower()
    assert image.pixelColor(1, rect.center().y()).name() == accent
