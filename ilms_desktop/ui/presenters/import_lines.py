"""The report of an import as lines of a list: what changes and what is refused before what is simply taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.import_report import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.workspace.import_report import ImportReport, RowOutcome

_WORDS: Final[dict[Outcome, str]] = {
    Outcome.CHANGED: N_("Line {line} changes a figure"),
    Outcome.NEW: N_("Line {line} is new"),
    Outcome.REPEATED: N_("Line {line} says the same as an earlier one"),
    Outcome.UNCHANGED: N_("Line {line} is there already"),
}

Texts = tuple[str, str, str]


def counts_words(report: ImportReport) -> str:
    """Numbers of rows by what becomes of them."""
    values = {outcome.value: ltr(str(report.count(outcome))) for outcome in Outcome}
    values["refused"] = ltr(str(len(report.refused)))
    return fill(
        _("{new} new, {changed} changed, {unchanged} unchanged, {repeated} repeated, {refused} refused."), values
    )


def report_lines(report: ImportReport) -> tuple[Texts, ...]:
    """Lines of three texts: what happens, the row, why."""
    return (*_refused(report), *_beside(report), *_taken(report))


def _refused(report: ImportReport) -> Iterator[Texts]:
    """Rows that are not taken; nothing is dropped silently."""
    for row in report.refused:
        head = fill(_("Line {line} is refused"), {"line": ltr(str(row.line))})
        yield head, report.words_of.text(row), ltr(row.text)


def _beside(report: ImportReport) -> Iterator[Texts]:
    """What the rules say of the rows that are taken, and sources that are added."""
    for finding in report.found:
        yield finding.title, finding.message, ""
    for source in report.sources:
        head = fill(_("Source added: {source}"), {"source": ltr(source.id)})
        yield head, source.name, _("Check its name and complete its description.")


def _taken(report: ImportReport) -> Iterator[Texts]:
    """Rows that are taken, those that change a figure first."""
    order = list(_WORDS)
    for row in sorted(report.rows, key=lambda each: (order.index(each.outcome), each.line)):
        yield fill(_(_WORDS[row.outcome]), {"line": ltr(str(row.line))}), ltr(row.words), _change(row)


def _change(row: RowOutcome) -> str:
    """Old and new figure of a row that changes one."""
    if row.outcome is not Outcome.CHANGED:
        return ""
    return fill(_("{before} → {after}"), {"before": ltr(row.before), "after": ltr(row.after)})
