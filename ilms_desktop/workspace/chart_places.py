"""What a chart can be drawn of: kinds, tables, sources, rows, sexes and years, with the words that choose them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ilms_desktop.errors import ExchangeError, UserError
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.layout import TableLayout
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.table_view import TableView
    from ilms_desktop.workspace.workspace import Workspace


class Kind(StrEnum):
    """What a chart is about."""

    #: figures over the years
    TREND = "trend"
    #: where most people come from or go to, in one year
    COUNTRIES = "countries"
    #: how much is answered, table by table and year by year
    COMPLETENESS = "completeness"


class Split(StrEnum):
    """What the lines of a trend are."""

    #: total, men and women of one row
    SEXES = "sexes"
    #: the largest rows of one sex
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, whatever the sex.

    Attributes:
        status, klass: codes of its axes. label: its words. inner: those of the innermost axis.
        told: all of them, each with the title of its axis.
        is_part: whether it adds up with others to a total.
    """

    status: str
    klass: str
    label: str
    inner: str = ""
    told: tuple[str, ...] = ()
    is_part: bool = True

    @property
    def id(self) -> str:
        """Name by which it is chosen: its codes."""
        return "/".join(code for code in (self.status, self.klass) if code != ABSENT) or ABSENT


def lines_of(layout: TableLayout) -> tuple[Line, ...]:
    """Rows of a table, each once."""
    found: dict[tuple[str, str], Line] = {}
    for row in layout.rows:
        axes = zip(layout.table.axes, layout.axis_titles, row.codes, strict=True)
        codes = {title: code for axis, title, code in axes if axis is not Axis.SEX}
        inner = [*codes.values()][-1]
        line = Line(
            status=row.cell.status,
            klass=row.cell.klass,
            label=gettext(", ").join(code.label for code in codes.values()),
            inner=inner.label,
            told=tuple(told(title, code.label) for title, code in codes.items()),
            is_part=not (inner.is_total or inner.memo),
        )
        found.setdefault((line.status, line.klass), line)
    return tuple(found.values())


def sexes_of(layout: TableLayout) -> dict[str, str]:
    """Codes of the sexes that a table has, with their words, in the order of the screen."""
    at = layout.table.axes.index(Axis.SEX)
    return {row.cell.sex: row.codes[at].label for row in layout.rows}


def sex_told(layout: TableLayout, code: str) -> str:
    """A sex with the title of its axis."""
    return told(layout.axis_titles[layout.table.axes.index(Axis.SEX)], sexes_of(layout)[code])


def told(title: str, choice: str) -> str:
    """What is chosen, with the title of what it is chosen from."""
    return fill(gettext("{title}: {choice}"), {"title": title, "choice": choice})


def years_with_figures(view: TableView) -> tuple[int, ...]:
    """Years in which something stands in a table."""
    return tuple(column.qtable.year for column in view.years if column.observations)


def table_named(workspace: Workspace, name: str) -> TableDefinition:
    """Table of a name such as `C4` or `A5-birth`; by its number alone, the first that a source of the file fills.

    Raises:
        ExchangeError: `unknown_tables`.
    """
    tables = workspace.edition.tables
    exact = next((table for table in tables if table.id == name), None)
    if exact is not None:
        return exact
    numbered = [table for table in tables if table.number == name]
    if not numbered:
        known = dict.fromkeys(table.id for table in tables)
        raise ExchangeError("unknown_tables", tables=name, known=", ".join(known))
    return next((table for table in numbered if _sources(workspace, table.key)), numbered[0])


def source_of(workspace: Workspace, table: TableKey | None) -> str:
    """Source whose chart is drawn where none is named: the one with figures, else the one that fills the table.

    Args:
        workspace: the file.
        table: the table; None for a chart of all tables.

    Raises:
        ExchangeError: `no_source_to_write`, nothing is there to be drawn.
    """
    begun = (cell.source for cell in workspace.completeness().cells if cell.started and table in (None, cell.table))
    found = next(begun, None) or next(iter(_sources(workspace, table)), None)
    if found is None:
        raise ExchangeError("no_source_to_write")
    return found


def line_named(layout: TableLayout, name: str) -> Line:
    """Row of a name; empty = the first row, which is the total.

    Raises:
        UserError: `unknown_chart_choice`.
    """
    lines = lines_of(layout)
    found = next((line for line in lines if not name or name in (line.id, line.klass, line.label)), None)
    if found is None:
        raise UserError("unknown_chart_choice", choice=name, known=", ".join(line.id for line in lines))
    return found


def sex_named(layout: TableLayout, name: str) -> str:
    """Code of a sex; empty = the first, which is both together.

    Raises:
        UserError: `unknown_chart_choice`.
    """
    sexes = sexes_of(layout)
    found = next((code for code in sexes if name in ("", code)), None)
    if found is None:
        raise UserError("unknown_chart_choice", choice=name, known=", ".join(sexes))
    return found


def _sources(workspace: Workspace, table: TableKey | None) -> tuple[str, ...]:
    """Sources that fill a table, or any."""
    return tuple(
        source.id
        for source in workspace.sources()
        if any(table in (None, each.key) for each in workspace.tables(source.id))
    )
