"""Formulas of totals: filled once every part that is needed has a figure, and told apart from figures that were typed.

A formula offers the ways of adding up in their order; the first that is complete gives the total.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.observation import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.exchange.outgoing import Way
    from ilms_desktop.model.key import CellKey

#: adds nothing and says that the program wrote the formula: nobody entered this total
_OWN: Final = 'N("ILMS")'
#: the same in the XML of a sheet, as a pattern
OWN_MARK: Final = rb'(?i:N\(\s*(?:"|&quot;)ILMS(?:"|&quot;)\s*\))'
#: columns of figures and letters in a formula that is made once for all years
_FIGURES: Final = "\x01"
_LETTERS: Final = "\x02"
#: ways of adding up that one formula offers, and parts that it can name
_MOST_WAYS: Final = 3
_MOST_RUNS: Final = 60


def is_own(formula: bytes) -> bool:
    """Whether the program wrote a formula, and no person; as it stands in the XML of a sheet."""
    return re.search(OWN_MARK, formula) is not None


class Sums:
    """The formulas of one sheet."""

    def __init__(self, rows: Mapping[CellKey, int], ways: Mapping[CellKey, Sequence[Way]]) -> None:
        """Take the number of each row as people count it, and the ways of adding up."""
        self._rows = rows
        self._ways = ways
        self._made: dict[CellKey, str] = {}

    def formula(self, cell: CellKey, *, figures: str, letters: str) -> str:
        """Formula of a row in one year; empty where it does not add up.

        Args:
            cell: the row.
            figures: letters of the column of the year.
            letters: those of the column with its status letters.
        """
        if cell not in self._made:
            self._made[cell] = self._template(cell)
        return self._made[cell].replace(_FIGURES, figures).replace(_LETTERS, letters)

    def _template(self, cell: CellKey) -> str:
        usable = [way for way in self._ways.get(cell, ()) if all(part in self._rows for part, _ in way)]
        found = [made for way in usable[:_MOST_WAYS] if (made := self._way(way))]
        if not found:
            return ""
        formula = '""'
        for condition, total in reversed(found):
            formula = f"IF({condition},{total},{formula})"
        return f"IF({_OWN}=0,{formula})"

    def _way(self, way: Way) -> tuple[str, str] | None:
        """When a way is complete, and its total; a part that cannot exist counts as zero."""
        everything = _runs(self._rows[part] for part, _ in way)
        needed = [self._rows[part] for part, is_optional in way if not is_optional]
        if len(everything) > _MOST_RUNS:
            return None
        figures = ",".join(_areas(_FIGURES, everything))
        condition = f"COUNT({figures})>0"
        if needed:
            runs = _runs(needed)
            letters = "".join(f'+COUNTIF({area},"{NOT_APPLICABLE}")' for area in _areas(_LETTERS, runs))
            condition = f"AND({condition},COUNT({','.join(_areas(_FIGURES, runs))}){letters}={len(needed)})"
        return condition, f"SUM({figures})"


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Rows that stand together, as first and last."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _areas(column: str, runs: Iterable[tuple[int, int]]) -> list[str]:
    return [f"{column}{first}" if first == last else f"{column}{first}:{column}{last}" for first, last in runs]
