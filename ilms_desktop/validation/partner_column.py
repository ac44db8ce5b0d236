"""The column of everybody in a table that names countries: its total, the countries named, and what is left over.

Read from the cells of a QTable, or from its outline, so that a whole file is looked through without reading cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.validation.outline_cells import OutlineCells
from ilms_desktop.validation.series import grand_total
from ilms_desktop.validation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import CellKey, QTableKey, TableKey
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.records import Record


class Column(NamedTuple):
    """What stands in the column of everybody; a cell with something else than a figure has None.

    Attributes:
        total: figure of the total. other: figure of "Other countries". is_open: whether nothing stands there.
        named: figures of countries and groups, by code.
    """

    total: int | None
    other: int | None
    is_open: bool
    named: Mapping[str, int | None]


def column_of(standing: Mapping[CellKey, int | None], total: CellKey, other: CellKey) -> Column:
    """Column of a QTable.

    Args:
        standing: cells in which something stands, with their figures.
        total: cell of the total.
        other: cell of "Other countries".
    """
    named = {
        cell.klass: value
        for cell, value in standing.items()
        if cell.sex == total.sex and cell.status == total.status and cell.klass not in (total.klass, other.klass)
    }
    return Column(standing.get(total), standing.get(other), other not in standing, named)


def odd_cells(wording: Wording, key: QTableKey) -> tuple[CellKey, CellKey]:
    """Cells of the total and of "Other countries" in the column of everybody."""
    total = grand_total(wording, wording.table(key), key.version)
    return total, total._replace(klass=str(wording.edition.class_list(key.version).other))


def glance_at_columns(
    edition: Edition,
    records: Sequence[Record],
    outlines: Mapping[int, Outline],
    is_odd: Callable[[Record, Outline, Column], bool],
) -> frozenset[int]:
    """Numbers of the QTables that name countries and whose column is odd, from their outlines.

    Args:
        edition: definitions.
        records: QTables of the file.
        outlines: what stands in them, by number.
        is_odd: tells it of one column.
    """
    wording, read = Wording.of(edition), OutlineCells(edition)
    # why: the years of a table mostly name the same countries, so that its column is looked for once
    places: dict[tuple[TableKey, str, str], tuple[CellKey, CellKey, list[tuple[int, CellKey]]]] = {}
    found = set()
    for record in records:
        outline, key = outlines.get(record.id), record.key
        if outline is not None and wording.table(key).names_countries:
            name = (key.table_key, key.version, outline.cells)
            if name not in places:
                total, other = odd_cells(wording, key)
                column = [each for each in enumerate(read(outline.cells)) if each[1][:2] == total[:2]]
                places[name] = (total, other, column)
            total, other, column = places[name]
            standing = {cell: outline.numbers[place] for place, cell in column}
            if is_odd(record, outline, column_of(standing, total, other)):
                found.add(record.id)
    return frozenset(found)
