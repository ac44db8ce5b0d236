"""The list of findings on paper: pages across, laid out by `resources/print/findings.typ`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.report.findings_sheet import COLUMNS
from ilms_desktop.report.paper import Paper, dressed
from ilms_desktop.report.typeset import typeset

if TYPE_CHECKING:
    from ilms_desktop.report.findings_sheet import FindingRow, FindingsSheet

#: columns of the paper, each with what stands under each other in it
_PAPER: Final = (
    ("rule", "table", "year"),
    ("row", "sex", "source"),
    ("title", "message"),
    ("suggestion", "reason"),
)
#: what is said in bold among the other texts of its column
_BOLD: Final = frozenset({"rule", "title", "reason"})
#: rows alike in this stand under one heading
_PART: Final = ("severity", "state")


def findings_pdf(sheet: FindingsSheet, paper: Paper = Paper.A4) -> bytes:
    """The sheet as a tagged PDF, what asks for the same deed together; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    headings = dict(zip(COLUMNS, sheet.columns, strict=True))
    data = {
        "title": sheet.title,
        "facts": list(sheet.facts),
        "columns": [" · ".join(headings[name] for name in names) for names in _PAPER],
        "parts": _parts(sheet),
        "foot": sheet.foot,
        "page": sheet.page,
    }
    return typeset("findings.typ", dressed(data, language=sheet.language, paper=paper), moment=sheet.moment)


def _parts(sheet: FindingsSheet) -> list[dict[str, Any]]:
    """Headings with their rows, in the order of first appearance."""
    parts: dict[str, list[list[list[tuple[bool, str]]]]] = {}
    for row in sheet.rows:
        title = " · ".join(text for _is_bold, text in _texts(row, _PART))
        parts.setdefault(title, []).append([_texts(row, names) for names in _PAPER])
    return [{"title": title, "rows": rows} for title, rows in parts.items()]


def _texts(row: FindingRow, names: tuple[str, ...]) -> list[tuple[bool, str]]:
    """What is said under these names, with whether it is bold."""
    return [(name in _BOLD, text) for name in names if (text := str(getattr(row, name)))]
