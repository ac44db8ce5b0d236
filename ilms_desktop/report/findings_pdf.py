"""The list of findings on paper: A4 pages across, laid out by `resources/print/findings.typ`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.report import fonts
from ilms_desktop.report.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.report.findings_sheet import FindingsSheet
    from ilms_desktop.report.list_sheet import ListSheet

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
    return list_pdf(sheet, sheet.rows, _PAPER)


def list_pdf(sheet: ListSheet, rows: Iterable[object], paper: Sequence[tuple[str, ...]]) -> bytes:
    """A list as a tagged PDF with five columns.

    Args:
        sheet: what stands around the rows.
        rows: with a text for each of the sheet's columns, as attributes.
        paper: columns of the paper, each with what stands under each other in it; what is no column of the sheet has
            no heading.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    headings = dict(zip(sheet.names, sheet.columns, strict=True))
    data = {
        "language": sheet.language,
        "rtl": sheet.is_right_to_left,
        "fonts": fonts.families(sheet.language),
        "title": sheet.title,
        "facts": list(sheet.facts),
        "columns": [" · ".join(headings[name] for name in names if name in headings) for names in paper],
        "rows": [[_texts(row, names) for names in paper] for row in rows],
        "foot": sheet.foot,
        "page": sheet.page,
    }
    return typeset("findings.typ", data, moment=sheet.moment)


def _texts(row: object, names: tuple[str, ...]) -> list[str]:
    """Texts of a column of the paper; empty ones take no line."""
    return [text for name in names if (text := str(getattr(row, name)))]
