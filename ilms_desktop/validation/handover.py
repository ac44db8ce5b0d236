"""Handovers: one year of a table has nothing in common with the year before it, be it the source or the classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.validation.findings import Said, failed
from ilms_desktop.validation.grid import EMPTY
from ilms_desktop.validation.series import total_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.wide import View


def handover(
    rule: Rule, view: View, years: tuple[Sequence[Grid], Sequence[Grid]], *, owner: str, names: Mapping[str, str]
) -> Finding:
    """Finding on two years; it rests on what changed between them, not on the figures.

    Args:
        rule: which.
        view: what it looked at.
        years: QTables of the earlier year and of the later one.
        owner: what the instance belongs to beside its table; empty where that is what changed.
        names: what changed, by placeholder of the message.
    """
    then, now = years
    key, other = now[0].record.key, then[0].record.key
    instance = f"{owner} {key.table}/{key.criterion} {other.year} {key.year}".strip()
    said = Said(
        instance=instance,
        cells=[(total_key(view.wording, grid), EMPTY) for grid in (*now, *then)],
        source=key.source,
        values={"table": key.table, "before": str(other.year), "year": str(key.year), **names},
        severity=rule.severity,
    )
    return failed(rule, said)
