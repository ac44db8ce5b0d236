"""Classification changed: the rows of a table are those of another class version than before, and nobody says so."""

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
    """Finding for each year in no class version of which the nearest earlier year is given."""
    breaks, families = rule.parameters["breaks"], rule.parameters["families"]
    classed = [grid for grid in view.grids if _version(grid).partition("_")[0] in families]
    for then, now in handovers(classed, _version):
        if not any(grid.record.fields.get("I11") in breaks for grid in now):
            names = {"old_version": _titles(view, then), "version": _titles(view, now)}
            yield handover(rule, view, (then, now), owner=now[0].record.key.source, names=names)


def _version(grid: Grid) -> str:
    """Class version of a QTable."""
    return grid.record.key.version


def _titles(view: View, grids: Sequence[Grid]) -> str:
    """Titles of the class versions of QTables."""
    return listed([view.edition.class_list(_version(grid)).title for grid in grids])
