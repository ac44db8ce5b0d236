"""Declaring a whole table as nothing to report: the years it concerns, and the one command that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.i18n import N_
from ilms_desktop.model.command import Batch, Declaration, DeclareQTable, Label
from ilms_desktop.model.key import QTableKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.workspace.reader import Reader


@dataclass(frozen=True, slots=True)
class NothingYears:
    """Years of a table with empty cells, each in the class version in which it counts.

    Attributes:
        untouched: years in which nothing stands. begun: years in which something does.
    """

    untouched: tuple[QTableKey, ...]
    begun: tuple[QTableKey, ...]


def nothing_years(reader: Reader, source: str, table: TableKey) -> NothingYears:
    """Years of a table of a source that could be declared."""
    open_ = [
        (cell.started, QTableKey(cell.source, cell.table.number, cell.table.criterion, cell.version, cell.year))
        for cell in reader.completeness().cells
        if (cell.source, cell.table) == (source, table) and cell.counts.empty
    ]
    untouched = tuple(key for is_begun, key in open_ if not is_begun)
    return NothingYears(untouched, tuple(key for is_begun, key in open_ if is_begun))


def nothing_command(qtables: Iterable[QTableKey], reason: str) -> Batch:
    """Declare QTables of one table, as one step."""
    keys = tuple(qtables)
    label = Label(
        N_("Declare {table} as nothing to report: {count} years"), {"table": keys[0].table, "count": str(len(keys))}
    )
    return Batch(tuple(DeclareQTable(key, Declaration.NOTHING, reason) for key in keys), label)


def take_back_command(qtables: Iterable[QTableKey]) -> Batch:
    """Take declarations of one table back, as one step."""
    keys = tuple(qtables)
    label = Label(
        N_("Take back what was declared of {table}: {count} years"), {"table": keys[0].table, "count": str(len(keys))}
    )
    return Batch(tuple(DeclareQTable(key, None) for key in keys), label)
