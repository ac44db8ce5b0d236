"""The findings of a file in the words of its language, ready for a file or for paper (`ilms_desktop.report`).

Which findings are listed is decided by whoever asks; nothing is judged again here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, gettext, language
from ilms_desktop.model.structure import Axis
from ilms_desktop.package import csv_text
from ilms_desktop.report.bare_text import bare
from ilms_desktop.report.findings_html import findings_html
from ilms_desktop.report.findings_pdf import findings_pdf
from ilms_desktop.report.findings_sheet import COLUMNS, FindingRow, FindingsSheet
from ilms_desktop.report.findings_xlsx import findings_xlsx
from ilms_desktop.report.table_lists import isolated
from ilms_desktop.validation.wording import said_once
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.finding_words import severity_words, state_words, waiting_places, waiting_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import CheckReport, Finding
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.workspace.reader import Reader

#: by this mark spreadsheets know that the file is in UTF-8
_BOM: Final = "\ufeff"
_HEADINGS: Final = {
    "rule": N_("Rule"),
    "title": N_("Title"),
    "severity": N_("What to do"),
    "state": N_("State"),
    "table": N_("Table"),
    "source": N_("Source"),
    "year": N_("Year"),
    "row": N_("Row"),
    "sex": N_("Sex"),
    "message": N_("What was found"),
    "figures": N_("Figures"),
    "suggestion": N_("Suggestion"),
    "reason": N_("Reason given"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What is listed.

    Attributes:
        findings: in their order. waiting: checks that wait for figures. words: how they were chosen.
    """

    findings: tuple[Finding, ...]
    waiting: tuple[Finding, ...]
    words: str = ""


def everything(report: CheckReport) -> Choice:
    """A report as a whole."""
    return Choice(report.findings, tuple(report.not_evaluated), gettext("All"))


def findings_sheet(workspace: Reader, choice: Choice, *, now: datetime) -> FindingsSheet:
    """The sheet of some findings, in the language in use.

    Args:
        workspace: the file they are of.
        choice: what is listed.
        now: date of the sheet, aware of its zone.
    """
    names = {source.id: sheet_words.own(source.name) for source in workspace.sources()}
    waiting = waiting_places(choice.waiting).items()
    rows = (
        *(_row(workspace.edition, finding, names) for finding in choice.findings),
        *(
            FindingRow(
                state=gettext("not checked"),
                table=place.table,
                source=names.get(place.source, place.source),
                year=str(place.year) if place.year else "",
                message=waiting_words(notes),
            )
            for place, notes in waiting
        ),
    )
    return FindingsSheet(
        language=language(),
        moment=now,
        title=gettext("Findings"),
        facts=_facts(workspace, choice, now),
        columns=tuple(gettext(_HEADINGS[name]) for name in COLUMNS),
        rows=rows,
        foot=sheet_words.program_words(workspace),
        page=gettext(sheet_words.PAGE),
    )


def findings_csv(sheet: FindingsSheet) -> bytes:
    """The sheet as CSV in UTF-8 with its mark; no cell acts as a formula."""
    return list_csv([sheet.columns, *(row.cells for row in sheet.rows)])


def list_csv(lines: Iterable[Iterable[str]]) -> bytes:
    """Lines of a list, the headings first, as CSV in UTF-8 with its mark; no cell acts as a formula."""
    texts = ([csv_text.escape(bare(cell).replace("\n", " ")) for cell in line] for line in lines)
    return (_BOM + "".join(csv_text.write_row(line) for line in texts)).encode()


#: ending of a file -> what makes it
FORMS: Final[dict[str, Callable[[FindingsSheet], bytes]]] = {
    "html": findings_html,
    "xlsx": findings_xlsx,
    "csv": findings_csv,
    "pdf": findings_pdf,
}


def findings_file(workspace: Reader, choice: Choice, *, form: str, now: datetime) -> bytes:
    """The findings as a file of a form of `FORMS`.

    Raises:
        UserError: `pdf_unavailable`.
    """
    return FORMS[form](findings_sheet(workspace, choice, now=now))


def _facts(workspace: Reader, choice: Choice, now: datetime) -> tuple[str, ...]:
    """Lines under the heading."""
    opened = sum(finding.is_open for finding in choice.findings)
    counted = fill(
        gettext("{found} found, {open} of them open, {waiting} not checked"),
        {"found": str(len(choice.findings)), "open": str(opened), "waiting": str(len(choice.waiting))},
    )
    shown = fill(gettext("Shown: {filter}"), {"filter": choice.words})
    collection, country = sheet_words.collection_words(workspace), sheet_words.country_words(workspace)
    about = sheet_words.SENTENCES.join((country, isolated(workspace.path.name), sheet_words.dated_words(now)))
    return (collection, about, f"{counted} · {shown}")


def _row(edition: Edition, finding: Finding, names: dict[str, str]) -> FindingRow:
    """A finding in words."""
    cells = finding.cells
    source = cells[0].qtable.source if cells else finding.source
    return FindingRow(
        rule=finding.rule,
        title=finding.title,
        severity=severity_words(finding.severity),
        state=state_words(finding),
        table=_joined(cell.qtable.table for cell in cells),
        source=names.get(source, source),
        year=_joined(str(cell.qtable.year) for cell in cells),
        row=_labels(edition, cells[0], sex=False) if cells else "",
        sex=_labels(edition, cells[0], sex=True) if cells else "",
        message=finding.message,
        figures="; ".join(f"{name}: {text}" for name, text in finding.values.items() if text),
        suggestion=finding.suggestion.text if finding.suggestion else finding.hint,
        reason=sheet_words.own(finding.allowance.reason) if finding.allowance else "",
    )


def _labels(edition: Edition, key: ObservationKey, *, sex: bool) -> str:
    """Label of the sex of a cell, or those of the rest of its row."""
    table = edition.table(key.qtable.table_key)
    axes = (axis for axis in table.axes if (axis is Axis.SEX) == sex)
    codes = (edition.code(table, key.qtable.version, key.cell, axis) for axis in axes)
    return ", ".join(said_once(code.label for code in codes if code is not None))


def _joined(texts: Iterable[str]) -> str:
    """Each text once."""
    return ", ".join(dict.fromkeys(texts))
