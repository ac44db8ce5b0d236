"""The sheet of sources on paper: the matrix upright, or across where there are many; `resources/print/sources.typ`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.report.paper import Paper, sheet_pdf
from ilms_desktop.report.tables_pdf import spread

if TYPE_CHECKING:
    from ilms_desktop.report.sources_sheet import Matrix, SourceHead, SourcesSheet

#: millimetres: column of titles, least column of a source
_TITLES: Final = 50.0
_SOURCE: Final = 31.0


def sources_pdf(sheet: SourcesSheet, paper: Paper = Paper.A4) -> bytes:
    """The sheet as a tagged PDF; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    is_across = len(sheet.heads) > _room(paper, across=False)
    places = spread(len(sheet.heads), _room(paper, across=is_across))
    matrices = [_block(matrix, sheet.heads, some) for matrix in sheet.matrices for some in places]
    return sheet_pdf(sheet, "sources.typ", paper, heads=(), across=is_across, matrices=matrices)


def _room(paper: Paper, *, across: bool) -> int:
    """How many sources fit side by side."""
    return int((paper.width(across=across) - _TITLES) // _SOURCE)


def _block(matrix: Matrix, heads: tuple[SourceHead, ...], places: range) -> dict[str, Any]:
    """A matrix for some of the sources."""
    rows = [
        {
            "number": row.number,
            "title": row.title,
            "cells": [row.cells[place] for place in places],
            "gap": row.gap,
        }
        for row in matrix.rows
    ]
    return {
        "title": matrix.title,
        "head": matrix.head,
        "note": matrix.note,
        "sources": [heads[place] for place in places],
        "rows": rows,
    }
