"""The list of findings on paper: A4 pages across, laid out by `resources/print/findings.typ`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.report import fonts
from ilms_desktop.report.findings_sheet import COLUMNS
from ilms_desktop.report.typeset import typeset

if TYPE_CHECKING:
    from ilms_desktop.report.findings_sheet import FindingRow, FindingsSheet

#: columns of the paper, each with what stands under each other in it
_PAPER: Final = (
    ("rule", "severity", "state"),
    ("table", "year"),
    ("row", "sex", "source"),
    ("title", "message"),
    ("suggestion", "reason"),
)


def findings_pdf(sheet: FindingsSheet) -> bytes:
    """The sheet as a tagged PDF; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    headings = dict(zip(COLUMNS, sheet.columns, strict=True))
    data = {
        "language": sheet.language,
        "rtl": sheet.is_right_to_left,
        "fonts": fonts.families(sheet.language),
        "title": sheet.title,
        "facts": list(sheet.facts),
        "columns": [" · ".join(headings[name] for name in names) for names in _PAPER],
        "rows": [_row(row) for row in sheet.rows],
        "foot": sheet.foot,
        "page": sheet.page,
    }
    return typeset("findings.typ", data, moment=sheet.moment)


def _row(row: FindingRow) -> list[list[str]]:
    """Texts of each column of the paper; those of one rule name it once."""
    return [[text for name in names if (text := str(getattr(row, name)))] for names in _PAPER]
