"""The rules of a catalogue sorted by what they do, so that both executors find them at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.model.rule import Operator
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.judge import measure_of
from ilms_desktop.validation.kinds import KINDS, Follower, QTablePattern, RowSums, SourcePattern, TableSums

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.judge import Measure
    from ilms_desktop.validation.relations import RowRelation, TableRelation


@dataclass(frozen=True)
class RuleBook:
    """Rules by what they do.

    Attributes:
        rules: all, by id. measures: how the linear ones measure differences.
        row_sums, table_sums: linear rules with the relations they check.
        followers: rules that look at identities of another rule, by the id of that rule.
        qtable_patterns, source_patterns: rules that look at a QTable, or at a source record.
        table_relations: relations between tables, by id.
    """

    rules: Mapping[str, Rule]
    measures: Mapping[str, Measure]
    row_sums: tuple[tuple[Rule, tuple[RowRelation, ...]], ...]
    table_sums: tuple[tuple[Rule, Operator, tuple[TableRelation, ...]], ...]
    followers: Mapping[str, tuple[tuple[Rule, Follower], ...]]
    qtable_patterns: tuple[tuple[Rule, QTablePattern], ...]
    source_patterns: tuple[tuple[Rule, SourcePattern], ...]
    table_relations: Mapping[str, TableRelation]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> RuleBook:
        """Rules sorted.

        Raises:
            KeyError: a rule is of a kind that nobody knows.
        """
        kinds = [(rule, KINDS[rule.kind]) for rule in rules]
        linear = [rule for rule, kind in kinds if isinstance(kind, RowSums | TableSums)]
        return cls(
            rules={rule.id: rule for rule, _kind in kinds},
            measures={rule.id: measure_of(rule) for rule in linear},
            row_sums=tuple((rule, _rows_of(rule)) for rule, kind in kinds if isinstance(kind, RowSums)),
            table_sums=tuple(
                (rule, Operator(rule.parameters["operator"]), _tables_of(rule))
                for rule, kind in kinds
                if isinstance(kind, TableSums)
            ),
            followers=_followers([(rule, kind) for rule, kind in kinds if isinstance(kind, Follower)]),
            qtable_patterns=tuple((rule, kind) for rule, kind in kinds if isinstance(kind, QTablePattern)),
            source_patterns=tuple((rule, kind) for rule, kind in kinds if isinstance(kind, SourcePattern)),
            table_relations={each.id: each for rule in linear for each in rule.parameters["tables"]},
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
