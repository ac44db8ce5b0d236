"""A glance at the rates of a whole file: which sources and years may hold an odd one.

Reads outlines instead of cells and divides without allowing for rounding, so that it never misses what the rule
(`odd_rates`) would find; what it picks out is looked at properly.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from ilms_desktop.validation.odd_rates import RateTables
from ilms_desktop.validation.outline_cells import OutlineCells
from ilms_desktop.validation.rates import Role, tables_with_role
from ilms_desktop.validation.wide import YEARS_BACK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import Criterion
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.odd_rates import Groups
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.rates import Part
    from ilms_desktop.validation.records import Record

    Place = tuple[str, Criterion, int]
    #: shares by rate, status, sex and age
    Shares = dict[tuple[str, Part], float]

#: room for the division: a share so close to a bound is looked at properly
_ROOM: Final = 1e-6


def glance(rule: Rule, edition: Edition, records: Sequence[Record], outlines: Mapping[int, Outline]) -> frozenset[int]:
    """Numbers of the QTables of sources and years of which a rate may not be plausible."""
    tables: dict[Place, list[Record]] = {}
    wanted = tables_with_role(edition)
    for record in records:
        key = record.key
        if key.table_key in wanted and record.id in outlines:
            tables.setdefault((key.source, key.criterion, key.year), []).append(record)
    read = _Reader(rule, edition, outlines)
    shares = {place: read.shares(found) for place, found in tables.items()}
    nothing: Shares = {}
    return frozenset(
        record.id
        for place, found in tables.items()
        if read.is_odd(shares[place], shares.get((*place[:2], place[2] - YEARS_BACK), nothing))
        for record in found
    )


def _added(values: Sequence[int | None], places: Sequence[int]) -> int | None:
    """Sum of the figures at some places; None where one is missing."""
    total = 0
    for place in places:
        value = values[place]
        if value is None:
            return None
        total += value
    return total


class _Reader:
    """Reads shares out of outlines, and tells whether one may be odd."""

    def __init__(self, rule: Rule, edition: Edition, outlines: Mapping[int, Outline]) -> None:
        wanted = rule.parameters
        self._outlines, self._cells, self._tables = outlines, OutlineCells(edition), RateTables(rule, edition)
        self._places: dict[tuple[str, str], list[tuple[int, ...]]] = {}
        self._base = wanted["base"]
        self._rates = [(rate["name"], Role(rate["of"]), Role(rate["over"])) for rate in wanted["rates"]]
        self._change, self._apart = (wanted[name] / 100 - _ROOM for name in ("change", "apart"))
        self._opposite = dict(map(tuple, wanted["opposites"]))
        self._ranges = {
            (rate["name"], age): (keys["low"] / 100 + _ROOM, keys["high"] / 100 - _ROOM)
            for rate in wanted["rates"]
            for age in ("", *(group["name"] for group in wanted["ages"]))
            for keys in (rate.get("ages", {}).get(age, rate),)
        }

    def shares(self, records: Sequence[Record]) -> Shares:
        """Shares of the tables of one source, criterion and year; not those of few persons."""
        counts = self._tables.counts((record.key, partial(self._look, record)) for record in records)
        return {
            (name, part): persons / below[part]
            for name, of, over in self._rates
            for below in (counts[over],)
            for part, persons in counts[of].items()
            if below.get(part, 0) >= self._base
        }

    def _look(self, record: Record, groups: Groups) -> list[int | None]:
        """Sums of the groups of a QTable as its outline shows it; None where a figure is missing."""
        outline = self._outlines[record.id]
        layout = (outline.cells, record.key.version)
        if layout not in self._places:  # tables laid out alike have their cells at the same places
            order = {cell: place for place, cell in enumerate(self._cells(outline.cells))}
            self._places[layout] = [tuple(order.get(cell, -1) for cell in cells) for cells in groups.values()]
        values = [*outline.numbers, None]
        return [values[places[0]] if len(places) == 1 else _added(values, places) for places in self._places[layout]]

    def is_odd(self, now: Shares, before: Shares) -> bool:
        """Whether a share may be beyond its range, or too far from that of the year before or of the others."""
        for (name, part), share in now.items():
            low, high = self._ranges[name, part.age]
            if not low <= share <= high or abs(share - before.get((name, part), share)) >= self._change:
                return True
            opposite = self._opposite.get(part.status)
            if opposite and abs(share - now.get((name, part._replace(status=opposite)), share)) >= self._apart:
                return True
        return False
