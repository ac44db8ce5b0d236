"""Finding the keys of a sheet again, by the names of its ranges and by its hidden row and column.

Either is enough. Where both are there and disagree about a column, nothing of that column is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ilms_desktop.exchange.workbook import keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.exchange.foreign.cells import ForeignSheet
    from ilms_desktop.exchange.workbook.parts import ColumnName

#: rows and columns in which the corner is looked for: people insert a few, not hundreds
_ROWS, _COLUMNS = 200, 100


@dataclass(frozen=True)
class KeyedSheet:
    """A sheet of ours.

    Attributes:
        sheet: its cells. subject: what it is about.
        columns: keys of its columns, with the place of each. unclear: columns that carry two keys.
        rows: keys of its rows, with the place of each. key_column: where these keys stand.
    """

    sheet: ForeignSheet
    subject: keys.Subject
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, int], ...]
    key_column: int
    unclear: dict[int, tuple[str, str]] = field(default_factory=dict)

    def columns_of(self, key: str) -> list[int]:
        """Places of a column; several where it was copied."""
        return [column for name, column in self.columns if name == key]


def find_keys(sheet: ForeignSheet, named: Sequence[ColumnName]) -> KeyedSheet | None:
    """The keys of a sheet; None where it carries none of ours.

    Args:
        sheet: its cells.
        named: names of its columns.
    """
    corner = _corner(sheet)
    if corner is None and not named:
        return None
    subject = corner[2] if corner is not None else named[0].subject
    by_name = {each.column: each.key for each in named if each.subject == subject}
    by_row = dict(_row_of_keys(sheet, corner[0])) if corner is not None else {}
    row_keys = [column for column, key in by_name.items() if key == keys.ROW_KEYS]
    if corner is not None:
        row_keys = [corner[1], *row_keys]
    if not row_keys:
        return None
    rows = tuple(_rows(sheet, row_keys[0], above=corner[0] if corner is not None else -1))
    if not rows:
        return None
    unclear = {column: (by_name[column], key) for column, key in by_row.items() if by_name.get(column, key) != key}
    columns = by_name | by_row
    return KeyedSheet(
        sheet=sheet,
        subject=subject,
        columns=tuple((key, column) for column, key in sorted(columns.items()) if key != keys.ROW_KEYS),
        rows=rows,
        key_column=row_keys[0],
        unclear=unclear,
    )


def _corner(sheet: ForeignSheet) -> tuple[int, int, keys.Subject] | None:
    """Row, column and meaning of the cell where the hidden row and column meet."""
    for row in range(min(sheet.height, _ROWS)):
        for column in range(min(len(sheet.rows[row]) if row < len(sheet.rows) else 0, _COLUMNS)):
            subject = keys.subject_of(sheet.raw(row, column))
            if subject is not None:
                return row, column, subject
    return None


def _row_of_keys(sheet: ForeignSheet, row: int) -> Iterator[tuple[int, str]]:
    for column in range(sheet.width):
        text = sheet.text(row, column)
        if text == keys.ANSWERS or keys.is_label(text) or keys.year_of(text):
            yield column, text


def _rows(sheet: ForeignSheet, column: int, *, above: int) -> Iterator[tuple[str, int]]:
    for row in range(above + 1, sheet.height):
        text = sheet.text(row, column)
        if text:
            yield text, row
