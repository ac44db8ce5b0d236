"""Lists on paper: pages across, laid out by `resources/print/findings.typ`; that of findings with its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.report.paper import Paper, sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.report.findings_sheet import FindingsSheet
    from ilms_desktop.report.list_sheet import ListSheet

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
    return list_pdf(sheet, sheet.rows, _PAPER, together=_PART, bold=_BOLD, paper=paper)


def list_pdf(
    sheet: ListSheet,
    rows: Iterable[object],
    columns: Sequence[tuple[str, ...]],
    *,
    together: tuple[str, ...] = (),
    bold: frozenset[str] = frozenset(),
    paper: Paper = Paper.A4,
) -> bytes:
    """A list as a tagged PDF with four or five columns.

    Args:
        sheet: what stands around the rows.
        rows: with a text for each of the sheet's columns, as attributes.
        columns: of the paper, each with what stands under each other in it; what is no column of the sheet has no
            heading.
        together: rows alike in these stand under one heading, in the order of first appearance.
        bold: what is said in bold among the other texts of its column.
        paper: size of the pages.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    headings = dict(zip(sheet.names, sheet.columns, strict=True))
    return sheet_pdf(
        sheet,
        "findings.typ",
        paper,
        columns=[" · ".join(headings[name] for name in names if name in headings) for names in columns],
        rows=(),
        parts=_parts(rows, columns, together, bold),
    )


def _parts(
    rows: Iterable[object], columns: Sequence[tuple[str, ...]], together: tuple[str, ...], bold: frozenset[str]
) -> list[dict[str, Any]]:
    """Headings with their rows; one without heading where nothing is put together."""
    parts: dict[str, list[list[list[tuple[bool, str]]]]] = {}
    for row in rows:
        title = " · ".join(text for _is_bold, text in _texts(row, together, bold))
        parts.setdefault(title, []).append([_texts(row, names, bold) for names in columns])
    return [{"title": f"{title[:1].upper()}{title[1:]}", "rows": listed} for title, listed in parts.items()]


def _texts(row: object, names: tuple[str, ...], bold: frozenset[str]) -> list[tuple[bool, str]]:
    """What is said under these names, with whether it is bold; empty texts take no line."""
    return [(name in bold, text) for name in names if (text := str(getattr(row, name)))]
