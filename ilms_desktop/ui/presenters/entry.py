"""From what a person typed or pasted to what the cell will hold.

Nothing is guessed and nothing is dropped: a text with two readings is handed back for a choice, a text without a
reading is kept as typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop import number_text
from ilms_desktop.model.observation import Observation
from ilms_desktop.number_text import Ambiguous, Number, Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection

    from ilms_desktop.number_text import NumberStyle, Unread

#: letters that may stand alone in a cell, in the order of the tool bar
LONE_LETTERS: Final = ("N", "X", "C", "S")
_FLAGGED: Final = re.compile(r"(?P<figure>.*\d)\s*(?P<flag>[A-Za-z])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Choice:
    """A text with two readings; the person chooses.

    Attributes:
        text: as typed. readings: what it may mean, as a decimal number and as thousands.
    """

    text: str
    readings: tuple[Observation, Observation]

    @property
    def as_text(self) -> Observation:
        """What stands in the cell when nothing is chosen: the text, marked as not readable."""
        return Observation(text=self.text, note=self.readings[0].note)


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads what is typed into the cells of one table.

    Attributes:
        stored: decimals that are kept. style: number style of the person.
        flags: letters that may stand beside a figure.
    """

    stored: int
    style: NumberStyle
    flags: Collection[str]

    def read(self, text: str, *, note: str = "") -> Observation | Choice:
        """What the cell will hold.

        Args:
            text: as typed.
            note: remark that the cell has already; it stays.
        """
        bare = text.strip()
        if not bare:
            return Observation(note=note)
        if bare.upper() in LONE_LETTERS:
            return Observation(status=bare.upper(), note=note)
        figure, flag = self._split_flag(bare)
        found = number_text.read(figure, stored=self.stored, style=self.style)
        if isinstance(found, Unreadable):
            return Observation(text=text, note=note)
        if isinstance(found, Ambiguous):
            first, second = (_observation(reading, flag, note) for reading in found.readings)
            return Choice(text=text, readings=(first, second))
        return _observation(found, flag, note)

    def reason(self, text: str) -> Unread | None:
        """Why a kept text is no figure, or None where it reads."""
        found = number_text.read(self._split_flag(text.strip())[0], stored=self.stored, style=self.style)
        return found.reason if isinstance(found, Unreadable) else None

    def _split_flag(self, bare: str) -> tuple[str, str | None]:
        """Figure and letter of `12.4 e`; a letter that is no flag stays with the text."""
        match = _FLAGGED.fullmatch(bare)
        if match and match["flag"].upper() in self.flags:
            return match["figure"], match["flag"].upper()
        return bare, None


def _observation(number: Number, flag: str | None, note: str) -> Observation:
    """A figure that was read, with its letter."""
    return Observation(value=number.scaled, decimals=number.decimals, status=flag, note=note)
