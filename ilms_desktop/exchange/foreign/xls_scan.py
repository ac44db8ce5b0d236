"""What the library that reads XLS does not tell: percentages, errors, passwords, macros, far-away cells.

The compound file and its records are walked here only as far as that needs; values are read elsewhere. Layouts: the
published descriptions of compound files (MS-CFB) and of BIFF records (MS-XLS).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.cells import CellKind
from ilms_desktop.exchange.foreign.zip_guard import Extent, check_odd

if TYPE_CHECKING:
    from collections.abc import Iterator

XLS_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: names of streams
_WORKBOOKS: Final = ("Workbook", "Book")
_ENCRYPTED: Final = "EncryptedPackage"
_MACROS: Final = "_VBA_PROJECT_CUR"
#: numbers of sectors from here on are marks, not places
_LAST_SECTOR: Final = 0xFFFFFFFA
_ENTRY_BYTES: Final = 128
_SMALL_SECTOR: Final = 64
_HEADER_FAT: Final = 109
_ROOT: Final = 5
#: records
_FORMULA, _EOF, _FILEPASS, _BOUNDSHEET = 0x0006, 0x000A, 0x002F, 0x0085
_MULRK, _XF, _NUMBER, _LABEL = 0x00BD, 0x00E0, 0x0203, 0x0204
_RSTRING, _LABELSST, _BOOLERR, _RK, _FORMAT, _BOF = 0x00D6, 0x00FD, 0x0205, 0x027E, 0x041E, 0x0809
_CELLS: Final = frozenset({_FORMULA, _MULRK, _NUMBER, _LABEL, _RSTRING, _LABELSST, _BOOLERR, _RK})
_NUMBERS: Final = frozenset({_FORMULA, _NUMBER, _RK})
_PERCENT_FORMATS: Final = frozenset({9, 10})
#: a result of a formula that is no number says so in its last two bytes, and in its first byte that it is an error
_NO_NUMBER: Final = 0xFFFF
_ERROR_RESULT: Final = 2


class _Entry(NamedTuple):
    """An entry of the directory."""

    name: str
    kind: int
    start: int
    size: int


class XlsScan:
    """What was found in a file.

    Attributes:
        odd: kind of cell by number of the sheet and place. has_macros: whether it carries any.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        """Look through all sheets, since the library reads all of them when it opens the file.

        Raises:
            ExchangeError: `sheet_encrypted`, `sheet_damaged`, `sheet_too_wide`.
        """
        self._path = name
        self.odd: dict[int, dict[tuple[int, int], CellKind]] = {}
        try:
            compound = _Compound(data)
            self.has_macros = _MACROS in compound.names
            if _ENCRYPTED in compound.names:
                raise ExchangeError("sheet_encrypted", path=name)
            stream = next((each for wanted in _WORKBOOKS if (each := compound.stream(wanted))), b"")
            self._read(stream)
        except (struct.error, IndexError, ValueError, UnicodeDecodeError) as error:
            raise ExchangeError("sheet_damaged", path=name, detail=type(error).__name__) from error
        if not stream:
            raise ExchangeError("sheet_damaged", path=name, detail=_WORKBOOKS[0])

    def _read(self, stream: bytes) -> None:
        """Records before the first sheet, then those of each sheet."""
        formats, styles, starts = set(_PERCENT_FORMATS), [], []
        for code, body in _records(stream, 0):
            if code == _FILEPASS:
                raise ExchangeError("sheet_encrypted", path=self._path)
            if code == _FORMAT and b"%" in body:
                formats.add(struct.unpack_from("<H", body)[0])
            elif code == _XF:
                styles.append(struct.unpack_from("<H", body, 2)[0])
            elif code == _BOUNDSHEET:
                starts.append(struct.unpack_from("<I", body)[0])
        percent = frozenset(number for number, each in enumerate(styles) if each in formats)
        for sheet, start in enumerate(starts):
            self.odd[sheet] = self._sheet(stream, start, sheet=sheet, percent=percent)

    def _sheet(
        self, stream: bytes, start: int, *, sheet: int, percent: frozenset[int]
    ) -> dict[tuple[int, int], CellKind]:
        """Odd cells of one sheet."""
        found: dict[tuple[int, int], CellKind] = {}
        extent = Extent(path=self._path, sheet=str(sheet + 1))
        for code, body in _records(stream, start):
            if code not in _CELLS:
                continue
            row, column, style = struct.unpack_from("<HHH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if code == _MULRK else column
            extent.add((row, row), (column, last))
            found.update(_odd(code, body, (row, column, style), percent))
            check_odd(found, path=self._path, sheet=str(sheet + 1))
        return found


def _odd(
    code: int, body: bytes, place: tuple[int, int, int], percent: frozenset[int]
) -> Iterator[tuple[tuple[int, int], CellKind]]:
    """What is odd about the cells of one record."""
    row, column, style = place
    is_error = (code == _BOOLERR and body[7] == 1) or (
        code == _FORMULA and struct.unpack_from("<H", body, 12)[0] == _NO_NUMBER and body[6] == _ERROR_RESULT
    )
    if is_error:
        yield (row, column), CellKind.ERROR
    elif code == _MULRK:
        for step in range((len(body) - 6) // 6):
            if struct.unpack_from("<H", body, 4 + 6 * step)[0] in percent:
                yield (row, column + step), CellKind.PERCENT
    elif code in _NUMBERS and style in percent:
        yield (row, column), CellKind.PERCENT


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Records from `start` to the end of the part that begins there; parts inside it, such as charts, are skipped."""
    depth, place = 0, start
    while place + 4 <= len(stream):
        code, size = struct.unpack_from("<HH", stream, place)
        if code == _BOF:
            depth += 1
        elif code == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield code, stream[place + 4 : place + 4 + size]
        place += 4 + size


class _Compound:
    """A compound file: streams by name."""

    def __init__(self, data: bytes) -> None:
        """Read table of sectors and directory."""
        self._data = data
        self._size = 1 << struct.unpack_from("<H", data, 30)[0] % 16
        fat_count, directory = struct.unpack_from("<II", data, 44)[0], struct.unpack_from("<I", data, 48)[0]
        self._cutoff, small_fat = struct.unpack_from("<II", data, 56)
        more, more_count = struct.unpack_from("<II", data, 68)
        places = list(struct.unpack_from(f"<{_HEADER_FAT}I", data, 76))
        for _step in range(more_count):
            if more >= _LAST_SECTOR:
                break
            numbers = self._numbers(self._sector(more))
            places += numbers[:-1]
            more = numbers[-1]
        self._fat = [number for place in places[:fat_count] if place < _LAST_SECTOR for number in self._fat_at(place)]
        entries = list(_entries(self._chain(directory)))
        self._entries = {each.name: each for each in entries}
        root = next((each for each in entries if each.kind == _ROOT), None)
        self._small = self._chain(root.start) if root else b""
        self._small_fat = self._numbers(self._chain(small_fat)) if small_fat < _LAST_SECTOR else []

    @property
    def names(self) -> frozenset[str]:
        """Names of its streams and folders."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """A stream; empty where there is none."""
        entry = self._entries.get(name)
        if entry is None:
            return b""
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        found = bytearray()
        place, steps = entry.start, 0
        while place < _LAST_SECTOR and steps <= len(self._small_fat):
            found += self._small[place * _SMALL_SECTOR : (place + 1) * _SMALL_SECTOR]
            place, steps = self._small_fat[place], steps + 1
        return bytes(found[: entry.size])

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _fat_at(self, place: int) -> list[int]:
        return self._numbers(self._sector(place))

    def _numbers(self, sector: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))

    def _chain(self, start: int) -> bytes:
        """All sectors of a stream; a chain that bites its own tail ends after as many steps as there are sectors."""
        found = bytearray()
        place, steps = start, 0
        while place < _LAST_SECTOR and steps <= len(self._fat):
            found += self._sector(place)
            place, steps = self._fat[place], steps + 1
        return bytes(found)


def _entries(directory: bytes) -> Iterator[_Entry]:
    for place in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        entry = directory[place : place + _ENTRY_BYTES]
        length = struct.unpack_from("<H", entry, 64)[0]
        if 2 <= length <= 64:  # noqa: PLR2004 - the length of a name counts its closing zero
            name = entry[: length - 2].decode("utf-16-le")
            start, size = struct.unpack_from("<II", entry, 116)
            yield _Entry(name, entry[66], start, size)
