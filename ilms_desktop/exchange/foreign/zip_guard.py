"""Workbooks that are ZIP files, judged before a spreadsheet library sees them: bombs, passwords, macros, damage.

Parts are unpacked in pieces; only the last small one is kept. What a part says of its own size is not believed.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized

MEGABYTE: Final = 1_000_000
_PIECE: Final = 1 << 20
#: what the library raises for damage; a way of packing that it does not know is `NotImplementedError`
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
#: bit of a ZIP entry that is encrypted by ZIP's own means
_LOCKED: Final = 0x1


class SheetLimits:
    """How much is read of a workbook that somebody else made."""

    #: all parts together, unpacked; a sheet of a million figures takes some 40 MB
    UNPACKED_BYTES: Final = 300 * MEGABYTE
    #: one part that is read as a whole: names of sheets, formats
    SMALL_PART_BYTES: Final = 16 * MEGABYTE
    #: shared texts, which a library keeps in memory
    TEXT_BYTES: Final = 100 * MEGABYTE
    #: parts of a workbook
    PARTS: Final = 2_000
    #: cells between the first and the last figure of a sheet: a library keeps room for all of them
    CELLS: Final = 3_000_000
    #: cells that are odd in one sheet: percentages, errors, formulas without a result
    ODD_CELLS: Final = 100_000


class Parts:
    """The parts of a workbook that is a ZIP file.

    Attributes:
        name: of the file, for messages. names: of its parts.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        """Open the directory of the file.

        Raises:
            ExchangeError: `sheet_damaged`, `sheet_bomb`, `sheet_encrypted`.
        """
        self.name = name
        with self._or_damaged():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._last = ("", b"")
        entries = self._zip.infolist()
        self.names = frozenset(entry.filename for entry in entries)
        if any(entry.flag_bits & _LOCKED for entry in entries):
            raise ExchangeError("sheet_encrypted", path=name)
        said = sum(entry.file_size for entry in entries)
        if len(entries) > SheetLimits.PARTS or len(self.names) != len(entries) or said > SheetLimits.UNPACKED_BYTES:
            raise self._bomb()

    def pieces(self, part: str, *, limit: int = SheetLimits.UNPACKED_BYTES) -> Iterator[bytes]:
        """A part in pieces; its checksum is compared at the end.

        Raises:
            ExchangeError: `sheet_damaged`, `sheet_bomb`.
        """
        # why: several searches look through the same sheet one after the other
        if part == self._last[0]:
            yield self._last[1]
            return
        left = limit
        with self._or_damaged(), self._zip.open(part) as stream:
            while piece := stream.read(_PIECE):
                if left == limit and len(piece) < _PIECE:
                    self._last = (part, piece)
                left -= len(piece)
                if left < 0:
                    raise self._bomb()
                yield piece

    def small(self, part: str) -> bytes:
        """A part that is never large, as a whole; empty where the workbook has none.

        Raises:
            ExchangeError: `sheet_damaged`, `sheet_bomb`.
        """
        if part not in self.names:
            return b""
        text = b"".join(self.pieces(part, limit=SheetLimits.SMALL_PART_BYTES))
        # why: entities could make a small part large, and no spreadsheet program writes any
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise ExchangeError("sheet_damaged", path=self.name, detail=part)
        return text

    def check(self, part: str, *, limit: int) -> None:
        """Unpack a part for its size and checksum alone.

        Raises:
            ExchangeError: `sheet_damaged`, `sheet_bomb`.
        """
        if part in self.names:
            for _piece in self.pieces(part, limit=limit):
                pass

    def _bomb(self) -> ExchangeError:
        return ExchangeError("sheet_bomb", path=self.name, limit=SheetLimits.UNPACKED_BYTES // MEGABYTE)

    @contextmanager
    def _or_damaged(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGED as error:
            raise ExchangeError("sheet_damaged", path=self.name, detail=type(error).__name__) from error


def check_odd(odd: Sized, *, path: str, sheet: str) -> None:
    """Refuse a sheet with so many odd cells that it is no table of figures.

    Raises:
        ExchangeError: `sheet_odd`.
    """
    if len(odd) > SheetLimits.ODD_CELLS:
        raise ExchangeError("sheet_odd", path=path, sheet=sheet, limit=SheetLimits.ODD_CELLS)


class Extent:
    """How far the cells of a sheet reach; refuses a sheet whose first and last figure lie too far apart."""

    def __init__(self, *, path: str, sheet: str) -> None:
        """Take the names for the message."""
        self._names = {"path": path, "sheet": sheet}
        self._rows = (1 << 31, -1)
        self._columns = (1 << 31, -1)

    def add(self, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        """Take cells in: first and last row, first and last column.

        Raises:
            ExchangeError: `sheet_too_wide`.
        """
        from ilms_desktop.exchange.foreign.cells import address

        self._rows = (min(self._rows[0], rows[0]), max(self._rows[1], rows[1]))
        self._columns = (min(self._columns[0], columns[0]), max(self._columns[1], columns[1]))
        height, width = (last - first + 1 for first, last in (self._rows, self._columns))
        if height * width > SheetLimits.CELLS:
            cell = address(self._rows[1], self._columns[1])
            raise ExchangeError("sheet_too_wide", **self._names, cell=cell, limit=SheetLimits.CELLS)
