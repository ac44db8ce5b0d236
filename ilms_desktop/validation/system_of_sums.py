"""Judged sums of an area as a system that the error localisation works on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ilms_desktop.validation.frame_sums import weights
from ilms_desktop.validation.judge import State
from ilms_desktop.validation.slips import Written
from ilms_desktop.validation.sums import System

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.validation.shapes import Shapes
    from ilms_desktop.validation.sums import Balance
    from ilms_desktop.validation.surroundings import Surroundings

#: share of the sums that hold by rounding only in a table of rounded figures; with fewer sums none can be told
_ROUNDED: Final = 0.15
_FEW: Final = 8


def system(sums: Sequence[Balance[ObservationKey]], around: Surroundings, shapes: Shapes) -> System[ObservationKey]:
    """The sums as a system over cells.

    Args:
        sums: those that hold or fail.
        around: what stands around them.
        shapes: of their tables.
    """
    rounded = _rounded(around)
    near = [shapes.of(grid.record) for key, grid in around.grids.items() if key in around.near]
    return System(
        _figures(sums, around),
        sums,
        written=lambda key: _written(key, around),
        models=around.models,
        columns=[column for shape in near for column in shape.columns],
        rows=[row for shape in near for row in shape.rows],
        blocks=[block for shape in near for block in shape.blocks],
        tables=[shape.cells for shape in near],
        bands=[shape.bands for shape in near],
        carried=[each for shape in near for each in shape.carried],
        twins=[pairs for shape in near for pairs in shape.twins],
        are_beside=_are_beside,
        asked=_asked(around),
        is_rounded=lambda key: key.qtable in rounded,
    )


def _figures(sums: Sequence[Balance[ObservationKey]], around: Surroundings) -> dict[ObservationKey, int]:
    """What stands in the cells of sums."""
    found: dict[ObservationKey, int] = {}
    for part in around.parts:
        found |= part.figures
    missing = (key for each in sums for key, _weight in each.cells if key not in found)
    return found | {key: around.cell(key).value or 0 for key in missing}


def _written(key: ObservationKey, around: Surroundings) -> Written:
    """How the figure of a cell is written."""
    grid = around.grids[key.qtable]
    cell = grid[key.cell]
    stored = around.context.wording.table(key.qtable).decimals_stored
    return Written(cell.value or 0, min(cell.decimals, stored), grid.precision, stored)


def _are_beside(one: ObservationKey, other: ObservationKey) -> bool:
    """Whether two cells differ on one axis of one QTable only."""
    return one.qtable == other.qtable and sum(code != at for code, at in zip(one.cell, other.cell, strict=True)) == 1


def _asked(around: Surroundings) -> dict[ObservationKey, frozenset[int]]:
    """Figures that sums ask for in cells which are blank while all others of the sum are filled."""
    found: dict[ObservationKey, frozenset[int]] = defaultdict(frozenset)
    for case in around.cases:
        if case.verdict.state is State.WAITS and case.tally.missing == 1 and not case.identity.is_at_least:
            of_cells = dict(weights(case))
            for term in case.missing:
                key = case.key(term)
                if around.cell(key).text is None and case.tally.difference % of_cells[key] == 0:
                    found[key] |= {-case.tally.difference // of_cells[key]}
    return found


def _rounded(around: Surroundings) -> frozenset[QTableKey]:
    """QTables whose figures were rounded one by one: some of their sums hold by rounding only.

    Where so few sums can tell that one slip could bring it about, whole persons count as not rounded.
    """
    held = {part.frame.records[0].key: part.is_exact for part in around.parts if len(part.grids) == 1}
    found = set()
    for key, grid in around.grids.items():
        exact = held.get(key, ())
        is_coarse = grid.precision < around.context.wording.table(key).decimals_stored
        if exact.count(False) > _ROUNDED * len(exact) or (is_coarse and len(exact) < _FEW):
            found.add(key)
    return frozenset(found)
