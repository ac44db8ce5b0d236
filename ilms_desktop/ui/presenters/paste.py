"""A pasted block turned into what the cells will hold; the shape is kept, nothing is dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.model.observation import CellState, Observation
from ilms_desktop.ui.presenters.entry import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.presenters.table_state import TableState


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a block will put into the table.

    Attributes:
        cells: row, column and what stands there, or the choice that the person has to make first.
    """

    cells: tuple[tuple[int, int, Observation | Choice], ...]

    @property
    def first_choice(self) -> Choice | None:
        """The first text with two readings, or None."""
        return next((found for _row, _column, found in self.cells if isinstance(found, Choice)), None)

    @property
    def unreadable(self) -> int:
        """Number of cells that stay as text."""
        return sum(
            1
            for _row, _column, found in self.cells
            if isinstance(found, Observation) and found.state is CellState.UNREADABLE
        )

    def decided(self, reading: int | None) -> Pasted:
        """The same block with every choice made alike: reading 0, reading 1, or None to keep the text."""
        return Pasted(tuple((row, column, _decide(found, reading)) for row, column, found in self.cells))

    def observations(self) -> tuple[tuple[int, int, Observation], ...]:
        """Cells to be stored; a choice not made stays as text."""
        return tuple((row, column, _decide(found, None)) for row, column, found in self.cells)


def read_block(
    state: TableState, block: Sequence[Sequence[str]], *, rows: Sequence[int], columns: Sequence[int]
) -> Pasted | None:
    """What a block will put into the cells at `rows` × `columns`; None where it does not fit."""
    if len(block) > len(rows) or (block and len(block[0]) > len(columns)):
        return None
    cells = tuple(
        (row, column, state.reader.read(text, note=state.observation(row, column).note))
        for row, line in zip(rows, block, strict=False)
        for column, text in zip(columns, line, strict=False)
    )
    return Pasted(cells)


def _decide(found: Observation | Choice, reading: int | None) -> Observation:
    """One cell after the choice."""
    if isinstance(found, Observation):
        return found
    return found.as_text if reading is None else found.readings[reading]
