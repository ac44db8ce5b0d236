"""Sum, mean and number of the figures in a selection, exactly; means are never added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.presenters.figures import Figures


@dataclass(frozen=True, slots=True)
class SelectionStats:
    """What the status bar tells of a selection.

    Attributes:
        total, mean: as shown; empty without figures, and total empty where figures are means.
        count: cells with a figure. left_out: cells without one.
        unit: what sum and mean are counted in; empty without figures.
    """

    total: str = ""
    mean: str = ""
    count: int = 0
    left_out: int = 0
    unit: str = ""


def selection_stats(cells: Sequence[tuple[int, int] | None], writing: Figures) -> SelectionStats:
    """Stats over cells; sum and mean are exact in the unit in use, whatever the grid shows of each figure.

    Args:
        cells: scaled integer and decimals of each cell, None where it has no figure.
        writing: how the person writes figures of the table.
    """
    found = [each for each in cells if each is not None]
    if not found:
        return SelectionStats(left_out=len(cells))
    table = writing.table
    decimals = max(each[1] for each in found)
    total = sum(each[0] for each in found)
    # why: half away from zero on integers; a float would show digits that are not there
    mean = (2 * abs(total) + len(found)) // (2 * len(found)) * (1 if total >= 0 else -1)
    return SelectionStats(
        total="" if table.is_mean else writing.full(total, decimals),
        mean=writing.full(mean, table.decimals_stored if len(found) > 1 else decimals),
        count=len(found),
        left_out=len(cells) - len(found),
        unit=words.unit_words(table.unit, in_persons=writing.in_persons),
    )
