"""Blank forms as a sheet: the tables of a questionnaire with a box for every cell, to be filled by hand.

Words come ready in the person's language. How many years fit side by side is decided where the paper is known
(`blank_pdf`).
"""

from __future__ import annotations

from dataclasses import dataclass

from ilms_desktop.report.paper import HeadedSheet


@dataclass(frozen=True, slots=True)
class BlankRow:
    """One row of boxes: its group (outer labels), label and code; `is_open` = the name is written by hand."""

    group: str
    label: str
    code: str
    is_total: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class BlankTable:
    """One table to fill.

    Attributes:
        number, title: of the table. code: id under which it is published.
        source: its name with its id, or empty where it is written by hand. facts: who is counted, in what.
        instruction: how to count. axis: head of the column of labels. years: heads of the columns. rows: boxes.
        questions: asked of each year of the table, answered on a line.
    """

    number: str
    title: str
    code: str
    source: str
    facts: tuple[str, ...]
    instruction: str
    axis: str
    years: tuple[str, ...]
    rows: tuple[BlankRow, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlankWords:
    """Words that every form has: over lines to fill by hand, and how to fill the boxes."""

    source: str
    code: str
    person: str
    date: str
    notes: str
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlankSheet(HeadedSheet):
    """Everything that stands on it.

    Attributes:
        tables: in their order. words: of every form.
    """

    tables: tuple[BlankTable, ...]
    words: BlankWords
