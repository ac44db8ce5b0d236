"""The map of completeness of a source as a chart: tables down, years across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.completeness import Counts
from ilms_desktop.report.chart.heat import Heat, HeatLine
from ilms_desktop.report.chart.sheet import Caption
from ilms_desktop.report.table_lists import isolated
from ilms_desktop.workspace import chart_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.completeness import CompletenessCell
    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.report.chart.numbers import NumberForm
    from ilms_desktop.workspace.workspace import Workspace


def heat_of(workspace: Workspace, source: str, style: NumberStyle) -> Heat:
    """The map of one source."""
    form = words.form_of(None, style)
    cells = [cell for cell in workspace.completeness().cells if cell.source == source]
    years = tuple(sorted({cell.year for cell in cells}))
    tables = tuple(dict.fromkeys(cell.table for cell in cells))
    fields = {(cell.table, cell.year): _percent(cell.counts) for cell in cells}
    lines = tuple(
        HeatLine(table.number, workspace.edition.table(table).short_title, tuple(fields.get((table, y)) for y in years))
        for table in tables
    )
    caption = Caption(
        language=workspace.language,
        title=gettext("Completeness by table and year"),
        unit=f"{words.country_words(workspace)} · {gettext('per cent of the cells asked that are answered')}",
        notes=(gettext("Answered: a figure, a letter that says why there is none, or nothing to report."),),
        source=words.source_words(workspace, source),
        description=_described(cells, form),
    )
    return Heat(caption, years, lines, gettext("not asked"), form)


def _percent(counts: Counts) -> int | None:
    """Per cent answered; None where nothing is asked."""
    return counts.percent if counts.asked else None


def _described(cells: Sequence[CompletenessCell], form: NumberForm) -> str:
    """What the map shows: everything together, and how many fields are done, begun and empty."""
    total = sum((cell.counts for cell in cells), Counts())
    percents = [cell.counts.percent for cell in cells if cell.counts.asked]
    done, empty = percents.count(100), percents.count(0)
    numbers = {
        "answered": total.answered,
        "asked": total.asked,
        "fields": len(percents),
        "done": done,
        "begun": len(percents) - done - empty,
        "empty": empty,
    }
    text = gettext(
        "Map of tables and years: {answered} of {asked} cells answered. Of {fields} fields {done} are complete, "
        "{begun} are begun and {empty} are empty."
    )
    return fill(text, {name: isolated(form.count(number)) for name, number in numbers.items()})
