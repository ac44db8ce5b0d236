"""The keys that a workbook carries, as names of ranges and in hidden rows and columns: which table, row and column.

Both say the same, so that a workbook is read whatever a program does with one of them. Labels are for people only.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ilms_desktop.model.key import CellKey, Criterion, QTableKey, TableKey

#: first word of every name and of the cell in the corner of a sheet
MARK: Final = "ilms"
#: column that holds the keys of the rows; that of the answers about a source
ROW_KEYS: Final = "keys"
ANSWERS: Final = "answers"
#: rows about a year as a whole
DECLARATION: Final = "declaration"
REASON: Final = "reason"
_FIELD: Final = "field:"
_SLOT: Final = "@"
_LETTER: Final = "_status"
_LABEL: Final = "label_"
_CORNER: Final = re.compile(
    r"ilms\|(?P<source>[A-Z]{2}:N?[0-9]+)(?:\|(?P<table>\w+)\|(?P<criterion>\w+)\|(?P<version>\w+))?"
)
_NAME: Final = re.compile(
    r"ilms\.(?P<type>[A-Z]{2})\.(?P<number>N?[0-9]+)(?:\.(?P<table>\w+)\.(?P<criterion>\w+)\.(?P<version>\w+))?"
    r"\.(?P<column>\w+)"
)
_YEAR: Final = re.compile(r"y([0-9]{4})(_status)?")
_CRITERIA: Final = frozenset(str(each) for each in Criterion)


class Subject(NamedTuple):
    """What a sheet is about: a table of a source in a class version, or the source itself where it names no table."""

    source: str
    table: str = ""
    criterion: str = ""
    version: str = ""

    @property
    def corner(self) -> str:
        """Text of the cell where the hidden row and the hidden column meet: `ilms|BA:544|A5|birth|ECO_SECTOR`."""
        return "|".join((MARK, *(part for part in self if part)))

    def name(self, column: str) -> str:
        """Name of the range of a column: `ilms.BA.544.A5.birth.ECO_SECTOR.y2023`."""
        source = self.source.replace(":", ".")
        return ".".join((MARK, source, *(part for part in self[1:] if part), column))

    def qtable(self, year: int) -> QTableKey:
        """QTable of a year; the subject must be a table."""
        return QTableKey(self.source, self.table, Criterion(self.criterion), self.version, year)

    @property
    def table_key(self) -> TableKey:
        """The table; the subject must be one."""
        return TableKey(self.table, Criterion(self.criterion))


def subject_of(corner: object) -> Subject | None:
    """Subject that a cell names; None for every other cell."""
    match = _CORNER.fullmatch(corner) if isinstance(corner, str) and corner.startswith(MARK) else None
    return _subject(match, match["source"]) if match else None


def named_column(name: str) -> tuple[Subject, str] | None:
    """Subject and column that the name of a range names; None for names of others."""
    match = _NAME.fullmatch(name)
    subject = _subject(match, f"{match['type']}:{match['number']}") if match else None
    return (subject, match["column"]) if match and subject else None


def _subject(match: re.Match[str], source: str) -> Subject | None:
    if match["table"] is None:
        return Subject(source)
    if match["criterion"] not in _CRITERIA:
        return None
    return Subject(source, match["table"], match["criterion"], match["version"])


def year_column(year: int, *, is_letter: bool = False) -> str:
    """Key of a column of figures, or of the status letters beside them."""
    return f"y{year}{_LETTER if is_letter else ''}"


def year_of(column: str) -> tuple[int, bool] | None:
    """Year of a column, and whether it holds letters; None for other columns."""
    match = _YEAR.fullmatch(column)
    return (int(match[1]), match[2] is not None) if match else None


def label_column(axis: str) -> str:
    """Key of the column with the labels of an axis."""
    return f"{_LABEL}{axis}"


def is_label(column: str) -> bool:
    """Whether a column holds the labels of an axis."""
    return column.startswith(_LABEL)


def cell_row(cell: CellKey) -> str:
    """Key of a row of figures: `SEX_F|_|CDS_DES_THA`."""
    return "|".join(cell)


def cell_of(row: str) -> CellKey | None:
    """Cell of a row; None for other rows."""
    parts = row.split("|")
    return CellKey(*parts) if len(parts) == len(CellKey._fields) else None


def slot_code(number: int) -> str:
    """Stands for the country of a row whose country is still to be chosen."""
    return f"{_SLOT}{number}"


def is_slot(code: str) -> bool:
    """Whether a code stands for a country still to be chosen."""
    return code.startswith(_SLOT)


def field_row(code: str) -> str:
    """Key of a row with an answer."""
    return _FIELD + code


def field_of(row: str) -> str | None:
    """Field of a row; None for other rows."""
    return row.removeprefix(_FIELD) if row.startswith(_FIELD) else None
