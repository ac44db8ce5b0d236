"""The list of questions of the desk as a sheet, and on paper as A4 pages across.

Words come ready in the person's language.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar, Final

from ilms_desktop.report.findings_pdf import list_pdf
from ilms_desktop.report.list_sheet import ListSheet


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question.

    Attributes:
        id: `KEN-2026-Q0012-003`. urgency, state, kind: words. deadline: day by which an answer is due.
        table, year, row, source: where it is; parts are empty where it is about more.
        text: the question. seen, now: figure that the desk saw, and today's. since: whether they differ, in words.
        compared: other figures, with their names. suggested: figure that the desk suggests.
        answer: what was answered, and in which words.
        figures: seen, now, since and suggested in one sentence, for paper; no column of its own.
    """

    id: str
    urgency: str
    state: str
    deadline: str
    table: str = ""
    year: str = ""
    row: str = ""
    source: str = ""
    kind: str = ""
    text: str = ""
    seen: str = ""
    now: str = ""
    since: str = ""
    compared: str = ""
    suggested: str = ""
    answer: str = ""
    figures: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Texts in the order of the columns."""
        return tuple(str(getattr(self, name)) for name in COLUMNS)


#: columns by name, in their order
COLUMNS: Final = tuple(field.name for field in fields(QuestionRow) if field.name != "figures")
#: columns of the paper, each with what stands under each other in it
_PAPER: Final = (
    ("id", "urgency", "deadline"),
    ("table", "year"),
    ("row", "source", "figures"),
    ("kind", "text", "compared"),
    ("state", "answer"),
)


@dataclass(frozen=True, slots=True)
class QuestionsSheet(ListSheet):
    """The list; `rows` are questions in their order, each a row of the columns `COLUMNS`."""

    names: ClassVar[tuple[str, ...]] = COLUMNS

    rows: tuple[QuestionRow, ...]


def questions_pdf(sheet: QuestionsSheet) -> bytes:
    """The sheet as a tagged PDF; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    return list_pdf(sheet, sheet.rows, _PAPER)
