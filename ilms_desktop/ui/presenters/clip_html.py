"""The table in a piece of HTML, as spreadsheets, word processors and browsers put it on the clipboard.

Keeps the shape (merged cells take their places), tells what was hidden, and takes the stored figure behind a rounded
one where the program wrote it: `sdval` of LibreOffice, `x:num` of Excel. Nothing is read as a figure here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from ilms_desktop.ui.presenters.clip_cell import (
    OWN_FIGURE,
    OWN_HEAD,
    OWN_LETTER,
    OWN_PART,
    OWN_TEXT,
    ClipCell,
    Oddity,
    OwnCell,
    oddities_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Attributes = dict[str, str | None]

#: attributes that hold a stored figure, and those that tell a formula
_EXACT: Final = ("sdval", "x:num")
_FORMULAS: Final = ("x:fmla", "data-sheets-formula")
#: no content of a cell; `comment` is how LibreOffice writes a remark on a cell
_UNSEEN: Final = frozenset({"style", "script", "title", "caption", "comment"})
#: begin a new line inside a cell
_LINES: Final = frozenset({"br", "p", "div", "li"})
#: largest span that a cell of a web page may have (HTML standard, "attributes common to td and th elements")
_WIDEST: Final = 1000
#: digits that a spreadsheet keeps; what follows is noise of binary fractions
_SHEET_DIGITS: Final = 15
#: what HTML takes as one space
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
#: a raised mark of a footnote must not become a digit of the figure before it
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DECIMAL_SIGNS: Final = str.maketrans(",\u066b", "..")


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A table found in HTML: rows of one width, and what this program wrote about its head (None for others)."""

    rows: tuple[tuple[ClipCell, ...], ...]
    own_head: tuple[int, int] | None = None


@dataclass(slots=True)
class _Open:
    """A cell that is being read."""

    attributes: Attributes
    pieces: list[str] = field(default_factory=list)
    is_hidden: bool = False


@dataclass(slots=True)
class _Row:
    """A row that is being read."""

    is_hidden: bool
    cells: list[tuple[_Open, str]] = field(default_factory=list)


def table_of(html: str) -> HtmlTable | None:
    """The cells of all tables in a piece of HTML, one below the other; None where it has no table.

    Where the clipboard marks the copied fragment, cells outside of it do not count.
    """
    return usual_table(html) or careful_table(html)


