"""The form of a value: a cell holds text that is no figure, a figure below zero, or too many decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from ilms_desktop.model.finding import Severity
from ilms_desktop.storage.tables import OBSERVATION, QTABLE
from ilms_desktop.validation.findings import Said, cell_text, failed, qtable_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.grid import Cell, Grid
    from ilms_desktop.validation.wording import Wording


def suspects(edition: Edition) -> ColumnElement[bool]:
    """Cells that may break the rule; every cell of a table that keeps fewer decimals than others, or holds means."""
    cell = OBSERVATION.columns
    finest = max(table.decimals_stored for table in edition.tables)
    coarser = [table.number for table in edition.tables if table.is_mean or table.decimals_stored < finest]
    special = select(QTABLE.columns.qtable_id).where(QTABLE.columns.table_no.in_(sorted(set(coarser))))
    return or_(cell.entered_text.is_not(None), cell.value < 0, cell.decimals > finest, cell.qtable_id.in_(special))


def find(rule: Rule, grid: Grid, wording: Wording) -> Iterator[Finding]:
    """Finding for each cell whose content is no figure of the table."""
    table = wording.table(grid.record.key)
    unread = sum(cell.text is not None for cell in grid.cells.values())
    is_lost = unread == len(grid.cells) and unread >= rule.parameters["fatal_from"]
    for place in sorted(grid.cells):
        cell = grid.cells[place]
        text = _trouble(table, cell)
        if text is not None:
            key = grid.key(place)
            said = Said(
                instance=f"{qtable_text(key)} {cell_text(key)}",
                cells=[(key, cell)],
                source=key.qtable.source,
                values={
                    "place": wording.place(key.qtable, place),
                    "text": wording.figure(cell, key.qtable),
                    "decimals": str(table.decimals_stored),
                },
                text=text,
                severity=Severity.FATAL if is_lost else rule.severity,
            )
            yield failed(rule, said)


def _trouble(table: TableDefinition, cell: Cell) -> str | None:
    """Name of the text that says what is wrong with a cell; None where nothing is."""
    if cell.text is not None:
        return ""
    if cell.value is None:
        return None
    if cell.value < 0:
        return "negative"
    if cell.decimals > table.decimals_stored:
        return "decimals"
    return "zero" if table.is_mean and cell.value == 0 else None
