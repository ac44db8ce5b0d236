"""What stands around failing sums: every sum and comparison on their tables, and the same tables in other years.

Failing sums of one source and year are looked at in areas: QTables that failing comparisons tie together. An area whose
cells are the same as before is recognised, so that it need not be thought over again after every edit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.validation.evaluate import FrameEvaluation
from ilms_desktop.validation.frame_sums import FrameMemory
from ilms_desktop.validation.frames import Group
from ilms_desktop.validation.tally import tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.validation.case import Case
    from ilms_desktop.validation.evaluate import Context
    from ilms_desktop.validation.frame_sums import FrameSums
    from ilms_desktop.validation.frames import Frame, Planner
    from ilms_desktop.validation.grid import Cell, Grid
    from ilms_desktop.validation.grid_store import GridStore
    from ilms_desktop.validation.records import Record

#: years before and after that explanations of failing sums look at
NEAR_YEARS: Final = 3

Held = dict[Group, dict["QTableKey", "Record"]]
#: years with their figures
Years = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Surroundings:
    """What stands around failing sums.

    Attributes:
        context: rules and words. memory: sums that were added up before.
        frames: every frame that one of their QTables is in.
        near: their QTables. grids: cells of all QTables of the frames.
        others: one of their QTables in other years, nearest first; only read where somebody asks.
        seen: what was asked for in other years, so that another figure there need not mean another explanation.
    """

    context: Context
    memory: FrameMemory
    frames: Sequence[Frame]
    near: frozenset[QTableKey]
    grids: Mapping[QTableKey, Grid]
    others: Callable[[QTableKey], Sequence[Grid]] = field(default=lambda _key: ())
    seen: dict[ObservationKey, Years] = field(default_factory=dict)

    @property
    def basis(self) -> tuple[Grid, ...]:
        """Everything of its year that an explanation may rest on."""
        return tuple(self.grids.values())

    def is_like(self, basis: Sequence[Grid], seen: Mapping[ObservationKey, Years]) -> bool:
        """Whether nothing changed since that an explanation rests on; what was not changed is the same object."""
        here = self.basis
        is_same = len(here) == len(basis) and all(one is other for one, other in zip(here, basis, strict=True))
        return is_same and all(self.years(key) == found for key, found in seen.items())

    @cached_property
    def parts(self) -> tuple[FrameSums, ...]:
        """Sums of each frame."""
        return tuple(
            self.memory.sums(self.context, frame, tuple(self.grids[record.key] for record in frame.records))
            for frame in self.frames
        )

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Every sum and comparison that does not simply hold, judged."""
        return tuple(case for part in self.parts for case in part.cases)

    def judged(self, frame: Frame, grids: Mapping[QTableKey, Grid], cell: ObservationKey) -> list[Case]:
        """Identities of a frame that look at one cell, judged on other grids."""
        here = [grids[record.key] for record in frame.records]
        slots = [slot for slot, record in enumerate(frame.records) if record.key == cell.qtable]
        tallies = {
            place: tally(identity, here)
            for place, identity in enumerate(frame.identities)
            if any(term.cell == cell.cell and term.slot in slots for term in identity.terms)
        }
        return FrameEvaluation(self.context, frame, here, tallies).settled()

    def cell(self, key: ObservationKey) -> Cell:
        """What stands in a cell."""
        return self.grids[key.qtable][key.cell]

    def years(self, key: ObservationKey) -> Years:
        """Figures of the same cell in other years, nearest first."""
        found = self.seen.get(key)
        if found is None:
            grids = self.others(key.qtable) if key.qtable in self.near else ()
            here = ((grid.record.key.year, grid[key.cell].value) for grid in grids)
            found = self.seen[key] = tuple((year, value) for year, value in here if value is not None)
        return found

    def models(self, key: ObservationKey) -> list[int]:
        """Figures of the same cell in other years, nearest first, without the years."""
        return [figure for _year, figure in self.years(key)]

    def year_of(self, key: ObservationKey, figure: int) -> int | None:
        """Nearest year that has a figure in the same cell."""
        return next((year for year, there in self.years(key) if there == figure), None)


@dataclass(frozen=True)
class Surveyor:
    """Finds what stands around failing sums.

    Attributes:
        context: rules and words. planner: makes frames. grids: cells that were read.
        memory: sums that were added up.
    """

    context: Context
    planner: Planner
    grids: GridStore
    memory: FrameMemory = field(default_factory=FrameMemory)

    def areas(
        self, connection: Connection, held: Held, failures: Iterable[Case], more: Iterable[QTableKey]
    ) -> Iterator[Surroundings]:
        """What stands around failing sums of one source and year, area by area.

        Args:
            connection: to the file.
            held: QTables with figures, by group.
            failures: sums that fail.
            more: QTables in which something else is wrong.
        """
        tied = [frozenset(record.key for record in case.frame.records) for case in failures]
        areas = _joined([*tied, *(frozenset({key}) for key in more)])
        group = Group(min(areas[0]).source, min(areas[0]).year)
        here = held.get(group, {})
        across = self._across(here, frozenset().union(*areas))
        for near in areas:
            frames = [self.planner.single(here[key]) for key in sorted(near) if key in here]
            frames += [frame for frame in across if not near.isdisjoint(frame.key.qtables)]
            yield self._area(connection, held, frames, near)

    def _across(self, here: Mapping[QTableKey, Record], wrong: frozenset[QTableKey]) -> list[Frame]:
        """Comparisons that look at tables in which something is wrong."""
        across = self.planner.across(here.values(), tables={key.table_key for key in wrong})
        # why: QTables are held in the order in which they were filled; what is said must not depend on it
        return sorted(across, key=lambda frame: frame.key)

    def _area(
        self, connection: Connection, held: Held, frames: Sequence[Frame], near: frozenset[QTableKey]
    ) -> Surroundings:
        records = {record.key: record for frame in frames for record in frame.records}
        grids = self.grids.get(connection, records.values())

        @cache
        def others(key: QTableKey) -> list[Grid]:
            years = list(_other_years(held, key))
            found = self.grids.get(connection, years)
            return [found[each.id] for each in years]

        here = {key: grids[record.id] for key, record in records.items()}
        return Surroundings(self.context, self.memory, frames, near, here, others)


def _other_years(held: Held, key: QTableKey) -> Iterator[Record]:
    """The same QTable in near years, the nearest first, the earlier one before the later."""
    for distance in range(1, NEAR_YEARS + 1):
        for year in (key.year - distance, key.year + distance):
            found = held.get(Group(key.source, year), {}).get(key._replace(year=year))
            if found is not None:
                yield found


def _joined(sets: Iterable[frozenset[QTableKey]]) -> list[frozenset[QTableKey]]:
    """Sets that share an element as one, in a stable order."""
    found: list[frozenset[QTableKey]] = []
    for each in sets:
        apart = [other for other in found if each.isdisjoint(other)]
        together = [other for other in found if not each.isdisjoint(other)]
        found = [*apart, each.union(*together)]
    return sorted(found, key=min)
