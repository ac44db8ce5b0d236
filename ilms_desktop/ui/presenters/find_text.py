"""Finding a text in a table: in labels, years, figures, letters and flags with their meaning, and notes.

Digits of any script, grouping signs, capitals and accents make no difference.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.name_choice import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.presenters.table_state import TableState

Place = tuple[int, int]


def find_places(state: TableState, text: str, *, column: int = 0) -> tuple[Place, ...]:
    """Cells that hold a text, row by row; a row whose own label holds it is found at `column`."""
    wanted = searchable(text)
    if not wanted:
        return ()
    found: list[Place] = []
    for row, each in enumerate(state.rows):
        in_label = wanted in searchable(each.label)
        years = range(len(state.years))
        found += [
            (row, place) for place in years if (in_label and place == column) or _holds(state, row, place, wanted)
        ]
    return tuple(found)


def searchable(text: str) -> str:
    """Text without case, accents and direction marks, with Latin digits."""
    return "".join(_latin(sign) for sign in folded(bare(text)))


def next_place(places: Sequence[Place], here: Place, step: int) -> int:
    """Number of the place after (1) or before (-1) a cell, round and round; places must not be empty."""
    if step > 0:
        return next((number for number, place in enumerate(places) if place > here), 0)
    before = [number for number, place in enumerate(places) if place < here]
    return before[-1] if before else len(places) - 1


def nothing_words(table: str, text: str) -> str:
    """What was searched, where nothing was found."""
    told = _("“{text}” stands nowhere in {table}: labels, figures, notes and flags were searched.")
    return fill(told, {"table": table, "text": text.strip()})


def _holds(state: TableState, row: int, column: int, wanted: str) -> bool:
    """Whether figure, letter, flag or note of a cell holds a text."""
    observation, picture = state.observation(row, column), state.picture(row, column)
    if observation.note and wanted in searchable(observation.note):
        return True
    if observation.status and wanted in searchable(state.letters.get(observation.status, "")):
        return True
    if not picture.text:
        return False
    shown = picture.text if not picture.flag else f"{picture.text} {picture.flag}"
    return wanted in searchable(shown) or wanted in searchable(state.text_to_copy(row, column))


def _latin(sign: str) -> str:
    """Latin digit of a digit in any script."""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
