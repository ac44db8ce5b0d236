"""Error localisation: the fewest cells whose change repairs the sums that fail, and what slip they look like.

Works on any system of sums over cells. Takes the explanation that stands out most, applies it in thought, and goes on
with what still fails. Explains and ranks; changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heappop, heappush
from itertools import chain, count
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from ilms_desktop.validation import blocks, guesses
from ilms_desktop.validation.sums import Work

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ilms_desktop.validation.sums import Explanation, System

K = TypeVar("K")

#: an explanation is offered alone only if it is better than the next one by this much
MARGIN: Final = 0.4
#: a whole table is sooner typed in persons than a part of it, where both repair the same
_TABLE: Final = 0.5
#: explanations shown side by side
SHOWN: Final = 3


class Cause(NamedTuple, Generic[K]):
    """What explains some of the failing sums.

    Attributes:
        sums: numbers of the failing sums. best: the explanation, if one is clearly the best, else None.
        others: further explanations, best first; where none is clearly the best, all that are nearly as good.
    """

    sums: frozenset[int]
    best: Explanation[K] | None
    others: tuple[Explanation[K], ...]


def causes(system: System[K]) -> tuple[Cause[K], ...]:
    """What explains the failing sums, one cause after the other."""
    return tuple(_Search(system).causes())


class _Search(Generic[K]):
    """The search for causes: explanations by their score, and by the sums that they repair."""

    def __init__(self, system: System[K]) -> None:
        self._work = Work(system)
        self._open = set(self._work.failing)
        self._order = count()
        self._heap: list[tuple[float, int, int, Explanation[K]]] = []
        self._mended: set[K] = set()
        self._unclear: list[Explanation[K]] = []
        self._of_sum: dict[int, list[Explanation[K]]] = defaultdict(list)

    def causes(self) -> Iterator[Cause[K]]:
        """Clear causes first, then those with several explanations, then what nothing explains."""
        self._note(self._guesses(self._cells(self._open), self._open))
        self._note(self._blocks())
        while self._open:
            best = self._next()
            if best is not None and self._is_clear(best):
                yield self._solved(best)
            elif best is not None:
                self._unclear.append(best)
            elif self._unclear:
                yield from self._undecided()
            else:
                yield self._unexplained()

    # --- explanations

    def _cells(self, numbers: Iterable[int]) -> Collection[K]:
        """Cells of sums, in the order of the sums, so that what is equally good always comes in the same order."""
        return dict.fromkeys(cell for n in sorted(numbers) for cell, _weight in self._work.system.sums[n].cells)

    def _guesses(self, cells: Iterable[K], numbers: Collection[int]) -> Iterator[Explanation[K]]:
        """What could have happened to cells of failing sums, and in these sums."""
        work = self._work
        yield from chain.from_iterable(guesses.of_cell(work, cell) for cell in cells)
        yield from chain.from_iterable(guesses.exchanged_within(work, number) for number in sorted(numbers))
        yield from guesses.moved(work, sorted(numbers))

    def _blocks(self) -> Iterator[Explanation[K]]:
        """What could have happened to whole columns, rows and tables."""
        work, system = self._work, self._work.system
        yield from chain.from_iterable(blocks.of_column(work, place) for place in range(len(system.columns)))
        yield from chain.from_iterable(blocks.in_persons(work, block) for block in system.blocks)
        yield from chain.from_iterable(blocks.in_persons(work, table, worth=_TABLE) for table in system.tables)
        yield from chain.from_iterable(blocks.exchanged(work, pairs) for pairs in system.twins)
        yield from chain.from_iterable(blocks.rows_exchanged(work, bands) for bands in system.bands)
        yield from chain.from_iterable(blocks.exchanged_with_totals(work, *each) for each in system.carried)

    def _note(self, found: Iterable[Explanation[K]]) -> None:
        """Remember explanations that do more good than harm."""
        for each in found:
            if len(each.repaired) > len(each.broken) and self._mended.isdisjoint(cell for cell, _new in each.edits):
                heappush(self._heap, (-each.score, len(each.edits), next(self._order), each))
                for number in each.repaired:
                    self._of_sum[number].append(each)

    def _next(self) -> Explanation[K] | None:
        """The best explanation that has not been looked at."""
        while self._heap:
            found = heappop(self._heap)[-1]
            if self._counts(found):
                return found
        return None

    def _counts(self, found: Explanation[K]) -> bool:
        """Whether an explanation still says what would happen, and repairs anything that is unexplained."""
        return self._work.is_alive(found) and not self._open.isdisjoint(found.repaired)

    def _rivals(self, best: Explanation[K]) -> list[Explanation[K]]:
        """Other explanations of the same sums, best first; of several with the same edits the best."""
        found: dict[frozenset[tuple[K, int]], Explanation[K]] = {}
        for number in sorted(best.repaired):
            alive = self._of_sum[number] = [each for each in self._of_sum[number] if self._work.is_alive(each)]
            for each in alive:
                edits = frozenset(each.edits)
                if edits not in found or found[edits].score < each.score:
                    found[edits] = each
        found.pop(frozenset(best.edits), None)
        return sorted(found.values(), key=lambda each: (-each.score, len(each.edits)))

    def _is_clear(self, best: Explanation[K]) -> bool:
        """Whether it breaks nothing and no other explanation of the same sums comes near."""
        rivals = self._rivals(best)
        return not best.broken and (not rivals or best.score - rivals[0].score >= MARGIN)

    # --- causes

    def _solved(self, best: Explanation[K]) -> Cause[K]:
        """A cause with one explanation; it is applied, and what it touches is thought over."""
        cause = Cause(frozenset(best.repaired & self._open), best, tuple(self._rivals(best)[: SHOWN - 1]))
        self._open -= cause.sums
        work = self._work
        touched = work.apply(best.edits)
        self._mended |= {cell for cell, _new in best.edits}
        cells = self._cells(touched)
        near = {number for cell in cells for number, _weight in work.sums_of[cell]}
        wrong = (cell for cell in cells if any(number in work.failing for number, _weight in work.sums_of[cell]))
        self._note(self._guesses(wrong, touched & work.failing))
        self._note_again(near)
        return cause

    def _note_again(self, near: Collection[int]) -> None:
        """What was not clear may be clear now."""
        news = [each for each in self._unclear if not each.repaired.isdisjoint(near)]
        self._unclear = [each for each in self._unclear if each.repaired.isdisjoint(near)]
        for each in news:
            heappush(self._heap, (-each.score, len(each.edits), next(self._order), each))

    def _undecided(self) -> Iterator[Cause[K]]:
        """A cause with several explanations, side by side: the one that comes nearest to being clear."""
        best = max(self._unclear, key=lambda each: (each.score, -len(each.edits)))
        self._unclear.remove(best)
        if self._counts(best):
            listed = [best, *self._rivals(best)]
            near = [each for each in listed if best.score - each.score < MARGIN]
            sums = frozenset(self._open & frozenset().union(*(each.repaired for each in near)))
            self._open -= sums
            yield Cause(sums, None, tuple(listed[:SHOWN]))

    def _unexplained(self) -> Cause[K]:
        """Failing sums that hang together by their cells, without any explanation."""
        found, news = set[int](), {min(self._open)}
        while news:
            found |= news
            near = {number for cell in self._cells(news) for number, _weight in self._work.sums_of[cell]}
            news = near & self._open - found
        self._open -= found
        return Cause(frozenset(found), None, ())
