"""The preview of a paste as a table: a line for each row of the block, pasted text beside the value read.

Lines are made when they are looked at; colours and sizes belong to the delegate.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import paste_words as words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.paste_options import Fate, PlannedCell, Reason

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.paste_plan import PastePlan
    from ilms_desktop.ui.presenters.table_state import TableState


class Show(StrEnum):
    """Which lines are shown."""

    #: every line
    ALL = "all"
    #: lines with a cell that is read differently
    CHANGED = "changed"
    #: lines with a refused cell
    REFUSED = "refused"
    #: lines with a cell that replaces something
    OVERWRITES = "overwrites"
    #: lines with a cell that is passed over
    SKIPPED = "skipped"


#: columns before the figures: row of the sheet, row of the table
STUBS = 2


@dataclass(frozen=True)
class PasteLines:
    """Lines and columns of the preview of one plan.

    Attributes:
        state: the table. plan: what a block does to it. show: which lines are shown.
    """

    state: TableState
    plan: PastePlan
    show: Show = Show.ALL

    @cached_property
    def columns(self) -> int:
        """Figure columns of the block."""
        return max(self.plan.size[1], 0)

    @cached_property
    def rows(self) -> list[int]:
        """Rows of the block that are shown, below its header."""
        first, width = self.plan.frame.rows, self.plan.frame.columns + self.columns
        last = len(self.plan.cells) // width if width else 0
        if self.show is Show.ALL:
            return list(range(first, last))
        return sorted({cell.at[0] for cell in self.matching})

    @cached_property
    def matching(self) -> list[PlannedCell]:
        """Cells that the filter looks for."""
        return cells_of(self.plan, self.show)

    def cell(self, line: int, column: int) -> PlannedCell:
        """Cell of a line and figure column."""
        stub = self.plan.frame.columns
        return self.plan.cells[self.rows[line] * (stub + self.columns) + stub + column]

    def row_label(self, line: int) -> str:
        """The row as the sheet calls it, or its number."""
        row, stub = self.rows[line], self.plan.frame.columns
        first = row * (stub + self.columns)
        labels = [cell.text.strip() for cell in self.plan.cells[first : first + stub] if cell.text.strip()]
        return _(", ").join(labels) if labels else ltr(str(row + 1))

    def goes_to(self, line: int) -> str:
        """Row of the table that the figures of a line go to; why nowhere, where that is so."""
        cells = [self.cell(line, column) for column in range(self.columns)]
        targets = sorted({cell.target[0] for cell in cells if cell.target is not None})
        if targets:
            lists = [self.plan.rows[row].codes for row in targets]
            common = [codes[0].label for codes in zip(*lists, strict=True) if len({code.id for code in codes}) == 1]
            return _(", ").join(common)
        reasons = [cell for cell in cells if cell.reason is not None]
        return words.reason_words(reasons[0]) if reasons else ""

    def head(self, column: int) -> str:
        """What a figure column is: the year it goes to, or the words above it."""
        stub = self.plan.frame.columns
        width = stub + self.columns
        texts = [self.plan.cells[row * width + stub + column].text.strip() for row in range(self.plan.frame.rows)]
        above = [text for text in texts if text]
        if above:
            return _(", ").join(above)
        years = {cell.target[1] for cell in self._column(column) if cell.target is not None}
        return str(self.state.years[years.pop()].qtable.year) if len(years) == 1 else ltr(str(column + 1))

    def _column(self, column: int) -> list[PlannedCell]:
        """Cells of a figure column below its header."""
        stub = self.plan.frame.columns
        width = stub + self.columns
        return list(self.plan.cells[self.plan.frame.rows * width + stub + column :: width])

    def read_as(self, cell: PlannedCell) -> str:
        """What stands in the column "read as"."""
        if cell.is_stored:
            return ltr(words.new_text(self.state, cell)) or (_("empty") if cell.is_overwrite else "")
        if cell.reason is Reason.TWO_READINGS:
            return "?"
        if cell.reason is Reason.COMPUTED:
            return _("compared") if cell.agrees is not None else _("computed")
        return words.fate_words(cell.fate) if self.plan.is_told(cell) else ""

    def remark(self, line: int) -> str:
        """What to know about a line: what is replaced, refused, read otherwise; with the column where there are more.

        What is told of all cells alike stands once.
        """
        found: dict[str, list[int]] = {}
        for column in range(self.columns):
            cell = self.cell(line, column)
            if self.plan.is_told(cell) or cell.cell.oddities:
                for text in words.remarks(self.state, cell):
                    found.setdefault(text, []).append(column)
        return " · ".join(self._with_place(text, columns) for text, columns in found.items())

    def _with_place(self, text: str, columns: list[int]) -> str:
        """A remark with the column that it is about, unless the block has one or all have it."""
        if self.columns == 1 or len(columns) == self.columns:
            return text
        heads = _(", ").join(self.head(column) for column in columns)
        return fill(_("{column}: {text}"), {"column": ltr(heads), "text": text})


def cells_of(plan: PastePlan, show: Show) -> list[PlannedCell]:
    """Cells that a filter looks for."""
    if show is Show.ALL:
        return [cell for cell in plan.cells if plan.is_told(cell)]
    return plan.overwrites if show is Show.OVERWRITES else plan.of(Fate(show.value))
