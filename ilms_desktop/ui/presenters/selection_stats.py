"""Sum, mean and number of the figures in a selection, exactly; means are never added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop import number_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.number_text import NumberStyle


@dataclass(frozen=True, slots=True)
class SelectionStats:
    """What the status bar tells of a selection.

    Attributes:
        total, mean: as shown; empty without figures, and total empty where figures are means.
        count: cells with a figure. left_out: cells without one.
    """

    total: str = ""
    mean: str = ""
    count: int = 0
    left_out: int = 0


def selection_stats(
    figures: Iterable[tuple[int, int] | None], *, table: TableDefinition, style: NumberStyle
) -> SelectionStats:
    """Stats over cells.

    Args:
        figures: scaled integer and decimals of each cell, None where it has no figure.
        table: for scale and unit.
        style: number style of the person.
    """
    cells = list(figures)
    found = [each for each in cells if each is not None]
    if not found:
        return SelectionStats(left_out=len(cells))
    stored = table.decimals_stored
    decimals = max(each[1] for each in found)
    total = sum(each[0] for each in found)
    # why: half away from zero on integers; a float would show digits that are not there
    mean = (2 * abs(total) + len(found)) // (2 * len(found)) * (1 if total >= 0 else -1)
    return SelectionStats(
        total="" if table.is_mean else number_text.shown(total, decimals=decimals, stored=stored, style=style),
        mean=number_text.shown(mean, decimals=stored if len(found) > 1 else decimals, stored=stored, style=style),
        count=len(found),
        left_out=len(cells) - len(found),
    )
