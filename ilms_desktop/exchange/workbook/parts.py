"""What the library that reads values does not tell of our own workbooks: names, remarks, our formulas, typed decimals.

All of it stands in small parts of the file or is searched in pieces; nothing is unpacked without a limit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.exchange.foreign.cells import column_letters, column_number
from ilms_desktop.exchange.foreign.xlsx_scan import attributes_of, files_of, styles_of, whole_cells
from ilms_desktop.exchange.workbook import keys, sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilms_desktop.exchange.foreign.zip_guard import Parts

WORKBOOK: Final = "xl/workbook.xml"
_STYLES: Final = "xl/styles.xml"
_NAME: Final = re.compile(rb"<(?:\w+:)?definedName\b([^<>]*)>([^<]*)<")
#: first cell of a range in one column: 'A5-birth'!$F$12:$F$119
_RANGE: Final = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?[0-9]+(?::\$?([A-Z]{1,3})\$?[0-9]+)?")
#: column and row of a cell with a formula
_START: Final = rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>\s*<f\b'
#: formulas of ours; formulas that are written once for several cells; cells whose formula stands elsewhere
_OWN_FORMULA: Final = re.compile(_START + rb"[^<>]*>[^<]*?" + sums.OWN_MARK)
_SHARED: Final = re.compile(rb'<f\b((?>[^<>/]*?\bsi="[0-9]+")[^<>/]*+)>([^<]+)<')
_SHARING: Final = re.compile(_START + rb"([^<>]*?)(?:/>|></f>)")
_FORMAT: Final = re.compile(rb"<(?:\w+:)?numFmt\b([^<>]*)>")
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b([^<>]*)>")
#: formats with decimals that every spreadsheet program knows by number
_KNOWN_DECIMALS: Final = {b"2": 2, b"4": 2, b"39": 2, b"40": 2}
_DECIMALS: Final = re.compile(r"(?:#,##)?0[.](0+)")
_CURRENCY: Final = re.compile(r"[$€£¥₹฿₫₱៛₭]")

Place = tuple[int, int]


class ColumnName(NamedTuple):
    """A named range of a workbook of ours: which sheet and column it means."""

    sheet: str
    column: int
    subject: keys.Subject
    key: str


@dataclass(frozen=True)
class SheetTraits:
    """What is behind the values of a sheet.

    Attributes:
        totals: cells with a formula of ours: nobody entered a figure there.
        decimals: decimals that a number is shown with. currency: cells whose format shows an amount of money.
        remarks: remarks on cells.
    """

    totals: set[Place] = field(default_factory=set)
    decimals: dict[Place, int] = field(default_factory=dict)
    currency: set[Place] = field(default_factory=set)
    remarks: dict[Place, str] = field(default_factory=dict)


class OwnParts:
    """Looks into the parts of one workbook."""

    def __init__(self, parts: Parts) -> None:
        """Take the parts, judged already."""
        self._parts = parts
        self._files = files_of(parts)
        styles = parts.small(_STYLES)
        self._decimals, self._currency = _styles(styles)
        self._styled = _cells_with({*self._decimals, *self._currency})

    def names(self) -> Iterator[ColumnName]:
        """Names of columns that we gave; names that lost their range are left out."""
        for attributes, text in _NAME.findall(self._parts.small(WORKBOOK)):
            name = attributes_of(attributes).get(b"name", b"").decode("utf-8", "replace")
            found, match = keys.named_column(name), _RANGE.fullmatch(unescape(text.decode("utf-8", "replace")).strip())
            if found is None or match is None or match[4] not in (None, match[3]):
                continue
            sheet = match[2] or match[1].replace("''", "'")
            yield ColumnName(sheet, column_number(match[3]), *found)

    def traits(self, sheet: str, columns: Iterable[int]) -> SheetTraits:
        """What is behind the values of some columns of a sheet.

        Raises:
            ExchangeError: `sheet_damaged`, `sheet_bomb`.
        """
        part = self._files.get(sheet, "")
        found = SheetTraits()
        if part not in self._parts.names:
            return found
        wanted = {column_letters(column).encode(): column for column in columns}
        shared: dict[bytes, bool] = {}
        for text in whole_cells(self._parts, part):
            own = _OWN_FORMULA.findall(text)
            if b"si=" in text:
                shared |= {_number_of(said): sums.is_own(formula) for said, formula in _SHARED.findall(text)}
                own += [(column, row) for column, row, said in _SHARING.findall(text) if shared.get(_number_of(said))]
            found.totals.update((int(row) - 1, wanted[column]) for column, row in own if column in wanted)
            for column, row, style in self._styled.findall(text) if self._styled else ():
                if column in wanted:
                    self._take_style((int(row) - 1, wanted[column]), style, found)
        found.remarks.update(self._remarks(part))
        return found

    def _take_style(self, at: Place, style: bytes, found: SheetTraits) -> None:
        if style in self._decimals:
            found.decimals[at] = self._decimals[style]
        if style in self._currency:
            found.currency.add(at)

    def _remarks(self, part: str) -> Iterator[tuple[Place, str]]:
        """Remarks of a sheet; those of a conversation replace the words that stand for it elsewhere."""
        from ilms_desktop.exchange.workbook.remarks import remarks_of

        folder, _, name = part.rpartition("/")
        relations = self._parts.small(f"{folder}/_rels/{name}.rels")
        for each in map(attributes_of, _RELATION.findall(relations)):
            kind = each.get(b"Type", b"").rpartition(b"/")[2].decode("ascii", "replace")
            target = each.get(b"Target", b"").decode("utf-8", "replace")
            if kind in {"comments", "threadedComment"}:
                yield from remarks_of(self._parts.small(_absolute(folder, target)), path=self._parts.name)


def _absolute(folder: str, target: str) -> str:
    """Name of a part that another one names."""
    if target.startswith("/"):
        return target.removeprefix("/")
    parts = folder.split("/")
    for each in target.split("/"):
        if each == "..":
            parts = parts[:-1]
        else:
            parts.append(each)
    return "/".join(parts)


def _number_of(attributes: bytes) -> bytes:
    """Number of the formula that stands for several cells."""
    return attributes_of(attributes).get(b"si", b"")


def _cells_with(styles: Iterable[bytes]) -> re.Pattern[bytes] | None:
    """Finds cells that hold something and have one of these styles; None where there are no such styles."""
    listed = b"|".join(sorted(styles))
    # why: looking ahead for the style first takes half the time
    style = rb'[^>]*\bs="(?:' + listed + rb')"[^>/]*>'
    place = rb'r="([A-Z]{1,3})([0-9]{1,7})"[^>]*\bs="(' + listed + rb')"'
    return re.compile(rb"<c (?=" + style + rb")" + place) if listed else None


def _styles(text: bytes) -> tuple[dict[bytes, int], frozenset[bytes]]:
    """Decimals that styles show, and styles that show money, by the number of the style."""
    own = {
        each.get(b"numFmtId", b""): unescape(each.get(b"formatCode", b"").decode("utf-8", "replace"))
        for each in map(attributes_of, _FORMAT.findall(text))
    }
    decimals: dict[bytes, int] = {}
    money: set[bytes] = set()
    for number, each in enumerate(styles_of(text)):
        style, code = str(number).encode(), own.get(each.get(b"numFmtId", b""), "")
        # why: the format of totals has a second part, since nobody typed their decimals
        match = _DECIMALS.fullmatch(code)
        known = _KNOWN_DECIMALS.get(each.get(b"numFmtId", b""), 0) or (len(match[1]) if match else 0)
        if known:
            decimals[style] = known
        if _CURRENCY.search(code.partition(";")[0]):
            money.add(style)
    return decimals, frozenset(money)
