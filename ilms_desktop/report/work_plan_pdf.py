"""The work plan on paper: pages across, a line for each gap with room to write; `resources/print/work_plan.typ`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.report.paper import Paper, sheet_pdf
from ilms_desktop.report.work_plan_sheet import COLUMNS

if TYPE_CHECKING:
    from ilms_desktop.report.work_plan_sheet import PlanSheet

#: columns of the paper, each with what stands under each other in it; the first of each is bold
_PAPER: Final = (
    ("table", "title"),
    ("source", "agency"),
    ("lack", "years"),
    ("owner",),
    ("due",),
    ("note",),
)


def work_plan_pdf(sheet: PlanSheet, paper: Paper = Paper.A4) -> bytes:
    """The sheet as a tagged PDF; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    headings = dict(zip(COLUMNS, sheet.columns, strict=True))
    return sheet_pdf(
        sheet,
        "work_plan.typ",
        paper,
        columns=[headings[names[0]] for names in _PAPER],
        rows=[[[str(getattr(row, name)) for name in names] for names in _PAPER] for row in sheet.rows],
    )
