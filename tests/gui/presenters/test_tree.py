"""The tree shows sources, modules and tables with how far each is answered, in words too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AddSource
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.findings_index import FindingsIndex
from ilms_desktop.ui.presenters.tree import NodeKind, TreeNode, build_tree, table_node_key
from tests.gui.conftest import C4, SOURCE

if TYPE_CHECKING:
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.workspace import Workspace


def tree_of(workspace: Workspace) -> tuple[TreeNode, ...]:
    """Tree of a file."""
    sources = [(source, workspace.tables(source.id)) for source in workspace.sources()]
    return build_tree(
        workspace.edition, sources, workspace.completeness(), FindingsIndex(workspace.report()).open_by_table
    )


@pytest.fixture
def section(workspace: Workspace) -> TreeNode:
    """The one source of the example."""
    return tree_of(workspace)[-1]


def test_screens_come_first(workspace: Workspace) -> None:
    """Overview and sources, with the number of sources."""
    top = tree_of(workspace)
    assert [node.kind for node in top] == [
        NodeKind.OVERVIEW,
        NodeKind.SOURCES,
        NodeKind.SEND,
        NodeKind.QUESTIONS,
        NodeKind.SECTION,
    ]
    assert bare(top[1].tail) == "1"


@pytest.mark.parametrize(
    ("count", "tail", "words"),
    [
        (0, "", "Questions of the ILO"),
        (1, "1", "Questions of the ILO, 1 open question"),
        (3, "3", "Questions of the ILO, 3 open questions"),
    ],
)
def test_open_questions_of_the_ilo_are_counted(workspace: Workspace, count: int, tail: str, words: str) -> None:
    """In figures and in words; nothing stands there without one."""
    top = build_tree(workspace.edition, (), workspace.completeness(), {}, count)
    node = next(node for node in top if node.kind is NodeKind.QUESTIONS)
    assert (bare(node.tail), node.words) == (tail, words)


def test_modules_carry_their_criterion(section: TreeNode) -> None:
    """Module C has none."""
    assert [(node.code, node.title) for node in section.children] == [
        ("A", "Stock · citizenship"),
        ("B", "Inflow · citizenship"),
        ("C", "Nationals abroad"),
    ]


def test_a_table_tells_its_count_in_figures_and_words(section: TreeNode) -> None:
    """The ring never stands alone."""
    node = next(node for node in section.children[2].children if node.code == "C4")
    assert node.counts is not None
    assert bare(node.tail) == f"{node.counts.answered}/{node.counts.asked}"
    assert node.words == f"C4 Work · country, {node.counts.answered} of {node.counts.asked}, 21 open findings"
    assert node.key == table_node_key(SOURCE, C4)


def test_a_module_adds_up_its_tables(section: TreeNode) -> None:
    """Percentages never round up to 100."""
    module = section.children[2]
    assert module.counts is not None
    assert module.counts.asked == sum(node.counts.asked for node in module.children if node.counts)
    assert bare(module.tail) == f"{module.counts.percent} %"


def test_a_second_source_is_a_second_section(workspace: Workspace, new_source: Source) -> None:
    """A country with two sources has two sets of tables."""
    workspace.execute(AddSource(new_source))
    sections = [node for node in tree_of(workspace) if node.kind is NodeKind.SECTION]
    assert [bare(node.words) for node in sections][1] == "Labour force survey · BA:N1"
    assert sections[1].children[0].title == "Stock · birth"
