"""What a screen or a print needs of one table of one source: rows, years, observations, totals.

Built by the workspace in one read; nothing here reads or writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ilms_desktop.model.observation import CellState

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


@dataclass(frozen=True, slots=True)
class FilledElsewhere:
    """A year that is answered in another class version than the one shown.

    Attributes:
        qtable: the QTable that is answered. title: of its class version, in the language in use.
        counts: its completeness. declaration: what was said of it as a whole.
    """

    qtable: QTableKey
    title: str
    counts: Counts
    declaration: Declaration | None = None


@dataclass(frozen=True)
class YearColumn:
    """One year of a table: one QTable.

    Attributes:
        qtable: its key. named: countries named in this year.
        observations: what stands in its cells; a blank cell is absent.
        computed: totals computed from the parts, for every total row that has parts.
        counts: completeness. declaration, reason: what was said of it as a whole.
        locked: whether a package froze it.
        asked: cells asked. fields: its metadata by field code.
        elsewhere: where the year is answered instead, if nothing stands in this class version.
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
    fields: Mapping[str, str] = field(default_factory=dict)
    elsewhere: FilledElsewhere | None = None

    @property
    def empty(self) -> frozenset[CellKey]:
        """Cells asked that hold nothing and follow from nothing, whatever was declared of the year."""
        return frozenset(cell for cell in self.asked if self._is_empty(cell))

    def _is_empty(self, cell: CellKey) -> bool:
        said, total = self.observations.get(cell), self.computed.get(cell)
        return (said is None or said.state is CellState.BLANK) and (total is None or not total.complete)


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
