"""Empty cells of a year, the reasons that can be given for them, and the command that says so.

A letter says it cell by cell; a declaration says it once for the whole year. Nothing is decided here without a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import Command, Declaration, DeclareQTable, Label, SetObservations
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import BLANK, CellState, Observation
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.table_view import TableView, YearColumn
    from ilms_desktop.workspace.workspace import Workspace


class Why(StrEnum):
    """Why cells are empty; the first two are the ILO's letters."""

    #: figures exist nowhere or cannot be had
    NOT_AVAILABLE = "N"
    #: the cells cannot exist here
    NOT_APPLICABLE = "X"
    #: there was nobody to count
    NOTHING = "nothing"


#: choice -> its name, and what it does to the cells of a year that holds something
_CHOICES: Final[dict[Why, tuple[str, str]]] = {
    Why.NOT_AVAILABLE: (
        N_("Not available"),
        N_("The figures exist nowhere or cannot be had. Each empty cell gets the letter N."),
    ),
    Why.NOT_APPLICABLE: (
        N_("Not applicable"),
        N_("These cells cannot exist here. Each empty cell gets the letter X, which counts as zero in sums."),
    ),
    Why.NOTHING: (
        N_("Nothing to report"),
        N_("There was nobody to count. It is said once for the year; no cell is changed."),
    ),
}
_WHOLE_YEAR: Final = N_("The figures exist nowhere or cannot be had. It is said once for the year; no cell is changed.")
_DECLARATIONS: Final = {Why.NOTHING: Declaration.NOTHING, Why.NOT_AVAILABLE: Declaration.NOT_AVAILABLE}


@dataclass(frozen=True, slots=True)
class EmptyYear:
    """The empty cells of one year of a table.

    Attributes:
        year: the column. table: number of its table. rows: rows whose cell is empty, from top to bottom.
    """

    year: YearColumn
    table: str
    rows: tuple[LayoutRow, ...]

    @property
    def is_untouched(self) -> bool:
        """Whether nothing at all stands in the year, so that one sentence can speak for all of it."""
        return all(said.state is CellState.BLANK for said in self.year.observations.values())

    @property
    def first(self) -> ObservationKey | None:
        """First empty cell."""
        return ObservationKey(self.year.qtable, self.rows[0].cell) if self.rows else None


def empty_year(view: TableView, year: YearColumn) -> EmptyYear:
    """Empty cells of a column of a table."""
    empty = year.empty
    rows = tuple(row for row in view.layout.rows if row.cell in empty)
    return EmptyYear(year=year, table=view.layout.table.number, rows=rows)


def find_year(workspace: Workspace, source: str, table: TableKey, year: int) -> EmptyYear | None:
    """Empty cells of a year in the class version in which it counts; None where the table has no such year."""
    view = workspace.table_view(source, table)
    column = next((each for each in view.years if each.qtable.year == year), None)
    if column is not None and column.elsewhere is not None:
        view = workspace.table_view(source, table, version=column.elsewhere.qtable.version)
        column = next(each for each in view.years if each.qtable.year == year)
    return None if column is None else empty_year(view, column)


def choice_words(empty: EmptyYear, why: Why) -> tuple[str, str]:
    """Name of a choice, and what it does."""
    name, does = _CHOICES[why]
    if why is Why.NOT_AVAILABLE and empty.is_untouched:
        does = _WHOLE_YEAR
    return _(name), _(does)


def declares(empty: EmptyYear, why: Why) -> bool:
    """Whether a choice is said once for the year instead of cell by cell."""
    return why is Why.NOTHING or (why is Why.NOT_AVAILABLE and empty.is_untouched)


def needs_reason(empty: EmptyYear, why: Why) -> bool:
    """Whether a sentence must say why: a whole year that is not reported is asked for."""
    return why is Why.NOT_AVAILABLE and declares(empty, why)


def deed_words(empty: EmptyYear, why: Why) -> str:
    """What the button says."""
    if declares(empty, why):
        return _("Declare the year")
    text = ngettext("Put {letter} into {n} cell", "Put {letter} into {n} cells", len(empty.rows))
    return fill(text, {"letter": str(why), "n": ltr(str(len(empty.rows)))})


def why_command(empty: EmptyYear, why: Why, reason: str) -> Command:
    """The command that says why; a remark that stands in a cell already stays."""
    qtable = empty.year.qtable
    if declares(empty, why):
        return DeclareQTable(qtable, _DECLARATIONS[why], reason)
    entries = []
    for row in empty.rows:
        note = empty.year.observations.get(row.cell, BLANK).note or reason
        entries.append((ObservationKey(qtable, row.cell), Observation(status=str(why), note=note)))
    values = {"count": str(len(entries)), "table": empty.table, "year": str(qtable.year), "letter": str(why)}
    return SetObservations(
        tuple(entries), Label(N_("Put {letter} into {count} empty cells of {table}, {year}"), values)
    )
