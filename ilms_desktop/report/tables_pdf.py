"""The tables on paper: upright or across, and split by years where they are too wide; `resources/print/tables.typ`.

Widths are reckoned from the number of letters, a little too large rather than too small, so that years side by side
stand under each other in all tables of a page.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.report.paper import Paper, sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.report.tables_sheet import PrintedCell, PrintedTable, TablesSheet

#: millimetres: a digit, a letter of a label, a letter beside a figure, padding of a column
_DIGIT: Final = 1.75
_LETTER: Final = 1.6
_BESIDE: Final = 1.35
_PADDING: Final = 2.8
#: narrowest column of a year, narrowest and widest column of labels
_LEAST: Final = 13.0
_LABELS: Final = (42.0, 58.0)
#: a table of more lines than this goes over to the next page: upright, across
_WHOLE: Final = (34, 21)


def tables_pdf(sheet: TablesSheet, paper: Paper = Paper.A4) -> bytes:
    """The sheet as a tagged PDF; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    return sheet_pdf(
        sheet,
        "tables.typ",
        paper,
        tables=[_table(table, paper) for table in sheet.tables],
        legend=[(each.sign, each.text, each.words) for each in sheet.legend],
    )


def spread(counts: int, room: int) -> list[range]:
    """Places of `counts` columns in blocks of at most `room`, as even as can be; one empty block for none."""
    blocks = max(1, ceil(counts / room))
    size = ceil(counts / blocks)
    return [range(at, min(at + size, counts)) for at in range(0, max(counts, 1), max(size, 1))]


def _table(table: PrintedTable, paper: Paper) -> dict[str, Any]:
    """One table with its blocks of years."""
    year, slot = _year_width(table), _slot(table)
    labels = _label_width(table)
    is_across = labels + year * len(table.years) > paper.width(across=False)
    room = max(1, int((paper.width(across=is_across) - labels) // year))
    blocks = spread(len(table.years), room)
    return {
        "number": table.number,
        "title": table.title,
        "source": table.source,
        "source_id": table.source_id,
        "facts": table.facts,
        "axis": table.axes[-1],
        "answered": table.answered,
        "notes": table.notes,
        "across": is_across,
        "whole": _lines(table) <= _WHOLE[is_across],
        "year_width": year,
        "slot": slot,
        "blocks": [_block(table, places, is_split=len(blocks) > 1) for places in blocks],
    }


def _lines(table: PrintedTable) -> int:
    """About how many lines a table takes."""
    groups = {row.labels[:-1] for row in table.rows}
    return len(table.rows) + len(groups) + len(table.notes) // 2


def _block(table: PrintedTable, places: range, *, is_split: bool) -> dict[str, Any]:
    """Some years of a table with all its rows, in groups of the same outer labels."""
    heads = [table.years[place] for place in places]
    years = f"{heads[0].year}–{heads[-1].year}" if len(heads) > 1 else "".join(head.year for head in heads)
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in table.rows:
        cells = [_cell(row.cells[place]) for place in places]
        groups.setdefault(row.labels[:-1], []).append({"label": row.labels[-1], "total": row.is_total, "cells": cells})
    return {
        "years": table.years_words.replace("{years}", years) if is_split else "",
        "heads": [(head.year, head.state) for head in heads],
        "groups": [{"title": ", ".join(labels), "rows": rows} for labels, rows in groups.items()],
    }


def _cell(cell: PrintedCell) -> tuple[str, str, str]:
    return cell.sign.value, cell.text, cell.beside


def _cells(table: PrintedTable) -> Iterable[PrintedCell]:
    return (cell for row in table.rows for cell in row.cells)


def _slot(table: PrintedTable) -> float:
    """Room for what stands beside figures, the same in every column so that the figures stay in line."""
    return max((len(cell.beside) for cell in _cells(table)), default=0) * _BESIDE


def _year_width(table: PrintedTable) -> float:
    """Width of a column of figures."""
    figures = max((len(cell.text) for cell in _cells(table)), default=0) * _DIGIT
    heads = max((_longest_word(head.state) for head in table.years), default=0) * _LETTER
    return max(_LEAST, figures + _slot(table) + _PADDING, heads + _PADDING)


def _label_width(table: PrintedTable) -> float:
    """Width of the column of labels; longer ones wrap."""
    least, most = _LABELS
    longest = max((len(row.labels[-1]) for row in table.rows), default=0) * _LETTER + _PADDING
    return min(most, max(least, longest))


def _longest_word(text: str) -> int:
    return max(map(len, _words(text)), default=0)


def _words(text: str) -> Sequence[str]:
    return text.split()
