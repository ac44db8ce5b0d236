"""Guesses: what could have happened to one cell, or to two, so that sums fail.

Each guess is tried on the sums around it; which of them is the best is decided elsewhere (`localise`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from ilms_desktop.validation.slips import Slip, bonus, is_telling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ilms_desktop.validation.sums import Explanation, Work

K = TypeVar("K")

#: a total counts for so much more than a part: always, and where the difference is a few times what rounding allows
_TOTAL: Final = 0.1
_TOTAL_NEARLY: Final = 1.0
_NEARLY: Final = 3
#: and two totals of rows for so much more than two parts of them
_TOTALS: Final = 0.5
#: more failing sums with one difference are no correction made in one place, but something that goes through a table
_OPPOSITES: Final = 3


def of_cell(work: Work[K], cell: K) -> Iterator[Explanation[K]]:
    """What could have happened to a cell that is in failing sums."""
    for meant, slack in work.asked(cell).items():
        yield from _single(work, cell, meant, slack)
        yield from _exchanged(work, cell, meant, slack)


def _single(work: Work[K], cell: K, meant: int, slack: int) -> Iterator[Explanation[K]]:
    """This cell alone is wrong; a slip that comes as near as rounding allows is tried beside the bare difference."""
    written = work.written(cell)
    window = 2 * slack + written.unit
    if work.helps(cell, meant):
        slip, width = written.slip_to(meant), window
        if slip in (Slip.OTHER, Slip.ONE_DIGIT) and is_telling(written.value) and written.value in work.models(cell):
            # why: how near the figure that was meant is to this one says nothing here; that another year has it does
            slip, width = Slip.COPIED, written.unit
        worth = bonus(slip, meant, width) * written.doubt(slip, meant)
        yield work.explained({cell: meant}, slip, worth + _of_total(work, cell))
    if slack:
        longer = ((figure, Slip.DIGIT_MISSING) for figure in written.longer(meant, slack))
        for figure, kind in (*written.readings.items(), *longer):
            if 0 < abs(figure - meant) <= slack and work.helps(cell, figure):
                yield work.explained({cell: figure}, kind, bonus(kind, figure, window) + _of_total(work, cell))


def _of_total(work: Work[K], cell: K) -> float:
    """What speaks for a total being wrong instead of one of its many parts."""
    found = 0.0
    for number, _weight in work.sums_of[cell]:
        each = work.system.sums[number]
        if number in work.failing and each.total == cell:
            is_near = 2 * abs(work.residual(number)) <= _NEARLY * each.doubled_tolerance
            found = max(found, _TOTAL_NEARLY if is_near else _TOTAL)
    return found


def _exchanged(work: Work[K], cell: K, meant: int, slack: int) -> Iterator[Explanation[K]]:
    """This cell and another of its row or column have each other's figure."""
    typed = work.figures[cell]
    for other in work.beside(cell, meant - slack, meant + slack):
        figure = work.figures[other]
        if figure != typed and abs(figure - meant) <= slack:
            worth = bonus(Slip.EXCHANGED, meant, 2 * slack + work.written(cell).unit)
            yield work.explained({cell: figure, other: typed}, Slip.EXCHANGED, worth)


def exchanged_within(work: Work[K], number: int) -> Iterator[Explanation[K]]:
    """Two cells of one sum that count differently, such as a total and a part, have each other's figure."""
    found = work.system.sums[number]
    held = [(cell, weight, work.figures[cell]) for cell, weight in found.cells]
    heaviest, most, typed = max(held, key=lambda each: each[1])
    for cell, weight, figure in held:
        if weight != most and figure != typed and work.holds(number, (most - weight) * (figure - typed)):
            worth = bonus(Slip.EXCHANGED, figure, found.doubled_tolerance + work.written(cell).unit)
            yield work.explained({heaviest: figure, cell: typed}, Slip.EXCHANGED, worth)


def moved(work: Work[K], numbers: Collection[int]) -> Iterator[Explanation[K]]:
    """Two sums miss by the same amount in opposite directions: it stands in one and belongs to the other.

    Args:
        work: the sums.
        numbers: of those one of which is in each pair.
    """
    for first in numbers:
        residual = work.residual(first)
        alike, opposite = work.missing_by(residual), work.missing_by(-residual)
        if max(len(alike), len(opposite)) <= _OPPOSITES:
            for second in sorted(opposite):
                yield from _moved_between(work, first, second)


def _moved_between(work: Work[K], first: int, second: int) -> Iterator[Explanation[K]]:
    """An amount moved from a cell of one sum to a cell of the other, which a third sum counts alike."""
    amount = -work.residual(first)
    for cell, weight in work.system.sums[first].cells:
        meeting = dict(work.sums_of[cell])
        for other, other_weight in work.system.sums[second].cells:
            is_alike = weight == other_weight and abs(weight) == 1 and cell != other
            if is_alike and any(meeting.get(number) == at for number, at in work.sums_of[other]):
                edits = {cell: work.figures[cell] + amount * weight, other: work.figures[other] - amount * weight}
                if min(edits.values()) >= 0:
                    # why: it is the total that is usually corrected in one row and forgotten in the other
                    worth = bonus(Slip.MOVED, 1, 1) + (_TOTALS if weight > 0 else 0.0)
                    yield work.explained(edits, Slip.MOVED, worth)
