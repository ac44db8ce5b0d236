"""What the library that reads ODS does not tell: percentages, errors, formulas without a result, repeated cells.

The text of the document is searched in pieces, never built into a tree. Values are read elsewhere.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.cells import Area, CellKind
from ilms_desktop.exchange.foreign.zip_guard import Extent, check_odd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.exchange.foreign.zip_guard import Parts

CONTENT: Final = "content.xml"
#: longest text of a document, in bytes; a cell shows 65,536 characters, each perhaps written as an entity
_LONGEST_TEXT: Final = 2_000_000
_MANIFEST: Final = "META-INF/manifest.xml"
_MARK: Final = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)((?:[\s/][^<>]*)?)>")
_NAME: Final = re.compile(rb'\stable:name="([^"]*)"')
_VALUE: Final = re.compile(rb'\soffice:value-type="(\w+)"')
_ERROR: Final = re.compile(rb'\scalcext:value-type="error"')
_FORMULA: Final = re.compile(rb'\stable:formula="')
_COUNTS: Final = {
    name: re.compile(rb"\stable:number-" + name.encode() + rb'="([0-9]{1,9})"')
    for name in ("rows-repeated", "columns-repeated", "rows-spanned", "columns-spanned")
}


class OdsScan:
    """What was found in a document: odd cells and merged areas by sheet.

    Attributes:
        odd: kind of cell by sheet and place. merged: merged areas by sheet.
    """

    def __init__(self, parts: Parts) -> None:
        """Look through the whole document, since the library reads all of it when it opens the file.

        Raises:
            ExchangeError: `sheet_encrypted`, `sheet_too_wide`, `sheet_bomb`, `sheet_damaged`.
        """
        if b"encryption-data" in parts.small(_MANIFEST):
            raise ExchangeError("sheet_encrypted", path=parts.name)
        if CONTENT not in parts.names:
            raise ExchangeError("sheet_damaged", path=parts.name, detail=CONTENT)
        self.odd: dict[str, dict[tuple[int, int], CellKind]] = {}
        self.merged: dict[str, list[Area]] = {}
        self._path = parts.name
        self._sheet = ""
        self._row, self._rows, self._column = -1, 1, 0
        self._extent = Extent(path=parts.name, sheet="")
        for text in _whole_marks(parts):
            for match in _MARK.finditer(text):
                self._take(match[1], match[2])

    def _take(self, element: bytes, attributes: bytes) -> None:
        """One element of the document."""
        if element == b"table":
            self._start_sheet(attributes)
        elif element == b"table-row":
            self._row += self._rows
            self._rows, self._column = _count("rows-repeated", attributes), 0
        else:
            self._cell(attributes)

    def _start_sheet(self, attributes: bytes) -> None:
        name = _NAME.search(attributes)
        self._sheet = unescape(name[1].decode("utf-8", "replace")) if name else ""
        self._row, self._rows, self._column = -1, 1, 0
        self._extent = Extent(path=self._path, sheet=self._sheet)
        self.odd[self._sheet], self.merged[self._sheet] = {}, []

    def _cell(self, attributes: bytes) -> None:
        first, count = self._column, _count("columns-repeated", attributes)
        self._column += count
        kind = _VALUE.search(attributes)
        if kind is None and not _FORMULA.search(attributes):
            return
        self._extent.add((self._row, self._row + self._rows - 1), (first, first + count - 1))
        odd = _kind(attributes, b"" if kind is None else kind[1])
        found, merged = self.odd[self._sheet], self.merged[self._sheet]
        if odd is not None:
            check_odd(range(len(found) + self._rows * count), path=self._path, sheet=self._sheet)
            found |= {
                (row, first + step): odd for row in range(self._row, self._row + self._rows) for step in range(count)
            }
        high, wide = _count("rows-spanned", attributes), _count("columns-spanned", attributes)
        if high * wide > 1:
            merged.append(Area(self._row, first, self._row + high - 1, first + wide - 1))


def _kind(attributes: bytes, value: bytes) -> CellKind | None:
    """What is odd about a cell that holds something."""
    if value == b"percentage":
        return CellKind.PERCENT
    if _ERROR.search(attributes):
        return CellKind.ERROR
    return None if value else CellKind.UNCALCULATED


def _count(name: str, attributes: bytes) -> int:
    found = _COUNTS[name].search(attributes)
    return max(int(found[1]), 1) if found else 1


def _whole_marks(parts: Parts) -> Iterator[bytes]:
    """The text of the document cut before an element that may go on in the next piece.

    Raises:
        ExchangeError: `sheet_damaged`, also where a text is longer than any can be; `sheet_bomb`.
    """
    rest = b""
    for piece in parts.pieces(CONTENT):
        text = rest + piece
        cut = max(text.rfind(b"<"), 0)
        yield text[:cut]
        rest = text[cut:]
        if len(rest) > _LONGEST_TEXT:
            raise ExchangeError("sheet_damaged", path=parts.name, detail=CONTENT)
    yield rest
