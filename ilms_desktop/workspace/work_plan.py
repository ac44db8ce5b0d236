"""The work plan of a file in the words of its language, ready for a file or for paper (`ilms_desktop.report`).

What is missing, why, who does it, until when. Which tables are gaps is decided by `workspace.gaps`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, gettext, language, ngettext
from ilms_desktop.report.findings_xlsx import list_xlsx
from ilms_desktop.report.forms import form_of
from ilms_desktop.report.table_lists import isolated, years_text
from ilms_desktop.report.work_plan_pdf import work_plan_pdf
from ilms_desktop.report.work_plan_sheet import COLUMNS, PlanRow, PlanSheet
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.findings_data import list_csv
from ilms_desktop.workspace.gaps import Gap, Lack, gaps

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ilms_desktop.workspace.reader import Reader

_HEADINGS: Final = {
    "table": N_("Table"),
    "title": N_("Title"),
    "source": N_("Source"),
    "agency": N_("Agency"),
    "years": N_("Years"),
    "empty": N_("Empty cells"),
    "asked": N_("Cells asked"),
    "percent": N_("% answered"),
    "lack": N_("What is missing"),
    "owner": N_("Who does it"),
    "due": N_("Until when"),
    "note": N_("What is to be done"),
}
#: width of each of `work_plan_sheet.COLUMNS` in letters
_WIDTHS: Final = (8, 26, 36, 30, 18, 9, 9, 9, 26, 24, 12, 50)


def lack_words(gap: Gap) -> str:
    """What is missing of a table."""
    if gap.lack is Lack.SOURCE:
        return gettext("No source fills it")
    values = {"n": str(gap.empty), "unreadable": str(gap.counts.unreadable)}
    if gap.lack is Lack.ALL:
        return gettext("Nothing entered yet")
    if gap.lack is Lack.UNREADABLE:
        text = ngettext(
            "{n} cell empty, {unreadable} of them without a readable figure",
            "{n} cells empty, {unreadable} of them without a readable figure",
            gap.empty,
        )
        return fill(text, values)
    return fill(ngettext("{n} cell empty", "{n} cells empty", gap.empty), values)


def work_plan_sheet(reader: Reader, *, now: datetime) -> PlanSheet:
    """The plan of a file, in the language in use.

    Args:
        reader: the file.
        now: date of the sheet, aware of its zone.
    """
    found = gaps(reader.edition, reader.sources(), reader.completeness(), reader.plan())
    return PlanSheet(
        language=language(),
        moment=now,
        title=fill(gettext("Work plan · {country}"), {"country": sheet_words.country_words(reader)}),
        facts=_facts(reader, found, now),
        columns=tuple(gettext(_HEADINGS[name]) for name in COLUMNS),
        rows=tuple(_row(gap) for gap in found),
        foot=sheet_words.program_words(reader),
        page=gettext(sheet_words.PAGE),
    )


def work_plan_csv(sheet: PlanSheet) -> bytes:
    """The plan as CSV in UTF-8 with its mark; no cell acts as a formula."""
    return list_csv([sheet.columns, *(row.cells for row in sheet.rows)])


def work_plan_xlsx(sheet: PlanSheet) -> bytes:
    """The plan as a workbook; every cell a text."""
    return list_xlsx(sheet, _WIDTHS)


#: ending of a file -> what makes it
FORMS: Final[dict[str, Callable[[PlanSheet], bytes]]] = {
    "xlsx": work_plan_xlsx,
    "csv": work_plan_csv,
    "pdf": work_plan_pdf,
}


def work_plan_file(reader: Reader, name: str, *, now: datetime) -> bytes:
    """The plan as a file of the form that the ending of its name says.

    Raises:
        ExchangeError: `unknown_format`.
        UserError: `pdf_unavailable`.
    """
    return FORMS[form_of(name, FORMS)](work_plan_sheet(reader, now=now))


def _facts(reader: Reader, found: tuple[Gap, ...], now: datetime) -> tuple[str, ...]:
    """Lines under the heading."""
    counted = ngettext(
        "{n} table to do, {planned} of them planned", "{n} tables to do, {planned} of them planned", len(found)
    )
    overdue = sum(gap.is_overdue(now.date()) for gap in found)
    late = fill(ngettext("{n} overdue", "{n} overdue", overdue), {"n": str(overdue)})
    deadline = fill(gettext("Reply due: {date}"), {"date": isolated(reader.round.deadline.isoformat())})
    values = {"n": str(len(found)), "planned": str(sum(gap.planned.says_something for gap in found))}
    return (
        sheet_words.collection_words(reader),
        sheet_words.SENTENCES.join((isolated(reader.path.name), sheet_words.dated_words(now), deadline)),
        sheet_words.SENTENCES.join((fill(counted, values), late)),
    )


def _row(gap: Gap) -> PlanRow:
    planned = gap.planned
    return PlanRow(
        table=isolated(gap.code),
        title=gap.title,
        source=sheet_words.own(gap.source_name),
        agency=sheet_words.own(gap.agency),
        years=years_text(gap.years),
        empty=str(gap.empty),
        asked=str(gap.counts.asked),
        percent=str(gap.counts.percent),
        lack=lack_words(gap),
        owner=sheet_words.own(planned.owner),
        due=isolated(planned.due.isoformat()) if planned.due else "",
        note=sheet_words.own(planned.note),
    )
