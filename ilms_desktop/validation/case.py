"""A case: one identity with its cells, tally and verdict, ready to be put into words.

What rules that follow a sum (exchange of total and part, part above total) look at, and what findings are made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import cell_text, qtable_text
from ilms_desktop.validation.wording import joined, kept_together, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.validation.frames import Frame
    from ilms_desktop.validation.grid import Cell, Grid
    from ilms_desktop.validation.identity import Identity, Term
    from ilms_desktop.validation.judge import Verdict
    from ilms_desktop.validation.tally import Tally
    from ilms_desktop.validation.wording import Wording


@dataclass(frozen=True)
class Case:
    """One identity on the figures of its frame.

    Attributes:
        frame, identity: what should hold where. grids: cells, slot by slot.
        tally, verdict: what was found. unit: one unit of the last typed decimal, as scaled integer.
        wording: words.
    """

    frame: Frame
    identity: Identity
    grids: Sequence[Grid]
    tally: Tally
    verdict: Verdict
    unit: int
    wording: Wording

    def qtable(self, term: Term) -> QTableKey:
        """QTable of a term."""
        return self.frame.records[term.slot].key

    def key(self, term: Term) -> ObservationKey:
        """Full key of the cell of a term."""
        return self.grids[term.slot].key(term.cell)

    def cell(self, term: Term) -> Cell:
        """What stands in the cell of a term."""
        return self.grids[term.slot][term.cell]

    def number(self, term: Term) -> int | None:
        """Figure of a term as sums take it."""
        return self.grids[term.slot].number(term.cell)

    def keyed(self, terms: Sequence[Term]) -> list[tuple[ObservationKey, Cell]]:
        """Cells of terms with what stands in them."""
        return [(self.key(term), self.cell(term)) for term in terms]

    @cached_property
    def instance(self) -> str:
        """What tells this identity from all others: relation, QTables, target cell."""
        qtables = " ".join(qtable_text(grid.key(self.identity.target.cell)) for grid in self.grids)
        return f"{self.identity.relation} {qtables} {cell_text(self.key(self.identity.target))}"

    @cached_property
    def present(self) -> tuple[Term, ...]:
        """Parts that hold a figure."""
        return tuple(part for part in self.identity.parts if self.cell(part).value is not None)

    @cached_property
    def missing(self) -> tuple[Term, ...]:
        """Cells without a figure that are waited for, the target first; all such cells where it waits for none.

        Waited for are the required ones, and those in which a letter stands instead of a figure.
        """
        blank = [term for term in self.identity.added if self.number(term) is None]
        return tuple(term for term in blank if term.is_required or self.cell(term).is_untold) or tuple(blank)

    @property
    def place(self) -> str:
        """Where this is, for the beginning of a sentence."""
        target = self.identity.target
        if self.identity.axis is None:
            return self.wording.meeting_place(self.qtable(target), target.cell)
        return self.wording.place(self.qtable(target), target.cell, without=self.identity.axis)

    def label(self, term: Term) -> str:
        """Short name of a term: its row inside a table, its table between tables."""
        key = self.qtable(term)
        if self.identity.axis is not None:
            return self.wording.label(key, term.cell, self.identity.axis)
        is_row = term.slot == self.identity.target.slot and term is not self.identity.target
        return joined((kept_together(key.table), self.wording.label(key, term.cell, Axis.CLASS) if is_row else ""))

    def figure(self, term: Term) -> str:
        """Figure of a term as typed."""
        return self.wording.figure(self.cell(term), self.qtable(term))

    @cached_property
    def decimals(self) -> int:
        """Most decimals typed in the cells that are added up."""
        return max((self.cell(term).decimals for term in self.identity.added), default=0)

    def amount(self, value: int, *, beside: Sequence[Term] = ()) -> str:
        """A computed figure, with as many decimals as the cells that are added up, and others it stands beside."""
        decimals = max((self.decimals, *(self.cell(term).decimals for term in beside)))
        return self.wording.number(value, decimals, self.qtable(self.identity.target))

    @property
    def sum(self) -> int:
        """Sum of the parts."""
        return self.total - self.tally.difference

    @property
    def total(self) -> int:
        """Figure of the target; zero where it is missing."""
        return self.number(self.identity.target) or 0

    @property
    def values(self) -> dict[str, str]:
        """Words for the placeholders that every text on an identity may use."""
        target = self.identity.target
        key = self.qtable(target)
        return {
            "place": self.place,
            "table": key.table,
            "row": self.wording.row(key, target.cell, without=self.identity.axis),
            "year": str(key.year),
            "target": self.label(target),
            "total": self.figure(target),
            "sum": self.amount(self.sum),
            "difference": self.amount(self.tally.difference),
            "parts": self._added_up(self.present, with_figures=True),
            "part": self._added_up(self.identity.parts, with_figures=False),
            "count": str(len(self.present)),
            "missing": listed([self.label(term) for term in self.missing]),
        }

    def _added_up(self, parts: Sequence[Term], *, with_figures: bool) -> str:
        """Parts with the signs they are added up with."""
        text = ""
        for part in parts:
            sign = " + " if part.coefficient > 0 else " − "
            text += sign + self.label(part) + (f" {self.figure(part)}" if with_figures else "")
        return text.removeprefix(" + ").strip()
