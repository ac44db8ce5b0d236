"""Frames: the QTables that identities are evaluated on, one alone or several that are compared.

A frame belongs to one group of findings: a source and a year, or a year alone where sources are compared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.model.key import TableKey
from ilms_desktop.validation.expand_tables import expand_tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.model.key import Criterion, QTableKey
    from ilms_desktop.model.rule import Operator, Rule
    from ilms_desktop.validation.expand import Layout, RowExpander
    from ilms_desktop.validation.identity import Identity
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.relations import TableRelation


class Group(NamedTuple):
    """What a part of the findings belongs to.

    Attributes:
        source: source id; empty for rules across sources. year: reference year; 0 for rules on a source as a whole.
    """

    source: str
    year: int


class FrameKey(NamedTuple):
    """Identity of a frame: the relation between tables, empty for a QTable alone, and the QTables."""

    relation: str
    qtables: tuple[QTableKey, ...]


@dataclass(frozen=True)
class Frame:
    """QTables on which identities are evaluated.

    Attributes:
        key, group: identity, and where its findings belong.
        records: the QTables, slot by slot. identities: what must hold on them.
    """

    key: FrameKey
    group: Group
    records: tuple[Record, ...]
    identities: tuple[Identity, ...]

    @property
    def is_one_source(self) -> bool:
        """Whether all its QTables come from the same source."""
        return bool(self.group.source)


@dataclass(frozen=True)
class Planner:
    """Makes the frames of the QTables in a file.

    Attributes:
        rows: makes the identities inside a QTable.
        tables: the rules between tables, with operator and relations.
    """

    rows: RowExpander
    tables: Sequence[tuple[Rule, Operator, Sequence[TableRelation]]]
    _identities: dict[tuple[object, ...], tuple[Identity, ...]] = field(default_factory=dict)

    def single(self, record: Record) -> Frame:
        """Frame of one QTable."""
        key = record.key
        identities = self.rows.identities(key.table_key, key.version, record.named)
        return Frame(FrameKey("", (key,)), Group(key.source, key.year), (record,), identities)

    def across(self, records: Iterable[Record], *, tables: Collection[TableKey] | None = None) -> Iterator[Frame]:
        """Frames of several QTables of the same year and criterion.

        Args:
            records: all QTables of the years in question.
            tables: only relations that look at one of these tables; None = all relations.
        """
        by_place: dict[tuple[Criterion, int], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
        for record in records:
            if record.has_figures:
                by_place[record.key.criterion, record.key.year][record.key.table].append(record)
        for (criterion, _year), present in by_place.items():
            for rule, operator, relations in self.tables:
                for relation in relations:
                    if tables is None or any(TableKey(number, criterion) in tables for number in relation.tables):
                        yield from self._compared(rule, operator, relation, present)

    def _compared(
        self, rule: Rule, operator: Operator, relation: TableRelation, present: Mapping[str, Sequence[Record]]
    ) -> Iterator[Frame]:
        """Frames of one relation among the QTables of one year and criterion, given by table."""
        name = f"{rule.id} {relation.id}"
        for slots in _combinations(relation, present):
            identities = self._expanded(rule.id, operator, relation, slots)
            if identities:
                keys = tuple(record.key for record in slots)
                source = keys[0].source if keys[0].source == keys[1].source else ""
                yield Frame(FrameKey(name, keys), Group(source, keys[0].year), slots, identities)

    def _layout(self, record: Record) -> Layout:
        return self.rows.layout(record.key.table_key, record.key.version, record.named)

    def _expanded(
        self, rule: str, operator: Operator, relation: TableRelation, slots: Sequence[Record]
    ) -> tuple[Identity, ...]:
        """Identities of a relation on QTables, made once for all that are laid out alike."""
        places = ((record.key.table, record.key.criterion, record.key.version, record.named) for record in slots)
        key = (rule, relation.id, *places)
        if key not in self._identities:
            layouts = [self._layout(record) for record in slots]
            self._identities[key] = expand_tables(rule, relation, layouts, operator=operator)
        return self._identities[key]


def _combinations(relation: TableRelation, present: Mapping[str, Sequence[Record]]) -> Iterator[tuple[Record, ...]]:
    """QTables that a relation compares: target first, then its parts, the parts all of one source.

    Two sources are compared only where one of them cannot be compared with itself: a source that gives both tables
    answers for itself, and the same difference told again for every other source helps nobody.
    """
    held: dict[str, dict[str, list[Record]]] = {}
    for number in relation.tables & present.keys():
        for record in present[number]:
            held.setdefault(record.key.source, {}).setdefault(number, []).append(record)
    targets = {source: tables[relation.target] for source, tables in held.items() if relation.target in tables}
    parts = {source: found for source, tables in held.items() if (found := _parts(relation, tables))}
    lone_parts = [source for source in parts if source not in targets]
    for source, own in targets.items():
        others = [source, *lone_parts] if source in parts else list(parts)
        for other in others:
            for target, combination in product(own, parts[other]):
                yield (target, *combination)


def _parts(relation: TableRelation, tables: Mapping[str, list[Record]]) -> list[tuple[Record, ...]]:
    """Combinations of class versions of the parts that one source gives; empty where it lacks one."""
    first, *others = relation.parts
    chosen = next((tables[number] for number in (first, *relation.otherwise) if number in tables), [])
    return list(product(chosen, *(tables.get(number, []) for number in others)))
