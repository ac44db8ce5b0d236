"""Findings under heads: how causes are told apart from findings that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.presenters.cell_picture import finding_mark
from ilms_desktop.ui.presenters.findings_nodes import Grouping, HeadWords, NodeKind, grouped, table_of

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.findings_nodes import Group
    from ilms_desktop.workspace.workspace import Workspace


def groups(workspace: Workspace, grouping: Grouping) -> list[Group]:
    """The example, grouped."""
    found = [(finding, finding_mark(finding)) for finding in workspace.report().findings]
    return grouped(found, grouping, HeadWords(place=lambda finding: finding.key))


@pytest.mark.parametrize("grouping", list(Grouping))
def test_counts_of_the_heads_add_up(workspace: Workspace, grouping: Grouping) -> None:
    """Each finding stands in one place."""
    assert sum(group.count for group in groups(workspace, grouping)) == len(workspace.report().findings)


def test_findings_alone_with_their_cause_stand_with_their_rule(workspace: Workspace) -> None:
    """Four jumps are one line with a count, one exchange is one cause."""
    nodes = [node for group in groups(workspace, Grouping.CAUSE) for node in group.nodes]
    jumps = next(node for node in nodes if node.kind is NodeKind.RULE and node.found[0][0].rule == "V10")
    exchange = next(node for node in nodes if node.found[0][0].rule == "V05")
    assert len(jumps.found) > 1
    assert (exchange.kind, len(exchange.found)) == (NodeKind.CAUSE, 3)


def test_a_finding_about_a_source_is_in_no_table(workspace: Workspace) -> None:
    """It is listed apart."""
    finding = next(each for each in workspace.report().findings if each.rule == "V19")
    assert table_of(finding) is None
