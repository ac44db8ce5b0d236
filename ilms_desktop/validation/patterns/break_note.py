"""Break in series: the letter B on a figure, and the note that says what kind of break it is, go together."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from ilms_desktop.model.observation import Observation
from ilms_desktop.storage.tables import OBSERVATION, QTABLE
from ilms_desktop.validation.findings import Said, failed, qtable_text, repair
from ilms_desktop.validation.series import total_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.wide import View

#: letter of a figure that begins a series anew, and the field with the type of the break
BREAK: Final = "B"
BREAK_FIELD: Final = "I11"


def suspects(_connection: Connection, _rule: Rule, _edition: Edition) -> ColumnElement[bool]:
    """Cells with the letter, or of a QTable with a type of break."""
    kept = QTABLE.columns
    noted = select(kept.qtable_id).where(kept.fields.contains(f'"{BREAK_FIELD}"'))
    return or_(OBSERVATION.columns.obs_status == BREAK, OBSERVATION.columns.qtable_id.in_(noted))


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each year with one of the two, and for each that names a change of source where there was none."""
    is_first = True
    for _year, several in groupby(sorted(view.grids, key=_year_of), key=_year_of):
        here = [grid for grid in several if grid.record.has_figures]
        for grid in here:
            text = _trouble(rule, view, grid, is_first=is_first)
            if text is not None:
                yield _finding(rule, view, grid, text)
        is_first = is_first and not here


def _year_of(grid: Grid) -> int:
    return grid.record.key.year


def _trouble(rule: Rule, view: View, grid: Grid, *, is_first: bool) -> str | None:
    """Name of the text that says what is missing or wrong; None where nothing is."""
    note = grid.record.fields.get(BREAK_FIELD, "")
    has_letter = BREAK in grid.by_letter
    if not note:
        return "" if has_letter else None
    if note == rule.parameters["source_break"] and not is_first:
        return "same_source"
    total = grid[total_key(view.wording, grid).cell]
    is_on_total = total.status == BREAK or (total.value is None and has_letter)
    return None if is_on_total else "letter"


def _finding(rule: Rule, view: View, grid: Grid, text: str) -> Finding:
    """Finding on one QTable; the total first, then the figures with the letter."""
    first = total_key(view.wording, grid)
    marked = [place for place in sorted(grid.by_letter.get(BREAK, ())) if place != first.cell]
    key = grid.record.key
    values = {
        "table": key.table,
        "year": str(key.year),
        "source": view.sources[key.source].name or key.source,
        "type": _type_of(view, grid),
    }
    said = Said(
        instance=qtable_text(first),
        cells=[(grid.key(place), grid[place]) for place in (first.cell, *marked)],
        source=key.source,
        values=values,
        text=text,
        severity=rule.severity,
        suggestion=_marking(rule, grid, first.cell, values) if text == "letter" else None,
        basis=grid.record.fields.get(BREAK_FIELD, ""),
    )
    return failed(rule, said)


def _type_of(view: View, grid: Grid) -> str:
    """Label of the type of break that a QTable names; the code itself where the list has none."""
    code = grid.record.fields.get(BREAK_FIELD, "")
    codes = view.edition.codelists[BREAK_FIELD]
    return codes[code].label if code in codes else code


def _marking(rule: Rule, grid: Grid, place: CellKey, values: dict[str, str]) -> Suggestion | None:
    """Put the letter on the total, unless it has a letter of its own or no figure."""
    total = grid[place]
    if total.value is None or total.status is not None:
        return None
    marked = Observation(total.value, total.decimals, status=BREAK, note=total.note)
    return repair(rule, [(grid.key(place), marked)], values)