def careful_table(html: str) -> HtmlTable | None:
    """The cells of any table, however it is written."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.finish()
    if not any(row.cells for row in reader.rows):
        return None
    return HtmlTable(_grid(reader.rows, reader.hidden_columns), reader.own_head)


#: a cell as spreadsheets write it: small letters, attributes in quotes, nothing to be unescaped
_USUAL_CELL: Final = re.compile(r'<td((?: [a-z:-]+="[^"&<>]*")*)>')
_ATTRIBUTE: Final = re.compile(r' ([a-z:-]+)="([^"]*)"')
_CELL_END: Final = "</td>"


#: a cell as LibreOffice writes it whose text is the figure that it stores, or an empty cell
_FIGURE: Final = re.compile(
    r'<td(?: (?:v?align="[a-z]+"|(?:height|width)="[1-9][0-9]*"))*'
    r'(?: sdval="((?:0|[1-9][0-9]*)(?:[.,][0-9]+)?)" sdnum="[0-9]+;[^"]*">\1|>(?:<br ?/?>)?)</td>'
)
_ROW: Final = re.compile(r"<tr>|</tr>")
_HEAD: Final = re.compile(r'(?: [a-z]+="[0-9]*")*>(?:\s|</?colgroup(?: (?:span|width)="[1-9][0-9]*")*>)*')


def usual_table(html: str) -> HtmlTable | None:
    """The cells of a sheet of bare figures, such as every large one is; None for all else, which is read with care.

    Ten thousand cells are read in a fraction of the time; what comes out is what the careful way gives.
    """
    before, _table, rest = html.partition("<table")
    inside, end, after = rest.partition("</table>")
    head, *lines = _ROW.split(inside)
    if not end or "<t" in before.replace("<title", "") or "<t" in after or "<!--" in html or not _HEAD.fullmatch(head):
        return None
    rows = []
    for line in lines:
        # why: anything beside usual cells, and it is not a usual table
        if _FIGURE.sub("", line).strip():
            return None
        cells = tuple(map(_usual_cell, _FIGURE.findall(line)))
        if cells:
            rows.append(cells)
    width = max(map(len, rows), default=0)
    blank = ClipCell("")
    return HtmlTable(tuple(row + (blank,) * (width - len(row)) for row in rows)) if width else None


def _usual_cell(shown: str) -> ClipCell:
    """A figure that is shown as it is stored, or an empty cell."""
    if not shown:
        return ClipCell("")
    if len(shown) > _SHEET_DIGITS:
        return ClipCell(shown, _exact({"sdval": shown}))
    plain = shown.replace(",", ".")
    return ClipCell(shown, (plain.rstrip("0").rstrip(".") or "0") if "." in plain else plain)


class _Reader(HTMLParser):
    """Collects rows and cells; tables inside cells are text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[_Row] = []
        self.hidden_columns: set[int] = set()
        self.own_head: tuple[int, int] | None = None
        self._depth = 0
        self._columns = 0
        self._unseen = 0
        self._raised = 0
        self._cell: _Open | None = None
        self._is_over = False

    # --- Python's interface

    def parse_starttag(self, i: int) -> int:
        """Read a tag from a place on; a usual cell at once, since a large sheet has ten thousand of them."""
        cell = _USUAL_CELL.match(self.rawdata, i)
        if cell is None:
            return super().parse_starttag(i)
        self.handle_starttag("td", _ATTRIBUTE.findall(cell[1]))
        return cell.end()

    def parse_endtag(self, i: int) -> int:
        """Read the end of an element; that of a cell at once."""
        if not self.rawdata.startswith(_CELL_END, i):
            return super().parse_endtag(i)
        self.handle_endtag("td")
        return i + len(_CELL_END)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        if self._unseen or tag in _UNSEEN:
            self._unseen += tag in _UNSEEN
            return
        opener = _OPENERS.get(tag)
        if opener is not None:
            opener(self, dict(attrs))
        elif self._cell is not None:
            self._raised += tag == "sup"
            if tag in _LINES:
                self._cell.pieces.append("\n")
            elif attrs and _is_hidden(dict(attrs)):
                self._cell.is_hidden = True

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        if self._unseen:
            self._unseen -= tag in _UNSEEN
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        elif tag == "table" and self._depth:
            self.finish()
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Text."""
        if self._cell is not None and not self._unseen:
            self._cell.pieces.append(data.translate(_RAISED) if self._raised else data)

    def handle_comment(self, data: str) -> None:
        """Marks of the fragment that was copied, as Windows writes them."""
        if data.strip() == "StartFragment":
            self.rows.clear()
        elif data.strip() == "EndFragment":
            self._is_over = True

    # --- parts of a table

    def finish(self) -> None:
        """End what a sloppy page left open."""
        if self._depth <= 1:
            self._end_cell()

    def open_table(self, attributes: Attributes) -> None:
        """A table, perhaps inside a cell."""
        self._depth += 1
        if self._depth == 1:
            self._columns = 0
            rows, _space, columns = (attributes.get(OWN_HEAD) or "").partition(" ")
            if rows.isdecimal() and columns.isdecimal():
                self.own_head = (int(rows), int(columns))

    def open_column(self, attributes: Attributes) -> None:
        """One or several columns of which only the looks are told."""
        span = _span(attributes, "span")
        if self._depth == 1 and _is_hidden(attributes):
            self.hidden_columns.update(range(self._columns, self._columns + span))
        self._columns += span

    def open_row(self, attributes: Attributes) -> None:
        """A row."""
        if self._depth == 1 and not self._is_over:
            self._end_cell()
            self.rows.append(_Row(_is_hidden(attributes)))

    def open_cell(self, attributes: Attributes) -> None:
        """A cell."""
        if self._depth > 1 and self._cell is not None:
            self._cell.pieces.append(" ")
        elif self._depth == 1 and not self._is_over:
            self._end_cell()
            self._cell = _Open(attributes, is_hidden=_is_hidden(attributes))

    def _end_cell(self) -> None:
        """The open cell is complete."""
        if self._cell is not None:
            if not self.rows:
                self.rows.append(_Row(is_hidden=False))
            self.rows[-1].cells.append((self._cell, _plain(self._cell.pieces)))
            self._cell, self._raised = None, 0


_OPENERS: Final[Mapping[str, Callable[[_Reader, Attributes], None]]] = {
    "table": _Reader.open_table,
    "col": _Reader.open_column,
    "tr": _Reader.open_row,
    "td": _Reader.open_cell,
    "th": _Reader.open_cell,
}


def _grid(rows: list[_Row], hidden: set[int]) -> tuple[tuple[ClipCell, ...], ...]:
    """Cells in their places; those that a merged cell covers are empty."""
    grid: list[dict[int, ClipCell]] = [{} for _row in rows]
    for place, row in enumerate(rows):
        column = 0
        for cell, text in row.cells:
            while column in grid[place]:
                column += 1
            content, down, across = _at(cell, text, row=row, is_hidden=column in hidden)
            if down > 1 or across > 1:
                _cover(grid, content, (place, down), (column, across))
            grid[place][column] = content
            column += across
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    blank = ClipCell("")
    return tuple(tuple(row.get(column, blank) for column in range(width)) for row in grid)


def _cover(grid: list[dict[int, ClipCell]], content: ClipCell, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    """Mark the places that a merged cell takes; rows and columns are given as the first one and their number."""
    covered = ClipCell("", oddities=content.oddities)
    for row in grid[rows[0] : rows[0] + rows[1]]:
        for column in range(columns[0], columns[0] + columns[1]):
            row.setdefault(column, covered)


def _at(cell: _Open, text: str, *, row: _Row, is_hidden: bool) -> tuple[ClipCell, int, int]:
    """A cell with the rows and columns that it takes."""
    attributes = cell.attributes
    oddities = oddities_of(text)
    if not attributes and not (row.is_hidden or is_hidden or cell.is_hidden):
        return ClipCell(text, oddities=oddities), 1, 1
    down = _span(attributes, "rowspan") if "rowspan" in attributes else 1
    across = _span(attributes, "colspan") if "colspan" in attributes else 1
    found = (
        (Oddity.MERGED, down > 1 or across > 1),
        (Oddity.HIDDEN, row.is_hidden or is_hidden or cell.is_hidden),
        (Oddity.FORMULA, any(name in attributes for name in _FORMULAS)),
    )
    more = frozenset(oddity for oddity, is_so in found if is_so)
    return ClipCell(text, _exact(attributes), oddities | more if more else oddities, _own(attributes)), down, across


def _own(attributes: Attributes) -> OwnCell | None:
    """What this program wrote beside the cell."""
    if not any(name.startswith("data-ilms") for name in attributes):
        return None
    return OwnCell(
        figure=attributes.get(OWN_FIGURE),
        letter=attributes.get(OWN_LETTER) or "",
        text=attributes.get(OWN_TEXT),
        is_part=attributes.get(OWN_PART) != "no",
    )


def _exact(attributes: Attributes) -> str | None:
    """Stored figure in the C locale; LibreOffice writes it with the decimal sign of its own language, ungrouped."""
    for name in _EXACT:
        value = attributes.get(name)
        if value:
            try:
                number = Decimal(value.strip().translate(_DECIMAL_SIGNS))
            except InvalidOperation:
                return None
            return _as_sheet(number) if number.is_finite() else None
    return None


def _as_sheet(number: Decimal) -> str:
    """The figure with the digits that a spreadsheet keeps, without exponent and trailing zeros."""
    surplus = len(number.as_tuple().digits) - _SHEET_DIGITS
    if surplus > 0:
        number = Decimal(f"{number:.{_SHEET_DIGITS - 1}e}")
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _is_hidden(attributes: Attributes) -> bool:
    """Whether something is not shown: `display: none`, no height, no width."""
    if "hidden" in attributes or "0" in (attributes.get("height"), attributes.get("width")):
        return True
    style = attributes.get("style")
    if not style or ("none" not in style and "collapse" not in style and "hidden" not in style):
        return False
    looks = dict(part.strip().lower().partition(":")[::2] for part in style.split(";"))
    looks = {name.strip(): value.strip() for name, value in looks.items()}
    return looks.get("display") == "none" or looks.get("visibility") in ("hidden", "collapse")


def _span(attributes: Attributes, name: str) -> int:
    """Rows or columns that a cell takes."""
    value = (attributes.get(name) or "1").strip()
    return min(max(int(value), 1), _WIDEST) if value.isdecimal() and len(value) < _SHEET_DIGITS else 1


def _plain(pieces: list[str]) -> str:
    """Text of a cell: white space of the source is one space, line breaks of the page stay, no-break spaces too."""
    if len(pieces) == 1:
        return _SPACES.sub(" ", pieces[0]).strip(" ")
    lines = "".join(piece if piece == "\n" else _SPACES.sub(" ", piece) for piece in pieces).split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip(" ") for line in lines).strip("\n")
