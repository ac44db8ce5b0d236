"""Relations between rows and between tables as `forms/derivations/` states them, before they meet any table.

A relation is data: codes, an operator, and conditions written as codes. Which cells it means in a table is decided in
`expand` and `expand_tables`; nothing here knows a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.rule import Operator
from ilms_desktop.model.structure import Axis, Universe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: how a relation chooses among alternative sets: the one whose condition holds, or any that adds up
EITHER: Final = "either"
#: a relation between tables that holds row by row, not for the total alone
EACH_ROW: Final = "each"


@dataclass(frozen=True, slots=True)
class Condition:
    """When a relation is used: which cells of the same column must be blank or filled.

    Attributes:
        blank: all of them without a figure. filled: all of them with one. some: at least one of them with one.
    """

    blank: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    some: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code the condition looks at."""
        return (*self.blank, *self.filled, *self.some)


@dataclass(frozen=True, slots=True)
class RowRelation:
    """A sum or order between rows of one code list.

    Attributes:
        id: `D001`. axis, codelist: where the rows stand.
        target, operator, parts: what relates to what; parts that count as zero when blank are also in `optional`.
        right: the other side of `SUM_EQUAL`.
        room: row that counts as zero when blank while another country could still be named (`SUM_OF_ROWS`).
        universe: only in tables of this universe, or None.
        when: used only where this holds. unless: not used where this holds; None = always used.
        choice: name of the alternative set, empty = none; `is_either`: one set that adds up is enough.
    """

    id: str
    axis: Axis
    codelist: str
    target: str
    operator: Operator
    parts: tuple[str, ...]
    optional: frozenset[str]
    right: tuple[str, ...]
    room: str
    universe: Universe | None
    when: Condition
    unless: Condition | None
    choice: str
    is_either: bool

    @property
    def weights(self) -> dict[str, int]:
        """Weight of every row in `sum = 0`; the target counts +1."""
        if self.operator is Operator.DIFFERENCE:
            first, *others = self.parts
            return {self.target: 1, first: -1} | dict.fromkeys(others, 1)
        plus = self.parts if self.operator is Operator.SUM_EQUAL else ()
        minus = self.right if self.operator is Operator.SUM_EQUAL else self.parts
        return {self.target: 1} | dict.fromkeys(plus, 1) | dict.fromkeys(minus, -1)

    @property
    def identity(self) -> tuple[object, ...]:
        """What the relation says, whatever row it is written for: A = B - C says the same as B = A + C."""
        if self.operator in (Operator.SUBSET, Operator.SUM_OF_ROWS):
            return (self.operator, self.target, *self.parts)
        weights = sorted(self.weights.items())
        sign = weights[0][1]
        return tuple((code, weight * sign) for code, weight in weights)


@dataclass(frozen=True)
class TableRelation:
    """A relation between figures of two or more tables of one edition.

    Attributes:
        id, edition: identity.
        target: number of the table on one side. parts: numbers of the tables on the other, added up.
        operator: `EQUAL`, `AT_LEAST` or `FLOW`.
        is_each_row: row by row; else for the total of the class axis alone.
        status: codes of status lists that the table without a status axis corresponds to.
        otherwise: tables that stand in for the part where the source has not got it, best first.
        less: class rows which, where filled, make `AT_LEAST` an equality when taken off the target.
        universe: what both sides count, as a word of the definitions.
        years_before: how many years the target lies before the parts.
    """

    id: str
    edition: str
    target: str
    operator: Operator
    parts: tuple[str, ...]
    is_each_row: bool
    status: tuple[str, ...]
    otherwise: tuple[str, ...]
    less: tuple[str, ...]
    universe: str
    years_before: int = 0

    @cached_property
    def tables(self) -> frozenset[str]:
        """Every table number the relation looks at."""
        return frozenset((self.target, *self.parts, *self.otherwise))


@dataclass(frozen=True, slots=True)
class ListRelation:
    """A row of one class list from rows of another: how two class versions of one table meet.

    Attributes:
        id: `D081`. origin: list of the parts. codelist: list of the target.
        target, operator, parts, optional, universe, when: as in `RowRelation`; conditions are on rows of the origin.
        choice: name of the set of the target's list under which it holds, empty = always.
        declared_by: type of the note on a class that makes a difference legitimate, empty = none.
    """

    id: str
    origin: str
    codelist: str
    target: str
    operator: Operator
    parts: tuple[str, ...]
    optional: frozenset[str]
    universe: Universe | None
    when: Condition
    choice: str
    declared_by: str

    @property
    def coefficients(self) -> dict[str, int]:
        """How often each part counts into the target."""
        first, *others = self.parts
        sign = -1 if self.operator is Operator.DIFFERENCE else 1
        return {first: 1} | dict.fromkeys(others, sign)


def row_relation(row: Mapping[str, str]) -> RowRelation:
    """Relation of a row of `derivations/within.csv`."""
    return RowRelation(
        id=row["id"],
        axis=Axis(row["axis"]),
        codelist=row["list"],
        target=row["target"],
        operator=Operator(row["operator"]),
        parts=codes(row["parts"]),
        optional=frozenset(codes(row["optional"])),
        right=codes(row["right"]),
        room=row["room"],
        universe=Universe(row["universe"]) if row["universe"] else None,
        when=_condition(row["when"]),
        unless=_condition(row["unless"]) if row["unless"] else None,
        choice=row["set"],
        is_either=row["choice"] == EITHER,
    )


def table_relation(row: Mapping[str, str]) -> TableRelation:
    """Relation of a row of `derivations/tables.csv` that compares collected tables."""
    return TableRelation(
        id=row["id"],
        edition=row["edition"],
        target=row["target"],
        operator=Operator(row["operator"]),
        parts=codes(row["parts"]),
        is_each_row=row["rows"] == EACH_ROW,
        status=codes(row["status"]),
        otherwise=codes(row["otherwise"]),
        less=codes(row["less"]),
        universe=row["universe"],
        years_before=int(row["years_before"] or 0),
    )


def list_relation(row: Mapping[str, str]) -> ListRelation:
    """Relation of a row of `derivations/between.csv`."""
    return ListRelation(
        id=row["id"],
        origin=row["from"],
        codelist=row["to"],
        target=row["target"],
        operator=Operator(row["operator"]),
        parts=codes(row["parts"]),
        optional=frozenset(codes(row["optional"])),
        universe=Universe(row["universe"]) if row["universe"] else None,
        when=_condition(row["when"]),
        choice=row["set"],
        declared_by=row["declared_by"],
    )


def criteria_relation(criteria: Sequence[str]) -> TableRelation:
    """Relation of a table with itself under another criterion: everybody in the one is everybody in the other.

    Args:
        criteria: two of them; they stand where other relations have numbers of tables.
    """
    first, second = criteria
    nothing: tuple[str, ...] = ()
    return TableRelation(
        id="criteria",
        edition="",
        target=first,
        operator=Operator.EQUAL,
        parts=(second,),
        is_each_row=True,
        status=nothing,
        otherwise=nothing,
        less=nothing,
        universe="",
    )


def codes(cell: str) -> tuple[str, ...]:
    """Codes of a cell that holds several."""
    return tuple(cell.split("|")) if cell else ()


def _condition(cell: str) -> Condition:
    """Condition written as `blank=A|B;any=C`."""
    parts = dict(part.split("=") for part in cell.split(";")) if cell else {}
    return Condition(
        blank=codes(parts.get("blank", "")), filled=codes(parts.get("filled", "")), some=codes(parts.get("any", ""))
    )
