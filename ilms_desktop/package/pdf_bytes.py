"""The bytes of a PDF, judged before any library sees them: ends, one revision, one table that leads to each object.

What holds here leaves the library nothing to repair and nothing to inflate: the objects are where the table says.
"""

from __future__ import annotations

import re
from typing import Final

from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem

#: number -> (generation, offset of its `<n> <g> obj`)
Table = dict[int, tuple[int, int]]

_START: Final = b"%PDF-1."
_END: Final = re.compile(rb"%%EOF(?:\r\n|\r|\n)?\Z")
_LAST: Final = re.compile(rb"startxref[ \r\n]{1,4}([0-9]{1,10})[ \r\n]{1,4}%%EOF(?:\r\n|\r|\n)?\Z")
#: how far from the end the last words can begin
_LAST_BYTES: Final = 40
_STREAM_TABLE: Final = re.compile(rb"[0-9]{1,10} [0-9]{1,5} obj")
_SECTION: Final = re.compile(rb"xref\r?\n0 ([0-9]{1,10})\r?\n")
_ROW: Final = re.compile(rb"([0-9]{10}) ([0-9]{5}) ([nf])(?: \r| \n|\r\n)")
_ROW_BYTES: Final = 20
_TRAILER: Final = re.compile(rb"\s*trailer\s*<<(.*)>>\s*\Z", re.DOTALL)
#: a NUL is a blank in a PDF
_NAME: Final = re.compile(rb"/[^\s\0/<>\[\]()%]*")
_CODED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_TRAILER_CODES: Final = (
    (b"/Encrypt", "CARRIER_ENCRYPTED"),
    (b"/Prev", "CARRIER_UPDATED"),
    (b"/XRefStm", "CARRIER_PROFILE"),
)


def read_table(data: bytes) -> Table | Problem:
    """Where the objects are, or what keeps the file from being one plain revision."""
    if not data.startswith(_START) or _END.search(data, max(0, len(data) - _LAST_BYTES)) is None:
        return _damaged("end")
    if data.count(b"startxref") > 1 or data.count(b"%%EOF") > 1:
        return Problem("CARRIER_UPDATED", {"detail": "revision"})
    last = _LAST.search(data, max(0, len(data) - _LAST_BYTES))
    if last is None:
        return _damaged("revision")
    section = _SECTION.match(data, int(last[1]))
    if section is None:
        is_stream = _STREAM_TABLE.match(data, int(last[1])) is not None
        return Problem("CARRIER_PROFILE" if is_stream else "CARRIER_DAMAGED", {"detail": "cross-reference"})
    count = int(section[1])
    if count > limits.MAX_PDF_OBJECTS:
        return Problem("CARRIER_LIMIT", {"detail": "objects"})
    rows_end = section.end() + count * _ROW_BYTES
    return _trailer_problem(data[rows_end : last.start()]) or _read_rows(data, section, count)


def _damaged(detail: str) -> Problem:
    return Problem("CARRIER_DAMAGED", {"detail": detail})


def _trailer_problem(text: bytes) -> Problem | None:
    """What the trailer must not say, however its letters are coded."""
    trailer = _TRAILER.match(text)
    if trailer is None:
        return _damaged("trailer")
    names = {_CODED.sub(lambda code: bytes([int(code[1], 16)]), name) for name in _NAME.findall(trailer[1])}
    found = next((code for name, code in _TRAILER_CODES if name in names), None)
    return Problem(found, {"detail": "trailer"}) if found else None


def _read_rows(data: bytes, section: re.Match[bytes], count: int) -> Table | Problem:
    table: Table = {}
    for number in range(count):
        at = section.end() + number * _ROW_BYTES
        row = _ROW.fullmatch(data, at, at + _ROW_BYTES)
        # why: object 0 heads the list of free places and is never an object
        if row is None or (number == 0 and row[3] == b"n"):
            return _damaged("cross-reference")
        if row[3] == b"n":
            generation, offset = int(row[2]), int(row[1])
            if offset >= section.start() or not data.startswith(b"%d %d obj" % (number, generation), offset):
                return _damaged("cross-reference")
            table[number] = generation, offset
    return table
