"""Counting persons into the cells of one table: sums of weights, numbers of records, means and medians.

Everything is counted once over the words of the variables, and the rows of the table are added up from that; sums are
exact, so that parts add up to their totals to the last digit before anything is rounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

from ilms_desktop.definitions.microdata import Statistic, load_microdata
from ilms_desktop.exchange.microdata.membership import (
    Membership,
    can_be_named,
    class_membership,
    country_membership,
    place_membership,
    sex_membership,
)
from ilms_desktop.exchange.microdata.recipe import ABROAD, HOME, UNKNOWN
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.model.layout import asked_codes
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from ilms_desktop.exchange.microdata.coding import Coded
    from ilms_desktop.exchange.microdata.people import Group, People
    from ilms_desktop.exchange.microdata.plan import TablePlan
    from ilms_desktop.model.codelist import Code, Codelist
    from ilms_desktop.model.edition import Edition

#: order of the dimensions of an array of counts, after the year
_AXES: Final = (Axis.SEX, Axis.STATUS, Axis.CLASS)
#: digits of a mean that are certain; beyond them stand traces of binary fractions
_CERTAIN: Final = 9
_NO_COUNTRIES: Final = frozenset({HOME, ABROAD, UNKNOWN})


@dataclass(frozen=True, slots=True)
class CellFigure:
    """What a survey says of one cell.

    Attributes:
        year, cell: where it belongs. records: persons asked of whom it speaks.
        value: persons, or an amount a month; not rounded; None where nobody was asked.
    """

    year: int
    cell: CellKey
    records: int
    value: Fraction | None


@dataclass(frozen=True)
class CountedTable:
    """Figures of one table.

    Attributes:
        plan: how it was counted. figures: its cells, year by year. records: persons asked whom it counts.
        named: countries named, by year. left_out: variable -> records left out because it says nothing.
        in_no_row: records in the total that are in none of its rows.
    """

    plan: TablePlan
    figures: tuple[CellFigure, ...]
    records: int
    named: dict[int, tuple[str, ...]] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    in_no_row: int = 0


@dataclass(frozen=True)
class Counter:
    """Counts tables of an edition in one survey.

    Attributes:
        edition: what the tables are. people: whom they count.
        already_named: countries that a table of a year names already; they keep their rows.
    """

    edition: Edition
    people: People
    already_named: Callable[[TablePlan, int], Sequence[str]]

    def count(self, plan: TablePlan) -> CountedTable:
        """Figures of a table.

        Raises:
            CannotCountError: values that mean nothing, or nothing is said of some.
        """
        group = self._whom(plan)
        found = _Counts.of(self.people, plan, group)
        figures: list[CellFigure] = []
        named: dict[int, tuple[str, ...]] = {}
        for place, year in self._years():
            countries = self._countries(plan, found, place, year) if plan.table.names_countries else ()
            if plan.table.names_countries:
                named[year] = countries
            rows = self._rows(plan, found, countries)
            figures += found.figures(place, year, rows)
        records = int(found.records.sum())
        return CountedTable(plan, tuple(figures), records, named, dict(group.left_out), self._in_no_row(plan, found))

    def _whom(self, plan: TablePlan) -> Group:
        """Everybody whom a table counts and of whom enough is said."""
        group = self.people.group(plan.conditions, migrants_by=plan.migrants_by)
        for axis, variable in plan.variables.items():
            also = self._unstated(plan, variable) if axis is Axis.CLASS else None
            group = self.people.stated(group, variable, also=also)
        if plan.measure is not None:
            for variable in filter(None, (plan.measure.variable, plan.period)):
                group = self.people.stated(group, variable)
        return group

    def _unstated(self, plan: TablePlan, variable: str) -> NDArray[np.bool_] | None:
        """Records of whom the class is not known, where the list has no row for them."""
        said = self.people.words(variable)
        silent = () if plan.table.names_countries else self._class(plan, said).unstated
        return said.has(silent) if silent else None

    def _class(self, plan: TablePlan, said: Coded) -> Membership:
        codes = self.edition.class_list(plan.version)
        origin = self.people.coder.recipe.variables[said.variable].codelist
        return class_membership(codes, asked_codes(plan.table, codes), origin=origin, tokens=said.tokens)

    def _in_no_row(self, plan: TablePlan, found: _Counts) -> int:
        """Records in the total and in no row, such as persons of 14 where the list begins with 15."""
        said = found.said.get(Axis.CLASS)
        if said is None or plan.table.names_countries:
            return 0
        lost = self._class(plan, said).unplaced
        return int(found.records[..., [place for place, token in enumerate(said.tokens) if token in lost]].sum())

    def _years(self) -> Iterator[tuple[int, int]]:
        """Years in which anybody was asked, each with its place."""
        years = self.people.years
        there = np.unique(years.index[self.people.everybody.members])
        return ((int(place), int(years.tokens[place])) for place in there)

    def _countries(self, plan: TablePlan, found: _Counts, place: int, year: int) -> tuple[str, ...]:
        """Countries that a table of a year names: those it names already, then the largest."""
        codes, said = self.edition.class_list(plan.version), found.said[Axis.CLASS]
        sizes = dict(zip(said.tokens, found.units[place].sum(axis=(0, 1)).tolist(), strict=False))
        largest = sorted(
            (
                f"{codes.id}_{token}"
                for token, size in sizes.items()
                if size > 0 and can_be_named(codes, token, year=year)
            ),
            key=lambda code: (-sizes[code.removeprefix(f"{codes.id}_")], code),
        )
        limit = plan.table.named_countries or 0
        there = self.already_named(plan, year)
        room = max(min(self.people.choices.named_countries or limit, limit), len(there))
        return tuple(dict.fromkeys((*there, *largest)))[:room]

    def _rows(self, plan: TablePlan, found: _Counts, countries: Sequence[str]) -> dict[Axis, Membership]:
        """Rows of each axis and the words in them."""
        rows: dict[Axis, Membership] = {}
        for axis, said in found.said.items():
            codes = self.edition.axis_list(plan.table, axis, plan.version)
            assert codes is not None  # noqa: S101 - the axis comes from the table, so the list exists
            asked = asked_codes(plan.table, codes)
            if axis is Axis.CLASS:
                by_country = plan.table.names_countries
                rows[axis] = (
                    country_membership(codes, countries, said.tokens) if by_country else self._class(plan, said)
                )
            elif axis is Axis.STATUS and plan.status is not None:
                usual = _status_rows(codes, asked, is_unknown_there=UNKNOWN in found.there(axis))
                rows[axis] = place_membership(plan.status, usual, codes, said.tokens)
            else:
                rows[axis] = sex_membership(codes, asked, said.tokens)
        return rows


@dataclass(frozen=True, repr=False)
class _Counts:
    """Counts over the words of the variables: year × sex × status × class; an axis that is absent has one word.

    Attributes:
        plan: what is counted. people: who they are. members: places of their records. said: variables on the axes.
        places: word of each member by dimension, the year first. units, records: sums of weights, numbers.
        amounts: an amount a month by member, for means and medians. products: sums of amounts times weights.
    """

    plan: TablePlan
    people: People
    said: dict[Axis, Coded]
    places: tuple[NDArray[np.intp], ...]
    weights: NDArray[np.float64]
    units: NDArray[np.float64]
    records: NDArray[np.int64]
    amounts: NDArray[np.float64] | None
    products: NDArray[np.float64] | None

    @classmethod
    def of(cls, people: People, plan: TablePlan, group: Group) -> _Counts:
        """Counts of one table."""
        members = np.flatnonzero(group.members)
        said = {axis: people.words(plan.variables[axis]) for axis in _AXES if axis in plan.variables}
        columns = [people.years, *(said.get(axis) for axis in _AXES)]
        shape = tuple(1 if each is None else max(len(each.tokens), 1) for each in columns)
        places = tuple(
            np.zeros(len(members), np.intp) if each is None else each.index[members].astype(np.intp) for each in columns
        )
        flat = np.ravel_multi_index(places, shape) if len(members) else np.zeros(0, np.intp)
        weights = people.weights.units[members]
        size = int(np.prod(shape))
        amounts = _monthly(people, plan, members)
        return cls(
            plan=plan,
            people=people,
            said=said,
            places=places,
            weights=weights,
            units=_sums(flat, weights, shape),
            records=np.bincount(flat, minlength=size).reshape(shape),
            amounts=amounts,
            products=None if amounts is None else _sums(flat, weights * amounts, shape),
        )

    def there(self, axis: Axis) -> frozenset[str]:
        """Words of an axis that any record has."""
        others = tuple(place for place in range(4) if place != 1 + _AXES.index(axis))
        found = self.records.sum(axis=others)
        return frozenset(token for token, count in zip(self.said[axis].tokens, found, strict=False) if count)

    def figures(self, place: int, year: int, rows: dict[Axis, Membership]) -> Iterator[CellFigure]:
        """Cells of one year."""
        matrices = [_matrix(self.said.get(axis), rows.get(axis)) for axis in _AXES]
        codes = [rows[axis].rows if axis in rows else (ABSENT,) for axis in _AXES]
        units = _added_up(self.units[place], matrices)
        records = _added_up(self.records[place].astype(np.float64), matrices)
        values = self._values(place, units, records, matrices)
        for index in np.ndindex(*units.shape):
            cell = CellKey(*(names[at] for names, at in zip(codes, index, strict=True)))
            yield CellFigure(year, cell, int(records[index]), values(index))

    def _values(
        self,
        place: int,
        units: NDArray[np.float64],
        records: NDArray[np.float64],
        matrices: list[NDArray[np.float64]],
    ) -> Callable[[tuple[int, ...]], Fraction | None]:
        """What stands in a cell, by its place."""
        persons = self.people.weights.persons
        if self.plan.measure is None or self.products is None:
            return lambda index: persons(float(units[index]))
        if self.plan.measure.statistic is Statistic.MEDIAN:
            return lambda index: self._median(place, index, matrices) if records[index] else None
        products = _added_up(self.products[place], matrices)
        return lambda index: _decimal(float(products[index] / units[index])) if records[index] else None

    def _median(self, place: int, index: tuple[int, ...], matrices: list[NDArray[np.float64]]) -> Fraction:
        """Amount that half of the persons of a cell do not exceed; the mean of two where exactly half do not."""
        chosen = self.places[0] == place
        for at, matrix, places in zip(index, matrices, self.places[1:], strict=True):
            chosen &= matrix[:, at].astype(np.bool_)[places]
        assert self.amounts is not None  # noqa: S101 - asked for only where there are amounts
        order = np.argsort(self.amounts[chosen], kind="stable")
        amounts, reached = self.amounts[chosen][order], np.cumsum(self.weights[chosen][order])
        half = reached[-1] / 2
        at = int(np.searchsorted(reached, half, side="left"))
        if reached[at] == half:
            return (_decimal(float(amounts[at])) + _decimal(float(amounts[at + 1]))) / 2
        return _decimal(float(amounts[at]))


def _status_rows(codes: Codelist, asked: Sequence[Code], *, is_unknown_there: bool) -> list[Code]:
    """Rows of a status list; the one for persons of whom nothing is known only where there are any."""
    asked_ids = {code.id for code in asked}
    return [
        code for code in codes.codes if (is_unknown_there if code.kind is CodeKind.UNKNOWN else code.id in asked_ids)
    ]


def _monthly(people: People, plan: TablePlan, members: NDArray[np.intp]) -> NDArray[np.float64] | None:
    """Amounts a month of some records; None where the table counts persons."""
    if plan.measure is None:
        return None
    amounts = people.amounts(plan.measure.variable).numbers[members]
    factors = {**load_microdata().per_month, **people.choices.per_month}
    if not plan.period:
        own = people.coder.recipe.variables[plan.measure.variable].period
        return amounts * float(factors[own])
    periods = people.words(plan.period)
    times = np.array([float(factors[token]) for token in periods.tokens] or [1.0])
    found: NDArray[np.float64] = amounts * times[periods.index[members]]
    return found


def _sums(flat: NDArray[np.intp], weights: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Sums of weights by place."""
    sums = np.bincount(flat, weights=weights, minlength=int(np.prod(shape)))
    return np.asarray(sums, dtype=np.float64).reshape(shape)


def _matrix(said: Coded | None, rows: Membership | None) -> NDArray[np.float64]:
    """Words by rows: 1 where a word belongs to a row."""
    if said is None or rows is None:
        return np.ones((1, 1))
    found = [[float(row in rows.of[token]) for row in rows.rows] for token in said.tokens]
    return np.array(found or [[0.0] * len(rows.rows)])


def _added_up(counts: NDArray[np.float64], matrices: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Counts over words as counts over rows."""
    for axis, matrix in enumerate(matrices):
        counts = np.moveaxis(np.tensordot(counts, matrix, axes=(axis, 0)), -1, axis)
    return counts


def _decimal(number: float) -> Fraction:
    """A computed amount without the traces of binary fractions."""
    return Fraction(str(round(number, _CERTAIN)))
