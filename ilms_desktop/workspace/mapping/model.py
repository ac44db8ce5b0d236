"""A mapping: what a person said about a foreign sheet, so that next year's sheet is read by itself.

Rows are counted from 1 and columns named by letters, as spreadsheets show them. Nothing is read or looked up here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.foreign.marks import MISSING
from ilms_desktop.number_text import ENGLISH, NumberStyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.key import TableKey


class Dim(StrEnum):
    """What a label may tell."""

    YEAR = "year"
    #: total, men, women
    SEX = "sex"
    #: native-born and foreign-born, citizens and non-citizens
    STATUS = "status"
    #: class or country
    CLASS = "class"
    #: in what figures are counted, where that differs from line to line
    UNIT = "unit"


class Where(StrEnum):
    """Where the labels of a dimension stand."""

    #: nowhere: all figures have the same code, which the mapping names
    FIXED = "fixed"
    #: in a column beside the figures
    COLUMN = "column"
    #: in a row above the figures
    ROW = "row"
    #: in a column, as headings among other labels: "Men", then its countries
    HEADING = "heading"
    #: in the name of the sheet
    SHEET = "sheet"


class Unit(StrEnum):
    """In what figures are counted."""

    PERSONS = "persons"
    THOUSANDS = "thousands"
    MILLIONS = "millions"
    #: units of the currency, for earnings
    CURRENCY = "currency"


#: unit -> power of ten over persons, or over units of the currency
POWERS: Final = {Unit.PERSONS: 0, Unit.THOUSANDS: 3, Unit.MILLIONS: 6, Unit.CURRENCY: 0}


@dataclass(frozen=True, slots=True)
class Place:
    """Where one dimension stands.

    Attributes:
        where: kind of place. at: letters of a column, number of a row, or the code where it is fixed.
        carried: whether a blank cell says the same as the one before it.
    """

    where: Where
    at: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A code and how much of a figure goes to it."""

    code: str
    share: Fraction = Fraction(1)


#: codes that a label stands for; none = the label is left out on purpose
Shares = tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Only:
    """Rows that are read: those with one of these labels in a column, or with the questionnaire's own country.

    Attributes:
        column: letters of the column. labels: what may stand there. own_country: whether the country's names count.
    """

    column: str
    labels: tuple[str, ...] = ()
    own_country: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A text whose place tells how far a sheet has moved since the mapping was made; row from 1, column in letters."""

    text: str
    row: int
    column: str


@dataclass(frozen=True)
class Part:
    """One table of the questionnaire in one kind of sheet.

    Attributes:
        sheet: name of the sheet, or a pattern with `*` and `?`.
        table: the table of the questionnaire. version: class version; `_` for a table without classes.
        places: where each dimension stands.
        first_row, last_row: rows with figures; 0 = to the end. skipped: rows between them that are left out.
        first_column, last_column: columns with figures; empty = to the end.
        only: rows that are read; all must hold.
        labels: by dimension, what labels stand for that their names do not tell, or that is to be otherwise.
        anchor: how a moved sheet is recognised, or None.
    """

    sheet: str
    table: TableKey
    version: str
    places: Mapping[Dim, Place]
    first_row: int
    first_column: str
    last_row: int = 0
    last_column: str = ""
    skipped: tuple[int, ...] = ()
    only: tuple[Only, ...] = ()
    labels: Mapping[Dim, Mapping[str, Shares]] = field(default_factory=dict)
    anchor: Anchor | None = None


@dataclass(frozen=True)
class SheetMapping:
    """A mapping.

    Attributes:
        name: under which it is kept. source: id of the source of the figures; empty = chosen at the import.
        unit: in what figures are counted. style: how numbers are written in texts.
        marks: what stands instead of a figure, or behind it -> status letter; `0` for zero, empty for no statement.
        rounded: whether more decimals than are kept are rounded; otherwise such cells are refused.
        first_year, last_year: years that are read; 0 = no bound.
        parts: what is read.
    """

    name: str
    parts: tuple[Part, ...]
    source: str = ""
    unit: Unit = Unit.PERSONS
    style: NumberStyle = ENGLISH
    marks: Mapping[str, str] = field(default_factory=dict)
    rounded: bool = False
    first_year: int = 0
    last_year: int = 0


#: signs that stand instead of a figure in statistical tables; alone they say nothing that could be imported
USUAL_MARKS: Final[Mapping[str, str]] = dict.fromkeys(sorted(MISSING), "")
