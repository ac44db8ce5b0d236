"""Guesses on many cells at once: shifted figures, copied columns, persons instead of thousands, blocks exchanged.

A block counts as one slip: it must repair nearly all that fails around it and break nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeVar

from ilms_desktop.validation.slips import WEIGHTS, Slip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from ilms_desktop.validation.sums import Explanation, Line, Work

K = TypeVar("K")

#: share of failing sums around a column that a block explanation must repair
_BLOCK: Final = 0.8
#: cells that are needed to speak of a block of figures, and of a block typed in persons
_BLOCK_CELLS: Final = 3
_SCALED_CELLS: Final = 2
_THOUSAND: Final = 1000


def of_column(work: Work[K], place: int) -> Iterator[Explanation[K]]:
    """What could have happened to a column as a whole.

    Args:
        work: the sums.
        place: of the column among the columns of the system.
    """
    column = work.system.columns[place]
    if sum(cell in work.wrong for cell in column.all) + 1 < _BLOCK_CELLS:
        return
    crossing = {cell: [n for n in numbers if n in work.failing] for cell, numbers in work.crossing(place).items()}
    wrong = [place for place, cell in enumerate(column.cells) if crossing[cell]]
    if len(wrong) + 1 >= _BLOCK_CELLS:
        yield from _shifted(work, column.cells, crossing, (wrong[0], wrong[-1]))
        last = len(column.cells) - 1
        yield from _shifted(work, column.cells[::-1], crossing, (last - wrong[-1], last - wrong[0]))
    if len(wrong) >= _BLOCK_CELLS:
        yield from _copied(work, column, crossing)


def _shifted(
    work: Work[K], cells: Sequence[K], crossing: Mapping[K, list[int]], wrong: tuple[int, int]
) -> Iterator[Explanation[K]]:
    """Each figure stands one cell too early; the first one is lost, the last cell may be blank."""
    start, end = wrong
    block = cells[start : end + 1]
    edits = {cell: work.figures[before] for before, cell in pairwise(block) if {before, cell} <= work.figures.keys()}
    lost = _agreed(work, block[0], crossing)
    if lost is not None:
        edits[block[0]] = lost
    if end + 1 < len(cells) and cells[end + 1] not in work.figures:
        figure = work.figures[block[-1]]
        if figure in work.system.asked.get(cells[end + 1], ()):
            edits[cells[end + 1]] = figure
    yield from _block(work, edits, Slip.SHIFTED, sum(map(len, crossing.values())))


def _agreed(work: Work[K], cell: K, crossing: Mapping[K, list[int]]) -> int | None:
    """Figure that the crossing sums ask for in a cell: the one with the least room for rounding."""
    asked = work.asked(cell, crossing.get(cell, ()))
    return min(asked, key=lambda figure: asked[figure]) if asked else None


def _copied(work: Work[K], column: Line[K], crossing: Mapping[K, list[int]]) -> Iterator[Explanation[K]]:
    """A column holds the figures of another column, of this year or of another one."""
    block = [cell for cell in column.all if crossing.get(cell)]
    if all(work.figures[cell] in work.models(cell) for cell in block) or _equals_other(work, block):
        found = {cell: _agreed(work, cell, crossing) for cell in block}
        edits = {cell: figure for cell, figure in found.items() if figure is not None}
        yield from _block(work, edits, Slip.COLUMN_COPIED, sum(map(len, crossing.values())))


def _equals_other(work: Work[K], block: Sequence[K]) -> bool:
    """Whether another column has the same figures in the same rows."""
    held = [work.figures[cell] for cell in block]
    beside = [work.across.get(cell, ()) for cell in block]
    if len({len(others) for others in beside}) != 1:
        return False
    return any([work.figures.get(cell) for cell in other] == held for other in zip(*beside, strict=True))


def in_persons(work: Work[K], block: Collection[K], *, worth: float = 0.0) -> Iterator[Explanation[K]]:
    """A row, a column or a table was typed in persons instead of thousands, or the reverse.

    Args:
        work: the sums.
        block: the cells.
        worth: what speaks for this block rather than another.
    """
    for is_more in _scales(work, block):
        edits = {cell: _scaled(work.figures[cell], is_more=is_more) for cell in block if work.figures.get(cell)}
        # why: in rounded tables anything may become nothing without any sum noticing
        is_something = any(figure >= work.written(cell).unit for cell, figure in edits.items())
        is_exact = is_more or all(work.figures[cell] % _THOUSAND == 0 for cell in edits)
        if is_something and is_exact:
            yield from _block(work, edits, Slip.BLOCK_1000, 0, cells=_SCALED_CELLS, worth=worth)


def _scales(work: Work[K], block: Collection[K]) -> Iterator[bool]:
    """Whether a thousand times more, or less, repairs a failing sum that goes through a block."""
    if work.wrong.isdisjoint(block):
        return
    for number in sorted(work.failing):
        cells = work.system.sums[number].cells
        parts = [(work.figures[cell], weight) for cell, weight in cells if cell in block]
        # why: what lies in the block as a whole proves nothing, it only becomes small enough to pass for rounding
        if 0 < len(parts) < len(cells):
            for is_more in (True, False):
                change = sum(weight * (_scaled(figure, is_more=is_more) - figure) for figure, weight in parts)
                if change and work.holds(number, change):
                    yield is_more
                    return
            return


def _scaled(figure: int, *, is_more: bool) -> int:
    return figure * _THOUSAND if is_more else figure // _THOUSAND


def exchanged(
    work: Work[K], pairs: Sequence[tuple[K, K]], slip: Slip = Slip.SEXES_EXCHANGED
) -> Iterator[Explanation[K]]:
    """Two rows or columns have each other's figures."""
    if not any(cell in work.wrong for pair in pairs for cell in pair):
        return
    edits: dict[K, int] = {}
    for one, other in pairs:
        if {one, other} <= work.figures.keys():
            edits |= {one: work.figures[other], other: work.figures[one]}
        elif not {one, other}.isdisjoint(work.figures):
            return
    yield from _block(work, edits, slip, 0)


