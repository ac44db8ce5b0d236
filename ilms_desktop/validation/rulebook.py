"""The rules of a catalogue sorted by what they do, so that both executors find them at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.model.rule import Operator
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.judge import measure_of
from ilms_desktop.validation.kinds import (
    KINDS,
    CriterionSums,
    Follower,
    Linear,
    QTablePattern,
    RowSums,
    SourcePattern,
    TableSums,
    VersionSums,
    WidePattern,
)
from ilms_desktop.validation.relations import criteria_relation
from ilms_desktop.validation.slips import Slip
from ilms_desktop.validation.wide import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.judge import Measure
    from ilms_desktop.validation.relations import ListRelation, RowRelation, TableRelation


@dataclass(frozen=True)
class RuleBook:
    """Rules by what they do.

    Attributes:
        rules: all, by id. measures: how the linear ones measure differences.
        row_sums, table_sums, version_sums: linear rules with the relations they check.
        criterion_sums: linear rules between the criteria of a table, each with the relation that stands for them.
        followers: rules that look at identities of another rule, by the id of that rule.
        qtable_patterns, source_patterns: rules that look at a QTable, or at a source record.
        wide_patterns: rules that look at several QTables at once.
        table_relations: relations between tables, by id.
        hints: rule and name of its text that speaks of each kind of slip.
    """

    rules: Mapping[str, Rule]
    measures: Mapping[str, Measure]
    row_sums: tuple[tuple[Rule, tuple[RowRelation, ...]], ...]
    table_sums: tuple[tuple[Rule, Operator, tuple[TableRelation, ...]], ...]
    criterion_sums: tuple[tuple[Rule, TableRelation], ...]
    version_sums: tuple[tuple[Rule, tuple[ListRelation, ...]], ...]
    followers: Mapping[str, tuple[tuple[Rule, Follower], ...]]
    qtable_patterns: tuple[tuple[Rule, QTablePattern], ...]
    source_patterns: tuple[tuple[Rule, SourcePattern], ...]
    wide_patterns: tuple[tuple[Rule, WidePattern], ...]
    table_relations: Mapping[str, TableRelation]
    hints: Mapping[Slip, tuple[Rule, str]]

    @property
    def row_relations(self) -> tuple[RowRelation, ...]:
        """Sums between rows, whichever rules check them."""
        return next((rule.parameters["rows"] for rule in self.rules.values()), ())

    def scopes(self, edition: Edition) -> dict[Scope, frozenset[TableKey]]:
        """Scopes of the rules that look at bundles, with the tables that any of them looks at."""
        found: dict[Scope, frozenset[TableKey]] = {}
        for _rule, pattern in self.wide_patterns:
            tables = frozenset(edition.by_key) if pattern.tables is None else pattern.tables(edition)
            found[pattern.scope] = found.get(pattern.scope, frozenset()) | tables
        found.pop(Scope.ALIKE, None)  # what looks alike is found by its figures
        return found

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> RuleBook:
        """Rules sorted.

        Raises:
            KeyError: a rule is of a kind that nobody knows.
        """
        kinds = [(rule, KINDS[rule.kind]) for rule in rules]
        linear = [rule for rule, kind in kinds if isinstance(kind, Linear)]
        return cls(
            rules={rule.id: rule for rule, _kind in kinds},
            measures={rule.id: measure_of(rule) for rule in linear},
            row_sums=tuple((rule, _rows_of(rule)) for rule, kind in kinds if isinstance(kind, RowSums)),
            table_sums=tuple(
                (rule, Operator(rule.parameters["operator"]), _tables_of(rule))
                for rule, kind in kinds
                if isinstance(kind, TableSums)
            ),
            criterion_sums=tuple(
                (rule, criteria_relation(rule.parameters["criteria"]))
                for rule, kind in kinds
                if isinstance(kind, CriterionSums)
            ),
            version_sums=tuple(
                (rule, rule.parameters["lists"]) for rule, kind in kinds if isinstance(kind, VersionSums)
            ),
            followers=_followers([(rule, kind) for rule, kind in kinds if isinstance(kind, Follower)]),
            qtable_patterns=tuple((rule, kind) for rule, kind in kinds if isinstance(kind, QTablePattern)),
            source_patterns=tuple((rule, kind) for rule, kind in kinds if isinstance(kind, SourcePattern)),
            wide_patterns=tuple((rule, kind) for rule, kind in kinds if isinstance(kind, WidePattern)),
            table_relations={each.id: each for rule in linear for each in rule.parameters["tables"]},
            hints={Slip(slip): (rule, slip) for rule, _kind in kinds for slip in rule.parameters.get("slips", ())},
        )


def _rows_of(rule: Rule) -> tuple[RowRelation, ...]:
    """Relations between rows of the axis that a rule adds up."""
    axis = Axis(rule.parameters["axis"])
    return tuple(relation for relation in rule.parameters["rows"] if relation.axis is axis)


def _tables_of(rule: Rule) -> tuple[TableRelation, ...]:
    """Relations between tables that a rule checks: those of its operator, and equalities hidden in others."""
    operator = Operator(rule.parameters["operator"])
    return tuple(
        relation
        for relation in rule.parameters["tables"]
        if relation.operator is operator or (operator is Operator.EQUAL and relation.less)
    )


def _followers(rules: Iterable[tuple[Rule, Follower]]) -> dict[str, tuple[tuple[Rule, Follower], ...]]:
    """Followers by the rule they follow."""
    found: dict[str, list[tuple[Rule, Follower]]] = defaultdict(list)
    for rule, kind in rules:
        for followed in rule.parameters["follows"]:
            found[followed].append((rule, kind))
    return {followed: tuple(each) for followed, each in found.items()}
