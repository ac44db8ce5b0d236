"""The tables of a questionnaire as a sheet: what stands in every cell, ready in words, and what hangs on it.

Blank, zero, missing with a reason, nothing to report and not asked are five signs; none is drawn as another. How many
years fit side by side is decided where the paper is known (`tables_pdf`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ilms_desktop.report.paper import HeadedSheet


class CellSign(StrEnum):
    """What a cell says; each is printed differently."""

    #: a figure, zero included, or a total that follows from its parts
    FIGURE = "figure"
    #: a letter that says why there is no figure
    LETTER = "letter"
    #: asked, nothing there
    EMPTY = "empty"
    #: nothing there, and something was said of the year as a whole
    DECLARED = "declared"
    #: nothing there, the year is filled in another class version
    ELSEWHERE = "elsewhere"
    #: text that is no figure
    UNREADABLE = "unreadable"
    #: the table does not ask for it
    NOT_ASKED = "not_asked"
    #: what stands small beside a figure; in the legend only
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell.

    Attributes:
        sign: what it says. text: figure, letter, text or sign.
        beside: letters and numbers of notes beside it, small and raised.
    """

    sign: CellSign
    text: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row: labels from outside to inside, its cells by year, whether every label is a total."""

    labels: tuple[str, ...]
    cells: tuple[PrintedCell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class YearHead:
    """Head of a year: the year, and how much of it is answered or what was said of it."""

    year: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One table of one source.

    Attributes:
        number, title: of the table. source: its name, with its id. source_id: its id alone.
        facts: unit, persons counted, classification.
        axes: titles of the row axes from outside to inside. years: heads of the columns. rows: in their order.
        notes: remarks on cells and years, each with its number.
        years_words: words with `{years}` for a table that is split. answered: how much of it is answered.
    """

    number: str
    title: str
    source: str
    source_id: str
    facts: tuple[str, ...]
    axes: tuple[str, ...]
    years: tuple[YearHead, ...]
    rows: tuple[PrintedRow, ...]
    notes: tuple[str, ...]
    years_words: str
    answered: str

    def __post_init__(self) -> None:
        """Refuse a table whose rows do not fit its heads.

        Raises:
            ValueError: a row with more or fewer cells or labels.
        """
        shape = (len(self.axes), len(self.years))
        if any((len(row.labels), len(row.cells)) != shape for row in self.rows):
            raise ValueError(self.number, shape)


@dataclass(frozen=True, slots=True)
class Legend:
    """A sign with its meaning."""

    sign: CellSign
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class TablesSheet(HeadedSheet):
    """Everything that stands on it.

    Attributes:
        columns: heads of the list of tables: number, table,
            source, answered, page. tables: in the order of the questionnaire.
        empty: what is said of tables that hold nothing, and their names. legend: signs, then letters.
    """

    columns: tuple[str, str, str, str, str]
    tables: tuple[PrintedTable, ...]
    empty: tuple[str, ...]
    legend: tuple[Legend, ...]
