"""Countries counted twice: a country and a group that holds it, two groups that share members, one under two names.

Of groups without a list of members only the region they lie in is known; they overlap with what holds all of it. Parts
of one country do not overlap with each other. One code cannot stand in two rows, because a cell is one place of the
file; two codes that mean the same country or the same countries are worse than an overlap, and are told as such.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.finding import Severity
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, failed, qtable_text
from ilms_desktop.validation.grid import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.codelist import Code
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View

#: kinds of codes that stand for a part of what they are a member of, if it is one country
_PARTS: Final = frozenset({CodeKind.PART, CodeKind.FORMER})


class Territory(NamedTuple):
    """What a row stands for.

    Attributes:
        countries: by ISO alpha-3 code; none where they are not known. around: region in which they lie then.
        is_part: whether it is only a part of the one country it names.
    """

    countries: frozenset[str]
    around: frozenset[str]
    is_part: bool


def glance(
    _rule: Rule, edition: Edition, records: Sequence[Record], _outlines: Mapping[int, Outline]
) -> frozenset[int]:
    """Numbers of the QTables that name a group of countries beside something else."""
    groups = {
        code.id
        for codes in edition.codelists.values()
        if codes.other is not None
        for code in codes.codes
        if code.members
    }
    return frozenset(record.id for record in records if len(record.named) > 1 and not groups.isdisjoint(record.named))


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each two rows with figures that share countries."""
    for series in view.series:
        grid = series.grids[0]
        if not series.table.names_countries or len(grid.record.named) < 2:  # noqa: PLR2004 - two make a pair
            continue
        filled = {cell.klass for cell in grid.figures}
        codes = [code for code in series.lists[Axis.CLASS].codes if code.id in filled and _is_named(code)]
        if any(code.members for code in codes):
            lands = {code.id: _territory(view, code, grid.record.key.year) for code in codes}
            for one, other in combinations([code.id for code in codes], 2):
                if _overlap(lands[one], lands[other]):
                    yield _finding(rule, view, series, (one, other), is_same=_is_same(lands[one], lands[other]))


def _is_named(code: Code) -> bool:
    """Whether a row names countries; neither the total nor what is left over does."""
    return code.kind not in (CodeKind.TOTAL, CodeKind.OTHER)


def _territory(view: View, code: Code, year: int) -> Territory:
    """What a code stands for in a year; a country stands for itself."""
    if not code.members:
        return Territory(frozenset({code.id.rpartition("_")[2]}), frozenset(), is_part=False)
    countries = view.edition.regions.countries(code.members, year)
    around = view.edition.regions.around(code.members, year)
    return Territory(countries, around, is_part=code.kind in _PARTS and len(countries) == 1)


def _overlap(one: Territory, other: Territory) -> bool:
    """Whether somebody may be counted in both."""
    if one.is_part and other.is_part:
        return False
    covers = any(a.around and a.around <= b.countries for a, b in ((one, other), (other, one)))
    return covers or not one.countries.isdisjoint(other.countries)


def _is_same(one: Territory, other: Territory) -> bool:
    """Whether both stand for the same countries."""
    return one.countries == other.countries and not (one.is_part or other.is_part)


def _finding(rule: Rule, view: View, series: Series, pair: tuple[str, str], *, is_same: bool) -> Finding:
    """Finding on two rows; it rests on their names, not on the figures."""
    grid = series.grids[0]
    key = grid.record.key
    cells = [series.total._replace(klass=code) for code in pair]
    one, other = (view.wording.label(key, cell, Axis.CLASS) for cell in cells)
    said = Said(
        instance=f"{qtable_text(grid.key(cells[0]))} {' '.join(pair)}",
        cells=[(grid.key(cell), EMPTY) for cell in cells],
        source=key.source,
        values={"table": key.table, "year": str(key.year), "one": one, "other": other},
        text="same" if is_same else "",
        severity=rule.severity if is_same else Severity(rule.parameters["overlap"]),
    )
    return replace(failed(rule, said), cause=f"{rule.id} {series.name} {' '.join(pair)}")
