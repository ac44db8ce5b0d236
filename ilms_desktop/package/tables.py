"""Tables of figures as CSV: one file per table and criterion, codes and figures only, digits as they were typed.

Free text never stands here; remarks and notes travel in `metadata.json`. What the codes mean is not checked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import csv_text
from ilms_desktop.package.document_rules import CODE, TABLE_ID, VALUE, table_path
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: what the columns hold, in order; `_` stands where a table has no such axis
COLUMNS: Final = ("source", "class_version", "time", "sex", "status", "class", "obs_value", "obs_status")
#: source, class version, year, sex, status, class, figure, status letter
Row = tuple[str, str, str, str, str, str, str, str]

#: columns that hold codes of a list
CODE_COLUMNS: Final = ("source", "class_version", "sex", "status", "class", "obs_status")

YEAR: Final = r"[0-9]{4}"
LETTER: Final = r"[A-Z]"

#: bytes of a table looked at in one piece
_PIECE: Final = 1 << 20
_HEADER: Final = (",".join(COLUMNS) + "\n").encode("ascii")
#: either a figure, with or without a letter, or a letter that says why there is none; a blank cell has no row
# why: the added + makes quantifiers possessive: a million rows in one pass, never a way back, whatever the file holds
_ROW: Final = rf"{CODE}+,{CODE}+,{YEAR},{CODE}+,{CODE}+,{CODE}+,(?:{VALUE}+,(?:{LETTER})?|,{LETTER})\n"
_ROWS: Final = re.compile(rf"(?:{_ROW})*+".encode("ascii"))


@dataclass(frozen=True, slots=True)
class Table:
    """A table on its way into a package.

    Attributes:
        id: `C4`, or `A8-citizenship`. title: for people. data: as `table_csv` writes it.
        sharing: sharing level. embargo_until: date, exactly with the level `embargo`.
        codes: code column -> codes that may stand in it, for the description of the table; columns may be left out.

    Raises:
        ValueError: the id cannot be a file name, or a column with codes is none.
    """

    id: str
    title: str
    data: bytes
    sharing: str
    embargo_until: str | None = None
    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if re.fullmatch(TABLE_ID, self.id) is None:
            raise ValueError(self.id)
        if not set(CODE_COLUMNS).issuperset(self.codes):
            raise ValueError(sorted(self.codes))

    @property
    def path(self) -> str:
        """Where it lies below `data/`."""
        return table_path(self.id)

    @property
    def rows(self) -> int:
        """Number of observations."""
        return count_rows(self.data)


def table_csv(rows: Iterable[Row]) -> bytes:
    """A table file; rows in the order given.

    Args:
        rows: cells as text. Codes and figures need no quoting; `build` refuses a table in which one would.
    """
    body = "\n".join([",".join(row) for row in rows])
    return _HEADER + body.encode("ascii") + (b"\n" if body else b"")


def read_rows(data: bytes) -> list[Row]:
    """Rows of a table file that `check_table` found good."""
    lines = data.decode("ascii").splitlines()[1:]
    return [_row(line) for line in lines]


def _row(line: str) -> Row:
    source, version, time, sex, status, code, value, letter = line.split(",")
    return source, version, time, sex, status, code, value, letter


def used_codes(data: bytes, columns: Iterable[str]) -> dict[str, set[str]]:
    """Codes that stand in some columns of a table that `check_table` found good; blanks are not counted."""
    used: dict[str, set[bytes]] = {column: set() for column in columns}
    at = len(_HEADER)
    while at < len(data):
        end = data.find(b"\n", min(at + _PIECE, len(data) - 1)) + 1
        # why: cut as one flat list, which costs a quarter of cutting line by line
        cells = data[at : end - 1].replace(b"\n", b",").split(b",")
        for column, codes in used.items():
            codes.update(cells[COLUMNS.index(column) :: len(COLUMNS)])
        at = end
    return {column: {code.decode("ascii") for code in codes if code} for column, codes in used.items()}


def count_rows(data: bytes) -> int:
    """Number of rows below the header."""
    return data.count(b"\n") - 1


def check_table(data: bytes) -> Problem | None:
    """Whether a file is a table: the usual case in one pass, and a second look only to say what is wrong."""
    if data.startswith(_HEADER):
        match = _ROWS.match(data, len(_HEADER))
        good = match.end() if match else len(_HEADER)
    else:
        good = 0
    return None if good == len(data) else _diagnose(data, good)


def _diagnose(data: bytes, good: int) -> Problem:
    """What is wrong with a table whose first `good` bytes are right."""
    text = csv_text.decode(data)
    if isinstance(text, Problem):
        return text
    line = data[good:].partition(b"\n")[0].decode("utf-8")
    return csv_text.row_problem(line, data.count(b"\n", 0, good) + 1)
