"""Weight of a move: whether a figure that moved counts enough, in its table, that a rule should speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.validation.series import Move, Series


def weighs(wanted: Mapping[str, Any], series: Series, move: Move) -> bool:
    """Whether a figure that moved is a total or a large part of one, and moved by more than a floor.

    Args:
        wanted: parameters `share` (percent of the total of its column that a row has in one of the two years), `floor`,
            and `floor_small` for columns under `small` (thousands of persons).
        series: where it moved.
        move: the figure in both years.
    """
    total = series.column_total(move.cell)
    totals = {year: series.figure(year, total) for year in (move.before, move.year)}
    if move.cell != total and not any(
        whole is not None and 100 * part >= wanted["share"] * whole
        for part, whole in ((move.old, totals[move.before]), (move.new, totals[move.year]))
    ):
        return False
    size = totals[move.year] if totals[move.year] is not None else totals[move.before]
    is_small = size is not None and size < wanted["small"] * series.table.scale
    floor = int(wanted["floor_small" if is_small else "floor"])
    return abs(move.new - move.old) > floor * series.table.scale


def leads(series: Series, move: Move) -> bool:
    """Whether the move is that of both sexes together, or of one where both together have no figure."""
    both = series.both_sexes(move.cell)
    return both == move.cell or None in (series.figure(move.before, both), series.figure(move.year, both))
