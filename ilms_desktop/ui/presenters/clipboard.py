"""Blocks of cells on the clipboard: what spreadsheets, web pages and this program put there.

Nothing is read as a figure here and no clipboard is touched; what a block means for a table is planned in
`paste_plan`, what goes onto the clipboard is written in `copy_out`.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.clip_cell import ClipCell, Oddity, OwnCell, oddities_of
from ilms_desktop.ui.presenters.clip_html import table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Clip", "ClipCell", "Oddity", "OwnCell", "read_clip"]

Rows = tuple[tuple[ClipCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Clip:
    """A block of the clipboard; every row has the same width.

    Attributes:
        rows: its cells.
        differs: whether text and HTML have different shapes; the HTML is taken then.
        own_head: rows above and columns before the figures where this program wrote the block; None for others.
    """

    rows: Rows = ()
    differs: bool = False
    own_head: tuple[int, int] | None = None

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def transposed(self) -> Clip:
        """The block with rows as columns."""
        head = None if self.own_head is None else (self.own_head[1], self.own_head[0])
        return Clip(tuple(zip(*self.rows, strict=True)), differs=self.differs, own_head=head)


def read_clip(text: str, html: str | None = None) -> Clip:
    """The block on the clipboard.

    The table of the HTML goes before tab-separated text, since it tells merged and hidden cells and the figures behind
    rounded ones; a text without tabs and line ends is one cell. Empty rows at the foot and empty columns at the end
    are no content, unless this program wrote the block.

    Args:
        text: plain text of the clipboard.
        html: HTML of the clipboard, or None where it has none.
    """
    table = table_of(html) if html and "<t" in html.lower() else None
    told = without_empty_edges(_cells_of(block_of(text)))
    if table is None:
        return Clip(told)
    if table.own_head is not None:
        return Clip(table.rows, own_head=table.own_head)
    rows = without_empty_edges(table.rows)
    if not told or _is_same(rows, told):
        return Clip(rows)
    with_hidden = _with_hidden(rows, told)
    return Clip(with_hidden) if with_hidden else Clip(rows, differs=True)


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


def without_empty_edges(rows: Sequence[Sequence[ClipCell]]) -> Rows:
    """The block without empty rows at its foot and empty columns at its end, which are no content."""
    kept = [tuple(row) for row in rows]
    while kept and not _used(kept[-1]):
        kept.pop()
    width = max((_used(row) for row in kept), default=0)
    return tuple(row[:width] for row in kept)


def text_of(block: Sequence[Sequence[str]]) -> str:
    """Tab-separated text; a cell with tab, line end or quote is quoted as Excel does."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in block)


def _cells_of(block: Sequence[Sequence[str]]) -> Rows:
    """Texts as cells."""
    return tuple(tuple(ClipCell(text, oddities=oddities_of(text)) for text in row) for row in block)


def _used(row: Sequence[ClipCell]) -> int:
    """Columns of a row up to its last content; a format may hide a figure and show nothing."""
    found = (place for place in range(len(row), 0, -1) if row[place - 1].exact or row[place - 1].text.strip())
    return next(found, 0)


def _is_same(rows: Rows, told: Rows) -> bool:
    """Whether HTML and text have the same shape; word processors write one cell a line as text."""
    if len(rows) == len(told) and len(rows[0]) >= len(told[0]):
        return True
    is_list = len(told[0]) == 1
    return is_list and [text for row in rows for text in _texts(row)] == [text for row in told for text in _texts(row)]


def _with_hidden(rows: Rows, told: Rows) -> Rows | None:
    """The rows of the HTML together with those that only the text has: they were hidden where they were copied."""
    if len(told) < len(rows) or len(told[0]) > len(rows[0]):
        return None
    width = len(rows[0])
    waiting = list(rows)
    merged = []
    for row in told:
        wide = (*row, *(ClipCell(""),) * (width - len(row)))
        if waiting and _texts(waiting[0]) == _texts(wide):
            merged.append(waiting.pop(0))
        else:
            merged.append(tuple(replace(cell, oddities=cell.oddities | {Oddity.HIDDEN}) for cell in wide))
    return None if waiting else tuple(merged)


def _texts(row: Sequence[ClipCell]) -> list[str]:
    """Texts of a row without the differences that the two flavours have in white space and raised digits."""
    return [" ".join(unicodedata.normalize("NFKC", cell.text).split()) for cell in row]


def _quoted(cell: str) -> str:
    """Cell in quotes where it needs them."""
    if any(sign in cell for sign in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
