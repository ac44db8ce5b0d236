"""Slips that only other years show, for random workspace files: one year of a table as it goes wrong.

What is given is the year as it should be, as the key of its QTable and its cells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from ilms_desktop.model.key import CellKey, QTableKey
    from ilms_desktop.model.structure import TableDefinition

    Year = tuple[QTableKey, dict[CellKey, Observation]]


def grown(random: Random, value: int) -> int:
    """A figure of the next year."""
    return value * random.choice([100, 100, 105, 95]) // 100


def unit(random: Random, _table: TableDefinition, year: Year) -> Year:
    """Persons instead of thousands, in a table or a row; or the reverse."""
    klass = random.choice([None, random.choice(list(year[1])).klass])
    up = random.choice([True, True, False])
    return year[0], {
        cell: replace(said, value=(said.value or 0) * 1000 if up else (said.value or 0) // 1000)
        if klass in (None, cell.klass)
        else said
        for cell, said in year[1].items()
    }


def sexes(random: Random, _table: TableDefinition, year: Year) -> Year:
    """Men and women exchanged, everywhere or in a row; often as a row that is nearly all of one sex."""
    klass = random.choice([None, random.choice(list(year[1])).klass])
    other = {"SEX_M": "SEX_F", "SEX_F": "SEX_M"}
    return year[0], {
        cell: year[1].get(cell._replace(sex=other.get(cell.sex, cell.sex)), said)
        if klass in (None, cell.klass)
        else said
        for cell, said in year[1].items()
    }


def rows(random: Random, _table: TableDefinition, year: Year) -> Year:
    """Two rows exchanged; sometimes one of them is empty then."""
    one, other = (random.choice(list(year[1])).klass for _ in range(2))
    turned = {one: other, other: one}
    found = {cell: year[1][cell._replace(klass=turned.get(cell.klass, cell.klass))] for cell in year[1]}
    is_emptied = random.random() < 0.4
    return year[0], {cell: said for cell, said in found.items() if not (is_emptied and cell.klass == one)}


def doubled(random: Random, _table: TableDefinition, year: Year) -> Year:
    """Everything twice as much, or three times, sometimes said to be a break."""
    times, status = random.choice([2, 3]), random.choice([None, None, "B"])
    return year[0], {
        cell: replace(said, value=(said.value or 0) * times, status=status) for cell, said in year[1].items()
    }


def lost(random: Random, _table: TableDefinition, year: Year) -> Year:
    """A row that is not there; sometimes a letter stands in it."""
    klass = random.choice(list(year[1])).klass
    left = {cell: said for cell, said in year[1].items() if cell.klass != klass}
    if random.random() < 0.2:
        left |= {cell: Observation(status="N") for cell in year[1] if cell.klass == klass}
    return year[0], left


def rounded(random: Random, table: TableDefinition, year: Year) -> Year:
    """Figures with all decimals, or some of them only."""
    part = random.choice([0.3, 1])
    return year[0], {
        cell: replace(said, decimals=table.decimals_stored) if random.random() < part else said
        for cell, said in year[1].items()
    }


def skipped(_random: Random, _table: TableDefinition, year: Year) -> Year:
    """A year without anything."""
    return year[0], {}


def elsewhere(random: Random, table: TableDefinition, year: Year) -> Year:
    """The grand total alone, in another class version; in tables without one, nothing."""
    key, cells = year
    version = random.choice(table.versions)
    moved = {
        cell._replace(klass=f"{version}_TOTAL"): said
        for cell, said in cells.items()
        if cell.klass == f"{key.version}_TOTAL"
    }
    return key._replace(version=version), moved if version != key.version else cells


SLIPS = (unit, sexes, rows, rows, rows, doubled, lost, rounded, skipped, elsewhere)


def slipped(random: Random, table: TableDefinition, year: Year, sources: Sequence[str]) -> Year:
    """The year with one slip, or from another source."""
    if random.random() < 1 / len(SLIPS):
        return year[0]._replace(source=random.choice(sources)), year[1]
    return random.choice(SLIPS)(random, table, year)
