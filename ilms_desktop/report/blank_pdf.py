"""Blank forms on paper: boxes large enough for a pen, split by years where they are too wide; `blank.typ`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.report.paper import Paper, sheet_pdf
from ilms_desktop.report.tables_pdf import spread

if TYPE_CHECKING:
    from ilms_desktop.report.blank_sheet import BlankSheet, BlankTable

#: millimetres: a box with its gap, labels and codes beside the boxes
_BOX: Final = 18.5
_LABELS: Final = 70.0


def blank_pdf(sheet: BlankSheet, paper: Paper = Paper.A4) -> bytes:
    """The sheet as a tagged PDF; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    return sheet_pdf(sheet, "blank.typ", paper, tables=[_table(table, paper) for table in sheet.tables], box=_BOX)


def _table(table: BlankTable, paper: Paper) -> dict[str, Any]:
    """One form with its blocks of years; upright where its years fit so."""
    is_across = _LABELS + _BOX * len(table.years) > paper.width(across=False)
    room = max(1, int((paper.width(across=is_across) - _LABELS) // _BOX))
    values: dict[str, Any] = asdict(table)
    del values["rows"], values["years"]
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in table.rows:
        groups.setdefault(row.group, []).append(asdict(row))
    values["across"] = is_across
    values["blocks"] = [[table.years[place] for place in places] for places in spread(len(table.years), room)]
    values["groups"] = [{"title": title, "rows": rows} for title, rows in groups.items()]
    return values
