"""What one cell of a sheet of ours says: a figure, a letter, nothing, or why it is not taken.

Nothing is guessed: a text with two readings and a sign that does not say why there is no figure are refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop import number_text
from ilms_desktop.definitions.statuses import ValueExpected, load_statuses
from ilms_desktop.exchange.foreign.cells import CellKind
from ilms_desktop.exchange.foreign.marks import ODD, is_missing, split_marks
from ilms_desktop.exchange.report import Refusal
from ilms_desktop.model.structure import Unit
from ilms_desktop.number_text import Ambiguous, NumberStyle, Unreadable, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.exchange.foreign.cells import ForeignCell
    from ilms_desktop.model.structure import TableDefinition

#: nobody knows how the person who typed a text writes numbers: what only a style could decide has two readings
_NO_STYLE: Final = NumberStyle(decimal="\u066b", group="\u066c")


class Said(NamedTuple):
    """A figure as text in the C locale, and a letter; both empty for a blank cell."""

    text: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell is not taken, and what the sentence names."""

    reason: Refusal
    params: Mapping[str, str] = field(default_factory=dict)


_BLANK: Final = Said()


class FigureReader:
    """Reads the cells of one table."""

    def __init__(self, table: TableDefinition) -> None:
        """Take the table, which decides how many decimals are kept."""
        self._table = table
        letters = {letter: each.value for letter, each in load_statuses().items() if letter}
        self._alone = frozenset(letters)
        self._beside = frozenset(letter for letter, expected in letters.items() if expected is not ValueExpected.NONE)

    def read(self, cell: ForeignCell, *, decimals: int = 0, is_money: bool = False) -> Said | Refused:
        """What a cell says.

        Args:
            cell: its text and kind.
            decimals: with how many a number is shown.
            is_money: whether it is shown as an amount.
        """
        if cell.kind is CellKind.BLANK:
            return _BLANK
        if cell.kind is CellKind.NUMBER:
            if is_money and self._table.unit is not Unit.CURRENCY:
                return Refused(Refusal.CURRENCY, {"value": cell.text})
            return Said(self._padded(cell.text, decimals) if decimals else cell.text)
        if cell.kind is not CellKind.TEXT:
            return Refused(ODD[cell.kind], {"value": cell.text})
        return self._text(cell.text)

    def together(self, said: Said, letter: str) -> Said | Refused:
        """A figure with the letter of the column beside it.

        Args:
            said: what the cell of the figure says.
            letter: text of the cell beside it.
        """
        beside = letter.strip().upper()
        if said.letter and beside and said.letter != beside:
            return Refused(Refusal.TWO_LETTERS, {"value": said.letter, "status": beside})
        return Said(said.text, said.letter or beside)

    def _text(self, text: str) -> Said | Refused:
        if text.upper() in self._alone:
            return Said(letter=text.upper())
        if is_missing(text):
            return Refused(Refusal.MISSING_SIGN, {"value": text})
        figure, letter = split_marks(text, letters=self._beside)
        stored = self._table.decimals_stored
        found = number_text.read(figure, stored=stored, style=_NO_STYLE)
        if isinstance(found, Ambiguous):
            readings = [plain(each.scaled, decimals=each.decimals, stored=stored) for each in found.readings]
            return Refused(Refusal.TWO_READINGS, {"value": text, "readings": ", ".join(readings)})
        if isinstance(found, Unreadable):
            return Refused(Refusal(found.reason.value), {"value": text, "stored": str(stored)})
        return Said(plain(found.scaled, decimals=found.decimals, stored=stored), letter)

    def _padded(self, text: str, decimals: int) -> str:
        """A number with the zeros that its format shows at the end; they were typed."""
        whole, _, fraction = text.partition(".")
        fraction = fraction.ljust(min(decimals, self._table.decimals_stored), "0")
        return f"{whole}.{fraction}" if fraction else whole
