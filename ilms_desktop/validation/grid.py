"""Grids: what stands in the cells of one QTable, as the rules need it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import NOT_APPLICABLE, Observation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.validation.records import Record


class Cell(NamedTuple):
    """What stands in a cell: figure, decimals as typed, letter, text that is no figure, note."""

    value: int | None = None
    decimals: int = 0
    status: str | None = None
    text: str | None = None
    note: str = ""

    @property
    def is_untold(self) -> bool:
        """Whether a letter stands instead of a figure: somebody may be in it, and it is not told how many."""
        return self.value is None and self.status is not None and self.status != NOT_APPLICABLE

    def with_figure(self, value: int | None, decimals: int) -> Observation:
        """The cell as it would be with another figure; letter and note stay."""
        return Observation(value=value, decimals=decimals, status=self.status, note=self.note)

    def with_figure_of(self, other: Cell) -> Observation:
        """The cell as it would be with figure and letter of another cell; the note stays."""
        return Observation(value=other.value, decimals=other.decimals, status=other.status, note=self.note)


EMPTY: Final = Cell()


@dataclass(frozen=True)
class Grid:
    """The cells of one QTable; blank cells are absent.

    Attributes:
        record: which QTable. cells: what stands where.
    """

    record: Record
    cells: Mapping[CellKey, Cell]

    def __getitem__(self, cell: CellKey) -> Cell:
        """What stands in a cell; `EMPTY` where nothing does."""
        return self.cells.get(cell, EMPTY)

    def number(self, cell: CellKey) -> int | None:
        """Figure of a cell as sums take it: zero where the cell does not apply, None where it is missing."""
        found = self.cells.get(cell, EMPTY)
        return 0 if found.value is None and found.status == NOT_APPLICABLE else found.value

    def has_figure(self, cell: CellKey) -> bool:
        """Whether a figure stands in a cell."""
        return self.cells.get(cell, EMPTY).value is not None

    @cached_property
    def precision(self) -> int:
        """Most decimals typed in any figure (V02 and others, "precision")."""
        return max((cell.decimals for cell in self.cells.values() if cell.value is not None), default=0)

    @cached_property
    def figures(self) -> dict[CellKey, int]:
        """The figures alone."""
        return {key: cell.value for key, cell in self.cells.items() if cell.value is not None}

    @cached_property
    def zeros(self) -> frozenset[CellKey]:
        """Cells with the figure 0."""
        return frozenset(cell for cell, figure in self.figures.items() if not figure)

    @cached_property
    def keyed(self) -> dict[CellKey, ObservationKey]:
        """Full keys of the cells with a figure."""
        return {cell: self.key(cell) for cell in self.figures}

    @cached_property
    def by_decimals(self) -> dict[int, list[CellKey]]:
        """Cells with a figure other than 0, by its decimals as typed."""
        found: dict[int, list[CellKey]] = {}
        for key, cell in self.cells.items():
            if cell.value:
                found.setdefault(cell.decimals, []).append(key)
        return found

    @cached_property
    def by_letter(self) -> dict[str, list[CellKey]]:
        """Cells with a letter, by the letter."""
        found: dict[str, list[CellKey]] = {}
        for key, cell in self.cells.items():
            if cell.status is not None:
                found.setdefault(cell.status, []).append(key)
        return found

    def key(self, cell: CellKey) -> ObservationKey:
        """Full key of a cell; made once, since each cell is in several sums."""
        found = self._keys.get(cell)
        if found is None:
            found = self._keys[cell] = ObservationKey(self.record.key, cell)
        return found

    @cached_property
    def _keys(self) -> dict[CellKey, ObservationKey]:
        """Keys made so far."""
        return {}
