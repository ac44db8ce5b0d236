"""Printed reports of a file: the one entry for window and command line.

A report shows the file as it was saved last and is dated so: the same facts give the same bytes, whenever they are
printed. It can be had in another language than the window's; nothing is changed for that.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.report.blank_pdf import blank_pdf
from ilms_desktop.report.cover import cover_pdf
from ilms_desktop.report.findings_pdf import findings_pdf
from ilms_desktop.report.pages import Pages, pages_of
from ilms_desktop.report.paper import Paper
from ilms_desktop.report.sources_pdf import sources_pdf
from ilms_desktop.report.summary import completeness_pdf
from ilms_desktop.report.tables_pdf import tables_pdf
from ilms_desktop.report.work_plan_pdf import work_plan_pdf
from ilms_desktop.workspace.blank_data import blank_sheet
from ilms_desktop.workspace.file_cover_data import file_cover_data
from ilms_desktop.workspace.findings_data import everything, findings_sheet
from ilms_desktop.workspace.sources_data import sources_sheet
from ilms_desktop.workspace.summary_data import summary_data
from ilms_desktop.workspace.tables_data import tables_sheet
from ilms_desktop.workspace.work_plan import work_plan_sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ilms_desktop.workspace.reader import Reader
    from ilms_desktop.workspace.workspace import Workspace

    #: sets a sheet on paper
    Press = Callable[[Paper], bytes]
    #: reads what a report says of a file as it stood at a moment
    Maker = Callable[[Reader, datetime], Press]


def _completeness(workspace: Reader, now: datetime) -> Press:
    # why: as long as nothing has changed, the sheet goes with the package and names it
    packages = () if workspace.is_changed_since_package() else workspace.submissions()
    package = max(packages, key=lambda each: each.sequence, default=None)
    return partial(completeness_pdf, summary_data(workspace, now=now, package=package))


def _tables(workspace: Reader, now: datetime) -> Press:
    return partial(tables_pdf, tables_sheet(workspace, now=now))


def _findings(workspace: Reader, now: datetime) -> Press:
    return partial(findings_pdf, findings_sheet(workspace, everything(workspace.report()), now=now))


def _sources(workspace: Reader, now: datetime) -> Press:
    return partial(sources_pdf, sources_sheet(workspace, now=now))


def _blank(workspace: Reader, now: datetime) -> Press:
    return partial(blank_pdf, blank_sheet(workspace, now=now))


def _cover(workspace: Reader, now: datetime) -> Press:
    return partial(cover_pdf, file_cover_data(workspace, now=now))


def _gaps(workspace: Reader, now: datetime) -> Press:
    return partial(work_plan_pdf, work_plan_sheet(workspace, now=now))


#: kind -> what makes it, in the order in which they are offered
KINDS: Final[dict[str, Maker]] = {
    "completeness": _completeness,
    "tables": _tables,
    "findings": _findings,
    "sources": _sources,
    "gaps": _gaps,
    "blank": _blank,
    "cover": _cover,
}


def dated(workspace: Workspace) -> datetime:
    """Date of everything that is printed of a file: that of its last step, or of its making."""
    return workspace.last_saved() or workspace.created


def report_pdf(workspace: Workspace, kind: str, *, paper: str = Paper.A4, language: str = "") -> bytes:
    """A report of a file as tagged PDF.

    Args:
        workspace: the file.
        kind: one of `KINDS`.
        paper: one of `Paper`.
        language: of the words; empty = the one in use.

    Raises:
        UserError: `unknown_report`, `unknown_paper`, `unknown_language`, `pdf_unavailable`.
    """
    if kind not in KINDS:
        raise UserError("unknown_report", kind=kind, known=", ".join(KINDS))
    if paper not in list(Paper):
        raise UserError("unknown_paper", paper=paper, known=", ".join(Paper))
    # why: counted from a copy and kept, before the file is held
    workspace.at_last_package()
    now = dated(workspace)
    with i18n.in_language(language or i18n.language()):
        with workspace.lock:
            press = KINDS[kind](workspace.in_language(i18n.language()), now)
        return press(Paper(paper))


def report_pages(workspace: Workspace, kind: str, *, paper: str = Paper.A4, language: str = "") -> Pages:
    """A report to be looked at: the PDF that `report_pdf` makes, with pictures of its pages.

    Raises:
        UserError: as `report_pdf`.
    """
    return pages_of(report_pdf(workspace, kind, paper=paper, language=language))
