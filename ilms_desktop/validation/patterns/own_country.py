"""Own country in a country table: the reporting country is named among the others.

Rests on the row being named, not on its figures. It may be right (long-term residents without citizenship), so it is
never more than a warning.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, failed, qtable_text
from ilms_desktop.validation.grid import EMPTY
from ilms_desktop.validation.series import grand_total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.wide import View


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding on a QTable that names the reporting country."""
    for grid in view.grids:
        key = grid.record.key
        own = f"{key.version}_{view.country}"
        if own in grid.record.named:
            cell = grand_total(view.wording, view.wording.table(key), key.version)._replace(klass=own)
            label = view.wording.label(key, cell, Axis.CLASS)
            said = Said(
                instance=f"{qtable_text(grid.key(cell))} {own}",
                cells=[(grid.key(cell), EMPTY)],
                source=key.source,
                values={"table": key.table, "year": str(key.year), "country": label},
                severity=rule.severity,
            )
            yield replace(failed(rule, said), cause=f"{rule.id} {key.source} {key.table}/{key.criterion}/{key.version}")
