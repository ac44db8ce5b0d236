"""The trend of a table: its sexes in one row, or its largest rows in one sex, over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill, gettext, ngettext
from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.report.chart.trend import MOST_SERIES, Series, Trend
from ilms_desktop.report.table_lists import isolated
from ilms_desktop.validation.patterns.break_note import BREAK_FIELD
from ilms_desktop.workspace import chart_words as words
from ilms_desktop.workspace.chart_places import Split, line_named, lines_of, sex_named, sex_told, sexes_of
from ilms_desktop.workspace.chart_points import point_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.model.table_view import TableView
    from ilms_desktop.report.chart.numbers import NumberForm
    from ilms_desktop.workspace.chart_places import Line
    from ilms_desktop.workspace.chart_wish import ChartWish
    from ilms_desktop.workspace.workspace import Workspace


def trend_of(workspace: Workspace, view: TableView, wish: ChartWish) -> Trend:
    """Lines over every year between the first and the last of the table.

    Raises:
        UserError: `unknown_chart_choice`.
    """
    table = view.layout.table
    form = words.form_of(table, wish.style, in_persons=wish.in_persons)
    line, sex = line_named(view.layout, wish.line), sex_named(view.layout, wish.sex)
    years = _years(workspace, view)
    if wish.split is Split.SEXES:
        found = [_series(view, years, label, (code, line)) for code, label in sexes_of(view.layout).items()]
        shown = line.told
    else:
        rows = [each for each in lines_of(view.layout) if _is_part(each, line)]
        found = [_series(view, years, each.inner, (sex, each)) for each in rows]
        # why: the group of the rows is told once above them, not in the name of each
        shown = (*line.told[:-1], sex_told(view.layout, sex))
    drawn = _largest(found)
    signs = {point.sign for each in drawn for point in each.points}
    unit = words.unit_words(table, in_persons=wish.in_persons)
    caption = words.caption_of(
        workspace,
        view,
        shown=shown,
        unit=unit,
        notes=(*_left_out(len(found) - len(drawn), form), *_breaks(workspace, view, form)),
        signs=signs,
        description=words.trend_words(drawn, years, form, unit=unit),
    )
    return Trend(caption, years, tuple(drawn), form)


def _years(workspace: Workspace, view: TableView) -> tuple[int, ...]:
    """Years without holes; the last of the round where the table has none."""
    years = [column.qtable.year for column in view.years] or [workspace.round.last_year]
    return tuple(range(min(years), max(years) + 1))


def _series(view: TableView, years: Sequence[int], name: str, row: tuple[str, Line]) -> Series:
    """A row over the years."""
    sex, line = row
    by_year = {column.qtable.year: column for column in view.years}
    cell = CellKey(sex, line.status, line.klass)
    return Series(name, tuple(point_of(by_year.get(year), cell) for year in years))


def _is_part(line: Line, focus: Line) -> bool:
    """Whether a row is drawn beside others: no total, and of the group in focus where there are classes."""
    return line.is_part and (line.klass == ABSENT or line.status == focus.status)


def _largest(found: Sequence[Series]) -> list[Series]:
    """As many series as can be told apart: those with the largest last figures, in the order of the table."""
    ranks = sorted(range(len(found)), key=lambda at: (-_last(found[at]), at))
    kept = set(ranks[:MOST_SERIES])
    return [series for at, series in enumerate(found) if at in kept]


def _last(series: Series) -> int:
    """Last figure of a series; below all figures where there is none."""
    at = series.last
    return -1 if at is None else series.points[at].value or 0


def _left_out(count: int, form: NumberForm) -> Iterator[str]:
    """That rows are not drawn."""
    if count:
        text = ngettext("{count} smaller row is not drawn.", "{count} smaller rows are not drawn.", count)
        yield fill(text, {"count": isolated(form.count(count))})


def _breaks(workspace: Workspace, view: TableView, form: NumberForm) -> Iterator[str]:
    """Years that say with what kind of break they begin."""
    codes = workspace.edition.codelists[BREAK_FIELD]
    for column in view.years:
        code = column.fields.get(BREAK_FIELD, "")
        if code:
            values = {
                "year": isolated(form.count(column.qtable.year)),
                "type": codes[code].label if code in codes else code,
            }
            yield fill(gettext("Break in series in {year}: {type}."), values)
