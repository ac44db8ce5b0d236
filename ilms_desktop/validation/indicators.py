"""Live indicators: the shares and rates that tell at a glance whether figures of a source and year belong together.

Participation, unemployment and employment to population, women's share and share of the countries named, each with its
plausible range (`forms/rules/V28.toml`) and what it was the year before. Shown always, also within the range, and where
a figure is missing that would make it; what is wrong is for the rules to say. Knows nothing of screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey, QTableKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import rule_text
from ilms_desktop.validation.odd_rates import RateTables, bounds_of
from ilms_desktop.validation.rates import Part, Range, Rate, lacking, tables_with_role
from ilms_desktop.validation.series import grand_total
from ilms_desktop.validation.wide import YEARS_BACK
from ilms_desktop.validation.wording import Wording, joined, kept_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import Criterion, TableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.odd_rates import RatesOfYear
    from ilms_desktop.validation.rates import Role

#: kind of the rule that knows rates and their ranges
RULE_KIND: Final = "implausible_rate"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One share or rate of a source and year.

    Attributes:
        id: `participation`, `unemployment`, `employment`, `women` or `named`.
        name, group: in words; no group = everybody.
        table: the table it is made of; None for a rate of several tables. criterion: of its tables.
        part: whose it is. depth: by how much the persons are divided: 0 = everybody, 1 = by status, sex or age, ...
        value, before: in tenths of a percent, of the year and of the year before; None without one.
        low, high: plausible range, in tenths of a percent. is_plausible: whether the value lies in it, or may but for
            rounding. cells: what it is made of; without a value the cells that are missing.
        missing: number of the table and persons in words of those cells.
    """

    id: str
    name: str
    group: str
    table: TableKey | None
    criterion: Criterion
    part: Part
    depth: int
    value: int | None
    before: int | None
    low: int
    high: int
    is_plausible: bool
    cells: tuple[ObservationKey, ...]
    missing: tuple[tuple[str, str], ...] = ()


def indicators(rule: Rule, edition: Edition, grids: Iterable[Grid], year: int) -> tuple[Indicator, ...]:
    """Indicators of a source and year: rates of each criterion, then shares of each table.

    Args:
        rule: the rule that knows rates and their ranges.
        edition: definitions, in the language of the words.
        grids: QTables of one source, of the year and of the year before.
        year: which year.
    """
    position = {table.key: place for place, table in enumerate(edition.tables)}
    held = sorted(grids, key=lambda grid: (position[grid.record.key.table_key], grid.record.key.version))
    made = _Indicators(rule, edition, Wording.of(edition))
    return (*made.rates(held, year), *made.shares(held, year))


