"""Tables in text files: encoding, delimiter and quotes found out, every cell as it was written.

Numbers stay text here, since only the whole table tells how they are written.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from typing import Final

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.zip_guard import SheetLimits

_TAGGED: Final = re.compile(rb"\s*<(?:[!?]|(?:html|head|body|table|meta|style|div|xml)\b)", re.IGNORECASE)
UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS: Final = ("\t", ";", ",", "|")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
#: characters looked at to find the delimiter
_SAMPLE: Final = 65_536
#: longest text of one cell; a quotation mark that is never closed would swallow the whole file
_LONGEST_CELL: Final = 32_767


def is_tagged(data: bytes) -> bool:
    """Whether a text is a web page or XML, as some offices call `.xls`."""
    return _TAGGED.match(data.removeprefix(codecs.BOM_UTF8)) is not None


def read_table(data: bytes, *, name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a text file.

    Takes UTF-8, UTF-16 with its mark, and Windows-1252 where the bytes are no UTF-8.

    Args:
        data: bytes of the file.
        name: of the file, for messages.

    Raises:
        ExchangeError: `not_a_table` (something else, or one endless line), `web_page`, `empty_file`, `bad_quotes`,
            `table_too_large`.
    """
    if is_tagged(data):
        raise ExchangeError("web_page", path=name)
    text = decoded(data, name=name)
    if not text.strip():
        raise ExchangeError("empty_file", path=name)
    rows: list[tuple[str, ...]] = []
    cells = before = 0
    # why: splitlines would cut at signs that end no line, and StringIO would take four bytes a character
    lines = (match[0] for match in _LINE.finditer(text))
    reader = csv.reader(lines, delimiter=delimiter_of(text), strict=True)
    try:
        for row in reader:
            cells += len(row)
            if cells > SheetLimits.CELLS or any(len(cell) > _LONGEST_CELL for cell in row):
                raise ExchangeError(*_too_large(row), path=name, line=before + 1, limit=SheetLimits.CELLS)
            rows.append(tuple(row))
            before = reader.line_num
    except csv.Error as error:
        raise ExchangeError("bad_quotes" if '"' in text else "not_a_table", path=name, line=before + 1) from error
    return tuple(rows)


def decoded(data: bytes, *, name: str) -> str:
    """Text of the bytes.

    Raises:
        ExchangeError: `not_a_table`.
    """
    encodings = ("utf-16",) if data.startswith(UTF16_MARKS) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ExchangeError("not_a_table", path=name)


def delimiter_of(text: str) -> str:
    """The sign between cells: the one that cuts most lines into the same number of parts.

    Quoted parts are not looked at. A comma counts only where tabs and semicolons cut less, since it stands in numbers.
    """
    lines = [_without_quotes(line) for line in text[:_SAMPLE].splitlines()[:-1] or text[:_SAMPLE].splitlines()]
    best, score = ",", 0
    for sign in _DELIMITERS:
        counts = Counter(line.count(sign) for line in lines if line.strip())
        counts.pop(0, None)
        agreed = max(counts.values(), default=0)
        if agreed > score:
            best, score = sign, agreed
    return best


def _without_quotes(line: str) -> str:
    """A line without what stands in quotation marks."""
    return "".join(line.split('"')[::2])


def _too_large(row: list[str]) -> tuple[str]:
    """Code of what is wrong with a row: one endless cell, or simply too many."""
    return ("bad_quotes",) if any(len(cell) > _LONGEST_CELL for cell in row) else ("table_too_large",)
