"""What the library that reads XLSX does not tell: percentages, errors, formulas without a result, far-away cells.

The text of a sheet is searched in pieces, never built into a tree. Values are read elsewhere.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.cells import CellKind, column_number
from ilms_desktop.exchange.foreign.zip_guard import Extent, SheetLimits, check_odd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.exchange.foreign.zip_guard import Parts

_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_STYLES: Final = "xl/styles.xml"
_TEXTS: Final = "xl/sharedStrings.xml"
# why: no tag holds another one, so that a search never runs over the next; a file made to cost time would count on it
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b([^<>]*)>")
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b([^<>]*)>")
_FORMAT: Final = re.compile(rb"<(?:\w+:)?numFmt\b([^<>]*)>")
_STYLE_LIST: Final = re.compile(rb"</?(?:\w+:)?cellXfs\b")
_STYLE: Final = re.compile(rb"<(?:\w+:)?xf\b([^<>]*)>")
_ATTRIBUTE: Final = re.compile(rb"(?<![\w:])([\w:]++)\s*+=\s*(?:\"([^\"]*)\"|'([^']*)')")
#: name spaces that some programs write in front of every name
_PREFIXED: Final = re.compile(rb"<(/?)\w+:")
#: cells that hold something: the others end at once
_PLACE: Final = re.compile(rb"<c\s(?>(?:[^/<>]*?\s)??r=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'])[^/<>]*+>")
#: cells that do not say where they stand: behind the one before them
_UNPLACED: Final = re.compile(rb"<c(?:\s(?:(?!\br=)[^/<>])*+)?>")
_ROW: Final = re.compile(rb"<row\b(?:[^/<>]*?\br=[\"']([0-9]{1,7})[\"'])?+[^/<>]*+>")
#: cells with formatting alone, and how many of them the start of a piece may hold before they are taken out
_BLANK: Final = re.compile(rb"<c\s[^<>]*/>")
_MANY_BLANK: Final = 200
_SAMPLE: Final = 65_536
_CELL_START: Final = re.compile(rb"<(?:\w+:)?c\s")
_WHOLE_CELL: Final = re.compile(rb"<(?:\w+:)?c\s(?:[^<>]*/>|.*?</(?:\w+:)?c>)", re.DOTALL)
_IS_ERROR: Final = re.compile(rb'<c\b(?>[^/<>]*?\bt="e")[^/<>]*+>')
#: a formula without a value behind it
_NOT_CALCULATED: Final = re.compile(rb"<f\b(?:[^<>]*/>|[^<>]*>[^<]*</f>)\s*(?:</|<v\b[^<>]*/>|<v\b[^<>]*>\s*</)")
#: longest first tag of a cell; longest cell, of 32,767 characters, each written as an entity
_LONGEST_HEAD: Final = 1_000
_LONGEST_CELL: Final = 2_000_000
#: length of the end of a sheet, in which its last tag stands
_END: Final = 200
_QUOTED: Final = re.compile(r'"[^"]*"|\\.')
#: formats 0 % and 0.00 %, which every spreadsheet knows by number
_PERCENT_FORMATS: Final = frozenset({b"9", b"10"})


class XlsxScan:
    """Looks through one workbook."""

    def __init__(self, parts: Parts) -> None:
        """Take the parts and judge those that the library reads when it opens the file.

        Raises:
            ExchangeError: `sheet_bomb`, `sheet_damaged`.
        """
        self._parts = parts
        parts.check(_TEXTS, limit=SheetLimits.TEXT_BYTES)
        self._files = files_of(parts)
        self._percent = _cells_with(_percent_styles(parts.small(_STYLES)))

    def odd(self, sheet: str) -> Mapping[tuple[int, int], CellKind]:
        """Odd cells of a sheet.

        Raises:
            ExchangeError: `sheet_too_wide`, `sheet_bomb`, `sheet_damaged`.
        """
        part = self._files.get(sheet, "")
        if part not in self._parts.names:
            return {}
        extent = Extent(path=self._parts.name, sheet=sheet)
        found: dict[tuple[int, int], CellKind] = {}
        end = b""
        for text in whole_cells(self._parts, part):
            _take_places(extent, text)
            found.update(self._odd_cells(text))
            check_odd(found, path=self._parts.name, sheet=sheet)
            end = text[-_END:] if len(text) >= _END else end[len(text) - _END :] + text
        # why: the library takes a sheet that breaks off for one that ends there
        if not end.rstrip().endswith(b"worksheet>"):
            raise ExchangeError("sheet_damaged", path=self._parts.name, detail=part)
        return found

    def _odd_cells(self, text: bytes) -> Iterator[tuple[tuple[int, int], CellKind]]:
        # why: what stands later in this list counts more, as a formula without a result is no percentage
        if self._percent is not None:
            yield from _placed(filter(_is_number, self._percent.findall(text)), CellKind.PERCENT)
        yield from _placed(_not_calculated(text), CellKind.UNCALCULATED)
        if b't="e"' in text:
            yield from _placed(_IS_ERROR.findall(text), CellKind.ERROR)


def _is_number(head: bytes) -> bool:
    return attributes_of(head).get(b"t", b"n") == b"n"


def _not_calculated(text: bytes) -> Iterator[bytes]:
    """Heads of the cells whose formula has no result; one that gives an empty text says that it gives text."""
    for match in _NOT_CALCULATED.finditer(text):
        start = text.rfind(b"<c", max(match.start() - _LONGEST_HEAD, 0), match.start())
        head = text[start : match.start()].rstrip()
        if b't="str"' not in head:
            yield head


def _placed(heads: Iterable[bytes], kind: CellKind) -> Iterator[tuple[tuple[int, int], CellKind]]:
    """Where the cells of these heads stand."""
    for head in heads:
        place = _PLACE.fullmatch(head)
        if place is not None:
            yield (int(place[2]) - 1, column_number(place[1].decode())), kind


def _take_places(extent: Extent, text: bytes) -> None:
    """How far the cells of a piece reach.

    Raises:
        ExchangeError: `sheet_too_wide`.
    """
    if places := _PLACE.findall(text):
        rows = [int(row) for row in {row for _column, row in places}]
        columns = [column_number(column.decode()) for column in {column for column, _row in places}]
        extent.add((min(rows) - 1, max(rows) - 1), (min(columns), max(columns)))
    if _UNPLACED.search(text):
        numbers = [int(row) for row in _ROW.findall(text) if row] or [1]
        widest = max(len(_UNPLACED.findall(row)) for row in _ROW.split(text) if row)
        extent.add((min(numbers) - 1, max(numbers) - 1), (0, max(widest - 1, 0)))


def files_of(parts: Parts) -> dict[str, str]:
    """Part of each sheet by the name of the sheet."""
    from html import unescape

    relations = {
        each.get(b"Id", b""): each.get(b"Target", b"").decode("utf-8", "replace")
        for each in map(attributes_of, _RELATION.findall(parts.small(_RELATIONS)))
    }
    found = {}
    for each in map(attributes_of, _SHEET.findall(parts.small(_WORKBOOK))):
        target = next((relations.get(value, "") for name, value in each.items() if name.endswith(b":id")), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        found[unescape(each.get(b"name", b"").decode("utf-8", "replace"))] = part
    return found


def _cells_with(styles: Iterable[bytes]) -> re.Pattern[bytes] | None:
    """Finds the heads of cells that hold something in one of these styles; None where there are no such styles."""
    listed = b"|".join(sorted(styles))
    return re.compile(rb"<c\b(?>[^/<>]*?\bs=[\"'](?:" + listed + rb")[\"'])[^/<>]*+>") if listed else None


def _percent_styles(styles: bytes) -> frozenset[bytes]:
    """Numbers of the styles that show a percentage."""
    own = {
        each.get(b"numFmtId", b"")
        for each in map(attributes_of, _FORMAT.findall(styles))
        if "%" in _QUOTED.sub("", each.get(b"formatCode", b"").decode("utf-8", "replace").replace("&quot;", '"'))
    }
    used = [each.get(b"numFmtId", b"") for each in styles_of(styles)]
    return frozenset(str(number).encode() for number, each in enumerate(used) if each in _PERCENT_FORMATS | own)


def styles_of(text: bytes) -> list[dict[bytes, bytes]]:
    """Attributes of the styles that cells name by number."""
    marks = list(islice(_STYLE_LIST.finditer(text), 2))
    found = _STYLE.findall(text, marks[0].end(), marks[1].start()) if len(marks) > 1 else []
    return [attributes_of(each) for each in found]


def attributes_of(text: bytes) -> dict[bytes, bytes]:
    """Attributes of a tag by their names."""
    return {match[1]: match[2] if match[2] is not None else match[3] for match in _ATTRIBUTE.finditer(text)}


def whole_cells(parts: Parts, part: str) -> Iterator[bytes]:
    """The text of a sheet cut between cells, its names without the prefixes that some programs write.

    Raises:
        ExchangeError: `sheet_damaged`, also where a cell is longer than any can be; `sheet_bomb`.
    """
    rest = b""
    for piece in parts.pieces(part):
        text = rest + piece
        cut = _cut(text)
        yield _searchable(text[:cut])
        rest = text[cut:]
        if len(rest) > _LONGEST_CELL:
            raise ExchangeError("sheet_damaged", path=parts.name, detail=part)
    yield _searchable(rest)


def _cut(text: bytes) -> int:
    """Where a text can be cut: before its last cell, or behind that where it is whole, before a tag that may go on."""
    start = max(text.rfind(b"<c "), text.rfind(b":c "), 0)
    start = max(text.rfind(b"<", 0, start + 1), 0)
    whole = _WHOLE_CELL.match(text, start)
    if whole is None and text.startswith(b"<", start) and _CELL_START.match(text, start):
        return start
    last = text.rfind(b"<", whole.end() if whole else start)
    return last if last >= 0 else len(text)


def _searchable(text: bytes) -> bytes:
    # why: few programs write prefixes, and the searches for cells are much faster without them
    plain = _PREFIXED.sub(rb"<\1", text) if b":c" in text else text
    # why: formatting alone, over hundreds of columns, would cost every search its time
    return _BLANK.sub(b"", plain) if plain.count(b"/><c ", 0, _SAMPLE) > _MANY_BLANK else plain
