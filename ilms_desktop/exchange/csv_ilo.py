"""The published bulk layout of ILOSTAT as CSV: read with every row accounted for, written the same every time.

Layout: process.md section 10 of the questionnaire's specification. Read: comma, semicolon or tab, any order of the
columns, codes in any case. Written: UTF-8, comma, point, LF. Codes are not checked here.
"""

from __future__ import annotations

import csv
import io
import re
from sys import intern
from typing import TYPE_CHECKING, Final

from ilms_desktop import logs
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.report import ParsedFile, ParsedRow, Refusal, RefusedRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

REQUIRED: Final = ("ref_area", "indicator", "sex", "classif1", "time", "obs_value")
OPTIONAL: Final = ("source", "source.label", "classif2", "obs_status", "note_classif", "note_indicator", "note_source")
#: column -> field of a row, in the order in which they are written
_FIELDS: Final = {
    "ref_area": "ref_area",
    "source": "source",
    "indicator": "indicator",
    "sex": "sex",
    "classif1": "classif1",
    "classif2": "classif2",
    "time": "time",
    "obs_value": "text",
    "obs_status": "status",
}
#: read beside them
_ALSO_READ: Final = {
    "source.label": "source_label",
    "note_classif": "note_classif",
    "note_indicator": "note_indicator",
    "note_source": "note_source",
}
#: written only when a row uses them
_WHEN_USED: Final = frozenset({"classif2", "obs_status"})
_AS_WRITTEN: Final = frozenset({"obs_value", *_ALSO_READ})
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_LINE_END: Final = re.compile(r"[\r\n]")
_DELIMITERS: Final = (",", ";", "\t")
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def read_bulk(data: bytes, *, name: str) -> ParsedFile:
    """Rows of a file in the published layout.

    Args:
        data: the file's bytes.
        name: of the file, for messages.

    Raises:
        ExchangeError: `not_utf8`, `empty_file`, `missing_columns`, `repeated_columns`, `bad_quotes` (a quotation
            mark that is never closed). Nothing is read then.
    """
    text = _decoded(data, name)
    delimiter = _delimiter(text)
    records = _records(text, delimiter, name)
    header = _columns(next(records)[1])
    _check_header(header, name)
    rows: list[ParsedRow] = []
    refused: list[RefusedRow] = []
    for line, record in records:
        found = _row(line, record, header, delimiter)
        if isinstance(found, ParsedRow):
            rows.append(found)
        else:
            refused.append(found)
    if not rows and not refused:
        raise ExchangeError("empty_file", path=name)
    logs.area("exchange").info("read %d rows, %d not in columns", len(rows), len(refused))
    return ParsedFile(
        name=name,
        rows=tuple(rows),
        refused=tuple(refused),
        columns=tuple(column for column in header if column in _ALL),
        ignored=tuple(column for column in header if column and column not in _ALL),
    )


def write_bulk(rows: Iterable[ParsedRow]) -> bytes:
    """The rows in the published layout; the same rows give the same bytes."""
    listed = list(rows)
    columns = [
        column
        for column, field in _FIELDS.items()
        if column not in _WHEN_USED or any(getattr(row, field) for row in listed)
    ]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([getattr(row, _FIELDS[column]) for column in columns] for row in listed)
    return stream.getvalue().encode("utf-8")


_ALL: Final = frozenset((*REQUIRED, *OPTIONAL))


def _decoded(data: bytes, name: str) -> str:
    """Text of the file, without byte order mark."""
    if data.startswith(_UTF16_MARKS):
        raise _not_utf8(name, data, 0)
    # why: UTF-16 without its mark is valid UTF-8 full of NULs
    nul = data.find(b"\0")
    if nul >= 0:
        raise _not_utf8(name, data, nul)
    if not data.removeprefix(_UTF8_MARK).strip():
        raise ExchangeError("empty_file", path=name)
    try:
        return data.removeprefix(_UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(name, data.removeprefix(_UTF8_MARK), error.start) from error


def _not_utf8(name: str, data: bytes, position: int) -> ExchangeError:
    line = data.count(b"\n", 0, position) + 1
    return ExchangeError("not_utf8", path=name, byte=f"0x{data[position]:02X}", line=line)


def _delimiter(text: str) -> str:
    """The delimiter under which most columns of the first line are known."""
    first = _LINE_END.split(text.lstrip("\r\n"), maxsplit=1)[0]
    return max(_DELIMITERS, key=lambda each: len(_ALL.intersection(_columns(first.split(each)))))


def _columns(names: Iterable[str]) -> list[str]:
    """Column names in small letters."""
    return [name.strip().strip('"').strip().lower() for name in names]


def _check_header(header: Sequence[str], name: str) -> None:
    """Refuse a first line that lacks a column or names one twice."""
    missing = [column for column in REQUIRED if column not in header]
    if missing:
        raise ExchangeError("missing_columns", path=name, columns=", ".join(missing))
    repeated = sorted({column for column in header if column in _ALL and header.count(column) > 1})
    if repeated:
        raise ExchangeError("repeated_columns", path=name, columns=", ".join(repeated))


def _records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Records that are not empty, each with the line on which it begins."""
    # why: StringIO would take four bytes a character, and splitlines would cut at signs that end no line in a CSV
    lines = (match[0] for match in _LINE.finditer(text))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    before = 0
    try:
        for record in reader:
            if any(value.strip() for value in record):
                yield before + 1, record
            before = reader.line_num
    except csv.Error as error:
        raise ExchangeError("bad_quotes", path=name, line=before + 1) from error


def _row(line: int, record: Sequence[str], header: Sequence[str], delimiter: str) -> ParsedRow | RefusedRow:
    """One record as a row, or refused where its fields cannot be told apart."""
    known = list(record[: len(header)]) + [""] * (len(header) - len(record))
    last_required = max(header.index(column) for column in REQUIRED)
    if len(record) <= last_required or any(value.strip() for value in record[len(header) :]):
        counts = {"found": str(len(record)), "expected": str(len(header))}
        return RefusedRow(line=line, text=delimiter.join(record), reason=Refusal.FIELD_COUNT, params=counts)
    values = {column: _clean(column, value) for column, value in zip(header, known, strict=True) if column in _ALL}
    fields = {field: values.get(column, "") for column, field in (_FIELDS | _ALSO_READ).items()}
    return ParsedRow(**fields, line=line)


def _clean(column: str, value: str) -> str:
    """Codes in capitals and stored once; figures and notes as written."""
    return value.strip() if column in _AS_WRITTEN else intern(value.strip().upper())
