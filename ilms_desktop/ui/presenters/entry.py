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
from ilms_desktop.number_text import Ambiguous, Number, Unread, Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection

    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.ui.presenters.figures import Figures

#: letters that may stand alone in a cell, in the order of the tool bar
LONE_LETTERS: Final = ("N", "X", "C", "S")
_FLAGGED: Final = re.compile(r"(?P<figure>.*\d)\s*(?P<flag>[A-Za-z])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Choice:
    """A text that has to be asked for; the person chooses.

    Attributes:
        text: as typed. readings: what it may mean, as a decimal number and as thousands; a single one where digits of
            two scripts stand in one number.
    """

    text: str
    readings: tuple[Observation, ...]

    @property
    def as_text(self) -> Observation:
        """What stands in the cell when nothing is chosen: the text, marked as not readable."""
        return Observation(text=self.text, note=self.readings[0].note)


class Readings:
    """Readings that a person chose, by source and by how the text was written; forgotten when the file is closed.

    A choice speaks for the source whose publication is being typed, never for others, and is no part of the data.
    """

    def __init__(self) -> None:
        """Nothing was chosen yet."""
        self._chosen: dict[tuple[str, NumberStyle, str], int] = {}
        self._told: tuple[object, str] | None = None

    def remember(self, source: str, style: NumberStyle, choice: Choice, reading: int | None) -> None:
        """Keep the reading that was chosen for a text with two readings; text that was kept decides nothing."""
        if reading is not None and len(choice.readings) > 1:
            self._chosen[source, style, number_text.signs(choice.text)] = reading

    def recall(self, source: str, style: NumberStyle, choice: Choice, *, cell: object) -> Observation | None:
        """Reading chosen before for texts written alike in the same source, or None.

        The same text typed again into the same cell is asked again: the person took the reading back.
        """
        reading = self._chosen.get((source, style, number_text.signs(choice.text)))
        is_again = self._told == (cell, choice.text)
        self._told = None if reading is None or is_again else (cell, choice.text)
        return None if reading is None or is_again else choice.readings[reading]


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads what is typed into the cells of one table, in the unit and number style in use.

    Attributes:
        figures: how the person types figures of the table. flags: letters that may stand beside a figure.
    """

    figures: Figures
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
        found = self._found(figure)
        if isinstance(found, Unreadable):
            return Observation(text=text, note=note)
        if isinstance(found, Ambiguous):
            return Choice(text=text, readings=tuple(self._observation(each, flag, note) for each in found.readings))
        return self._observation(found, flag, note)

    def read_typed(self, text: str, *, note: str = "") -> Observation | Choice:
        """What the cell will hold once a single text was typed: digits of two scripts are asked for as well."""
        if self.reason(text) is not Unread.TWO_SCRIPTS:
            return self.read(text, note=note)
        meant = self.read(number_text.in_one_script(text), note=note)
        if isinstance(meant, Choice):
            return Choice(text=text, readings=meant.readings)
        return Observation(text=text, note=note) if meant.text is not None else Choice(text=text, readings=(meant,))

    def reason(self, text: str) -> Unread | None:
        """Why a kept text is no figure, or None where it reads; two readings count as a reason."""
        found = self._found(self._split_flag(text.strip())[0])
        if isinstance(found, Ambiguous):
            return Unread.OTHER_STYLE
        return found.reason if isinstance(found, Unreadable) else None

    def _found(self, figure: str) -> Number | Ambiguous | Unreadable:
        """The figure in the unit in use."""
        return number_text.read(figure, stored=self.figures.decimals_typed, style=self.figures.style)

    def _observation(self, number: Number, flag: str | None, note: str) -> Observation:
        """A figure that was read, with its letter."""
        value, decimals = self.figures.taken(number)
        return Observation(value=value, decimals=decimals, status=flag, note=note)

    def _split_flag(self, bare: str) -> tuple[str, str | None]:
        """Figure and letter of `12.4 e`; a letter that is no flag stays with the text."""
        match = _FLAGGED.fullmatch(bare)
        if match and match["flag"].upper() in self.flags:
            return match["figure"], match["flag"].upper()
        return bare, None
