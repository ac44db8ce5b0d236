"""Figures as one person sees and types them: number style, decimals shown, thousands or single persons.

Nothing here changes what is stored. A table of persons is kept in whole persons and shown in thousands; in the view
"persons" the same figure is shown and typed without decimals.

A figure typed in persons was counted to the person, so it gets all decimals that the table keeps: 133000 persons are
133.000 thousands. Fewer would claim that somebody rounded, more cannot be typed. Zero stays a plain 0. A cell that is
opened and left as it was keeps the decimals it had.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop import number_text
from ilms_desktop.model.structure import Unit
from ilms_desktop.settings import AS_TYPED

if TYPE_CHECKING:
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.number_text import Number, NumberStyle


@dataclass(frozen=True, slots=True)
class Writing:
    """How a person wants figures written, whatever the table.

    Attributes:
        style: number style. in_persons: single persons instead of thousands, in tables that count persons.
        decimals: decimals shown; -1 = as typed.
    """

    style: NumberStyle
    in_persons: bool = False
    decimals: int = AS_TYPED


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one table in the writing of a person."""

    table: TableDefinition
    writing: Writing

    @property
    def style(self) -> NumberStyle:
        """Number style in use."""
        return self.writing.style

    @property
    def in_persons(self) -> bool:
        """Whether figures of this table are shown and typed in single persons; never so for currency."""
        table = self.table
        return self.writing.in_persons and table.unit is Unit.PERSONS and table.unit_mult == table.decimals_stored

    def shown(self, value: int, decimals: int) -> str:
        """A figure as the grid shows it: zero plain, else with the decimals typed or those chosen."""
        return self._written(value, self._wanted(decimals)) if value else self._written(0, 0)

    def full(self, value: int, decimals: int) -> str:
        """A figure with every digit, for editing and for words; a difference gets its minus."""
        return self._written(value, self._exact(value, decimals))

    def hides_digits(self, value: int, decimals: int) -> bool:
        """Whether the grid shows less than is stored."""
        step = 10 ** max(self.table.decimals_stored - self._wanted(decimals), 0)
        return not self.in_persons and bool(value % step)

    def plain(self, value: int, decimals: int) -> str:
        """A figure to be taken elsewhere: every digit, Latin digits, no signs between groups."""
        text = self.full(value, decimals).replace(self.style.group, "")
        latin = number_text.in_one_script(text)
        return latin if latin == text else latin.replace(self.style.decimal, ".")

    def persons(self, value: int) -> str:
        """Whole persons, in tables that count persons."""
        return number_text.shown(value, decimals=0, stored=0, style=self.style)

    def taken(self, number: Number) -> tuple[int, int]:
        """Scaled integer and decimals of a figure typed in the unit in use; the rule stands above."""
        if self.in_persons:
            return number.scaled, self.table.decimals_stored if number.scaled else 0
        return number.scaled, number.decimals

    @property
    def decimals_typed(self) -> int:
        """Most decimals that may be typed."""
        return 0 if self.in_persons else self.table.decimals_stored

    def _wanted(self, decimals: int) -> int:
        """Decimals shown of a figure typed with `decimals`."""
        chosen = self.writing.decimals
        return decimals if chosen == AS_TYPED else min(chosen, self.table.decimals_stored)

    def _exact(self, value: int, decimals: int) -> int:
        """Decimals typed, and more where digits would be lost."""
        whole = number_text.plain(value, decimals=decimals, stored=self.table.decimals_stored)
        return len(whole.partition(".")[2])

    def _written(self, value: int, decimals: int) -> str:
        """A figure in the unit in use."""
        if self.in_persons:
            return self.persons(value)
        return number_text.shown(value, decimals=decimals, stored=self.table.decimals_stored, style=self.style)
