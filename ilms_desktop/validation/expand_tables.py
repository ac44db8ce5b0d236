"""From relations between tables to identities on several QTables at once.

Cells are matched axis by axis: sex with sex, status with status, class with class where all tables use the same list,
and otherwise total with total. A table that lacks an axis meets the total of the other one; a table of migrants alone
meets the migrants' row of a table with a status axis.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.model.rule import Operator
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.identity import Guard, Identity, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.validation.expand import Layout
    from ilms_desktop.validation.relations import TableRelation

#: bit of the row that is taken off the target
_LESS: Final = 1


def expand_tables(
    rule: str, relation: TableRelation, layouts: Sequence[Layout], *, operator: Operator
) -> tuple[Identity, ...]:
    """Identities of a relation on QTables with these layouts, the target's first.

    Args:
        rule: id of the rule that asks.
        relation: which tables, and how their cells meet.
        layouts: one for each QTable of the frame.
        operator: what the rule checks; `EQUAL` on a relation written as `AT_LEAST` is the equality that holds where the
            rows of `less` are filled.
    """
    by_axis = (_sexes(layouts), _statuses(relation, layouts), _classes(relation, layouts))
    identities = [
        _identity(rule, relation, cells, is_at_least=operator in (Operator.AT_LEAST, Operator.FLOW))
        for match in product(*by_axis)
        for cells in [tuple(CellKey(*codes) for codes in zip(*match, strict=True))]
    ]
    if operator is relation.operator:
        return tuple(identities)
    return tuple(without for identity in identities for without in _without_less(identity, relation, layouts[0]))


def _identity(rule: str, relation: TableRelation, cells: Sequence[CellKey], *, is_at_least: bool) -> Identity:
    """Identity on one cell of each QTable."""
    target, *parts = (Term(slot, cell) for slot, cell in enumerate(cells))
    return Identity(rule, relation.id, target, tuple(parts), is_at_least=is_at_least)


def _without_less(identity: Identity, relation: TableRelation, layout: Layout) -> Iterator[Identity]:
    """Identity without the rows that only the target's table counts, where they are filled."""
    for code in relation.less:
        if code in layout.codes(Axis.CLASS):
            less = Term(0, identity.target.cell._replace(klass=code), bit=_LESS)
            yield replace(identity, parts=(*identity.parts, less), guards=(Guard(filled=_LESS),))


def _sexes(layouts: Sequence[Layout]) -> list[tuple[str, ...]]:
    """Codes of sex that meet: each with itself, or the totals where a table lacks the axis."""
    if all(Axis.SEX in layout.lists for layout in layouts):
        return [(code,) * len(layouts) for code in layouts[0].codes(Axis.SEX)]
    return [tuple(layout.total(Axis.SEX) for layout in layouts)]


def _statuses(relation: TableRelation, layouts: Sequence[Layout]) -> list[tuple[str, ...]]:
    """Codes of status that meet: each with itself, or the migrants' row with a table of migrants alone.

    Where the tables divide persons by different criteria, everybody meets everybody.
    """
    if all(Axis.STATUS in layout.lists for layout in layouts):
        if len({layout.lists[Axis.STATUS].id for layout in layouts}) > 1:
            return [tuple(layout.total(Axis.STATUS) for layout in layouts)]
        return [(code,) * len(layouts) for code in layouts[0].codes(Axis.STATUS)]
    return [tuple(_migrants(relation, layout) for layout in layouts)]


def _migrants(relation: TableRelation, layout: Layout) -> str:
    """Row of the migrants in a table with a status axis; `ABSENT` in a table without one."""
    return next((code for code in relation.status if code in layout.codes(Axis.STATUS)), ABSENT)


def _classes(relation: TableRelation, layouts: Sequence[Layout]) -> list[tuple[str, ...]]:
    """Codes of the class axis that meet: row by row where the relation says so and the lists agree, else the totals.

    Lists of countries agree whatever they are called: a country of destination is a country of residence.
    """
    are_countries = all(layout.table.names_countries for layout in layouts)
    if not relation.is_each_row or (len({layout.version for layout in layouts}) > 1 and not are_countries):
        return [tuple(layout.total(Axis.CLASS) for layout in layouts)]
    first, *others = (_by_name(layout) for layout in layouts)
    shared = [name for name in first if all(name in codes for codes in others)]
    return [(first[name], *(codes[name] for codes in others)) for name in shared]


def _by_name(layout: Layout) -> dict[str, str]:
    """Comparable codes of the class axis by what they are called without their list."""
    return {code.removeprefix(layout.version): code for code in layout.comparable(Axis.CLASS)}
