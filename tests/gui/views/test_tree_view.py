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
    from collections.abc import Callable, Iterator

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


def test_a_head_folds_its_source_and_opens_nothing(tree: TreeView, qtbot: QtBot) -> None:
    """A country with two sources looks at one at a time."""
    with qtbot.assertNotEmitted(tree.wants_node):
        click(tree, "source/FX:14128", qtbot)
    assert not tree.isExpanded(tree._model.find("source/FX:14128"))


def test_what_was_folded_is_remembered(tree: TreeView, session: Session, qtbot: QtBot) -> None:
    """Also what was opened although nothing is in it."""
    with qtbot.waitSignal(tree.did_fold):
        click(tree, "module/FX:14128/C/none", qtbot)
    with qtbot.waitSignal(tree.did_fold) as told:
        click(tree, "module/FX:14128/A/citizenship", qtbot)
    assert told.args == [("-module/FX:14128/C/none", "+module/FX:14128/A/citizenship")]
    again = TreeView(session, told.args[0])
    qtbot.addWidget(again)
    assert not again.isExpanded(again._model.find("module/FX:14128/C/none"))
    assert again.isExpanded(again._model.find("module/FX:14128/A/citizenship"))


@pytest.mark.parametrize(
    ("language", "back", "forth"),
    [("en", Qt.Key.Key_Left, Qt.Key.Key_Right), ("ar", Qt.Key.Key_Right, Qt.Key.Key_Left)],
)
def test_arrows_fold_in_the_direction_of_reading(
    language: str,
    back: Qt.Key,
    forth: Qt.Key,
    session: Session,
    speak: Callable[[str], None],
    qtbot: QtBot,
) -> None:
    """Out of a table to its module, then it folds, then to its source; and in again."""
    speak(language)
    tree = TreeView(session)
    qtbot.addWidget(tree)
    tree.mark_table(SOURCE, C4)
    module = tree._model.find("module/FX:14128/C/none")
    qtbot.keyClick(tree, back)
    assert tree.currentIndex() == module
    qtbot.keyClick(tree, back)
    assert not tree.isExpanded(module)
    qtbot.keyClick(tree, back)
    assert tree.currentIndex() == tree._model.find("source/FX:14128")
    qtbot.keyClick(tree, forth)
    assert tree.currentIndex() == tree._model.find("module/FX:14128/A/citizenship")
    tree.setCurrentIndex(module)
    qtbot.keyClick(tree, forth)
    assert tree.isExpanded(module)
    qtbot.keyClick(tree, forth)
    assert current_code(tree) == "C1"
    qtbot.keyClick(tree, forth)
    assert current_code(tree) == "C1"


def current_code(tree: TreeView) -> str:
    """Code of the line in use."""
    node = tree._model.node(tree.currentIndex())
    assert node is not None
    return node.code


def test_typing_a_code_goes_to_its_table(tree: TreeView, qtbot: QtBot) -> None:
    """Letter and digit, also inside a folded module; typed small."""
    tree.mark_screen(NodeKind.OVERVIEW)
    qtbot.keyClicks(tree, "c6")
    assert current_code(tree) == "C6"
    tree._since_typed.invalidate()
    qtbot.keyClicks(tree, "a3")
    assert current_code(tree) == "A3"
    assert tree.isExpanded(tree._model.find("module/FX:14128/A/citizenship"))
    tree._since_typed.invalidate()
    qtbot.keyClicks(tree, "zz")
    assert current_code(tree) == "A3"


def test_open_findings_are_told_on_table_module_and_source(tree: TreeView) -> None:
    """As a number, in words too; a finding counts once in the module."""
    keys = ("table/FX:14128/C1", "module/FX:14128/C/none", "source/FX:14128")
    nodes = [tree._model.node(tree._model.find(key)) for key in keys]
    counts = [node.tally.count for node in nodes if node]
    assert counts[0] == 4
    assert counts[1] <= counts[2]
    for node, count in zip(nodes, counts, strict=True):
        assert node is not None
        assert node.words.endswith(f"{count} open findings")
    quiet = tree._model.node(tree._model.find("table/FX:14128/C7"))
    assert quiet is not None
    assert "finding" not in quiet.words


def test_the_rail_shows_rings_and_codes(tree: TreeView) -> None:
    """Painted in 44 pixels, every kind of line."""
    tree.mark_table(SOURCE, C4)
    tree.set_rail(is_rail=True)
    tree.resize(44, 640)
    assert tree.is_rail
    assert not tree.grab().isNull()
    head = tree.visualRect(tree._model.find("source/FX:14128")).height()
    assert head < tree.visualRect(tree.currentIndex()).height()


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
