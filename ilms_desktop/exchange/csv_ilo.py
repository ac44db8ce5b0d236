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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.exchange.outgoing import Outgoing
    from ilms_desktop.model.edition import Edition

REQUIRED: Final = ("ref_area", "indicator", "sex", "classif1", "time", "obs_value")
OPTIONAL: Final = (
    *("source", "source.label", "classif2", "obs_status", "note_classif", "note_indicator", "note_source"),
    # why: the program's own tables have it beside the columns of the ILO
    "remark",
)
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
    "note_classif": "note_classif",
    "note_indicator": "note_indicator",
    "note_source": "note_source",
}
#: written only when a row uses them
_WHEN_USED: Final = frozenset({"classif2", "obs_status", "note_classif", "note_indicator", "note_source"})
_AS_WRITTEN: Final = frozenset({"obs_value", "note_classif", "note_indicator", "note_source", "source.label", "remark"})
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_LINE_END: Final = re.compile(r"[\r\n]")
_DELIMITERS: Final = (",", ";", "\t")
#: bytes looked at to tell the layout
_FIRST: Final = 4096
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def published(row: ParsedRow) -> dict[str, str]:
    """Texts of a row by the columns of the published layout, which other layouts share."""
    return {column: getattr(row, field) for column, field in _FIELDS.items()}


def read_bulk(data: bytes, *, name: str) -> ParsedFile:
    """Rows of a file in the published layout.

    Args:
        data: the file's bytes.
        name: of the file, for messages.

    Raises:
        ExchangeError: `not_utf8`, `empty_file`, `missing_columns`, `repeated_columns`, `bad_quotes` (a quotation
            mark that is never closed). Nothing is read then.
    """
    return read_columns(data, name=name, names={})


def read_columns(data: bytes, *, name: str, names: Mapping[str, str]) -> ParsedFile:
    """Rows of a layout with the same content under other column names.

    Args:
        data: the file's bytes.
        name: of the file, for messages.
        names: what its columns, in small letters, are called here; columns that are not named keep their name.

    Raises:
        ExchangeError: as `read_bulk`.
    """
    text = decoded(data, name)
    delimiter = delimiter_of(text)
    records = records_of(text, delimiter, name)
    header = [names.get(column, column) for column in _columns(next(records)[1])]
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


def read(data: bytes, *, name: str, edition: Edition) -> ParsedFile:  # noqa: ARG001 - codes are not checked here
    """As `read_bulk`; the layout needs no edition to be read."""
    return read_bulk(data, name=name)


def is_bulk(data: bytes) -> bool:
    """Whether the first line has the columns of the published layout."""
    return has_columns(data, frozenset(REQUIRED))


def has_columns(data: bytes, wanted: frozenset[str]) -> bool:
    """Whether the first line of a file names these columns, under any of the delimiters."""
    first = _LINE_END.split(data[:_FIRST].decode("utf-8", "replace").lstrip("\ufeff\r\n"), maxsplit=1)[0]
    return any(wanted <= set(_columns(first.split(each))) for each in _DELIMITERS)


def write(outgoing: Outgoing) -> bytes:
    """The questionnaire in the published layout."""
    return write_bulk(outgoing.rows)


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


def decoded(data: bytes, name: str) -> str:
    """Text of the file, without byte order mark.

    Raises:
        ExchangeError: `not_utf8`, `empty_file`.
    """
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


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first line into most parts, since names of columns hold none."""
    first = _LINE_END.split(text.lstrip("\r\n"), maxsplit=1)[0]
    return max(_DELIMITERS, key=first.count)


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


def records_of(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Records that are not empty, each with the line on which it begins.

    Raises:
        ExchangeError: `bad_quotes`; `not_a_table`, one endless line.
    """
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
        code = "bad_quotes" if '"' in text else "not_a_table"
        raise ExchangeError(code, path=name, line=before + 1) from error


def _row(line: int, record: Sequence[str], header: Sequence[str], delimiter: str) -> ParsedRow | RefusedRow:
    """One record as a row, or refused where its fields cannot be told apart."""
    known = list(record[: len(header)]) + [""] * (len(header) - len(record))
    last_required = max(header.index(column) for column in REQUIRED)
    if len(record) <= last_required or any(value.strip() for value in record[len(header) :]):
        counts = {"found": str(len(record)), "expected": str(len(header))}
        return RefusedRow(line=line, text=delimiter.join(record), reason=Refusal.FIELD_COUNT, params=counts)
    values = {column: _clean(column, value) for column, value in zip(header, known, strict=True) if column in _ALL}
    fields = {field: values.get(column, "") for column, field in _FIELDS.items()}
    label, remark = values.get("source.label", ""), values.get("remark")
    return ParsedRow(**fields, source_label=label, remark=remark, line=line)


def _clean(column: str, value: str) -> str:
    """Codes in capitals and stored once; figures and notes as written."""
    return value.strip() if column in _AS_WRITTEN else intern(value.strip().upper())
