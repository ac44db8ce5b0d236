"""One sex carries the whole row: all persons of a row are men, or women, where other rows have both.

Total rows, "Other countries" and "unknown" are left aside. Never more than a warning: it may well be true.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.model.observation import NOT_AVAILABLE, Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, cell_text, failed, qtable_text, repair
from ilms_desktop.validation.outline_cells import OutlineCells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording

_TOTAL: Final = "SEX_T"
#: the two sexes, either of which may carry a row
_SEXES: Final = (("SEX_M", "SEX_F"), ("SEX_F", "SEX_M"))


class OneSided(NamedTuple):
    """A row of one sex: cells of everybody, of the sex that is there, and of the one that is not."""

    total: CellKey
    full: CellKey
    bare: CellKey


def glance(_rule: Rule, edition: Edition, records: Sequence[Record], outlines: Mapping[int, Outline]) -> frozenset[int]:
    """Numbers of the QTables with a row in which one sex has the figure of the total and the other none."""
    read = OutlineCells(edition)
    layouts: dict[str, list[tuple[int, int, int]]] = {}
    found = set()
    for record in records:
        outline = outlines.get(record.id)
        if outline is not None:
            if outline.cells not in layouts:
                layouts[outline.cells] = _triples(read(outline.cells))
            if _is_one_sided(layouts[outline.cells], outline.values):
                found.add(record.id)
    return frozenset(found)


def _triples(cells: Sequence[CellKey]) -> list[tuple[int, int, int]]:
    """Places of total, men and women of each row in the text of an outline; -1 where nothing stands."""
    place = {cell: at for at, cell in enumerate(cells)}
    totals = [cell for cell in cells if cell.sex == _TOTAL]
    men, women = _SEXES[0]
    return [
        (place[cell], place.get(cell._replace(sex=men), -1), place.get(cell._replace(sex=women), -1)) for cell in totals
    ]


def _is_one_sided(triples: Sequence[tuple[int, int, int]], text: str) -> bool:
    """Whether one of the rows may be of one sex; where every row has both and no 0 stands, none is."""
    is_full = all(min(row) >= 0 for row in triples)
    if is_full and not any(empty in f",{text}," for empty in (",0,", ",,")):
        return False
    values = [*text.split(","), ""]
    return any(
        (values[men] in ("", "0") and values[women] == values[total])
        or (values[women] in ("", "0") and values[men] == values[total])
        for total, men, women in triples
    )


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each row of one sex, where enough other rows have both."""
    for series in view.series:
        grid = series.grids[0]
        if Axis.SEX not in series.table.axes or series.table.is_mean:
            continue
        rows = sorted({cell._replace(sex=_TOTAL) for cell in grid.figures if _is_own(series, cell)})
        if sum(_has_both(grid, row) for row in rows) >= rule.parameters["others"]:
            unit = 10 ** max(series.table.decimals_stored - grid.precision, 0)
            least = max(rule.parameters["size"] * series.table.scale, 10 * rule.parameters["units"] * unit)
            for row in rows:
                yield from (
                    _finding(rule, view.wording, series, found)
                    for found in _sides(grid, row)
                    if _weighs(grid, row, least)
                )


def _is_own(series: Series, cell: CellKey) -> bool:
    """Whether a cell is in a row that stands for something of its own: no total, nothing left over or unknown."""
    is_total = (Axis.CLASS in series.lists and cell.klass == series.total.klass) or (
        Axis.STATUS in series.lists and cell.status == series.total.status
    )
    return not is_total and series.is_plain(cell)


def _has_both(grid: Grid, row: CellKey) -> bool:
    """Whether a row has men and women."""
    return all((grid[row._replace(sex=sex)].value or 0) > 0 for sex in _SEXES[0])


def _weighs(grid: Grid, row: CellKey, least: float) -> bool:
    """Whether a row is large enough to be asked about; thresholds are in tenths of what is shown."""
    value = grid[row].value
    return value is not None and 10 * value >= least


def _sides(grid: Grid, row: CellKey) -> Iterator[OneSided]:
    """The row, if one sex has all of it and the other 0, or nothing and no letter that says why."""
    for full, bare in _SEXES:
        found = OneSided(row, row._replace(sex=full), row._replace(sex=bare))
        other = grid[found.bare]
        is_bare = not other.value and other.status is None and other.text is None
        if is_bare and grid[found.full].value == grid[row].value:
            yield found


def _finding(rule: Rule, wording: Wording, series: Series, row: OneSided) -> Finding:
    """Finding on a row."""
    grid = series.grids[0]
    key = grid.record.key
    values = {
        "table": key.table,
        "place": wording.place(key, row.total, without=Axis.SEX),
        "total": wording.figure(grid[row.total], key),
        "sex": wording.label(key, row.full, Axis.SEX),
        "other": wording.label(key, row.bare, Axis.SEX),
    }
    said = Said(
        instance=f"{qtable_text(grid.key(row.total))} {cell_text(grid.key(row.bare))}",
        cells=[(grid.key(cell), grid[cell]) for cell in (row.bare, row.total, row.full)],
        source=key.source,
        values=values,
        severity=rule.severity,
    )
    is_blank = grid[row.bare].value is None
    return replace(
        failed(rule, said),
        cause=f"{rule.id} {series.name} {cell_text(grid.key(row.bare))}",
        alternatives=_answers(rule, grid, row, values) if is_blank else (),
    )


def _answers(rule: Rule, grid: Grid, row: OneSided, values: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """What may be meant by an empty cell: nobody, or not known."""
    key, note = grid.key(row.bare), grid[row.bare].note
    meant = {"zero": Observation(value=0, note=note), "missing": Observation(status=NOT_AVAILABLE, note=note)}
    return tuple(repair(rule, [(key, said)], values, text) for text, said in meant.items())
