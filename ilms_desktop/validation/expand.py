"""From relations to identities inside one QTable: every row, column and block that a sum rule speaks of.

What an identity looks like depends on the table, its class version and the countries named, not on any figure; so the
work is done once for each such layout and shared by both executors.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.model.rule import Operator
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.identity import Guard, Identity, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.model.codelist import Codelist
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.relations import Condition, RowRelation

#: axes in the order of `CellKey`
CELL_AXES: Final = (Axis.SEX, Axis.STATUS, Axis.CLASS)


@dataclass(frozen=True)
class Layout:
    """A table in one class version with the countries it names: what decides which cells there are.

    Attributes:
        table, version, named: what is laid out. lists: code list of each axis.
    """

    table: TableDefinition
    version: str
    named: tuple[str, ...]
    lists: Mapping[Axis, Codelist]

    def codes(self, axis: Axis) -> tuple[str, ...]:
        """Codes that the table may hold on an axis, in the order of the screen; `ABSENT` alone without the axis."""
        codes = self.lists.get(axis)
        if codes is None:
            return (ABSENT,)
        if codes.other is not None:
            return tuple(code for code in (codes.total, *self.named, codes.other) if code is not None)
        return tuple(code.id for code in codes.codes if code.id not in self.table.out_of_scope)

    def total(self, axis: Axis) -> str:
        """Code of the total on an axis; `ABSENT` without the axis or without a total."""
        codes = self.lists.get(axis)
        return ABSENT if codes is None or codes.total is None else codes.total

    def comparable(self, axis: Axis) -> tuple[str, ...]:
        """Codes that mean the same in another table: all but what is left over after naming countries."""
        codes = self.lists.get(axis)
        left_over = (CodeKind.OTHER, CodeKind.REMAINDER)
        return tuple(code for code in self.codes(axis) if codes is None or codes[code].kind not in left_over)

    @property
    def has_room(self) -> bool:
        """Whether another country could still be named."""
        return self.table.named_countries is not None and len(self.named) < self.table.named_countries


@dataclass(frozen=True)
class RowExpander:
    """Makes the identities of layouts, and keeps them.

    Attributes:
        edition: where tables and lists come from.
        rules: the sum rules with the relations each of them checks.
    """

    edition: Edition
    rules: Sequence[tuple[Rule, Sequence[RowRelation]]]
    _layouts: dict[tuple[TableKey, str, tuple[str, ...]], Layout] = field(default_factory=dict)
    _identities: dict[tuple[TableKey, str, tuple[str, ...]], tuple[Identity, ...]] = field(default_factory=dict)

    def layout(self, key: TableKey, version: str, named: tuple[str, ...]) -> Layout:
        """Layout of a table."""
        found = self._layouts.get((key, version, named))
        if found is None:
            table = self.edition.table(key)
            lists = {axis: self.edition.axis_list(table, axis, version) for axis in table.axes}
            present = {axis: codes for axis, codes in lists.items() if codes is not None}
            found = self._layouts[key, version, named] = Layout(table, version, named, present)
        return found

    def identities(self, key: TableKey, version: str, named: tuple[str, ...]) -> tuple[Identity, ...]:
        """Identities of a layout, in the order of rules, relations and rows."""
        found = self._identities.get((key, version, named))
        if found is None:
            found = tuple(self._expand(self.layout(key, version, named)))
            self._identities[key, version, named] = found
        return found

    def _expand(self, layout: Layout) -> Iterator[Identity]:
        """Identities of every rule; means are never added up."""
        if layout.table.is_mean:
            return
        for rule, relations in self.rules:
            said: set[object] = set()
            targets: set[str] = set()
            for relation in relations:
                if _applies(relation, layout) and relation.identity not in said:
                    yield from _identities(rule, relation, layout, is_first=relation.target not in targets)
                    said.add(relation.identity)
                    targets.add(relation.target)


def _applies(relation: RowRelation, layout: Layout) -> bool:
    """Whether the relation speaks of this layout."""
    codes = layout.lists.get(relation.axis)
    return codes is not None and codes.id == relation.codelist and relation.universe in (None, layout.table.universe)


def _identities(rule: Rule, relation: RowRelation, layout: Layout, *, is_first: bool) -> Iterator[Identity]:
    """One identity for each combination of codes of the other axes; one for each part of a subset."""
    coefficients = _coefficients(relation, layout)
    is_subset = relation.operator is Operator.SUBSET
    sums = [{code: 1} for code in coefficients] if is_subset else [coefficients]
    is_whole = is_first and relation.target == layout.total(relation.axis)
    others = [layout.codes(axis) if axis is not relation.axis else (ABSENT,) for axis in CELL_AXES]
    for place, parts in product(product(*others), sums):
        yield _Block(rule, relation, layout, place, parts).identity(is_whole=is_whole, is_at_least=is_subset)


def _coefficients(relation: RowRelation, layout: Layout) -> dict[str, int]:
    """Coefficient of each part of a relation."""
    if relation.operator is Operator.SUM_OF_ROWS:
        return {code: 1 for code in layout.codes(relation.axis) if code != relation.target}
    return {code: -weight for code, weight in relation.weights.items() if code != relation.target}


@dataclass(frozen=True)
class _Block:
    """One relation at one place of a layout: the codes of the other axes are fixed.

    Attributes:
        place: code of every axis, `ABSENT` for the one that is added up. coefficients: of the parts.
    """

    rule: Rule
    relation: RowRelation
    layout: Layout
    place: tuple[str, ...]
    coefficients: Mapping[str, int]

    def identity(self, *, is_whole: bool, is_at_least: bool) -> Identity:
        """The identity of this block."""
        relation = self.relation
        return Identity(
            rule=self.rule.id,
            relation=relation.id,
            target=self._term(relation.target),
            parts=tuple(self._term(code, coefficient) for code, coefficient in self.coefficients.items()),
            sides=tuple(self._term(code, 0) for code in self._sides(is_whole=is_whole)),
            is_at_least=is_at_least,
            axis=relation.axis,
            guards=tuple(self._guards()),
            has_choice=bool(relation.choice),
            is_either=relation.is_either,
            is_whole=is_whole,
        )

    def _term(self, code: str, coefficient: int = 1) -> Term:
        """Term of a code on the axis that is added up."""
        relation = self.relation
        is_open = code == relation.room and self.layout.has_room
        names = self.layout.named if relation.room else ()
        return Term(
            slot=0,
            cell=CellKey(
                *(code if axis is relation.axis else at for axis, at in zip(CELL_AXES, self.place, strict=True))
            ),
            coefficient=coefficient,
            is_required=coefficient != 0 and code not in relation.optional and not is_open,
            is_named=code in names,
            bit=self._bits((code,)),
        )

    def _sides(self, *, is_whole: bool) -> Iterable[str]:
        """Codes that are only looked at: those of the conditions, and all the others below a total."""
        watched = self.layout.codes(self.relation.axis) if is_whole else self._guarded
        return (code for code in watched if code not in self.coefficients and code != self.relation.target)

    @property
    def _guarded(self) -> tuple[str, ...]:
        """Codes of the conditions, each once."""
        unless = self.relation.unless.codes if self.relation.unless else ()
        return tuple(dict.fromkeys((*self.relation.when.codes, *unless)))

    def _guards(self) -> Iterator[Guard]:
        """Conditions over the mask of filled cells."""
        if self.relation.when.codes:
            yield self._guard(self.relation.when, is_inverted=False)
        if self.relation.unless:
            yield self._guard(self.relation.unless, is_inverted=True)

    def _guard(self, condition: Condition, *, is_inverted: bool) -> Guard:
        """Condition with bits for codes."""
        return Guard(
            blank=self._bits(condition.blank),
            filled=self._bits(condition.filled),
            some=self._bits(condition.some),
            is_inverted=is_inverted,
        )

    def _bits(self, codes: Iterable[str]) -> int:
        """Bits of codes in the mask; a code without condition has none."""
        guarded = self._guarded
        return sum(1 << guarded.index(code) for code in codes if code in guarded)
