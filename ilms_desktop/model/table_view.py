"""What a screen or a print needs of one table of one source: rows, years, observations, totals.

Built by the workspace in one read; nothing here reads or writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.command import Declaration
    from ilms_desktop.model.completeness import Counts
    from ilms_desktop.model.key import CellKey, QTableKey
    from ilms_desktop.model.layout import TableLayout
    from ilms_desktop.model.observation import Observation


@dataclass(frozen=True, slots=True)
class ComputedTotal:
    """A total computed from its parts.

    Attributes:
        value: scaled integer. decimals: most decimals among the parts.
        complete: whether every required part has a figure.
        missing: number of parts without a figure.
    """

    value: int
    decimals: int
    complete: bool
    missing: int


@dataclass(frozen=True)
class YearColumn:
    """One year of a table: one QTable.

    Attributes:
        qtable: its key. named: countries named in this year.
        observations: what stands in its cells; a blank cell is absent.
        computed: totals computed from the parts, for every total row that has parts.
        counts: completeness. declaration, reason: what was said of it as a whole.
        locked: whether it is frozen by a submission being sealed.
    """

    qtable: QTableKey
    named: tuple[str, ...]
    observations: Mapping[CellKey, Observation]
    computed: Mapping[CellKey, ComputedTotal]
    counts: Counts
    declaration: Declaration | None = None
    reason: str = ""
    locked: bool = False
    asked: frozenset[CellKey] = field(default_factory=frozenset)


@dataclass(frozen=True)
class TableView:
    """A table of a source, ready to show.

    Attributes:
        source: source id. layout: rows over all years (countries of any year together).
        years: ascending.
    """

    source: str
    layout: TableLayout
    years: tuple[YearColumn, ...]
