"""The layout of a table: which rows it has, and which cell each row addresses.

Rows follow from the definition and the countries named; years are the columns. Nothing is computed here from values.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.model.structure import Axis, TableDefinition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ilms_desktop.model.codelist import Code, Codelist
    from ilms_desktop.model.edition import Edition


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """One row of a table.

    Attributes:
        cell: the cell that the row addresses in every year column.
        codes: one code per row axis, from outside to inside.
        is_total: whether any of them is a total, so that the row can be computed from others.
    """

    cell: CellKey
    codes: tuple[Code, ...]
    is_total: bool

    @property
    def label(self) -> str:
        """Innermost label."""
        return self.codes[-1].label

    @property
    def path(self) -> str:
        """All labels from outside to inside, for messages and screen readers."""
        return ", ".join(code.label for code in self.codes)


@dataclass(frozen=True, slots=True)
class TableLayout:
    """All rows of a table in one class version.

    Attributes:
        table, version: what is laid out.
        axis_titles: titles of the row axes' lists, from outside to inside.
        rows: in the order of the screen.
    """

    table: TableDefinition
    version: str
    axis_titles: tuple[str, ...]
    rows: tuple[LayoutRow, ...]


def build_layout(
    edition: Edition,
    table: TableDefinition,
    version: str,
    *,
    named: Sequence[str] = (),
    shown: Collection[str] = (),
) -> TableLayout:
    """Rows of `table` in `version`.

    Args:
        edition: where code lists come from.
        table: the table.
        version: class version, `_` for a table without class axis.
        named: codes of the countries named, in the order of the screen.
        shown: codes out of the usual rows that must be shown because they hold something (alternative rows, rows
            out of scope, codes of an older list).

    Returns:
        Total first, "Other countries" last.
    """
    lists = [_codes(edition, table, version, axis, named=named, shown=shown) for axis in table.axes]
    titles = tuple(codes.title for axis in table.axes if (codes := edition.axis_list(table, axis, version)))
    rows = tuple(_row(table, combination) for combination in product(*lists))
    return TableLayout(table=table, version=version, axis_titles=titles, rows=rows)


def asked_codes(table: TableDefinition, codes: Codelist) -> tuple[Code, ...]:
    """Rows of a class list that the table asks for: in scope, and of the usual alternative."""
    return tuple(code for code in codes.codes if code.id not in table.out_of_scope and not code.alternative)


def _codes(
    edition: Edition,
    table: TableDefinition,
    version: str,
    axis: Axis,
    *,
    named: Sequence[str],
    shown: Collection[str],
) -> list[Code]:
    """Codes of one axis in the order of the screen."""
    codes = edition.axis_list(table, axis, version)
    assert codes is not None  # noqa: S101 - axes come from the table, so the list exists
    if axis is Axis.CLASS and table.names_countries:
        return list(_country_rows(codes, named))
    usual = {code.id for code in asked_codes(table, codes)} | set(shown)
    return [code for code in codes.codes if code.id in usual]


def _country_rows(codes: Codelist, named: Sequence[str]) -> Iterable[Code]:
    """Total, the countries named, Other countries."""
    yield from (code for code in codes.codes if code.is_total)
    yield from (codes[code] for code in named)
    yield from (code for code in codes.codes if code.kind is CodeKind.OTHER)


def _row(table: TableDefinition, combination: tuple[Code, ...]) -> LayoutRow:
    """Row that addresses one combination of codes."""
    by_axis = dict(zip(table.axes, (code.id for code in combination), strict=True))
    cell = CellKey(*(by_axis.get(axis, ABSENT) for axis in (Axis.SEX, Axis.STATUS, Axis.CLASS)))
    return LayoutRow(cell=cell, codes=combination, is_total=any(code.is_total for code in combination))
