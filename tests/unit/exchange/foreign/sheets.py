"""Workbooks for the tests of foreign spreadsheets, and the folder of recorded ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from xlsxwriter import Workbook

DATA = Path(__file__).resolve().parents[3] / "data" / "foreign"


def xlsx(fill: Callable[[Workbook], None]) -> bytes:
    """A workbook as XlsxWriter makes it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        fill(book)
    return stream.getvalue()


def sheet(cells: Mapping[str, object], *, name: str = "Data", merged: Mapping[str, object] | None = None) -> bytes:
    """A workbook with one sheet of these cells by address; a value that begins with `=` is a formula without result."""

    def fill(book: Workbook) -> None:
        page = book.add_worksheet(name)
        for area, value in (merged or {}).items():
            page.merge_range(area, value)
        for place, value in cells.items():
            page.write(place, value)

    return xlsx(fill)


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with a part of its text replaced."""
    parts = parts_of(data)
    assert old in parts[part]
    return zipped({**parts, part: parts[part].replace(old, new)})


def parts_of(data: bytes) -> dict[str, bytes]:
    """Parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A workbook of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return stream.getvalue()
