"""Frames: the QTables that identities are evaluated on, one alone or several that are compared.

A frame belongs to one group of findings: a source and a year, or a year alone where sources are compared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations, product
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.expand import RowExpander
from ilms_desktop.validation.expand_tables import expand_tables
from ilms_desktop.validation.expand_versions import connected, expand_versions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.model.rule import Operator, Rule
    from ilms_desktop.validation.expand import Layout
    from ilms_desktop.validation.identity import Identity
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.relations import ListRelation, TableRelation
    from ilms_desktop.validation.rulebook import RuleBook

    #: QTables by what a relation calls them: the number of the table, or the criterion
    Present = Mapping[str, Sequence[Record]]


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
        criteria: the rules between the criteria of one table, each with the relation that stands for them.
        versions: the rules between class versions of one table, with their relations.
    """

    rows: RowExpander
    tables: Sequence[tuple[Rule, Operator, Sequence[TableRelation]]]
    criteria: Sequence[tuple[Rule, TableRelation]] = ()
    versions: Sequence[tuple[Rule, Sequence[ListRelation]]] = ()
    _identities: dict[tuple[object, ...], tuple[Identity, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: Edition, book: RuleBook) -> Planner:
        """Planner of all rules of a book."""
        return cls(RowExpander(edition, book.row_sums), book.table_sums, book.criterion_sums, book.version_sums)

    @cached_property
    def reach(self) -> int:
        """How many years later than itself a QTable may still be looked at."""
        return max((each.years_before for _rule, _operator, relations in self.tables for each in relations), default=0)

    def single(self, record: Record) -> Frame:
        """Frame of one QTable."""
        key = record.key
        identities = self.rows.identities(key.table_key, key.version, record.named)
        return Frame(FrameKey("", (key,)), Group(key.source, key.year), (record,), identities)

    def across(
        self,
        records: Iterable[Record],
        *,
        tables: Collection[TableKey] | None = None,
        years: Collection[int] | None = None,
    ) -> Iterator[Frame]:
        """Frames of several QTables that are compared.

        Args:
            records: all QTables of the years in question, and of those before that relations look back at.
            tables: only comparisons that look at one of these tables; None = all.
            years: only comparisons of these years; None = all.
        """
        held = [record for record in records if record.has_figures]
        if tables is not None:
            near = {number for *_rule, each in self._relations for number in each.tables if _meets(each, tables)}
            near |= {table.number for table in tables}
            held = [record for record in held if record.key.table in near]
        by_place: dict[tuple[Criterion, int], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
        for record in held:
            by_place[record.key.criterion, record.key.year][record.key.table].append(record)
        for (criterion, year), present in list(by_place.items()):
            if years is None or year in years:
                for rule, operator, relation in self._looking_at(criterion, tables):
                    earlier = by_place.get((criterion, year - relation.years_before), {})
                    yield from self._compared(rule, operator, relation, _meeting(relation, earlier, present))
        wanted = [each for each in held if years is None or each.key.year in years]
        yield from self._across_criteria(wanted, tables)
        yield from self._across_versions(wanted, tables)

    def _looking_at(
        self, criterion: Criterion, tables: Collection[TableKey] | None
    ) -> Sequence[tuple[Rule, Operator, TableRelation]]:
        """Relations between tables of a criterion that look at one of these tables; None = all of them."""
        if tables is None:
            return self._relations
        numbers = {table.number for table in tables if table.criterion == criterion}
        return [each for each in self._relations if not each[-1].tables.isdisjoint(numbers)] if numbers else ()

    @cached_property
    def _relations(self) -> Sequence[tuple[Rule, Operator, TableRelation]]:
        """Every relation between tables with its rule."""
        return [(rule, operator, each) for rule, operator, relations in self.tables for each in relations]

    def looks_at(self, key: FrameKey, relation: TableRelation | None) -> frozenset[TableKey]:
        """Tables on which a comparison depends: those compared, and those that could stand in for one of them."""
        others = relation.tables if relation is not None else frozenset()
        criterion = key.qtables[0].criterion
        return frozenset(each.table_key for each in key.qtables) | {TableKey(each, criterion) for each in others}

    def _across_criteria(self, records: Iterable[Record], tables: Collection[TableKey] | None) -> Iterator[Frame]:
        """Frames of the same table under two criteria, where both hold everybody."""
        by_table: dict[tuple[str, int], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
        numbers = None if tables is None else {table.number for table in tables}
        for record in records:
            is_wanted = numbers is None or record.key.table in numbers
            if is_wanted and Axis.STATUS in self._layout(record).lists:
                by_table[record.key.table, record.key.year][record.key.criterion].append(record)
        for present in by_table.values():
            for rule, relation in self.criteria:
                yield from self._compared(rule, relation.operator, relation, _meeting(relation, present, present))

    def _across_versions(self, records: Iterable[Record], tables: Collection[TableKey] | None) -> Iterator[Frame]:
        """Frames of one table in two class versions."""
        by_place: dict[tuple[object, ...], list[Record]] = defaultdict(list)
        for record in records:
            if tables is None or record.key.table_key in tables:
                key = record.key
                by_place[key.source, key.table, key.criterion, key.year].append(record)
        for several in by_place.values():
            for coarse, fine in permutations(several, 2):
                for rule, relations in self.versions:
                    if connected(relations, coarse.key.version, fine.key.version):
                        yield self._between(rule, relations, coarse, fine)

    def _between(self, rule: Rule, relations: Sequence[ListRelation], coarse: Record, fine: Record) -> Frame:
        """Frame of two class versions."""
        place = (rule.id, coarse.key.table_key, coarse.key.version, fine.key.version)
        if place not in self._identities:
            layouts = self._layout(coarse), self._layout(fine)
            self._identities[place] = expand_versions(rule.id, relations, *layouts)
        keys = (coarse.key, fine.key)
        group = Group(coarse.key.source, coarse.key.year)
        return Frame(FrameKey(rule.id, keys), group, (coarse, fine), self._identities[place])

    def _compared(
        self, rule: Rule, operator: Operator, relation: TableRelation, held: Mapping[str, _Held]
    ) -> Iterator[Frame]:
        """Frames of one relation among the QTables of the sources."""
        name = f"{rule.id} {relation.id}"
        for slots in _combinations(held):
            identities = self._expanded(rule.id, operator, relation, slots)
            if identities:
                keys = tuple(record.key for record in slots)
                source = keys[0].source if keys[0].source == keys[1].source else ""
                yield Frame(FrameKey(name, keys), Group(source, keys[1].year), slots, identities)

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


def _meets(relation: TableRelation, tables: Iterable[TableKey]) -> bool:
    """Whether a relation looks at one of these tables, by whatever criterion."""
    return any(table.number in relation.tables for table in tables)


class _Held(NamedTuple):
    """What one source gives of a relation: its targets, and its combinations of parts."""

    targets: list[Record]
    parts: list[tuple[Record, ...]]


def _meeting(relation: TableRelation, earlier: Present, present: Present) -> dict[str, _Held]:
    """What each source gives of a relation.

    Args:
        relation: which tables.
        earlier: QTables of the year of the target.
        present: QTables of the year of the parts.
    """
    targets = _by_source(earlier.get(relation.target, ()))
    tables: dict[str, dict[str, list[Record]]] = defaultdict(dict)
    for number in (*relation.parts, *relation.otherwise):
        for source, records in _by_source(present.get(number, ())).items():
            tables[source][number] = records
    parts = {source: _parts(relation, found) for source, found in tables.items()}
    return {source: _Held(targets.get(source, []), parts.get(source, [])) for source in {**targets, **parts}}


def _by_source(records: Iterable[Record]) -> dict[str, list[Record]]:
    """QTables by their source."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.key.source].append(record)
    return found


def _combinations(held: Mapping[str, _Held]) -> Iterator[tuple[Record, ...]]:
    """QTables that a relation compares: target first, then its parts, the parts all of one source.

    Two sources are compared only where one of them cannot be compared with itself: a source that gives both tables
    answers for itself, and the same difference told again for every other source helps nobody.
    """
    lone_parts = [source for source, own in held.items() if own.parts and not own.targets]
    for source, own in held.items():
        others = [source, *lone_parts] if own.parts else [other for other, found in held.items() if found.parts]
        for other in others:
            for target, combination in product(own.targets, held[other].parts):
                yield (target, *combination)


def _parts(relation: TableRelation, tables: Mapping[str, list[Record]]) -> list[tuple[Record, ...]]:
    """Combinations of class versions of the parts that one source gives; empty where it lacks one."""
    first, *others = relation.parts
    chosen = next((tables[number] for number in (first, *relation.otherwise) if number in tables), [])
    return list(product(chosen, *(tables.get(number, []) for number in others)))
