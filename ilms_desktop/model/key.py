"""Keys: how a figure is addressed.

A QTable is one table of one source, criterion, class version and year: the unit that is checked, allowed, sent and
deleted as a whole (the ILO's word). A cell inside it is named by sex, status and class.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

#: stands where a table has no such axis, and for the criterion of module C in files
ABSENT: Final = "_"


class Criterion(StrEnum):
    """What makes somebody a migrant in modules A and B."""

    #: place of birth
    BIRTH = "birth"
    #: citizenship
    CITIZENSHIP = "citizenship"
    #: migrant status, the single criterion of `ilms-asean`
    STATUS = "status"
    #: module C has no criterion
    NONE = "none"


class TableKey(NamedTuple):
    """A table of an edition: its number and criterion, for example `A8`, citizenship."""

    number: str
    criterion: Criterion

    @property
    def id(self) -> str:
        """Name in files: `C4`, or `A8-citizenship`."""
        return self.number if self.criterion is Criterion.NONE else f"{self.number}-{self.criterion}"


#: why: asked for millions of times while a file is checked, and there are not a hundred of them
_table_key = lru_cache(maxsize=1024)(TableKey)


class QTableKey(NamedTuple):
    """One table × source × criterion × class version × year."""

    source: str
    table: str
    criterion: Criterion
    version: str
    year: int

    @property
    def table_key(self) -> TableKey:
        """The table, whatever source, version and year."""
        return _table_key(self.table, self.criterion)


class CellKey(NamedTuple):
    """A cell inside a QTable; `ABSENT` where the table lacks the axis.

    Attributes:
        sex: `SEX_T`, `SEX_M`, `SEX_F`.
        status: code of the status axis, for example `CCT_CIT_NONCIT`.
        klass: code of the class or country axis.
    """

    sex: str
    status: str
    klass: str


class ObservationKey(NamedTuple):
    """A cell of a QTable: all dimensions with time."""

    qtable: QTableKey
    cell: CellKey
