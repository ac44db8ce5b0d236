"""One paste: a block, the table it goes into, what to choose first, and the step that stores it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.i18n import N_
from ilms_desktop.model.command import Label
from ilms_desktop.ui.presenters import paste_question
from ilms_desktop.ui.presenters.edits import command_for
from ilms_desktop.ui.presenters.paste_plan import first_options, plan_paste

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.command import Command
    from ilms_desktop.ui.presenters.clipboard import Clip
    from ilms_desktop.ui.presenters.paste_book import PasteBook
    from ilms_desktop.ui.presenters.paste_options import PasteOptions
    from ilms_desktop.ui.presenters.paste_plan import PastePlan
    from ilms_desktop.ui.presenters.paste_question import SignOffer
    from ilms_desktop.ui.presenters.table_state import TableState


@dataclass(frozen=True)
class Paste:
    """A block on its way into a table; nothing is stored before the person says so.

    Attributes:
        state: the table. clip: the block. at: row and column of the current cell.
        rows: rows in sight, from top to bottom. book: what labels mean and how totals add up.
    """

    state: TableState
    clip: Clip
    at: tuple[int, int]
    rows: Sequence[int]
    book: PasteBook

    def first_options(self) -> PasteOptions:
        """Choices that it begins with."""
        return first_options(self.state, self.clip, at=self.at, rows=self.rows, book=self.book)

    def plan(self, options: PasteOptions) -> PastePlan:
        """What it does with some choices."""
        return plan_paste(self.state, self.clip, at=self.at, options=options, rows=self.rows, book=self.book)

    def offers(self, options: PasteOptions) -> tuple[SignOffer, ...]:
        """Both ways to read its figures, or none where there is one only."""
        return paste_question.offers(self.state, self.clip, options, self.plan)

    def looks_like_persons(self, plan: PastePlan) -> bool:
        """Whether its figures seem to be single persons."""
        return paste_question.looks_like_persons(self.state, plan)

    def is_usual(self, plan: PastePlan) -> bool:
        """Whether it may be stored without a preview: one plain cell, or a block with nothing unusual about it."""
        return (plan.is_plain_cell or plan.is_clean) and not self.looks_like_persons(plan)

    def command(self, plan: PastePlan) -> Command:
        """The whole of it as one step."""
        rows, columns = plan.size
        values = {"rows": str(rows), "columns": str(columns), "table": self.state.table.number}
        label = Label(N_("Paste {rows} × {columns} in {table}"), values)
        entries = [(plan.rows[row], self.state.years[column], said) for row, column, said in plan.entries()]
        return command_for(self.state.view, entries, label)