@dataclass(frozen=True)
class _Indicators:
    """Makes indicators."""

    rule: Rule
    edition: Edition
    wording: Wording

    # --- rates of several tables

    def rates(self, grids: Sequence[Grid], year: int) -> Iterator[Indicator]:
        """Rates of each criterion, one kind after the other, with those that lack a figure."""
        wanted = tables_with_role(self.edition)
        counting = [grid for grid in grids if grid.record.key.table_key in wanted and grid.record.has_figures]
        tables = RateTables(self.rule, self.edition)
        for criterion in dict.fromkeys(grid.record.key.criterion for grid in counting):
            here = [grid for grid in counting if grid.record.key.criterion is criterion]
            now, then = ([grid for grid in here if grid.record.key.year == at] for at in (year, year - YEARS_BACK))
            parts = list(dict.fromkeys(part for grid in now for part in tables.groups(grid.record.key)))
            found, before = tables.year(now), tables.year(then).rates
            for keys in self.rule.parameters["rates"] if now else ():
                for part in parts:
                    rate = found.rates.get((keys["name"], part))
                    if rate is None:
                        yield from self._gap(tables, found, keys, part, now)
                    else:
                        cells = _filled(tables, part, now)
                        yield self._indicator(now[0].record.key, rate, before.get((rate.name, part)), cells)

    def _gap(
        self, tables: RateTables, found: RatesOfYear, keys: Mapping[str, Any], part: Part, now: Sequence[Grid]
    ) -> Iterator[Indicator]:
        """A rate of all ages that lacks a figure; nothing where nobody has begun to count the persons."""
        if part.age or all(part not in figures for figures in found.counts.values()):
            return
        missing = [self._missing(tables, role, part, now) for role in lacking(found.counts, keys, part)]
        # why: what the questionnaire does not ask for will never be there; a rate over nobody lacks nothing
        if missing and all(missing):
            cells = tuple(cell for cells in missing for cell in cells)
            yield self._indicator(now[0].record.key, Rate(keys["name"], part, 0, 0), None, cells)

    def _missing(self, tables: RateTables, role: Role, part: Part, now: Sequence[Grid]) -> tuple[ObservationKey, ...]:
        """Cells in which something would be counted: of a table that is begun, else of the first that counts it."""
        known = now[0].record.key
        wanted = tables_with_role(self.edition)
        numbers = [key for key, each in wanted.items() if each is role and key.criterion is known.criterion]
        begun = [grid.record.key for grid in now if grid.record.key.table_key in numbers]
        usual = [
            QTableKey(known.source, key.number, key.criterion, self.edition.table(key).versions[0], known.year)
            for key in numbers
        ]
        # why: in a table without this group nothing could be filled in
        fitting = (key for key in (*begun, *usual) if part in tables.groups(key))
        qtable = next(fitting, None)
        return () if qtable is None else tuple(ObservationKey(qtable, cell) for cell in tables.groups(qtable)[part])

    # --- shares of one table

    def shares(self, grids: Sequence[Grid], year: int) -> Iterator[Indicator]:
        """Women's share, and the share of the countries named, of each table: of everybody, then by status."""
        by_table = {(grid.record.key.table_key, grid.record.key.version, grid.record.key.year): grid for grid in grids}
        for (table, version, at), grid in by_table.items():
            if at != year or self.edition.table(table).is_mean or not grid.record.has_figures:
                continue
            earlier = by_table.get((table, version, year - YEARS_BACK))
            for share in self._shares:
                for total in self._totals(grid.record.key):
                    yield from self._share(share, grid, earlier, total)

    @property
    def _shares(self) -> Sequence[Mapping[str, Any]]:
        """Shares of one table, as the rule writes them."""
        shares: Sequence[Mapping[str, Any]] = self.rule.parameters["shares"]
        return shares

    def _totals(self, key: QTableKey) -> Iterator[CellKey]:
        """Grand total of a table, then its totals by status."""
        table = self.wording.table(key)
        total = grand_total(self.wording, table, key.version)
        yield total
        statuses = self.edition.axis_list(table, Axis.STATUS, key.version)
        for code in () if statuses is None else statuses.codes:
            if code.id != total.status:
                yield total._replace(status=code.id)

    def _share(self, share: Mapping[str, Any], grid: Grid, earlier: Grid | None, total: CellKey) -> Iterator[Indicator]:
        """A share of one table, or which cells it lacks; nothing where the table cannot have it."""
        parts = self._parts(share, grid, total)
        part = Part(total.status, ABSENT, "")
        rate = self._share_of(share, grid, total, parts)
        if rate is not None:
            before = None
            if earlier is not None:
                before = self._share_of(share, earlier, total, self._parts(share, earlier, total))
            cells = [total, *(cell for cell in parts if grid.has_figure(cell))]
        elif parts and self._is_begun(grid, total):
            before, rate = None, Rate(share["name"], part, 0, 0)
            cells = [cell for cell in (total, *parts) if not grid.has_figure(cell)]
        else:
            return
        keys = tuple(grid.key(cell) for cell in cells)
        if keys:
            yield self._indicator(grid.record.key, rate, before, keys, table=grid.record.key.table_key)

    def _is_begun(self, grid: Grid, total: CellKey) -> bool:
        """Whether anything stands in the part of a table that a total belongs to."""
        return any(cell.status == total.status for cell in grid.figures)

    def _parts(self, share: Mapping[str, Any], grid: Grid, total: CellKey) -> list[CellKey]:
        """Cells whose share it is: of one sex, or of the countries that are named."""
        if "sex" not in share:
            return [total._replace(klass=code) for code in grid.record.named]
        has_sexes = Axis.SEX in self.wording.table(grid.record.key).axes
        return [total._replace(sex=share["sex"])] if has_sexes else []

    def _share_of(self, share: Mapping[str, Any], grid: Grid, total: CellKey, parts: Sequence[CellKey]) -> Rate | None:
        """A share of one table; None where a figure is missing."""
        whole = grid[total].value
        filled = [cell for cell in parts if grid.has_figure(cell)]
        if not (whole and filled):
            return None
        unit = int(10 ** max(self.wording.table(grid.record.key).decimals_stored - grid.precision, 0))
        persons = sum(grid[cell].value or 0 for cell in filled)
        return Rate(share["name"], Part(total.status, ABSENT, ""), persons, whole, unit)

    # --- in words

    def _indicator(
        self,
        key: QTableKey,
        rate: Rate,
        before: Rate | None,
        cells: tuple[ObservationKey, ...],
        *,
        table: TableKey | None = None,
    ) -> Indicator:
        """An indicator; a rate of nobody has no value."""
        own = next((keys for keys in self._shares if keys["name"] == rate.name), None)
        kind, bounds = ("rate", bounds_of(self.rule, rate)) if own is None else ("share", Range.of(own))
        has_value = rate.denominator > 0
        return Indicator(
            id=rate.name,
            name=rule_text(self.rule, f"{kind}_{rate.name}"),
            group=joined(self._divided(key, rate.part)),
            table=table,
            criterion=key.criterion,
            part=rate.part,
            depth=len(self._divided(key, rate.part)),
            value=rate.value if has_value else None,
            before=None if before is None else before.value,
            low=bounds.low,
            high=bounds.high,
            is_plausible=not has_value or bounds.holds(rate),
            cells=cells,
            missing=() if has_value else tuple(dict.fromkeys(map(self._place, cells))),
        )

    def _place(self, key: ObservationKey) -> tuple[str, str]:
        """Table of a cell, and whom it counts."""
        return key.qtable.table, joined(self._divided(key.qtable, Part(key.cell.status, key.cell.sex, "")))

    def _divided(self, key: QTableKey, part: Part) -> list[str]:
        """What tells the persons from everybody, in words."""
        total = grand_total(self.wording, self.wording.table(key), key.version)
        cell = CellKey(part.sex, part.status, ABSENT)
        axes = ((Axis.STATUS, part.status, total.status), (Axis.SEX, part.sex, total.sex))
        labels = [self.wording.label(key, cell, axis) for axis, code, all_ in axes if code not in (ABSENT, all_)]
        return [*labels, *([kept_together(part.age)] if part.age else [])]


def _filled(tables: RateTables, part: Part, now: Sequence[Grid]) -> tuple[ObservationKey, ...]:
    """Cells with a figure of some persons."""
    return tuple(
        grid.key(cell) for grid in now for cell in tables.groups(grid.record.key).get(part, ()) if grid.has_figure(cell)
    )
