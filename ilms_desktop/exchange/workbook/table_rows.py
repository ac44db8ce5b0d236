"""The rows of a sheet: those of the table, and in tables of countries rows whose country is still to be chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ilms_desktop.exchange.workbook.keys import slot_code
from ilms_desktop.model.codelist import CodeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.exchange.outgoing import OutgoingTable, Way
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.layout import LayoutRow


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of figures.

    Attributes:
        cell: what it addresses; its class stands for a country to be chosen where `slot` is not 0.
        labels: from outside to inside. totals: which of them are totals.
        slot: number of the country to be chosen, or 0.
        twin: row of the first block in which its country is chosen; None for the first block and for other rows.
    """

    cell: CellKey
    labels: tuple[str, ...]
    totals: tuple[bool, ...]
    slot: int = 0
    twin: int | None = None


def rows_of(table: OutgoingTable) -> tuple[SheetRow, ...]:
    """Rows in the order of the screen; free rows for countries stand before "Other countries" in every block."""
    layout = table.view.layout
    free = _free_rows(table)
    found: list[SheetRow] = []
    chosen: dict[int, int] = {}
    for row in layout.rows:
        if free and row.codes[-1].kind is CodeKind.OTHER:
            for slot in _slots(row, free):
                twin = chosen.get(slot.slot)
                chosen.setdefault(slot.slot, len(found))
                found.append(replace(slot, twin=twin))
        found.append(SheetRow(row.cell, tuple(code.label for code in row.codes), _totals(row)))
    return tuple(found)


def ways_of(table: OutgoingTable, rows: tuple[SheetRow, ...]) -> Mapping[CellKey, tuple[Way, ...]]:
    """How the rows add up, with the free rows as parts that may stay blank."""
    slots = [row.cell for row in rows if row.slot]
    if not slots:
        return table.ways
    other = next(row.cell.klass for row in table.view.layout.rows if row.codes[-1].kind is CodeKind.OTHER)
    ways = {cell: tuple(_with_slots(way, slots, other) for way in each) for cell, each in table.ways.items()}
    for slot in slots:
        # why: a free row adds up as the row of the other countries does, from men and women
        like = table.ways.get(slot._replace(klass=other), ())
        ways[slot] = tuple(
            tuple((part._replace(klass=slot.klass), is_optional) for part, is_optional in way)
            for way in like
            if all(part.klass == other for part, _ in way)
        )
    return ways


def _with_slots(way: Way, slots: list[CellKey], other: str) -> Way:
    """A way of adding up countries, with the free rows of the same sex and status."""
    blocks = {part[:2] for part, _ in way}
    if len(blocks) != 1 or all(part.klass != other for part, _ in way):
        return way
    return (*way, *((slot, True) for slot in slots if slot[:2] in blocks))


def _free_rows(table: OutgoingTable) -> int:
    """How many countries can still be named."""
    limit = table.view.layout.table.named_countries
    if limit is None:
        return 0
    rows = table.view.layout.rows
    first = [row for row in rows if row.codes[:-1] == rows[0].codes[:-1]]
    named = sum(1 for row in first if not row.codes[-1].is_total and row.codes[-1].kind is not CodeKind.OTHER)
    return max(limit - named, 0)


def _slots(row: LayoutRow, free: int) -> Iterator[SheetRow]:
    """Free rows beside the row of the other countries."""
    outer = tuple(code.label for code in row.codes[:-1])
    for number in range(1, free + 1):
        yield SheetRow(row.cell._replace(klass=slot_code(number)), (*outer, ""), _totals(row), number)


def _totals(row: LayoutRow) -> tuple[bool, ...]:
    return tuple(code.is_total for code in row.codes)
