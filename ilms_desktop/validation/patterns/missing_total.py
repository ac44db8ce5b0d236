"""Total missing: a total of men and women, of classes or of groups is blank, though its parts have figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.observation import COMPUTED, NOT_APPLICABLE, Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.blanks import Asked, glance_at
from ilms_desktop.validation.findings import Said, failed, qtable_text, repair
from ilms_desktop.validation.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import CellKey, QTableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.table_view import ComputedTotal
    from ilms_desktop.validation.totals import Way
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording

    #: what the ways to add a total up come to
    Sums = tuple[ComputedTotal, ...]


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding on a QTable that lacks totals: one, whatever their number, since one step puts them in."""
    (grid,) = view.grids
    asked = Asked(grid, view.questions)
    lacking = missing(asked)
    if not lacking:
        return
    cells = list(lacking)
    key = grid.record.key
    sums = [_sum_of(each) for each in lacking.values()]
    is_whole = all(total is not None for total in sums)
    told = sums[0] or min(lacking[cells[0]], key=lambda total: total.missing)
    values = {
        "table": key.table,
        "year": str(key.year),
        "rows": listed([_label(view.wording, key, cell) for cell in cells]),
        "count": str(len(cells)),
        "sum": view.wording.number(told.value, told.decimals, key),
    }
    said = Said(
        instance=qtable_text(grid.key(cells[0])),
        cells=[(grid.key(cell), grid[cell]) for cell in cells],
        source=key.source,
        values=values,
        text="several" if len(cells) > 1 else "" if is_whole else "partial",
        severity=rule.severity,
        suggestion=_putting(rule, asked, dict(zip(cells, sums, strict=True)), values),
        basis=" ".join(f"{total.value}" for each in lacking.values() for total in each),
    )
    yield failed(rule, said)


def _label(wording: Wording, key: QTableKey, cell: CellKey) -> str:
    """Labels of a total; that all classes are meant goes unsaid where another label says enough."""
    code = wording.edition.code(wording.table(key), key.version, cell, Axis.CLASS)
    short = wording.row(key, cell, without=Axis.CLASS) if code is not None and code.is_total else ""
    return short or wording.row(key, cell)


def missing(asked: Asked) -> dict[CellKey, Sums]:
    """Blank totals with figures among their parts, and what those come to; from top to bottom."""
    if asked.table.is_mean:
        return {}
    rows = (row for row in asked.blank if row.is_total and not _is_memo(asked, row.cell))
    found = {row.cell: tuple(_open_sums(asked, row.cell)) for row in rows}
    return {cell: sums for cell, sums in found.items() if sums}


def _is_memo(asked: Asked, cell: CellKey) -> bool:
    """Whether a cell is in a row that repeats others and is never added up: nobody misses it."""
    code = asked.questions.edition.code(asked.table, asked.grid.record.key.version, cell, Axis.CLASS)
    return code is not None and code.memo


def _open_sums(asked: Asked, cell: CellKey) -> Iterator[ComputedTotal]:
    """Sums of the ways to add a total up in which no part is withheld."""
    for way, total in asked.totals.sums(cell):
        if not _is_withheld(asked, way):
            yield total


def _is_withheld(asked: Asked, way: Way) -> bool:
    """Whether a part of a sum has a letter instead of a figure, or is a blank total of such parts."""
    for cell, _is_optional in way:
        held = asked.grid[cell]
        if held.value is not None or held.text is not None:
            continue
        if held.status is not None:
            if held.status != NOT_APPLICABLE:
                return True
        elif any(_is_withheld(asked, each) for each in asked.plan.ways(cell)):
            return True
    return False


def _sum_of(sums: Sums) -> ComputedTotal | None:
    """The figure that a total should have: all ways with every part agree on it; else None."""
    whole = [total for total in sums if total.complete]
    return whole[0] if whole and len({total.value for total in whole}) == 1 else None


def _putting(
    rule: Rule, asked: Asked, sums: Mapping[CellKey, ComputedTotal | None], values: Mapping[str, str]
) -> Suggestion | None:
    """Put the sums, marked as computed by the program; None where one of them is not known."""
    known = [(cell, total) for cell, total in sums.items() if total is not None]
    if len(known) < len(sums):
        return None
    edits = [
        (
            asked.grid.key(cell),
            Observation(total.value, total.decimals, status=COMPUTED, note=asked.grid[cell].note),
        )
        for cell, total in known
    ]
    return repair(rule, edits, values, "suggestion" if len(edits) == 1 else "suggestions")


glance = glance_at(lambda asked: bool(missing(asked)))
