"""Texts that are no figure but look like one: what they may mean, as far as sums agree.

`-12.3`, `(12.3)`, `12,3,4`, `12.3456`: the digits say something, the signs do not. A reading is offered only if every
sum that the cell belongs to holds with it; without sums nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.finding import Severity
from ilms_desktop.validation.judge import State
from ilms_desktop.validation.slips import Slip, scaled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.model.key import CellKey, ObservationKey, QTableKey
    from ilms_desktop.validation.case import Case
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.surroundings import Surroundings

#: a figure with a sign or brackets around it
_SIGNED: Final = re.compile(r"[-(+]+ *([0-9]+(?:[.,][0-9]+)?) *[-)+]*|([0-9]+(?:[.,][0-9]+)?) *[-+]+")
#: letters taken for digits, in a text that has nothing but digits and signs beside them
_LETTERS: Final = str.maketrans("OolI|", "00111")
_DIGITS_AND_LETTERS: Final = re.compile(r"[-+() ]*[0-9OolI|., ']*[0-9][0-9OolI|., ']*[-+() ]*")
_MINUS: Final = str.maketrans("\u2212\u2013", "--")
_MOST_DIGITS: Final = 15
#: unreadable cells of one area that are thought over; more of them were read in a wrong way altogether
_MOST_CELLS: Final = 30

Reading = tuple[int, Slip]


def readings(text: str, stored: int) -> tuple[Reading, ...]:
    """Figures that a text may mean, the likeliest first."""
    plain = "".join(_latin(sign) for sign in text.translate(_MINUS)).strip()
    if _DIGITS_AND_LETTERS.fullmatch(plain):
        plain = plain.translate(_LETTERS)
    found = dict.fromkeys(_readings(plain, stored))
    first: dict[int, Slip] = {}
    for value, slip in found:
        first.setdefault(value, slip)
    return tuple(first.items())


def _latin(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _readings(text: str, stored: int) -> Iterator[Reading]:
    digits = re.sub(r"[^0-9]", "", text)
    if not digits or len(digits) > _MOST_DIGITS:
        return
    signed = _SIGNED.fullmatch(text)
    if signed:
        value = scaled((signed[1] or signed[2]).replace(",", "."), stored)
        if value is not None:
            yield value, Slip.SIGN
    whole, point, fraction = text.partition(".")
    if point and whole.isdecimal() and fraction.isdecimal():
        for place in range(len(text)):
            shorter = scaled(text[:place] + text[place + 1 :], stored) if place != len(whole) else None
            if shorter is not None:
                yield shorter, Slip.DIGIT_EXTRA
    for decimals in range(min(stored, len(digits)) + 1):
        yield int(digits) * 10 ** (stored - decimals), Slip.UNREADABLE


def agreed(around: Surroundings) -> dict[ObservationKey, list[Reading]]:
    """Readings of the unreadable cells of an area with which every sum around them holds."""
    found = dict(_unreadable(around))
    if not found or len(found) > _MOST_CELLS:
        return {}
    grids = dict(around.grids)
    for key, possible in found.items():
        grids[key.qtable] = _with_figure(grids[key.qtable], key.cell, possible[0][0])
    told = {
        key: [reading for reading in possible if _fits(around, grids, key, reading[0])]
        for key, possible in found.items()
    }
    return {key: fitting for key, fitting in told.items() if fitting}


def _unreadable(around: Surroundings) -> Iterator[tuple[ObservationKey, tuple[Reading, ...]]]:
    """Cells that hold a text, with what it may mean."""
    for qtable in sorted(around.near & around.grids.keys()):
        grid = around.grids[qtable]
        stored = around.context.wording.table(qtable).decimals_stored
        for place, cell in sorted(grid.cells.items()):
            possible = readings(cell.text, stored) if cell.text is not None else ()
            if possible:
                yield grid.key(place), possible


def _with_figure(grid: Grid, place: CellKey, value: int) -> Grid:
    """A grid with a figure in one of its cells."""
    return replace(grid, cells={**grid.cells, place: grid[place]._replace(value=value, text=None)})


def _fits(around: Surroundings, grids: Mapping[QTableKey, Grid], key: ObservationKey, value: int) -> bool:
    """Whether a figure makes every sum hold that its cell is in, and there is one."""
    here = {**grids, key.qtable: _with_figure(grids[key.qtable], key.cell, value)}
    cases = [case for frame in around.frames for case in around.judged(frame, here, key)]
    judged = [case for case in cases if case.verdict.state in (State.HOLDS, State.FAILS)]
    is_held = all(_holds(case) for case in judged)
    return is_held and any(not case.identity.is_at_least for case in judged)


def _holds(case: Case) -> bool:
    """Whether a judged identity holds, by rounding at least."""
    return case.verdict.state is State.HOLDS or case.verdict.severity is Severity.INFORMATION
