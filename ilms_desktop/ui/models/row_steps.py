"""From one list of keys to another by taking rows out and putting rows in, so that what stays keeps its place."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


class Step(NamedTuple):
    """Rows `first` to `last` are put in (or taken out)."""

    is_in: bool
    first: int
    last: int


def row_steps(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Steps one after the other; rows are counted as they stand when a step's turn comes.

    Args:
        old: keys as they stand, each once.
        new: keys as they are to stand, each once.
    """
    room = min(len(old), len(new))
    start = next((at for at in range(room) if old[at] != new[at]), room)
    end = next((at for at in range(room - start) if old[-1 - at] != new[-1 - at]), room - start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    there, come = set(before), set(after)
    # why: what changed its order cannot stay where it is; it goes and comes
    is_in_order = [key for key in before if key in come] == [key for key in after if key in there]
    kept: Collection[str] = there & come if is_in_order else ()
    gone = [Step(False, *run) for run in _runs(before, kept, start)]
    return [*reversed(gone), *(Step(True, *run) for run in _runs(after, kept, start))]


def _runs(keys: Sequence[str], kept: Collection[str], start: int) -> Iterator[tuple[int, int]]:
    """First and last place of each run of keys that do not stay."""
    for stays, run in groupby(range(len(keys)), key=lambda at: keys[at] in kept):
        places = list(run)
        if not stays:
            yield start + places[0], start + places[-1]
