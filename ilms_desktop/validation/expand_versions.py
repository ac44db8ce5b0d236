"""From relations between class lists to identities on two class versions of one table.

Rows of the coarser list are added up from rows of the finer one, for each sex and each status. A row that the coarser
version leaves blank asks for nothing. The coarser version is slot 0, the finer one slot 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from ilms_desktop.model.key import CellKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.identity import Guard, Identity, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.validation.expand import Layout
    from ilms_desktop.validation.relations import ListRelation


def expand_versions(rule: str, relations: Iterable[ListRelation], coarse: Layout, fine: Layout) -> tuple[Identity, ...]:
    """Identities between two class versions of one table, in the order of relations and rows.

    Args:
        rule: id of the rule that asks.
        relations: between rows of any lists; those of other lists, of other universes, and those with a row that the
            table may not hold say nothing here.
        coarse: version of the targets, laid out.
        fine: version of the parts.
    """
    return tuple(
        _Meeting(rule, relation, sex, status).identity()
        for relation in relations
        if _applies(relation, coarse, fine)
        for status, sex in product(fine.codes(Axis.STATUS), fine.codes(Axis.SEX))
    )


def connected(relations: Iterable[ListRelation], coarse: str, fine: str) -> bool:
    """Whether rows of one list are ever added up from rows of the other."""
    return any((relation.codelist, relation.origin) == (coarse, fine) for relation in relations)


def _applies(relation: ListRelation, coarse: Layout, fine: Layout) -> bool:
    """Whether a relation speaks of these versions and only of rows that the table may hold."""
    return (
        (relation.codelist, relation.origin) == (coarse.version, fine.version)
        and relation.universe in (None, fine.table.universe)
        and relation.target in coarse.codes(Axis.CLASS)
        and set(relation.parts) <= set(fine.codes(Axis.CLASS))
    )


@dataclass(frozen=True)
class _Meeting:
    """One relation for one sex and one status."""

    rule: str
    relation: ListRelation
    sex: str
    status: str

    def identity(self) -> Identity:
        """The identity of this meeting."""
        relation, when = self.relation, self.relation.when
        filled = (relation.target, *when.filled)
        guard = Guard(self._bits(when.blank), self._bits(filled), self._bits(when.some))
        sides = [code for code in dict.fromkeys(when.codes) if code not in relation.parts]
        return Identity(
            rule=self.rule,
            relation=relation.id,
            target=Term(0, self._cell(relation.target), bit=self._bits((relation.target,))),
            parts=tuple(self._part(code, each) for code, each in relation.coefficients.items()),
            sides=tuple(self._part(code, 0) for code in sides),
            axis=Axis.CLASS,
            guards=(guard,),
            has_choice=bool(relation.choice),
            is_either=bool(relation.choice),
            declared_by=relation.declared_by,
        )

    def _part(self, code: str, coefficient: int) -> Term:
        is_required = coefficient != 0 and code not in self.relation.optional
        return Term(1, self._cell(code), coefficient, is_required=is_required, bit=self._bits((code,)))

    def _cell(self, code: str) -> CellKey:
        return CellKey(self.sex, self.status, code)

    def _bits(self, codes: Sequence[str]) -> int:
        """Bits of codes in the mask; a code without condition has none."""
        guarded = list(dict.fromkeys((self.relation.target, *self.relation.when.codes)))
        return sum(1 << guarded.index(code) for code in codes if code in guarded)
