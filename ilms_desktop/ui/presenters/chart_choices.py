"""What can be chosen for a chart, as lines of combo boxes, and the wish that follows from what is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.chart_places import Kind, Split, lines_of, sexes_of, years_with_figures
from ilms_desktop.workspace.chart_wish import ChartWish

if TYPE_CHECKING:
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.ui.presenters.figures import Writing
    from ilms_desktop.workspace.workspace import Workspace

KINDS: Final = {
    Kind.TREND: N_("Trend over the years"),
    Kind.COUNTRIES: N_("Main countries of a year"),
    Kind.COMPLETENESS: N_("Map of completeness"),
}
SPLITS: Final = {Split.SEXES: N_("Total, men and women"), Split.ROWS: N_("Largest rows")}

Offers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen of a chart; empty and None stand for the first that is offered."""

    kind: Kind = Kind.TREND
    source: str = ""
    table: TableKey | None = None
    split: Split = Split.SEXES
    line: str = ""
    sex: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class TableOffers:
    """What a table has to choose: rows, sexes, years with figures, the last first."""

    lines: Offers
    sexes: Offers
    years: tuple[tuple[str, int], ...]


def tables_offered(workspace: Workspace, source: str, kind: Kind) -> tuple[tuple[str, TableKey], ...]:
    """Tables of a source that can be drawn as this kind of chart."""
    return tuple(
        (f"{ltr(table.id)} {table.title}", table.key)
        for table in workspace.tables(source)
        if kind is Kind.TREND or table.names_countries
    )


def table_offers(workspace: Workspace, source: str, table: TableKey, split: Split = Split.SEXES) -> TableOffers:
    """Rows, sexes and years of a table; where rows are drawn beside each other, the totals of their groups."""
    view = workspace.table_view(source, table)
    lines = [line for line in lines_of(view.layout) if split is Split.SEXES or not line.is_part]
    return TableOffers(
        lines=tuple((line.label, line.id) for line in lines),
        sexes=tuple((label, code) for code, label in sexes_of(view.layout).items()),
        years=tuple((ltr(str(year)), year) for year in reversed(years_with_figures(view))),
    )


def wish_of(chosen: Chosen, writing: Writing) -> ChartWish | None:
    """The wish; None while there is no table to draw."""
    if chosen.table is None and chosen.kind is not Kind.COMPLETENESS:
        return None
    return ChartWish(
        kind=chosen.kind,
        style=writing.style,
        in_persons=writing.in_persons,
        table=chosen.table,
        source=chosen.source,
        split=chosen.split,
        line=chosen.line,
        sex=chosen.sex,
        year=chosen.year,
    )


def kind_offers() -> tuple[tuple[str, Kind], ...]:
    """Words and value of each kind of chart."""
    return tuple((_(words), kind) for kind, words in KINDS.items())


def split_offers() -> tuple[tuple[str, Split], ...]:
    """Words and value of what the lines of a trend are."""
    return tuple((_(words), split) for split, words in SPLITS.items())
