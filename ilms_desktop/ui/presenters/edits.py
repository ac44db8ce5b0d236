"""From cells that a person filled to the command that stores them, as one step."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ilms_desktop.model.command import Batch, Command, Label, NameCountries, SetObservations
from ilms_desktop.model.key import ObservationKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.table_view import TableView, YearColumn


def command_for(view: TableView, entries: Sequence[tuple[LayoutRow, YearColumn, Observation]], label: Label) -> Command:
    """Command that puts observations into cells.

    Where rows are countries, a figure in a year that does not name the country yet names it there too.

    Args:
        view: the table.
        entries: row, year and what will stand there.
        label: name of the step.
    """
    stored = SetObservations(
        tuple((ObservationKey(year.qtable, row.cell), observation) for row, year, observation in entries), label
    )
    naming = tuple(_naming(view, entries))
    return Batch((*naming, stored), label) if naming else stored


def _naming(view: TableView, entries: Sequence[tuple[LayoutRow, YearColumn, Observation]]) -> list[NameCountries]:
    """Countries to be named first, one command per year."""
    if not view.layout.table.names_countries:
        return []
    wanted: dict[int, dict[str, None]] = defaultdict(dict)
    years = {year.qtable.year: year for _row, year, _observation in entries}
    for row, year, observation in entries:
        if row.cell not in year.asked and not observation.is_blank:
            wanted[year.qtable.year][row.cell.klass] = None
    return [NameCountries(years[year].qtable, (*years[year].named, *codes)) for year, codes in wanted.items()]
