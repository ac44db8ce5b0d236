"""Source changed: a table comes from another source than in the year before, and nobody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.validation.handover import handover
from ilms_desktop.validation.series import handovers
from ilms_desktop.validation.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.wide import View


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each year of which no source gave the nearest earlier year too."""
    for then, now in handovers(view.grids, _source):
        if not any(_is_said(rule, grid) for grid in now):
            names = {"old_source": _names(view, then), "source": _names(view, now)}
            yield handover(rule, view, (then, now), owner="", names=names)


def _source(grid: Grid) -> str:
    """Source of a QTable."""
    return grid.record.key.source


def _is_said(rule: Rule, grid: Grid) -> bool:
    """Whether a QTable says that its source is another one."""
    fields = grid.record.fields
    return bool(fields.get(rule.parameters["remark"])) or fields.get("I11") in rule.parameters["breaks"]


def _names(view: View, grids: Sequence[Grid]) -> str:
    """Names of the sources of QTables."""
    found = [view.sources[source] for source in dict.fromkeys(map(_source, grids))]
    return listed([source.name or source.id for source in found])
