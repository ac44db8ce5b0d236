"""Blocks of cells as text: what Excel puts on the clipboard and what it takes from there.

No clipboard is touched here and nothing is read as a number.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def block_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a pasted text.

    Takes tabs between cells, any line ending, and cells in quotes with tabs or lines inside. The empty line that Excel
    adds at the end does not count; every row gets the width of the widest.
    """
    body = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if '"' in body:
        rows = [tuple(row) or ("",) for row in csv.reader(io.StringIO(body, newline=""), delimiter="\t")]
    else:
        rows = [tuple(line.split("\t")) for line in body.split("\n")]
    width = max(map(len, rows), default=0)
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def without_empty_edges(block: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The block without empty rows at its foot and empty columns at its end, which are no content."""
    rows = [tuple(row) for row in block]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell.strip()), default=0)
    return tuple(row[:width] for row in rows)


def text_of(block: Sequence[Sequence[str]]) -> str:
    """Tab-separated text; a cell with tab, line end or quote is quoted as Excel does."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in block)


def _quoted(cell: str) -> str:
    """Cell in quotes where it needs them."""
    if any(sign in cell for sign in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