def exchanged_with_totals(work: Work[K], pair: tuple[K, K], totals: tuple[K, K]) -> Iterator[Explanation[K]]:
    """Two cells have each other's figure, and the totals were added up from them as they stand."""
    cells = (*pair, *totals)
    if not work.wrong.isdisjoint(cells) and all(cell in work.figures for cell in cells):
        (one, other), (total, other_total) = pair, totals
        more = work.figures[other] - work.figures[one]
        edits = {one: work.figures[other], other: work.figures[one]}
        edits |= {total: work.figures[total] + more, other_total: work.figures[other_total] - more}
        yield from _block(work, edits, Slip.SEXES_EXCHANGED, 0)


def rows_exchanged(work: Work[K], bands: Sequence[Sequence[K]]) -> Iterator[Explanation[K]]:
    """Two rows have each other's figures, and all sums of their table hold: it shows against another table.

    Args:
        work: the sums.
        bands: cells of each row of a table, in the same order.
    """
    wrong = [band for band in bands if not work.wrong.isdisjoint(band)]
    if len(wrong) == 2:  # noqa: PLR2004 - one and the other
        one, other = wrong
        yield from exchanged(work, list(zip(one, other, strict=True)), Slip.ROWS_EXCHANGED)


def _block(
    work: Work[K], edits: Mapping[K, int], slip: Slip, failing: int, *, cells: int = _BLOCK_CELLS, worth: float = 0.0
) -> Iterator[Explanation[K]]:
    """An explanation by many cells, if it repairs nearly all around them and breaks nothing."""
    real = {cell: new for cell, new in edits.items() if new != work.figures.get(cell)}
    if len(real) >= cells:
        effect = work.effect(real)
        if effect.repaired and len(effect.repaired) >= _BLOCK * failing and not effect.broken:
            yield work.explained(real, slip, WEIGHTS[slip] + worth, cells=1)
