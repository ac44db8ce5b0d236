"""The text form of every CSV file in a package: UTF-8, LF, composed letters, and no cell that acts as a formula.

A text that begins like a formula is written with one `'` in front; reading removes exactly one.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING, Final

from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

#: how formulas begin in the spreadsheets people open a CSV file with
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t")
_MARK: Final = "'"
_BOM: Final = b"\xef\xbb\xbf"


def escape(cell: str) -> str:
    """Free text as it stands in a cell."""
    return _MARK + cell if cell.startswith((*_FORMULA_STARTS, _MARK)) else cell


def unescape(cell: str) -> str:
    """Free text as it was before `escape`."""
    return cell.removeprefix(_MARK)


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would take the cell for a formula, or its mark escapes nothing."""
    if cell.startswith(_MARK):
        return not cell[1:].startswith((*_FORMULA_STARTS, _MARK))
    return cell.startswith(_FORMULA_STARTS)


def write_row(cells: Sequence[str]) -> str:
    """One line with its line feed; quotes only where a comma, quote or line end asks for them."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def read_row(line: str) -> list[str] | None:
    """Cells of one line without its line feed, or None unless it is written as `write_row` writes it."""
    try:
        rows = list(csv.reader([line], strict=True))
    except csv.Error:
        return None
    cells = rows[0] if rows else []
    return cells if write_row(cells) == line + "\n" else None


def decode(data: bytes) -> str | Problem:
    """The text of a CSV file, or why it is not in the agreed form."""
    if data.startswith(_BOM) or b"\r" in data or b"\0" in data or not data.endswith(b"\n"):
        return Problem("TABLE_ENCODING")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        return Problem("TABLE_ENCODING", {"byte": str(trouble.start)})
    return text if unicodedata.is_normalized("NFC", text) else Problem("TABLE_NOT_NFC")


def row_problem(line: str, number: int) -> Problem:
    """What is wrong with a line that is known to be wrong.

    Args:
        line: without its line feed.
        number: counted from 1, the header being line 1.
    """
    # why: a hidden formula is the worse news, so it is named even where the line is broken in other ways too
    cells = read_row(line) or line.replace('"', "").split(",")
    code = "TABLE_FORMULA" if any(map(is_formula, cells)) else "TABLE_ENCODING"
    return Problem(code, {"line": str(number)})
