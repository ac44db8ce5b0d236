"""Which tables of an edition a rule looks at, for people who read or write rules.

Follows from definitions and relations alone; whether a rule says anything depends on the figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.model.key import Criterion
from ilms_desktop.validation.kinds import (
    KINDS,
    CriterionSums,
    Follower,
    Hint,
    RowSums,
    SourcePattern,
    TableSums,
    VersionSums,
    WidePattern,
)
from ilms_desktop.validation.rulebook import RuleBook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.relations import ListRelation, RowRelation


def tables_of(rule: Rule, rules: Mapping[str, Rule], edition: Edition) -> tuple[TableDefinition, ...]:
    """Tables that a rule looks at, in the order of the questionnaire; none for rules on sources, and for hints.

    Args:
        rule: which.
        rules: the catalogue, by id.
        edition: definitions.
    """
    kind = KINDS[rule.kind]
    if isinstance(kind, Follower):
        followed = [rules[each] for each in rule.parameters["follows"] if each in rules]
        wanted = {table.key for each in followed for table in tables_of(each, rules, edition)}
    elif isinstance(kind, WidePattern):
        wanted = set(edition.by_key if kind.tables is None else kind.tables(edition))
    else:
        wanted = {table.key for table in edition.tables if _ASKS.get(type(kind), _always)(rule, edition, table)}
    return tuple(table for table in edition.tables if table.key in wanted)


def _in_row_sums(rule: Rule, edition: Edition, table: TableDefinition) -> bool:
    """Whether rows of a table are added up."""
    relations = [each for _rule, found in RuleBook.of((rule,)).row_sums for each in found]
    return any(_has_rows(edition, table, each) for each in relations)


def _in_table_sums(rule: Rule, _edition: Edition, table: TableDefinition) -> bool:
    """Whether a table is compared with others."""
    return any(table.number in each.tables for _rule, _op, found in RuleBook.of((rule,)).table_sums for each in found)


def _in_version_sums(rule: Rule, _edition: Edition, table: TableDefinition) -> bool:
    """Whether class versions of a table are compared."""
    return any(_has_lists(table, each) for _rule, found in RuleBook.of((rule,)).version_sums for each in found)


def _in_criterion_sums(rule: Rule, edition: Edition, table: TableDefinition) -> bool:
    """Whether a table divides everybody by each of the criteria."""
    criteria = {Criterion(each) for each in rule.parameters["criteria"]}
    same = {each.criterion for each in edition.tables if each.number == table.number and each.status_list is not None}
    return table.criterion in criteria and criteria <= same


def _always(_rule: Rule, _edition: Edition, _table: TableDefinition) -> bool:
    return True


def _never(_rule: Rule, _edition: Edition, _table: TableDefinition) -> bool:
    return False


#: kind -> whether a rule of it looks at a table; rules of every other kind look at all
_ASKS: Final[dict[type, Callable[[Rule, Edition, TableDefinition], bool]]] = {
    RowSums: _in_row_sums,
    TableSums: _in_table_sums,
    VersionSums: _in_version_sums,
    CriterionSums: _in_criterion_sums,
    SourcePattern: _never,
    Hint: _never,
}


def _has_rows(edition: Edition, table: TableDefinition, relation: RowRelation) -> bool:
    """Whether a relation between rows may hold in a table."""
    lists = (edition.axis_list(table, relation.axis, version) for version in table.versions)
    is_listed = any(codes is not None and codes.id == relation.codelist for codes in lists)
    return is_listed and not table.is_mean and relation.universe in (None, table.universe)


def _has_lists(table: TableDefinition, relation: ListRelation) -> bool:
    """Whether a relation between class lists may hold in a table."""
    is_asked = relation.universe in (None, table.universe) and not table.is_mean
    return is_asked and {relation.origin, relation.codelist} <= set(table.versions)
