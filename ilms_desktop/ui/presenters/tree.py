"""The tree beside the grid: sources, modules and tables with how far each is answered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.completeness import Completeness, Counts
from ilms_desktop.model.key import Criterion
from ilms_desktop.ui.presenters.bidi import ltr, own
from ilms_desktop.ui.presenters.findings_index import NO_FINDINGS, Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.structure import TableDefinition


class NodeKind(StrEnum):
    """What a line of the tree opens."""

    #: the completeness screen
    OVERVIEW = "overview"
    #: the sources screen
    SOURCES = "sources"
    #: the screen from which packages are sent
    SEND = "send"
    #: what the ILO asks
    QUESTIONS = "questions"
    #: head of a source; folds
    SECTION = "section"
    #: a module in one criterion; folds
    MODULE = "module"
    #: a table of a source
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One line of the tree.

    Attributes:
        kind: what it opens. key: stable name, for folding and for the line in use.
        code, title: what it says. tail: count or percentage at its end. words: the same for a screen reader.
        counts: for the ring, or None. tally: open findings. source, table: what it belongs to.
        children: lines under it.
    """

    kind: NodeKind
    key: str
    title: str
    code: str = ""
    tail: str = ""
    words: str = ""
    counts: Counts | None = None
    tally: Tally = NO_FINDINGS
    source: str = ""
    table: TableKey | None = None
    children: tuple[TreeNode, ...] = ()

    @property
    def folds(self) -> bool:
        """Whether it is a head with lines under it."""
        return self.kind in (NodeKind.SECTION, NodeKind.MODULE)


Place = tuple[str, "TableKey"]

_SHORT_CRITERIA: Final[dict[Criterion, str]] = {
    Criterion.BIRTH: N_("{module} · birth"),
    Criterion.CITIZENSHIP: N_("{module} · citizenship"),
    Criterion.STATUS: N_("{module} · status"),
    Criterion.NONE: "{module}",
}


def build_tree(
    edition: Edition,
    sources: Sequence[tuple[Source, Sequence[TableDefinition]]],
    completeness: Completeness,
    tallies: Mapping[Place, Tally],
    questions: int = 0,
) -> tuple[TreeNode, ...]:
    """Lines of the tree from top to bottom.

    Args:
        edition: for the names of modules.
        sources: each source with the tables it fills.
        completeness: of the whole file.
        tallies: open findings per source and table.
        questions: number of open questions of the ILO.
    """
    counts = _counts_by_table(completeness)
    top = (
        TreeNode(NodeKind.OVERVIEW, "overview", _("Overview"), words=_("Overview")),
        TreeNode(
            NodeKind.SOURCES, "sources", _("Sources and metadata"), tail=ltr(str(len(sources))), words=_("Sources")
        ),
        TreeNode(NodeKind.SEND, "send", _("Send to the ILO"), words=_("Send to the ILO")),
        _questions(questions),
    )
    return top + tuple(
        _section(edition, source, [_table(source, each, counts, tallies) for each in tables], tables)
        for source, tables in sources
    )


def _questions(count: int) -> TreeNode:
    """Line of the questions of the ILO, with how many are open."""
    title = _("Questions of the ILO")
    text = ngettext("{title}, {n} open question", "{title}, {n} open questions", count)
    words = fill(text, {"title": title, "n": str(count)}) if count else title
    return TreeNode(NodeKind.QUESTIONS, "questions", title, tail=ltr(str(count)) if count else "", words=words)


def _counts_by_table(completeness: Completeness) -> Mapping[Place, Counts]:
    """Counts over all years per source and table."""
    counts: dict[Place, Counts] = defaultdict(Counts)
    for cell in completeness.cells:
        counts[cell.source, cell.table] += cell.counts
    return counts


def _section(
    edition: Edition, source: Source, nodes: Sequence[TreeNode], tables: Sequence[TableDefinition]
) -> TreeNode:
    """Head of a source with its modules; `nodes` are the lines of `tables`."""
    groups: dict[tuple[str, Criterion], list[TreeNode]] = defaultdict(list)
    for node, table in zip(nodes, tables, strict=True):
        groups[table.module, table.criterion].append(node)
    names = {module.id: module.short_title for module in edition.modules}
    modules = tuple(
        _module(source, criterion, (module, names.get(module, "")), found)
        for (module, criterion), found in groups.items()
    )
    tally = Tally.of(node.tally for node in nodes)
    return TreeNode(
        NodeKind.SECTION,
        f"source/{source.id}",
        source.name,
        tail=ltr(source.id),
        words=_with_findings(fill(_("{source} · {id}"), {"source": own(source.name), "id": ltr(source.id)}), tally),
        tally=tally,
        source=source.id,
        children=modules,
    )


def _module(source: Source, criterion: Criterion, module: tuple[str, str], tables: list[TreeNode]) -> TreeNode:
    """Line of a module in one criterion."""
    counts = sum((node.counts for node in tables if node.counts), Counts())
    title = fill(_(_SHORT_CRITERIA[criterion]), {"module": module[1]})
    percent = fill(_("{n} %"), {"n": str(counts.percent)})
    tally = Tally.of(node.tally for node in tables)
    return TreeNode(
        NodeKind.MODULE,
        f"module/{source.id}/{module[0]}/{criterion}",
        title,
        code=module[0],
        tail=ltr(percent),
        words=_with_findings(f"{module[0]} {title}, {percent}", tally),
        counts=counts,
        tally=tally,
        source=source.id,
        children=tuple(tables),
    )


def _table(
    source: Source, table: TableDefinition, counts: Mapping[Place, Counts], tallies: Mapping[Place, Tally]
) -> TreeNode:
    """Line of a table."""
    found = counts.get((source.id, table.key), Counts())
    tally = tallies.get((source.id, table.key), NO_FINDINGS)
    words = fill(
        _("{table}, {answered} of {asked}"),
        {"table": f"{table.number} {table.short_title}", "answered": str(found.answered), "asked": str(found.asked)},
    )
    return TreeNode(
        NodeKind.TABLE,
        table_node_key(source.id, table.key),
        table.short_title,
        code=table.number,
        tail=ltr(f"{found.answered}/{found.asked}"),
        words=_with_findings(words, tally),
        counts=found,
        tally=tally,
        source=source.id,
        table=table.key,
    )


def _with_findings(words: str, tally: Tally) -> str:
    """Words of a line and how many findings are open on it."""
    if not tally.count:
        return words
    told = fill(ngettext("{n} open finding", "{n} open findings", tally.count), {"n": str(tally.count)})
    return _(", ").join((words, told))


def table_node_key(source: str, table: TableKey) -> str:
    """Key of the line of a table."""
    return f"table/{source}/{table.id}"
