"""One key, two values: what is read gives different figures for one cell. Nobody but the person knows the right one.

Looked at before anything stands in the file, where each cell has one value only. Equal values are one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.i18n import fill
from ilms_desktop.validation.findings import Said, cell_text, failed, qtable_text, rule_text
from ilms_desktop.validation.grid import Cell
from ilms_desktop.validation.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.wording import Wording


class Given(NamedTuple):
    """What is read for a cell.

    Attributes:
        key: the cell. said: what would stand in it. line: where it was read.
        place: the same in a file that has no lines, such as sheet and cell.
    """

    key: ObservationKey
    said: Observation
    line: int
    place: str = ""


def agree(several: Iterable[Observation]) -> bool:
    """Whether all say the same of a cell: figure and letter; 1.50 and 1.5 are one figure."""
    return len({(said.value, said.status, said.text) for said in several}) == 1


def find(rule: Rule, given: Iterable[Given], wording: Wording) -> Iterator[Finding]:
    """Finding for each cell that is given more than once and not the same each time."""
    by_key: dict[ObservationKey, list[Given]] = defaultdict(list)
    for each in given:
        by_key[each.key].append(each)
    for several in by_key.values():
        if not agree(each.said for each in several):
            yield contradiction(rule, several, wording)


def contradiction(rule: Rule, several: Sequence[Given], wording: Wording) -> Finding:
    """Finding on one cell that is given different values; all of them are named with where they stand."""
    key = several[0].key
    cells = [_cell(each.said) for each in several]
    told = [_told(rule, each, wording.figure(cell, key.qtable)) for cell, each in zip(cells, several, strict=True)]
    said = Said(
        instance=f"{qtable_text(key)} {cell_text(key)}",
        cells=[(key, cell) for cell in cells],
        source=key.qtable.source,
        values={"place": wording.place(key.qtable, key.cell), "given": listed(told, most=len(told))},
        severity=rule.severity,
    )
    return failed(rule, said)


def _told(rule: Rule, given: Given, value: str) -> str:
    """A value with where it stands."""
    if given.place:
        return fill(rule_text(rule, "place"), {"value": value, "place": given.place})
    return fill(rule_text(rule, "line"), {"value": value, "line": str(given.line)})


def _cell(said: Observation) -> Cell:
    return Cell(said.value, said.decimals, said.status, said.text, said.note)
