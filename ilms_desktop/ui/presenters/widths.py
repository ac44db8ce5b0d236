"""The longest figure of a year, so that its column is made wide enough without looking at every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import ObservationKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.table_view import YearColumn
    from ilms_desktop.ui.presenters.table_state import TableState


def longest_figure(state: TableState, column: int) -> str:
    """Text of the longest figure of a year, typed or computed; empty where it has none."""
    year = state.years[column]
    # why: among figures with equally many decimals the largest is the longest, so a handful of texts is made, not all
    largest: dict[int, tuple[int, CellKey]] = {}
    for cell, value, decimals in _figures(year):
        if decimals not in largest or value > largest[decimals][0]:
            largest[decimals] = (value, cell)
    places = (state.place(ObservationKey(year.qtable, cell)) for _value, cell in largest.values())
    return max((state.picture(*place).text for place in places if place is not None), key=len, default="")


def _figures(year: YearColumn) -> Iterator[tuple[CellKey, int, int]]:
    """Cells with a figure: value and decimals."""
    for cell, said in year.observations.items():
        if said.value is not None:
            yield cell, said.value, said.decimals
    for cell, total in year.computed.items():
        yield cell, total.value, total.decimals
