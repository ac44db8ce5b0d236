"""What the words around a table tell about it: in what it counts, and whether it holds shares instead of figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.workspace.label_matching import folded
from ilms_desktop.workspace.mapping.model import Unit
from ilms_desktop.workspace.mapping.words import unit_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.exchange.foreign.cells import ForeignSheet

#: rows and columns above and beside a table that are read for hints, and rows below it
_ROWS: Final = 15
_COLUMNS: Final = 40
#: unit -> words that say so, in the languages of the program
_WORDS: Final = {
    Unit.THOUSANDS: re.compile(
        r"\bthousands?\b|\('?0{3}s?\)|['’]0{3}s?\b|\bin 1[ ,.]?000"
        r"|\bmilliers\b|\ben miles\b|بالالاف|بالآلاف"
    ),
    Unit.MILLIONS: re.compile(r"\bmillions?\b|\bmillones\b|بالملايين"),
    Unit.PERSONS: re.compile(
        r"\b(?:number of persons|persons|personnes|personas|in units|nombre de personnes|numero de personas)\b"
    ),
}
_PERCENT: Final = re.compile(r"(?:\(|\bin |\ben )?\s*(?:%|per ?cent|percentage|pourcentage|porcentaje|نسبة مئوية)")


def unit_told(sheet: ForeignSheet) -> Unit | None:
    """The unit that the head of a sheet tells; None where it tells none, or several."""
    told = {unit for text in _head(sheet) for unit, words in _WORDS.items() if words.search(text)}
    # why: "persons, in thousands" says thousands
    found = told - {Unit.PERSONS} or told
    return found.pop() if len(found) == 1 else None


def units_mixed(sheet: ForeignSheet, columns: Sequence[int]) -> str:
    """The units that the head of a sheet tells with their places, where there are several; empty otherwise.

    Args:
        sheet: the sheet.
        columns: those of the figures. Only there persons are a unit: a title tells of persons in any unit.
    """
    places: dict[Unit, str] = {}
    for row, cells in enumerate(sheet.rows[:_ROWS]):
        for column, value in enumerate(cells[:_COLUMNS]):
            for unit in _units_of(value) if isinstance(value, str) and value else ():
                if unit is not Unit.PERSONS or column in columns:
                    places.setdefault(unit, sheet.place(row, column))
    return ", ".join(f"{unit_words(unit)} ({place})" for unit, place in places.items()) if len(places) > 1 else ""


def _units_of(value: str) -> set[Unit]:
    """Units that one text tells."""
    text = folded(value)
    told = {unit for unit, words in _WORDS.items() if words.search(text)}
    return told - {Unit.PERSONS} or told


def tells_percent(sheet: ForeignSheet) -> bool:
    """Whether the head of a sheet speaks of percentages."""
    return any(_PERCENT.search(text) for text in _head(sheet))


def _head(sheet: ForeignSheet) -> Iterator[str]:
    """Texts of the name and the first rows of a sheet."""
    yield folded(sheet.name)
    for row in sheet.rows[:_ROWS]:
        for value in row[:_COLUMNS]:
            if isinstance(value, str) and value:
                yield folded(value)
