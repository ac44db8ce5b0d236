"""Row out of scope: a figure in a row that the table does not count, such as children in a table of working age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.observation import BLANK
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, failed, qtable_text, repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.wide import View


def glance(_rule: Rule, edition: Edition, records: Sequence[Record], outlines: Mapping[int, Outline]) -> frozenset[int]:
    """QTables in which something stands in a row out of scope."""
    hidden = {table.key: table.out_of_scope for table in edition.tables if table.out_of_scope}
    return frozenset(
        record.id
        for record in records
        if record.key.table_key in hidden and record.id in outlines
        if any(code in outlines[record.id].cells for code in hidden[record.key.table_key])
    )


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each row out of scope in which figures stand."""
    (grid,) = view.grids
    hidden = view.wording.table(grid.record.key).out_of_scope
    rows: dict[str, list[CellKey]] = {}
    for cell in sorted(grid.figures):
        if cell.klass in hidden:
            rows.setdefault(cell.klass, []).append(cell)
    for code, cells in rows.items():
        yield _finding(rule, view, code, cells)


def _finding(rule: Rule, view: View, code: str, cells: Sequence[CellKey]) -> Finding:
    """Finding on one row."""
    (grid,) = view.grids
    key = grid.record.key
    top = max(cells, key=lambda cell: grid.figures[cell])
    values = {
        "table": key.table,
        "row": view.wording.label(key, top, Axis.CLASS),
        "year": str(key.year),
        "value": view.wording.figure(grid[top], key),
    }
    said = Said(
        instance=f"{qtable_text(grid.key(top))} {code}",
        cells=[(grid.key(cell), grid[cell]) for cell in (top, *(cell for cell in cells if cell != top))],
        source=key.source,
        values=values,
        severity=rule.severity,
        suggestion=_clearing(rule, view, cells, values),
    )
    return failed(rule, said)


def _clearing(rule: Rule, view: View, cells: Sequence[CellKey], values: Mapping[str, str]) -> Suggestion:
    """Clear the row; where every total holds it, take it off them as well."""
    (grid,) = view.grids
    edits = [(grid.key(cell), BLANK) for cell in cells]
    totals = {cell: _total_with(view, cell) for cell in cells if grid.figures[cell]}
    holding = [(cell, total) for cell, total in totals.items() if total is not None]
    if not holding or len(holding) < len(totals):
        return repair(rule, edits, values)
    for cell, total in holding:
        held = grid[total]
        less = held.with_figure((held.value or 0) - grid.figures[cell], max(held.decimals, grid[cell].decimals))
        edits.append((grid.key(total), less))
    return repair(rule, edits, values, "less")


def _total_with(view: View, cell: CellKey) -> CellKey | None:
    """Total of the column of a cell if it is the sum of the rows in scope and of this one; else None."""
    (grid,) = view.grids
    codes = view.edition.class_list(grid.record.key.version)
    hidden = view.wording.table(grid.record.key).out_of_scope
    total = cell._replace(klass=str(codes.total))
    plain = [
        code.id for code in codes.codes if not (code.is_total or code.memo or code.alternative or code.id in hidden)
    ]
    inside = sum(grid.figures.get(cell._replace(klass=code), 0) for code in plain)
    return total if grid.figures.get(total) == inside + grid.figures[cell] else None
