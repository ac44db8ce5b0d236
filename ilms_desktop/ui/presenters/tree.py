"""The tree beside the grid: sources, modules and tables with how far each is answered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.completeness import Completeness, Counts
from ilms_desktop.model.key import Criterion
from ilms_desktop.ui.presenters.bidi import ltr

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
    #: head of a source; opens nothing
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
        counts: for the ring, or None. source, table: what it belongs to.
        children: lines under it.
    """

    kind: NodeKind
    key: str
    title: str
    code: str = ""
    tail: str = ""
    words: str = ""
    counts: Counts | None = None
    source: str = ""
    table: TableKey | None = None
    children: tuple[TreeNode, ...] = ()


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
) -> tuple[TreeNode, ...]:
    """Lines of the tree from top to bottom.

    Args:
        edition: for the names of modules.
        sources: each source with the tables it fills.
        completeness: of the whole file.
    """
    counts = _counts_by_table(completeness)
    top = (
        TreeNode(NodeKind.OVERVIEW, "overview", _("Overview"), words=_("Overview")),
        TreeNode(
            NodeKind.SOURCES, "sources", _("Sources and metadata"), tail=ltr(str(len(sources))), words=_("Sources")
        ),
    )
    return top + tuple(_section(edition, source, tables, counts) for source, tables in sources)


def _counts_by_table(completeness: Completeness) -> Mapping[tuple[str, TableKey], Counts]:
    """Counts over all years per source and table."""
    counts: dict[tuple[str, TableKey], Counts] = defaultdict(Counts)
    for cell in completeness.cells:
        counts[cell.source, cell.table] += cell.counts
    return counts


def _section(
    edition: Edition,
    source: Source,
    tables: Sequence[TableDefinition],
    counts: Mapping[tuple[str, TableKey], Counts],
) -> TreeNode:
    """Head of a source with its modules."""
    groups: dict[tuple[str, Criterion], list[TableDefinition]] = defaultdict(list)
    for table in tables:
        groups[table.module, table.criterion].append(table)
    names = {module.id: module.short_title for module in edition.modules}
    modules = tuple(
        _module(source, criterion, (module, names.get(module, "")), [_table(source, each, counts) for each in found])
        for (module, criterion), found in groups.items()
    )
    return TreeNode(
        NodeKind.SECTION,
        f"source/{source.id}",
        source.name,
        tail=ltr(source.id),
        words=fill(_("{source} · {id}"), {"source": source.name, "id": ltr(source.id)}),
        source=source.id,
        children=modules,
    )


def _module(source: Source, criterion: Criterion, module: tuple[str, str], tables: list[TreeNode]) -> TreeNode:
    """Line of a module in one criterion."""
    counts = sum((node.counts for node in tables if node.counts), Counts())
    title = fill(_(_SHORT_CRITERIA[criterion]), {"module": module[1]})
    percent = fill(_("{n} %"), {"n": str(counts.percent)})
    return TreeNode(
        NodeKind.MODULE,
        f"module/{source.id}/{module[0]}/{criterion}",
        title,
        code=module[0],
        tail=ltr(percent),
        words=f"{module[0]} {title}, {percent}",
        counts=counts,
        source=source.id,
        children=tuple(tables),
    )


def _table(source: Source, table: TableDefinition, counts: Mapping[tuple[str, TableKey], Counts]) -> TreeNode:
    """Line of a table."""
    found = counts.get((source.id, table.key), Counts())
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
        words=words,
        counts=found,
        source=source.id,
        table=table.key,
    )


def table_node_key(source: str, table: TableKey) -> str:
    """Key of the line of a table."""
    return f"table/{source}/{table.id}"
