"""What layouts of files carry of a questionnaire, declared once: tests compare it and the reference page shows it.

What a layout does not carry stays in the questionnaire. Which layout carries what: `ilms_desktop.exchange.formats`.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ilms_desktop.exchange.outgoing import Outgoing
    from ilms_desktop.exchange.report import ParsedRow


class Content(StrEnum):
    """Something that a questionnaire holds."""

    #: values, each under table, source, class version, year, sex, status and class
    FIGURES = "figures"
    #: zeros at the end as they were typed
    DECIMALS = "decimals"
    #: status letters, beside a figure or instead of one
    LETTERS = "letters"
    #: rows for which the ILO has one code, such as stateless persons, who are part of the other countries there
    ROWS_APART = "rows_apart"
    #: figures of years that are as the last package has them
    UNCHANGED = "unchanged"
    #: that figures of the last package are no more
    DELETIONS = "deletions"
    #: remarks on figures that are notes of a list
    VALUE_NOTES = "value_notes"
    #: other remarks on figures
    REMARKS = "remarks"
    #: answers about the years of a table that are notes of a list, where the year has figures
    TABLE_NOTES = "table_notes"
    #: other answers about the years of a table, and those about years without figures
    TABLE_ANSWERS = "table_answers"
    #: that a year as a whole has nothing to report or is not available, with the reason
    DECLARATIONS = "declarations"
    #: countries that a year names without figures, and the order of those it names
    COUNTRIES = "countries"
    #: names of sources
    SOURCE_NAMES = "source_names"
    #: answers about sources that are notes of a list
    SOURCE_NOTES = "source_notes"
    #: other answers about sources
    SOURCE_ANSWERS = "source_answers"
    #: criteria and years of sources beyond those of their figures
    SOURCE_SCOPE = "source_scope"
    #: sources without figures
    EMPTY_SOURCES = "empty_sources"
    #: class versions chosen for tables
    VERSIONS = "versions"
    #: texts that are no figures
    TEXTS = "texts"
    #: remarks on cells without figure and letter
    LONE_REMARKS = "lone_remarks"


#: for people, in the order of the page; gettext ids
TITLES: Final[Mapping[Content, str]] = {
    Content.FIGURES: N_("figures"),
    Content.DECIMALS: N_("decimals as typed"),
    Content.LETTERS: N_("status letters"),
    Content.ROWS_APART: N_("rows that share a code of the ILO"),
    Content.UNCHANGED: N_("figures of years without a change since the last package"),
    Content.DELETIONS: N_("deletions since the last package"),
    Content.VALUE_NOTES: N_("notes of the ILO's lists on figures"),
    Content.REMARKS: N_("remarks in words"),
    Content.TABLE_NOTES: N_("notes of the ILO's lists on years of tables"),
    Content.TABLE_ANSWERS: N_("other answers about years of tables"),
    Content.DECLARATIONS: N_("years declared as a whole"),
    Content.COUNTRIES: N_("countries named without figures"),
    Content.SOURCE_NAMES: N_("names of sources"),
    Content.SOURCE_NOTES: N_("notes of the ILO's lists on sources"),
    Content.SOURCE_ANSWERS: N_("other answers about sources"),
    Content.SOURCE_SCOPE: N_("criteria and years chosen for sources"),
    Content.EMPTY_SOURCES: N_("sources without figures"),
    Content.VERSIONS: N_("class versions chosen for tables"),
    Content.TEXTS: N_("texts that are no figures"),
    Content.LONE_REMARKS: N_("remarks on cells without a figure"),
}

#: what every layout of rows carries
ROWS: Final = frozenset(
    {
        *(Content.FIGURES, Content.DECIMALS, Content.LETTERS),
        *(Content.VALUE_NOTES, Content.TABLE_NOTES, Content.SOURCE_NOTES),
    }
)
#: what the workbook carries beside that
TABLES: Final = ROWS | {
    *(Content.ROWS_APART, Content.UNCHANGED, Content.REMARKS, Content.TABLE_ANSWERS, Content.DECLARATIONS),
    *(Content.COUNTRIES, Content.SOURCE_NAMES, Content.SOURCE_ANSWERS, Content.SOURCE_SCOPE, Content.EMPTY_SOURCES),
}


def left_out(outgoing: Outgoing, carries: Collection[Content]) -> Mapping[Content, int]:
    """How much of what leaves a layout does not take, in the order of the page; what it takes is left out.

    Counted are remarks, answers, declarations, countries, sources, figures: what people entered.
    """
    counts = Counter(_held(outgoing))
    return {content: counts[content] for content in TITLES if counts[content] and content not in carries}


def _held(outgoing: Outgoing) -> Iterator[Content]:
    """What stands in a questionnaire beyond figures, letters and notes, one by one."""
    for row, key in zip(outgoing.rows, outgoing.keys, strict=True):
        notes = len(row.note_classif.split("_")) if row.note_classif else 0
        if row.remark and len(row.remark.splitlines()) > notes:
            yield Content.REMARKS
        if key not in outgoing.deeds:
            yield Content.UNCHANGED
    yield from (Content.DELETIONS for _row in outgoing.gone)
    yield from _about_tables(outgoing)
    yield from _about_sources(outgoing)


def _about_tables(outgoing: Outgoing) -> Iterator[Content]:
    filled, coded = set(outgoing.keys), _coded(outgoing)
    classes = {(key, each) for row, key in zip(outgoing.rows, outgoing.keys, strict=True) for each in _classes(row)}
    for qtable in outgoing.qtables:
        if qtable.declaration is not None:
            yield Content.DECLARATIONS
        yield from (Content.TABLE_ANSWERS for code in qtable.fields if code not in coded or qtable.key not in filled)
        yield from (Content.COUNTRIES for each in qtable.named if (qtable.key, each) not in classes)


def _about_sources(outgoing: Outgoing) -> Iterator[Content]:
    filled, coded = {row.source for row in outgoing.rows}, _coded(outgoing)
    for source in outgoing.sources:
        if source.name:
            yield Content.SOURCE_NAMES
        yield from (Content.SOURCE_ANSWERS for code in source.fields if code not in coded)
        if source.id not in filled:
            yield Content.EMPTY_SOURCES


def _classes(row: ParsedRow) -> tuple[str, str]:
    return row.classif1, row.classif2


def _coded(outgoing: Outgoing) -> Collection[str]:
    """Codes of the fields whose answers are notes of a list."""
    return frozenset(each.code for each in outgoing.edition.fields if each.is_note)
