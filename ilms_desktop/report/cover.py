"""The cover of a PDF carrier: what is attached inside, for the files of an office. It proves nothing.

Words come ready, each in the person's language and in English; here they are laid out by `resources/print/cover.typ`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ilms_desktop.report.paper import Paper, Sheet, sheet_pdf


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing in the person's language and in English; `english` is empty where that is the same."""

    own: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class CoverFact:
    """A value under the words that say what it is; `is_code` where it is one to compare letter by letter."""

    label: Words
    value: str
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class CoverTable:
    """A table in the package: id, title, number of rows, how much of it is answered (or empty), who may see it."""

    id: str
    title: str
    rows: str
    answered: str
    sharing: Words


@dataclass(frozen=True, slots=True)
class CoverTables:
    """The list of tables: heading, heads of the five columns of `CoverTable`, the tables, and all rows together."""

    title: Words
    columns: tuple[Words, Words, Words, Words, Words]
    lines: tuple[CoverTable, ...]
    total: Words
    rows: str


@dataclass(frozen=True, slots=True)
class CoverSheet(Sheet):
    """Everything that stands on the cover.

    Attributes:
        heading: what this is. name: of the package. notice: how to treat the PDF.
        facts: about the package. figures: counts of findings. tables: what is in it; None where nothing is.
        stamp, signature, place: words of the box to sign. foot: statement at the foot. program: name and version.
        page: words with `{page}` and `{pages}`.
    """

    heading: Words
    name: str
    notice: Words
    facts: tuple[CoverFact, ...]
    figures: tuple[CoverFact, ...]
    tables: CoverTables | None
    stamp: Words
    signature: Words
    place: Words
    foot: Words
    program: str
    page: str


def cover_pdf(sheet: CoverSheet, paper: Paper = Paper.A4) -> bytes:
    """The cover as a PDF of a page or two; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    return sheet_pdf(sheet, "cover.typ", paper)
