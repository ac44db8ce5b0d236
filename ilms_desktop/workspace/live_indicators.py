"""Which QTables the indicators beside a table rest on, and which of them belong beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.validation.rates import tables_with_role
from ilms_desktop.validation.wide import YEARS_BACK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import QTableKey, TableKey
    from ilms_desktop.validation import Indicator


def looked_at(edition: Edition, source: str, year: int, table: TableKey | None) -> frozenset[tuple[str, TableKey, int]]:
    """Source, table and year of every QTable that the indicators of a year rest on: of it, and of the year before.

    Args:
        edition: definitions.
        source: id of the source.
        year: which year.
        table: the table whose shares are wanted; None = every table.
    """
    tables = edition.by_key if table is None else {*tables_with_role(edition), table}
    return frozenset((source, each, at) for each in tables for at in (year - YEARS_BACK, year))


def resting_on(keys: Iterable[QTableKey], wanted: frozenset[tuple[str, TableKey, int]]) -> list[QTableKey]:
    """QTables that are among those looked at."""
    return [key for key in keys if (key.source, key.table_key, key.year) in wanted]


def beside(found: Iterable[Indicator], table: TableKey | None) -> tuple[Indicator, ...]:
    """Indicators that belong beside a table: rates of its criterion, and its own shares; all of them without table."""
    return tuple(
        each
        for each in found
        if table is None or each.table == table or (each.table is None and each.criterion is table.criterion)
    )
