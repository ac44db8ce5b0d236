"""Opening somebody else's file of any format as a `ForeignBook`: XLSX, XLS, ODS, CSV and other text tables.

Bytes in, cells out. Values are read with python-calamine; what it does not tell is found by the scans beside this
module, which also refuse what would cost too much memory before the library sees it.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, TypeVar

from ilms_desktop import logs
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.cells import Area, ForeignBook, ForeignSheet
from ilms_desktop.exchange.foreign.ods_scan import CONTENT, OdsScan
from ilms_desktop.exchange.foreign.text_table import read_table
from ilms_desktop.exchange.foreign.xls_scan import XLS_MARK, XlsScan
from ilms_desktop.exchange.foreign.xlsx_scan import XlsxScan
from ilms_desktop.exchange.foreign.zip_guard import Parts
from ilms_desktop.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from python_calamine import CalamineWorkbook

    from ilms_desktop.exchange.foreign.cells import CellKind, Raw

    Odd = Mapping[tuple[int, int], CellKind]

T = TypeVar("T")

ZIP_MARK: Final = b"PK\x03\x04"
MACROS: Final = N_("The file holds macros. They are not run; only what the cells show is read.")
_XLSX_PART: Final = "xl/workbook.xml"
_MACRO_PART: Final = "xl/vbaProject.bin"
#: what a library that is written in Rust raises where it gives up; it can be named in no other way
_PANIC: Final = "PanicException"


def read_foreign(data: bytes, *, name: str, parts: Parts | None = None) -> ForeignBook:
    """A file of any format as sheets of cells.

    Args:
        data: bytes of the file.
        name: of the file, for messages; its ending is not believed.
        parts: those of a ZIP file, where somebody else looks into them too.

    Raises:
        ExchangeError: `empty_file`, `sheet_encrypted`, `sheet_damaged`, `sheet_bomb`, `sheet_too_wide`,
            `sheet_unknown`, `not_a_table`, `bad_quotes`, `table_too_large`; those of one sheet when it is read.
    """
    if not data.strip():
        raise ExchangeError("empty_file", path=name)
    if data.startswith(ZIP_MARK):
        return _of_zip(data, name, parts or Parts(data, name=name))
    return _of_xls(data, name) if data.startswith(XLS_MARK) else _of_text(data, name)


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a workbook, and not a text."""
    return data.startswith((ZIP_MARK, XLS_MARK))


def book_of(sheets: Iterable[ForeignSheet], *, name: str, data: bytes) -> ForeignBook:
    """Sheets that were read elsewhere as a book, for readers of other layouts."""
    by_name = {sheet.name: sheet for sheet in sheets}
    return ForeignBook(name, _digest(data), tuple(by_name), by_name.__getitem__)


def _of_zip(data: bytes, name: str, parts: Parts) -> ForeignBook:
    if _XLSX_PART in parts.names:
        scan = XlsxScan(parts)
        book = _opened(data, name)
        remarks = (MACROS,) if _MACRO_PART in parts.names else ()
        return _book(book, data, name=name, remarks=remarks, odd=scan.odd)
    if CONTENT in parts.names:
        found = OdsScan(parts)
        book = _opened(data, name)
        return _book(book, data, name=name, odd=lambda sheet: found.odd.get(sheet, {}), merged=found.merged)
    raise ExchangeError("sheet_unknown", path=name)


def _of_xls(data: bytes, name: str) -> ForeignBook:
    scan = XlsScan(data, name=name)
    book = _opened(data, name)
    numbers = {sheet: number for number, sheet in enumerate(book.sheet_names)}
    remarks = (MACROS,) if scan.has_macros else ()
    return _book(book, data, name=name, remarks=remarks, odd=lambda sheet: scan.odd.get(numbers[sheet], {}))


def _of_text(data: bytes, name: str) -> ForeignBook:
    return book_of([ForeignSheet(PurePath(name).stem, read_table(data, name=name))], name=name, data=data)


def _opened(data: bytes, name: str) -> CalamineWorkbook:
    """The workbook, opened by the library."""
    from python_calamine import load_workbook

    return _guarded(lambda: load_workbook(io.BytesIO(data)), name)


def _book(
    book: CalamineWorkbook,
    data: bytes,
    *,
    name: str,
    odd: Callable[[str], Odd],
    merged: Mapping[str, Iterable[Area]] | None = None,
    remarks: tuple[str, ...] = (),
) -> ForeignBook:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [each for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    names = tuple(each.name for each in sheets)
    hidden = tuple(each.name for each in sheets if each.visible is not SheetVisibleEnum.Visible)

    def read(sheet: str) -> ForeignSheet:
        oddities = odd(sheet)
        rows, areas = _guarded(lambda: _cells(book, sheet), name)
        logs.area("exchange").info("read a sheet of %d rows", len(rows))
        return ForeignSheet(sheet, rows, oddities, tuple(merged.get(sheet, ())) if merged is not None else areas)

    return ForeignBook(name, _digest(data), names, read, remarks, hidden)


def _cells(book: CalamineWorkbook, sheet: str) -> tuple[tuple[tuple[Raw, ...], ...], tuple[Area, ...]]:
    """Rows of a sheet from its first cell on, and its merged areas."""
    found = book.get_sheet_by_name(sheet)
    if found.start is None:
        return (), ()
    above, before = found.start
    left: tuple[Raw, ...] = ("",) * before
    rows = tuple((*left, *row) if left else tuple(row) for row in found.iter_rows())
    areas = (Area(*first, *last) for first, last in found.merged_cell_ranges or ())
    # why: iter_rows tells the rows above the first cell too, and only the columns before it are missing
    blank: tuple[tuple[Raw, ...], ...] = ((),) * (above - (len(rows) - found.height))
    return blank + rows, tuple(areas)


def _guarded(read: Callable[[], T], name: str) -> T:
    """What the library gives, or what is wrong with the file.

    Raises:
        ExchangeError: `sheet_encrypted`, `sheet_damaged`.
    """
    from python_calamine import CalamineError, PasswordError

    try:
        return read()
    except PasswordError as error:
        raise ExchangeError("sheet_encrypted", path=name) from error
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError) as error:
        raise ExchangeError("sheet_damaged", path=name, detail=type(error).__name__) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise ExchangeError("sheet_damaged", path=name, detail=_PANIC) from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
