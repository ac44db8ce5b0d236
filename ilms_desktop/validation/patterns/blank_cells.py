"""Blank cells: a QTable with figures leaves cells empty that it asks for, and nobody says why.

While a table is being filled that is only told; when the file is sealed, somebody must say what blank means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.observation import Observation
from ilms_desktop.validation.blanks import Asked, glance_at, is_blank
from ilms_desktop.validation.findings import Said, failed, qtable_text, repair
from ilms_desktop.validation.totals import code_on, with_code
from ilms_desktop.validation.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import Axis
    from ilms_desktop.validation.wide import View

#: name of the text of each answer, with what would stand in the cells
_ANSWERS: Final = (
    ("zero", Observation(value=0)),
    ("not_available", Observation(status="N")),
    ("not_applicable", Observation(status="X")),
    ("confidential", Observation(status="C")),
)

#: kinds of rows that a country may lack; that nothing is left over after naming countries is another rule's question
_LACKING: Final = (CodeKind.UNKNOWN, CodeKind.OTHER)


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding on a QTable with figures that leaves cells without an answer."""
    (grid,) = view.grids
    asked = Asked(grid, view.questions)
    cells = unanswered(asked) if grid.record.has_figures else []
    if not cells:
        return
    key = grid.record.key
    values = {"table": key.table, "year": str(key.year), "count": str(len(cells))}
    said = Said(
        instance=qtable_text(grid.key(cells[0])),
        cells=[(grid.key(cell), grid[cell]) for cell in cells],
        source=key.source,
        values=lambda: values | {"rows": listed([view.wording.row(key, cell) for cell in cells])},
        text="" if len(cells) > 1 else "one",
        severity=rule.severity,
        alternatives=tuple(_answers(rule, asked, cells, values)),
    )
    yield failed(rule, said)


def unanswered(asked: Asked) -> list[CellKey]:
    """Cells that are asked and blank, from top to bottom.

    Left aside: totals with parts, breakdowns of which nothing stands (each has a rule of its own), and what may be
    blank.
    """
    optional = _optional(asked)
    rows = (row for row in asked.blank if not asked.is_below(row.cell))
    found = [row for row in rows if not _may_be_blank(asked, row, optional)]
    return [row.cell for row in found if asked.totals.total(row.cell) is None]


def _optional(asked: Asked) -> dict[Axis, frozenset[str]]:
    """Codes that count as zero when blank, by axis."""
    return {
        axis: frozenset(code for ways in sums.by_target.values() for way in ways for code in way.optional)
        for axis, sums in asked.plan.sums.items()
    }


def _may_be_blank(asked: Asked, row: LayoutRow, optional: dict[Axis, frozenset[str]]) -> bool:
    """Whether a row is one that a country may lack, or has given in another way."""
    if any(code.memo or code.kind in _LACKING for code in row.codes):
        return True
    return any(
        code_on(row.cell, axis) in codes or _is_given_otherwise(asked, row.cell, axis)
        for axis, codes in optional.items()
    )


def _is_given_otherwise(asked: Asked, cell: CellKey, axis: Axis) -> bool:
    """Whether a total that this cell is a part of is filled by other parts, in each of which something stands."""
    code = code_on(cell, axis)
    for ways in asked.plan.sums[axis].by_target.values():
        if any(code in way.codes for way in ways):
            for way in ways:
                required = [with_code(cell, axis, part) for part in way.codes if part not in way.optional]
                if code not in way.codes and not any(is_blank(asked.grid[part]) for part in required):
                    return True
    return False


def _answers(rule: Rule, asked: Asked, cells: Sequence[CellKey], values: dict[str, str]) -> Iterator[Suggestion]:
    """One answer for all of the cells; a mean of zero is none."""
    for name, answer in _ANSWERS:
        if answer.value is None or not asked.table.is_mean:
            edits = [(asked.grid.key(cell), _with_note(answer, asked.grid[cell].note)) for cell in cells]
            yield repair(rule, edits, values, name)


def _with_note(answer: Observation, note: str) -> Observation:
    """An answer beside the remark that stands there already."""
    return Observation(value=answer.value, status=answer.status, note=note) if note else answer


glance = glance_at(lambda asked: bool(unanswered(asked)))
