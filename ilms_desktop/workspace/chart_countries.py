"""The main countries of a table in one year: the largest have a bar of their own, the rest has one together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill, gettext, ngettext
from ilms_desktop.report.chart.bars import Bar, Bars
from ilms_desktop.report.table_lists import isolated
from ilms_desktop.workspace import chart_words as words
from ilms_desktop.workspace.chart_places import sex_named, sex_told, years_with_figures
from ilms_desktop.workspace.chart_points import point_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.table_view import TableView, YearColumn
    from ilms_desktop.report.chart.numbers import NumberForm
    from ilms_desktop.report.chart.trend import Point
    from ilms_desktop.workspace.chart_wish import ChartWish
    from ilms_desktop.workspace.workspace import Workspace

Told = tuple["LayoutRow", "Point"]


def countries_of(workspace: Workspace, view: TableView, wish: ChartWish) -> Bars:
    """Bars of one year, the largest first.

    Raises:
        UserError: `chart_without_countries`, `unknown_chart_choice`.
    """
    table = view.layout.table
    _refuse_without_countries(workspace.edition, view)
    column = _column(workspace, view, wish.year)
    sex = sex_named(view.layout, wish.sex)
    form = words.form_of(table, wish.style, in_persons=wish.in_persons)
    total, named, rest = _rows(workspace.edition, view, column, sex)
    ranked = sorted(named, key=lambda told: -1 if told[1].value is None else told[1].value, reverse=True)
    whole = total[1].value or 0
    others = [*ranked[wish.top :], *rest]
    bars = [_bar(row.label, [point], form, whole) for row, point in ranked[: wish.top]]
    bars += [_rest(others, form, whole)] if others else []
    year = _year_of(workspace, column)
    signs = {point.sign for _row, point in (*ranked[: wish.top], *others)}
    unit = words.unit_words(table, in_persons=wish.in_persons)
    caption = words.caption_of(
        workspace,
        view,
        shown=(isolated(form.count(year)), sex_told(view.layout, sex)),
        unit=unit,
        notes=tuple(_notes(others, total[1], form)),
        signs=signs,
        description=words.bars_words(bars, year, form, unit=unit),
    )
    return Bars(caption, tuple(bars), form)


def _refuse_without_countries(edition: Edition, view: TableView) -> None:
    table = view.layout.table
    if not table.names_countries:
        known = ", ".join(each.id for each in edition.tables if each.names_countries)
        raise UserError("chart_without_countries", table=table.id, known=known)


def _column(workspace: Workspace, view: TableView, year: int | None) -> YearColumn | None:
    """The year that is wanted, else the last with figures, else the last; None where the table has no year."""
    by_year = {column.qtable.year: column for column in view.years}
    if year is not None and year not in by_year:
        raise UserError("unknown_chart_choice", choice=str(year), known=", ".join(map(str, by_year)))
    last = max(years_with_figures(view) or tuple(by_year), default=workspace.round.last_year)
    return by_year.get(last if year is None else year)


def _year_of(workspace: Workspace, column: YearColumn | None) -> int:
    return workspace.round.last_year if column is None else column.qtable.year


def _rows(
    edition: Edition, view: TableView, column: YearColumn | None, sex: str
) -> tuple[Told, list[Told], list[Told]]:
    """The total, the countries of this year, and the row of all others."""
    codes = edition.class_list(view.layout.version)
    told = [(row, point_of(column, row.cell)) for row in view.layout.rows if row.cell.sex == sex]
    total = next(each for each in told if codes[each[0].cell.klass].is_total)
    others = [each for each in told if each[0].cell.klass == codes.other]
    asked = frozenset() if column is None else column.asked.union(column.observations)
    named = [each for each in told if each != total and each not in others and each[0].cell in asked]
    return total, named, others


def _bar(name: str, points: Sequence[Point], form: NumberForm, whole: int, *, is_rest: bool = False) -> Bar:
    """A bar of the sum of its figures; without any, its sign stands there."""
    figures = [point for point in points if point.value is not None]
    if not figures:
        return Bar(name, None, points[0].sign, is_rest=is_rest)
    value = sum(point.value or 0 for point in figures)
    text = form.figure(value, max(point.decimals for point in figures))
    flags = "".join(dict.fromkeys(point.sign for point in figures if len(points) == 1))
    share = form.share(value, whole) if whole else ""
    return Bar(name, value, f"{text} {flags}".strip(), share, is_rest)


def _rest(others: Sequence[Told], form: NumberForm, whole: int) -> Bar:
    """Everything without a bar of its own; the row of all others alone keeps its name."""
    name = others[0][0].label if len(others) == 1 else words.rest_words(len(others), form)
    return _bar(name, [point for _row, point in others], form, whole, is_rest=True)


def _notes(others: Sequence[Told], total: Point, form: NumberForm) -> Iterator[str]:
    """What the bars do not tell."""
    gone = sum(point.value is None for _row, point in others)
    if gone and len(others) > 1:
        text = ngettext(
            "{count} of the others has no figure and is not in their bar.",
            "{count} of the others have no figure and are not in their bar.",
            gone,
        )
        yield fill(text, {"count": isolated(form.count(gone))})
    if total.value:
        yield gettext("Shares are of the total of the table.")
    else:
        yield gettext("No shares: the total of the table has no figure above zero.")
