"""Year out of range: figures of a year for which the round does not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.validation.findings import Said, failed, qtable_text
from ilms_desktop.validation.grid import EMPTY
from ilms_desktop.validation.series import total_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.wide import View


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding on a QTable whose year the round does not take; it rests on the year, not on the figures."""
    (grid,) = view.grids
    key, asked = grid.record.key, view.round
    if asked.takes(key.year):
        return
    total = total_key(view.wording, grid)
    said = Said(
        instance=qtable_text(total),
        cells=[(total, EMPTY)],
        source=key.source,
        values={
            "table": key.table,
            "year": str(key.year),
            "first": str(asked.first_year),
            "last": str(asked.last_year),
        },
        severity=rule.severity,
        basis=f"{asked.first_year} {asked.last_year}",
    )
    yield failed(rule, said)
