"""What a chart draws of a cell. A figure is drawn as it is; everything else is a gap with its sign, never a zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Declaration
from ilms_desktop.model.observation import BLANK as NOTHING_THERE
from ilms_desktop.model.observation import MISSING_STATUSES, NOT_AVAILABLE
from ilms_desktop.report.chart.trend import Point
from ilms_desktop.validation.patterns.break_note import BREAK, BREAK_FIELD
from ilms_desktop.workspace.chart_words import BLANK, COMPUTED, ELSEWHERE, NOTHING, TEXT

if TYPE_CHECKING:
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.table_view import YearColumn


def point_of(column: YearColumn | None, cell: CellKey) -> Point:
    """What a cell says in a year: a figure, or the sign of the gap; None = the table has no such year."""
    if column is None:
        return Point(None, sign=BLANK)
    said = column.observations.get(cell, NOTHING_THERE)
    breaks = said.status == BREAK or bool(column.fields.get(BREAK_FIELD))
    # why: a figure beside a letter that stands instead of one may be confidential, so it is never drawn
    if said.value is not None and said.status not in MISSING_STATUSES:
        return Point(said.value, said.decimals, sign=said.status or "", breaks=breaks)
    if said.text is not None:
        return Point(None, sign=TEXT)
    if said.status:
        return Point(None, sign=said.status)
    total = column.computed.get(cell)
    if total is not None and total.complete:
        return Point(total.value, total.decimals, sign=COMPUTED, breaks=breaks)
    return Point(None, sign=_why_blank(column))


def _why_blank(column: YearColumn) -> str:
    """Sign of a blank cell: what was said of its year as a whole."""
    if column.elsewhere is not None:
        return ELSEWHERE
    signs = {Declaration.NOTHING: NOTHING, Declaration.NOT_AVAILABLE: NOT_AVAILABLE}
    return BLANK if column.declaration is None else signs[column.declaration]
