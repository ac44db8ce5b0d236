"""The cover of a questionnaire on paper, laid on top of its printed tables and findings, in two languages.

It has the look of the cover of a PDF carrier (`cover_data`), and says what a file holds as it stands: unsigned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, gettext, language
from ilms_desktop.model.completeness import Side
from ilms_desktop.number_text import style_for
from ilms_desktop.report.cover import CoverFact, CoverSheet, CoverTable, CoverTables, Words
from ilms_desktop.report.table_lists import count_text, isolated
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.completeness_data import completeness_data
from ilms_desktop.workspace.cover_data import two_words
from ilms_desktop.workspace.sharing_words import sharing_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ilms_desktop.workspace.completeness_data import CompletenessData
    from ilms_desktop.workspace.reader import Reader

_NOTICE: Final = N_(
    "A print for reading and signing. The figures are sent to the ILO in the signed package, never on paper."
)
_FOOT: Final = N_("This cover proves nothing by itself; the package is signed.")


def file_cover_data(workspace: Reader, *, now: datetime) -> CoverSheet:
    """What stands on the cover of a file, in the language in use and in English.

    Args:
        workspace: the file, in the language in use.
        now: date of the sheet, aware of its zone.
    """
    data = completeness_data(workspace)
    return CoverSheet(
        language=language(),
        moment=now,
        heading=two_words(N_("Questionnaire on international labour migration")),
        name=f"ILMS_{workspace.country}_{workspace.round.id}",
        notice=two_words(_NOTICE),
        facts=tuple(_facts(workspace, now)),
        figures=_figures(workspace, data),
        tables=_tables(workspace, data, now),
        stamp=two_words(N_("Signature and stamp of the office")),
        signature=two_words(N_("Name and signature")),
        place=two_words(N_("Place and date")),
        foot=two_words(_FOOT),
        program=sheet_words.program_words(workspace),
        page=gettext(sheet_words.PAGE),
    )


def _facts(workspace: Reader, now: datetime) -> Iterator[CoverFact]:
    contact = workspace.contact
    country = f"{sheet_words.country_words(workspace)} ({isolated(workspace.country)})"
    yield CoverFact(two_words(N_("Country")), country)
    yield CoverFact(two_words(N_("Collection")), sheet_words.collection_words(workspace))
    yield CoverFact(two_words(N_("Office")), sheet_words.own(contact.office) or "–")
    people = [sheet_words.own(each) for each in (contact.person, contact.function) if each]
    yield CoverFact(two_words(N_("Prepared by")), sheet_words.listed(people) or "–")
    saved = (isolated(workspace.path.name), sheet_words.dated_words(now))
    yield CoverFact(two_words(N_("File")), sheet_words.SENTENCES.join(saved))
    names = [sheet_words.source_title(source) for source in workspace.sources()]
    yield CoverFact(two_words(N_("Sources")), "; ".join(names) or "–")
    yield from _package(workspace)


def _package(workspace: Reader) -> Iterator[CoverFact]:
    """The last package, by whose number a reader knows which one it was; nothing before the first."""
    last = max(workspace.submissions(), key=lambda each: each.created, default=None)
    if last is not None:
        yield CoverFact(two_words(N_("Last package")), isolated(last.package))
        yield CoverFact(two_words(N_("Package number")), sheet_words.grouped(last.package_id), is_code=True)


def _figures(workspace: Reader, data: CompletenessData) -> tuple[CoverFact, ...]:
    style = style_for(language())
    counts, tables = data.total.counts, data.total.tables
    waiting = sum(finding.is_open for finding in workspace.report().findings)
    return (
        CoverFact(two_words(N_("tables with figures or letters")), count_text(tables.begun, style)),
        CoverFact(two_words(N_("cells answered")), sheet_words.percent_text(counts.percent)),
        CoverFact(two_words(N_("cells with a figure")), count_text(counts.reported, style)),
        CoverFact(two_words(N_("open findings")), count_text(waiting, style)),
    )


def _tables(workspace: Reader, data: CompletenessData, now: datetime) -> CoverTables | None:
    """Tables that hold something, with the number of cells asked and how much of them is answered."""
    style = style_for(language())
    levels = sharing_words(workspace, workspace.completeness(), now=now)
    by_number = {key.number: words for key, words in levels.items()}
    modules = {module.id: module.short_title for module in workspace.edition.modules}
    lines = tuple(
        CoverTable(
            id=line.code,
            title=f"{modules[line.group]}{sheet_words.SENTENCES}{line.title}",
            rows=count_text(line.counts.asked, style),
            answered=sheet_words.percent_text(line.counts.percent),
            sharing=Words(by_number.get(line.code, "")),
        )
        for line in data.sides[Side.TABLE]
        if line.tables.begun
    )
    if not lines:
        return None
    return CoverTables(
        title=two_words(N_("Tables")),
        columns=(
            two_words(N_("No.")),
            two_words(N_("Table")),
            two_words(N_("Cells")),
            two_words(N_("Answered")),
            two_words(N_("Sharing")),
        ),
        lines=lines,
        total=two_words(N_("All tables")),
        rows=count_text(data.total.counts.asked, style),
    )
