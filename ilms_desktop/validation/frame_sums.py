"""Sums of a frame as the error localisation takes them, kept as long as no cell of the frame changes.

Most sums hold exactly; of these no more is kept than which cells they add up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.evaluate import FrameEvaluation
from ilms_desktop.validation.judge import State, is_settled
from ilms_desktop.validation.sums import Balance
from ilms_desktop.validation.tally import TallyStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.model.key import CellKey, ObservationKey
    from ilms_desktop.validation.case import Case
    from ilms_desktop.validation.evaluate import Context
    from ilms_desktop.validation.frames import Frame, FrameKey
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.identity import Identity
    from ilms_desktop.validation.tally import Tally

#: frames kept; a source gives some fifty a year
_KEPT: Final = 200
#: a total of so many parts is sooner wrong than any one of them
_MANY_PARTS: Final = 3


@dataclass(frozen=True)
class FrameSums:
    """The sums of a frame.

    Attributes:
        frame: which. grids: its cells, slot by slot. cases: identities that do not simply hold, judged.
        held: sums that hold exactly. figures: what stands in the cells of these.
    """

    frame: Frame
    grids: tuple[Grid, ...]
    cases: tuple[Case, ...]
    held: tuple[Balance[ObservationKey], ...]
    figures: Mapping[ObservationKey, int]

    @cached_property
    def open(self) -> tuple[tuple[Case, Balance[ObservationKey]], ...]:
        """Sums among the cases that hold by rounding or fail."""
        return tuple((case, _balance(case)) for case in self.cases if is_balance(case))

    @cached_property
    def is_exact(self) -> tuple[bool, ...]:
        """For each sum that holds, whether it holds exactly."""
        near = [each for _case, each in self.open if 2 * abs(each.residual) <= each.doubled_tolerance]
        return (*(True for _each in self.held), *(each.residual == 0 for each in near))

    def is_on(self, grids: Iterable[Grid]) -> bool:
        """Whether these very grids were added up; what was not changed is the same object."""
        return all(one is other for one, other in zip(self.grids, grids, strict=True))


@dataclass(frozen=True)
class FrameMemory:
    """Sums of frames, those used last.

    Attributes:
        tallies: what their identities add up to.
    """

    tallies: TallyStore = field(default_factory=TallyStore)
    _known: dict[FrameKey, FrameSums] = field(default_factory=dict)

    def sums(self, context: Context, frame: Frame, grids: tuple[Grid, ...]) -> FrameSums:
        """Sums of a frame on its grids."""
        found = self._known.pop(frame.key, None)
        if found is None or not found.is_on(grids):
            found = _added_up(context, frame, grids, self.tallies.of(frame, grids))
        self._known[frame.key] = found
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return found

    def clear(self) -> None:
        """Keep nothing."""
        self._known.clear()


def is_balance(case: Case) -> bool:
    """Whether a judged identity is a sum that holds or fails as a whole."""
    is_judged = case.verdict.state in (State.HOLDS, State.FAILS) and not case.verdict.is_partial
    return is_judged and not case.identity.is_at_least


def weights(case: Case) -> Iterator[tuple[ObservationKey, int]]:
    """Cells of an identity with what they count for."""
    yield case.key(case.identity.target), 1
    for part in case.identity.parts:
        yield case.key(part), -part.coefficient


def _added_up(context: Context, frame: Frame, grids: tuple[Grid, ...], tallies: Mapping[int, Tally]) -> FrameSums:
    """Sums of a frame by what its identities add up to."""
    settled = {
        place
        for place, found in tallies.items()
        if not frame.identities[place].has_choice and is_settled(frame.identities[place], found)
    }
    rest = {place: found for place, found in tallies.items() if place not in settled}
    evaluation = FrameEvaluation(context, frame, grids, rest)
    keys, held = [grid.keyed for grid in grids], []
    for place in sorted(settled):
        identity = frame.identities[place]
        if not identity.is_at_least:
            cells = _cells(identity, keys)
            held.append(Balance(cells, 0, evaluation.unit * len(cells), _total(identity, cells)))
    figures = {grid.record.key: grid.figures for grid in grids}
    used = dict(chain.from_iterable(balance.cells for balance in held))
    return FrameSums(
        frame, grids, tuple(evaluation.settled()), tuple(held), {key: figures[key.qtable][key.cell] for key in used}
    )


def _cells(
    identity: Identity, keys: Sequence[Mapping[CellKey, ObservationKey]]
) -> tuple[tuple[ObservationKey, int], ...]:
    """Cells of a settled identity that are filled, with their weights."""
    found = ((keys[slot].get(place), weight) for slot, place, weight in identity.summed)
    return tuple([(key, weight) for key, weight in found if key is not None])


def _balance(case: Case) -> Balance[ObservationKey]:
    """A judged sum; cells that do not apply are left out."""
    terms = ((case.cell(term).value, case.key(term), term) for term in case.identity.added)
    cells = tuple(
        (key, 1 if term is case.identity.target else -term.coefficient)
        for value, key, term in terms
        if value is not None
    )
    return Balance(cells, case.tally.difference, case.verdict.doubled_tolerance, _total(case.identity, cells))


def _total(identity: Identity, cells: tuple[tuple[ObservationKey, int], ...]) -> ObservationKey | None:
    """Cell of a total that is sooner wrong than its many parts; men and women have none."""
    return cells[0][0] if identity.axis is not Axis.SEX and len(cells) > _MANY_PARTS else None
