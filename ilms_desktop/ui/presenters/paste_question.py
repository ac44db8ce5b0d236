"""Questions that a paste asks once: which decimal sign the sheet has, and whether its figures are single persons.

Both readings are worked out with the totals that follow from them; nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.structure import Unit
from ilms_desktop.ui.presenters.paste_options import DECIMAL_SIGNS, Reason
from ilms_desktop.ui.presenters.paste_read import ClipReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.presenters.clipboard import Clip
    from ilms_desktop.ui.presenters.paste_options import PasteOptions, PlannedCell
    from ilms_desktop.ui.presenters.paste_plan import PastePlan
    from ilms_desktop.ui.presenters.table_state import TableState

#: a scaled integer with its decimals
Figure = tuple[int, int]

#: pasted figures this many times those of other years are taken for single persons
_LEAST_TIMES: Final = 300
_MOST_TIMES: Final = 3000
#: whole figures from here on, in thousands of persons, are asked about where there is nothing to compare with
_BIG: Final = 1000
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class SignOffer:
    """One of two ways to read the figures of a block.

    Attributes:
        sign: decimal sign of the sheet. text: a figure that has two readings.
        reading: what it means in this way. year: reference year of the column that is added up.
        total: the total of that column as pasted, or None where it has none.
        added: what the figures of the column add up to. last: the same row in an earlier year that has a figure.
    """

    sign: str
    text: str
    reading: Observation
    year: int | None = None
    total: Figure | None = None
    added: Figure | None = None
    last: Figure | None = None


def offers(
    state: TableState, clip: Clip, options: PasteOptions, plan: Callable[[PasteOptions], PastePlan]
) -> tuple[SignOffer, ...]:
    """Both ways to read a block, or none where its figures have one reading only.

    Args:
        state: the table.
        clip: the block.
        options: choices so far.
        plan: makes a plan of the block with other choices.
    """
    text = next(iter(_ambiguous(state, clip, options)), None)
    if text is None:
        return ()
    return tuple(_offer(state, text, plan(replace(options, decimal=sign))) for sign in DECIMAL_SIGNS)


def looks_like_persons(state: TableState, plan: PastePlan) -> bool:
    """Whether the figures of a block seem to be single persons in a table of thousands."""
    if state.table.unit is not Unit.PERSONS or state.figures.in_persons or plan.options.persons:
        return False
    found = [(cell, cell.observation) for cell in plan.cells if cell.is_stored and cell.observation is not None]
    figures = [said.value for _cell, said in found if said.value]
    if len(figures) < _FEW or any(said.decimals for _cell, said in found):
        return False
    times = [ratio for cell, said in found if said.value and (ratio := _times(state, cell, said.value))]
    if times:
        return _LEAST_TIMES <= median(times) <= _MOST_TIMES
    return median(figures) >= _BIG * state.table.scale


def _ambiguous(state: TableState, clip: Clip, options: PasteOptions) -> Iterable[str]:
    """Texts that point and comma make two figures of."""
    readers = [ClipReader(state, replace(options, decimal=sign)) for sign in DECIMAL_SIGNS]
    for cell in (cell for row in clip.rows for cell in row):
        if cell.exact is None and cell.own is None and ("." in cell.text or "," in cell.text):
            first, second = (reader.read(cell).observation for reader in readers)
            if first is not None and second is not None and first.value != second.value:
                yield cell.text.strip()


def _offer(state: TableState, text: str, plan: PastePlan) -> SignOffer:
    """One way to read the block."""
    sign = plan.options.decimal
    cell = next(each for each in plan.cells if each.text.strip() == text)
    found = ClipReader(state, plan.options).read(cell.cell).observation
    assert found is not None  # noqa: S101 - the text has a reading in either way
    there = [each for each in plan.cells if each.at[1] == cell.at[1] and each.target is not None]
    if not there or there[0].target is None:
        return SignOffer(sign, text, found)
    column = there[0].target[1]
    totals = [each for each in there if _depth(plan, each) and each.observation is not None]
    top = max(totals, key=lambda each: _depth(plan, each), default=None)
    return SignOffer(
        sign,
        text,
        found,
        year=state.years[column].qtable.year,
        total=_figure(top.observation) if top is not None else None,
        added=_added(each.observation for each in there if each.is_stored and not _depth(plan, each)),
        last=_last(state, top, column) if top is not None else None,
    )


def _depth(plan: PastePlan, cell: PlannedCell) -> int:
    """On how many axes the row of a cell is a total."""
    return 0 if cell.target is None else sum(code.is_total for code in plan.rows[cell.target[0]].codes)


def _figure(said: Observation | None) -> Figure | None:
    """Figure of an observation."""
    return None if said is None or said.value is None else (said.value, said.decimals)


def _added(found: Iterable[Observation | None]) -> Figure | None:
    """Sum of figures."""
    figures = [figure for said in found if (figure := _figure(said)) is not None]
    return (sum(value for value, _ in figures), max(decimals for _, decimals in figures)) if figures else None


def _last(state: TableState, top: PlannedCell, column: int) -> Figure | None:
    """The same row in the nearest earlier year that has a figure."""
    row = top.target[0] if top.target else len(state.rows)
    if row >= len(state.rows):
        return None
    return next((figure for each in range(column - 1, -1, -1) if (figure := state.figure(row, each))), None)


def _times(state: TableState, cell: PlannedCell, value: int) -> float | None:
    """How many times a pasted figure is what the same row has in another year, as a median; None without any."""
    if cell.target is None or cell.target[0] >= len(state.rows) or cell.reason is Reason.DIVIDED:
        return None
    row, column = cell.target
    others = [state.figure(row, each) for each in range(len(state.years)) if each != column]
    known = [figure[0] for figure in others if figure is not None and figure[0]]
    return value / median(known) if known else None
