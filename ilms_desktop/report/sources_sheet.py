"""The sources of a questionnaire as a sheet: the matrix of what each covers, then one sheet for each source.

Words come ready in the person's language. A gap and an open answer are told by a state, so that they can stand out on
paper without colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ilms_desktop.report.paper import HeadedSheet


class CellState(StrEnum):
    """How a cell of a matrix, or an answer, is printed."""

    #: as it is
    PLAIN = "plain"
    #: it is not there and should be: framed and bold
    GAP = "gap"
    #: nothing is said, and nothing needs to be: grey
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What a source says in a row: its state, words, and the four parts of a bar; no bar where they are empty."""

    state: CellState
    text: str
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A table or a question: number, title, one cell a source; `gap` = words in place of the cells, or empty."""

    number: str
    title: str
    cells: tuple[MatrixCell, ...]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows against sources: heading, head of the first column, rows, words under it."""

    title: str
    head: str
    rows: tuple[MatrixRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceHead:
    """Id and name of a source, as they stand over its column; `scope` = criteria and years of most of its tables."""

    id: str
    name: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """A question to a source and its answer."""

    label: str
    state: CellState
    text: str


@dataclass(frozen=True, slots=True)
class SourceSection:
    """Answers under one heading."""

    title: str
    answers: tuple[SourceAnswer, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The sheet of one source: head, sections of answers, what is said of its tables, heading of that."""

    head: SourceHead
    sections: tuple[SourceSection, ...]
    notes_title: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcesSheet(HeadedSheet):
    """Everything that stands on it.

    Attributes:
        heads: the sources. matrices: what they cover and say.
        pages: a sheet for each. empty: what is said where there is no source. legend: words of the four parts of bars.
    """

    heads: tuple[SourceHead, ...]
    matrices: tuple[Matrix, ...]
    pages: tuple[SourcePage, ...]
    empty: str
    legend: tuple[str, str, str, str]

    def __post_init__(self) -> None:
        """Refuse what cannot be printed or dated.

        Raises:
            ValueError: unknown language, a moment without time zone, or a row that does not fit the sources.
        """
        HeadedSheet.__post_init__(self)
        rows = [row for matrix in self.matrices for row in matrix.rows]
        if any(len(row.cells) != len(self.heads) for row in rows):
            raise ValueError(len(self.heads))
