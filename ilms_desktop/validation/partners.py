"""Countries that a table names in some years only: whether a country may rightly be missing from a year.

A table names a few countries. One that is not named may be covered by a group of countries, or be too small to be among
those that are named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.series import Series

#: kinds of codes that stand for several countries, for a part of one, or for one of earlier times
_GROUPS = frozenset({CodeKind.AGGREGATE, CodeKind.REMAINDER, CodeKind.PART, CodeKind.FORMER})


def countries(series: Series) -> list[str]:
    """Countries named in any year."""
    return [code for code in series.rows if series.lists[Axis.CLASS][code].kind is CodeKind.COUNTRY]


def is_missing(series: Series, year: int, country: str, size: float) -> bool:
    """Whether a country is missing from a year: not named, in no group that is, and not too small to be named.

    Args:
        series: of a table that names countries.
        year: one in which something stands in the table.
        country: code.
        size: what its figure would have been that year, as far as other years tell.
    """
    grid = series.by_year[year]
    named = {cell.klass for cell in grid.cells}
    return not (country in named or _is_covered(series, year, named, country) or _is_displaced(series, grid, size))


def absence(series: Series, year: int, country: str) -> str:
    """What findings on one country that is missing from one year have in common."""
    return f"{series.name} {year} {country}"


def _is_covered(series: Series, year: int, named: set[str], country: str) -> bool:
    """Whether a group that is named holds a country in a year, or may do so: of some only the region is known."""
    codes = series.lists[Axis.CLASS]
    groups = [code for name in named if name in codes and (code := codes[name]).kind in _GROUPS]
    iso = country.removeprefix(f"{codes.id}_")
    held = (of(code.members, year) for code in groups for of in (series.regions.countries, series.regions.around))
    return any(iso in countries_of for countries_of in held)


def _is_displaced(series: Series, grid: Grid, size: float) -> bool:
    """Whether a table names as many countries as it may, none of them smaller than this one would be."""
    if len(grid.record.named) < (series.table.named_countries or 0):
        return False
    figures = [grid[series.total._replace(klass=code)].value for code in countries(series)]
    return size <= min((figure for figure in figures if figure is not None), default=0)
