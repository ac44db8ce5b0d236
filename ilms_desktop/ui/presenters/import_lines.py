"""The report of an import as lines of a list and as counts by table and year; words are made for lines that are seen.

What is refused and what changes a figure stands before what is simply taken. Nothing is left out of the list.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.exchange.report import RefusedRow, place_text
from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import bare, ltr
from ilms_desktop.ui.presenters.places import cell_place
from ilms_desktop.workspace.import_report import Outcome, RowOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.exchange.report import Placed
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import QTableKey, TableKey
    from ilms_desktop.workspace.import_report import ImportReport


class Show(StrEnum):
    """Which lines are shown."""

    ALL = "all"
    NEW = "new"
    CHANGED = "changed"
    REFUSED = "refused"
    #: there already, or said by an earlier row of the file
    SAME = "same"
    #: sources, answers, notes, remarks
    BESIDE = "beside"


_SHOWN: Final = {
    Outcome.CHANGED: Show.CHANGED,
    Outcome.NEW: Show.NEW,
    Outcome.REPEATED: Show.SAME,
    Outcome.UNCHANGED: Show.SAME,
}
_WORDS: Final = {
    Outcome.CHANGED: N_("changed"),
    Outcome.NEW: N_("new"),
    Outcome.REPEATED: N_("said twice"),
    Outcome.UNCHANGED: N_("unchanged"),
}


class Told(NamedTuple):
    """A line in words: what happens, where it stands in the file, which figure, what becomes of it or why not."""

    what: str
    place: str
    figure: str
    becomes: str


class Beside(NamedTuple):
    """Something that happens beside the figures: what, of whom, and what becomes of it."""

    what: str
    subject: str
    text: str


class Part(NamedTuple):
    """Figures of one table of one source in one year."""

    source: str
    table: TableKey
    year: int


Line = RefusedRow | RowOutcome | Beside


@dataclass(frozen=True)
class ImportLines:
    """A report, ready to be listed.

    Attributes:
        edition: names of tables, rows and codes. report: what becomes of every row. remarks: sentences beside it.
    """

    edition: Edition
    report: ImportReport
    remarks: tuple[str, ...] = ()

    @cached_property
    def by_show(self) -> Mapping[Show, tuple[Line, ...]]:
        """Lines of each filter, in the order of the list."""
        found: dict[Show, list[Line]] = {show: [] for show in Show}
        found[Show.REFUSED] = list(self.report.refused)
        found[Show.BESIDE] = list(_beside(self.report, self.remarks))
        for row in self.report.rows:
            found[_SHOWN[row.outcome]].append(row)
        order = (Show.REFUSED, Show.BESIDE, Show.CHANGED, Show.NEW, Show.SAME)
        found[Show.ALL] = [line for show in order for line in found[show]]
        return {show: tuple(lines) for show, lines in found.items()}

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Where figures go: sources, and in each the tables in the order of the questionnaire, the years in theirs."""
        places = {table.key: place for place, table in enumerate(self.edition.tables)}
        return tuple(sorted(self.counts, key=lambda part: (part.source, places[part.table], part.year)))

    @cached_property
    def counts(self) -> Mapping[Part, Counter[Show]]:
        """Number of rows of each part by what becomes of them."""
        found: dict[Part, Counter[Show]] = {}
        for (key, outcome), count in Counter((row.key.qtable, row.outcome) for row in self.report.rows).items():
            found.setdefault(_part(key), Counter())[_SHOWN[outcome]] += count
        return found

    def lines(self, show: Show, part: Part | None = None) -> tuple[Line, ...]:
        """Lines of a filter; of one part where one is chosen."""
        lines = self.by_show[show]
        return lines if part is None else tuple(each for each in lines if in_part(each, part))

    def told(self, line: Line) -> Told:
        """A line in words."""
        if isinstance(line, Beside):
            return Told(line.what, "", line.subject, line.text)
        if isinstance(line, RefusedRow):
            return Told(_("refused"), _place(line), ltr(line.text), self.report.words_of.text(line))
        return Told(_(_WORDS[line.outcome]), _place(line), cell_place(self.edition, line.key), _change(line))

    def refused_text(self) -> str:
        """What is refused as a table for a spreadsheet: place, row as written, reason."""
        head = (_("Where"), _("As written"), _("Why"))
        why = self.report.words_of.text
        rows = (head, *((bare(_place(row)), row.text, bare(why(row))) for row in self.report.refused))
        return "\n".join("\t".join(" ".join(text.split()) for text in row) for row in rows)


def counts_words(report: ImportReport) -> str:
    """Numbers of rows by what becomes of them."""
    values = {outcome.value: ltr(str(report.count(outcome))) for outcome in Outcome}
    values["refused"] = ltr(str(len(report.refused)))
    return fill(
        _("{new} new, {changed} changed, {unchanged} unchanged, {repeated} repeated, {refused} refused."), values
    )


def refused_words(count: int) -> str:
    """How much is refused, and what can be done."""
    text = ngettext(
        "{n} row of the file is refused. Everything else can be imported; copy it to mend it.",
        "{n} rows of the file are refused. Everything else can be imported; copy them to mend them.",
        count,
    )
    return fill(text, {"n": ltr(str(count))})


def part_of(row: RowOutcome) -> Part:
    """Where the figure of a row goes."""
    return _part(row.key.qtable)


def _part(key: QTableKey) -> Part:
    return Part(key.source, key.table_key, key.year)


def in_part(line: Line, part: Part) -> bool:
    """Whether a line is about a part."""
    return isinstance(line, RowOutcome) and part_of(line) == part


def _beside(report: ImportReport, remarks: Iterable[str]) -> Iterator[Beside]:
    """Remarks, what the rules say, sources that are added, answers that change, notes that are left."""
    for remark in (*map(_, report.remarks), *remarks):
        yield Beside(_("remark"), "", remark)
    for finding in report.found:
        yield Beside(_("to check"), finding.title, finding.message)
    for source in report.sources:
        text = fill(_("{name}. Check its name and complete its description."), {"name": source.name})
        yield Beside(_("source added"), ltr(source.id), text)
    for source_id, more in report.criteria.items():
        text = fill(_("now also covers: {criteria}"), {"criteria": _(", ").join(more)})
        yield Beside(_("source changed"), ltr(source_id), text)
    for answer in report.answers:
        subject = fill(_("{subject}: {field}"), {"subject": ltr(answer.subject), "field": answer.field})
        yield Beside(_("answer"), subject, _arrow(answer.before, answer.after) if answer.before else answer.after)
    for column in report.ignored:
        yield Beside(_("column not read"), ltr(column), "")
    for note in report.notes_left:
        yield Beside(_("note left out"), ltr(note), _("It fits nowhere here. Enter it with the source or the table."))


def _place(row: Placed) -> str:
    """Where a row stands."""
    return ltr(row.place) if row.place else place_text(row)


def _change(row: RowOutcome) -> str:
    """The figure of a row; beside it the one that it takes the place of."""
    return _arrow(ltr(row.before), ltr(row.after)) if row.outcome is Outcome.CHANGED else ltr(row.after)


def _arrow(before: str, after: str) -> str:
    return fill(_("{before} → {after}"), {"before": before, "after": after})
