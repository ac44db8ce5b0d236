"""Findings put under heads: by cause, severity, rule or table. Nothing is put into words here but the heads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.cell_picture import MARK_ORDER, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import TableKey

#: a finding with its mark
Marked = tuple["Finding", Mark]


class Grouping(StrEnum):
    """What findings are put together by."""

    #: what one slip explains stands together, the gravest first
    CAUSE = "cause"
    #: severity, then rule
    SEVERITY = "severity"
    #: rule
    RULE = "rule"
    #: source and table, in the order of the questionnaire
    TABLE = "table"


GROUPING_WORDS: Final[dict[Grouping, str]] = {
    Grouping.CAUSE: N_("By cause"),
    Grouping.SEVERITY: N_("By severity"),
    Grouping.RULE: N_("By rule"),
    Grouping.TABLE: N_("By table"),
}


class NodeKind(StrEnum):
    """What stands under a head."""

    #: findings of one rule
    RULE = "rule"
    #: findings of one cause; the first is its head
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Node:
    """Findings that stand together: under the head of their rule, under the one that tells most, or one alone.

    Attributes:
        kind: what holds them together. key: stable name for folding. title: words of a rule's head.
        found: at least one, with their marks.
    """

    kind: NodeKind
    key: str
    title: str
    found: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one of the outer heads.

    Attributes:
        key: stable name. title: words. mark: gravest mark under it. nodes: what is in it, in order.
    """

    key: str
    title: str
    mark: Mark
    nodes: tuple[Node, ...]

    @property
    def count(self) -> int:
        """Findings under it."""
        return sum(len(node.found) for node in self.nodes)


@dataclass(frozen=True, slots=True)
class HeadWords:
    """How the heads of tables are called and ordered.

    Attributes:
        table: rank and title of a place. place: words for where a finding is.
    """

    place: Callable[[Finding], str]
    table: Callable[[tuple[str, TableKey] | None], tuple[int, str]] = lambda at: (0, str(at[1].number) if at else "")


def table_of(finding: Finding) -> tuple[str, TableKey] | None:
    """Source and table of the first cell."""
    cells = finding.cells or finding.missing
    return (cells[0].qtable.source, cells[0].qtable.table_key) if cells else None


def grouped(found: Iterable[Marked], grouping: Grouping, heads: HeadWords) -> list[Group]:
    """The groups from top to bottom."""
    return list(_GROUPINGS[grouping](list(found), heads))


def _by_severity(found: list[Marked], heads: HeadWords) -> Iterator[Group]:  # noqa: ARG001 - one form for the table below
    """Severity, then rule."""
    for mark, listed in _bands((each, (each,)) for each in found):
        yield Group(str(mark), words.mark_words(mark), mark, tuple(_rules(mark, [each for (each,) in listed])))


def _by_cause(found: list[Marked], heads: HeadWords) -> Iterator[Group]:  # noqa: ARG001 - one form for the table below
    """Causes by their gravest finding; what is alone with its cause stands with the others of its rule."""
    causes: dict[str, list[Marked]] = defaultdict(list)
    for each in found:
        causes[each[0].root].append(each)
    heads_first = (tuple(_telling_first(members)) for members in causes.values())
    for mark, listed in _bands((members[0], members) for members in heads_first):
        alone = [members[0] for members in listed if len(members) == 1]
        rules = {node.found[0][0].key: node for node in _rules(mark, alone)}
        nodes = (
            Node(NodeKind.CAUSE, f"cause/{members[0][0].root}", members[0][0].title, members)
            if len(members) > 1
            else rules.get(members[0][0].key)
            for members in listed
        )
        yield Group(str(mark), words.mark_words(mark), mark, tuple(node for node in nodes if node is not None))


def _by_rule(found: list[Marked], heads: HeadWords) -> Iterator[Group]:  # noqa: ARG001 - one form for the table below
    """One group a rule, in the order of its gravest finding."""
    rules: dict[tuple[str, str], list[Marked]] = defaultdict(list)
    for each in found:
        rules[each[0].rule, each[0].title].append(each)
    for (rule, title), listed in rules.items():
        yield _flat(f"rule/{rule}/{title}", f"{title} ({ltr(rule)})", listed)


def _by_table(found: list[Marked], heads: HeadWords) -> Iterator[Group]:
    """One group a table of a source."""
    tables: dict[tuple[str, TableKey] | None, list[Marked]] = defaultdict(list)
    for each in found:
        tables[table_of(each[0])].append(each)
    named = {place: heads.table(place) for place in tables}
    for place in sorted(tables, key=lambda each: named[each][0]):
        key = "/".join((place[0], place[1].number, str(place[1].criterion))) if place else ""
        yield _flat(f"table/{key}", named[place][1] or _("Whole file"), tables[place])


_GROUPINGS: Final[dict[Grouping, Callable[[list[Marked], HeadWords], Iterator[Group]]]] = {
    Grouping.CAUSE: _by_cause,
    Grouping.SEVERITY: _by_severity,
    Grouping.RULE: _by_rule,
    Grouping.TABLE: _by_table,
}


def _flat(key: str, title: str, found: list[Marked]) -> Group:
    """A group whose findings stand right under its head."""
    nodes = tuple(Node(NodeKind.CAUSE, key, each[0].title, (each,)) for each in found)
    return Group(key, title, min((mark for _finding, mark in found), key=MARK_ORDER.index), nodes)


def _bands(listed: Iterable[tuple[Marked, tuple[Marked, ...]]]) -> Iterator[tuple[Mark, list[tuple[Marked, ...]]]]:
    """What belongs to each mark, the gravest first."""
    bands: dict[Mark, list[tuple[Marked, ...]]] = defaultdict(list)
    for (_finding, mark), members in listed:
        bands[mark].append(members)
    return ((mark, bands[mark]) for mark in MARK_ORDER if mark in bands)


def _rules(mark: Mark, found: list[Marked]) -> Iterator[Node]:
    """Findings of one severity by rule."""
    rules: dict[tuple[str, str], list[Marked]] = defaultdict(list)
    for each in found:
        rules[each[0].rule, each[0].title].append(each)
    for (rule, title), listed in rules.items():
        yield Node(NodeKind.RULE, f"{mark}/{rule}/{title}", title, tuple(listed))


def _telling_first(members: list[Marked]) -> list[Marked]:
    """Findings of one cause: the gravest first, and of these the one that says what was probably meant."""
    return sorted(members, key=lambda each: (MARK_ORDER.index(each[1]), not _names_repair(each[0])))


def _names_repair(finding: Finding) -> bool:
    """Whether the rule itself speaks of the slip, instead of a sum that fails because of it."""
    best = finding.suggestion or next(iter(finding.alternatives), None)
    return best is not None and best.rule == finding.rule
