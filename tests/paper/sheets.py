"""Everything that can be printed of a file, and what can be printed without one, in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ilms_desktop import i18n
from ilms_desktop.report.enrolment_sheet import enrolment_pdf
from ilms_desktop.report.guide import guide_pdf
from ilms_desktop.report.questions_sheet import questions_pdf
from ilms_desktop.workspace.enrolment_sheet import sheet_data
from ilms_desktop.workspace.help.book import help_book
from ilms_desktop.workspace.help.guide import guide_sheet
from ilms_desktop.workspace.questions import questions
from ilms_desktop.workspace.questions_data import questions_sheet
from ilms_desktop.workspace.reports import KINDS, dated, report_pdf
from tests.unit.workspace.enrolment_support import NOW, ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.report.paper import Paper
    from ilms_desktop.workspace.workspace import Workspace


class Printed(NamedTuple):
    """What was printed: its kind, what should stand on it, and the PDF."""

    kind: str
    sheet: Any
    pdf: bytes


def of_file(workspace: Workspace, paper: Paper, only: str = "") -> Iterator[Printed]:
    """Every report of a file, and its questions where it has some; `only` kinds that have this in their name."""
    for kind, make in KINDS.items():
        if only in kind:
            sheet: Any = make(workspace, dated(workspace))
            yield Printed(kind, sheet.args[0], report_pdf(workspace, kind, paper=paper))
    listed = questions(workspace) if only in "questions" else ()
    if listed:
        asked = questions_sheet(workspace, listed, now=dated(workspace), shown=i18n.gettext("All"))
        yield Printed("questions", asked, questions_pdf(asked))


def of_program(folder: Path, paper: Paper, only: str = "") -> Iterator[Printed]:
    """The guide and the sheet of a request to enrol."""
    if only in "guide":
        guide = guide_sheet(help_book(""), moment=NOW)
        yield Printed("guide", guide, guide_pdf(guide, paper))
    if only in "enrolment":
        request = sheet_data(ask(folder))
        yield Printed("enrolment", request, enrolment_pdf(request, paper))
