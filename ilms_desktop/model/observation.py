"""The observation: a figure, or the reason why there is none.

Blank, zero and missing-with-a-reason are three things; no function here turns one into another. Values are scaled
integers (one person, one hundredth of currency), so that sums are exact (ADR 0004).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: letters that stand instead of a value
MISSING_STATUSES: Final = frozenset({"N", "X", "C"})
#: there is a figure, and it must not be told
CONFIDENTIAL: Final = "C"
#: letter that may stand with a value or instead of it
NOT_SIGNIFICANT: Final = "S"
#: not applicable: counts as zero in sums, since the cell cannot exist
NOT_APPLICABLE: Final = "X"
#: there is no figure to be had
NOT_AVAILABLE: Final = "N"
#: computed by the program at the user's wish
COMPUTED: Final = "L"
#: scheme of every stored letter; other schemes are mapped at the border (ADR 0018)
STATUS_SCHEME: Final = "ILO"


class CellState(StrEnum):
    """What a cell says; each looks, counts and prints differently."""

    #: nothing reported yet
    BLANK = "blank"
    #: a figure above zero
    ENTERED = "entered"
    #: none, or less than half of the unit shown
    ZERO = "zero"
    #: a letter that says why there is no figure
    MISSING = "missing"
    #: text that is not a figure, kept as typed
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Observation:
    """What stands in one cell.

    Attributes:
        value: scaled integer (thousands × 1000, currency × 100), or None.
        decimals: decimals as typed, in the unit of the table (thousands of persons, currency units).
        status: letter of the ILO's list, or None for an ordinary value.
        text: what was typed or imported if it is no figure; None otherwise.
        note: remark on the value.

    Raises:
        ValueError: text together with a value, or decimals below zero.
    """

    value: int | None = None
    decimals: int = 0
    status: str | None = None
    text: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse combinations that cannot be stored."""
        if self.text is not None and self.value is not None:
            raise ValueError(self.text)
        if self.decimals < 0:
            raise ValueError(self.decimals)

    @property
    def state(self) -> CellState:
        """What the cell says."""
        if self.text is not None:
            return CellState.UNREADABLE
        if self.value is not None:
            return CellState.ZERO if self.value == 0 else CellState.ENTERED
        return CellState.MISSING if self.status else CellState.BLANK

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all stands in the cell, not even a note."""
        return self.state is CellState.BLANK and not self.note


BLANK: Final = Observation()
