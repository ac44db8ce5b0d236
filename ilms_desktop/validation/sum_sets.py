"""Which codes add up to which, per axis of a table: the relations of the questionnaire, seen from the total.

A total may have several sets of parts (manufacturing apart, or together with electricity); the usual one comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.rule import Operator
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.model.codelist import Codelist
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.relations import RowRelation


@dataclass(frozen=True, slots=True)
class Parts:
    """One way to add a total up.

    Attributes:
        codes: the parts. optional: those that count as zero when blank.
    """

    codes: tuple[str, ...]
    optional: frozenset[str] = frozenset()


@dataclass(frozen=True)
class AxisSums:
    """Ways to add up the codes of one axis; none where the axis is absent."""

    by_target: dict[str, tuple[Parts, ...]]

    def ways(self, code: str) -> tuple[Parts, ...]:
        """Ways to add up a code, the usual one first."""
        return self.by_target.get(code, ())


def sums_of(
    edition: Edition, table: TableDefinition, version: str, *, relations: Iterable[RowRelation]
) -> dict[Axis, AxisSums]:
    """Ways to add up the codes of a table; none for means.

    Args:
        edition: where code lists come from.
        table: what is added up.
        version: its class version.
        relations: sums between rows, from the definitions; sums over countries are made by `country_sums`.
    """
    relations = tuple(relations)
    # why: men and women are looked at first, then classes; the order decides between ways that are equally complete
    lists = {axis: edition.axis_list(table, axis, version) for axis in (Axis.SEX, Axis.CLASS, Axis.STATUS)}
    return {
        axis: AxisSums({} if codes is None or table.is_mean else _by_target(codes, table, relations))
        for axis, codes in lists.items()
    }


def country_sums(table: TableDefinition, codes: Codelist, named: Sequence[str]) -> AxisSums:
    """The total over countries: those named, and "Other countries", which may be blank while there is room."""
    if codes.total is None or table.is_mean:
        return AxisSums({})
    others = tuple(code.id for code in codes.codes if code.kind is CodeKind.OTHER)
    has_room = table.named_countries is None or len(named) < table.named_countries
    parts = Parts(codes=(*named, *others), optional=frozenset(others if has_room else ()))
    return AxisSums({codes.total: (parts,)})


def alternatives(
    edition: Edition, table: TableDefinition, version: str, *, relations: Iterable[RowRelation]
) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Sets of class codes that may be filled instead of usual ones, as pairs (usual, instead)."""
    codes = edition.axis_list(table, Axis.CLASS, version)
    if codes is None or table.names_countries:
        return ()
    found = []
    for ways in _by_target(codes, table, tuple(relations)).values():
        for other in ways[1:]:
            usual, instead = set(ways[0].codes) - set(other.codes), set(other.codes) - set(ways[0].codes)
            if usual and instead and all(codes[code].alternative for code in instead):
                found.append((frozenset(usual), frozenset(instead)))
    return tuple(found)


def _by_target(
    codes: Codelist, table: TableDefinition, relations: Sequence[RowRelation]
) -> dict[str, tuple[Parts, ...]]:
    found: dict[str, tuple[Parts, ...]] = {}
    for relation in relations:
        if relation.codelist == codes.id and relation.operator is Operator.SUM and _applies(relation, table):
            parts = Parts(codes=relation.parts, optional=frozenset(relation.optional))
            found[relation.target] = (*found.get(relation.target, ()), parts)
    return found


def _applies(relation: RowRelation, table: TableDefinition) -> bool:
    return relation.universe in {None, table.universe}
