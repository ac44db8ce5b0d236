"""The tree's model: nested nodes that keep their place while counts change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.ui.models.tree_model import NODE_ROLE, TreeModel
from ilms_desktop.ui.presenters.tree import NodeKind, TreeNode
from tests.gui.presenters.test_tree import tree_of

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def nodes(workspace: Workspace) -> tuple[TreeNode, ...]:
    """Nodes of the example."""
    return tree_of(workspace)


@pytest.fixture
def model(nodes: tuple[TreeNode, ...]) -> TreeModel:
    """The example."""
    made = TreeModel()
    made.show_nodes(nodes)
    return made


def test_qt_finds_nothing_to_complain_of(model: TreeModel, qtmodeltester: ModelTester) -> None:
    """Qt's own tester walks the model."""
    qtmodeltester.check(model)


def test_nodes_are_found_by_key_and_know_their_parent(model: TreeModel) -> None:
    """A jump to a table opens the module above it."""
    index = model.find("table/FX:14128/C4")
    node = model.node(index)
    assert node is not None
    assert node.code == "C4"
    parent = model.node(index.parent())
    assert parent is not None
    assert parent.kind is NodeKind.MODULE
    assert not model.find("table/none").isValid()
    assert not model.index(99, 0).isValid()
    assert not model.parent(QModelIndex()).isValid()


def test_new_counts_repaint_without_a_reset(model: TreeModel, nodes: tuple[TreeNode, ...], qtbot: QtBot) -> None:
    """Folds and the chosen line stay."""
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        assert not model.show_nodes((replace(nodes[0], tail="9"), *nodes[1:]))
    with qtbot.waitSignal(model.modelReset):
        assert model.show_nodes(nodes[:2])


def test_roles_of_a_line(model: TreeModel) -> None:
    """Node for the delegate, title, words; heads of sources can be reached by key."""
    index = model.find("table/FX:14128/C4")
    assert index.data() == "C4 Work · country"
    assert index.data(NODE_ROLE).code == "C4"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("C4 Work · country, ")
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("<p>C4")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    head = model.find("source/FX:14128")
    assert model.flags(head) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(index) & Qt.ItemFlag.ItemIsSelectable
    assert not model.flags(QModelIndex())
