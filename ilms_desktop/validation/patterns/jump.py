"""Jumps: a total, or a large row, that is many times what it was in the nearest earlier year, and nobody says why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop import number_text
from ilms_desktop.validation.findings import Said, cell_text, failed
from ilms_desktop.validation.weight import leads, weighs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.series import Move, Series
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording

#: letter and field that say that the series breaks
BREAK_STATUS = "B"
BREAK_FIELD = "I11"


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each jump; rows that jump with their total stand with it."""
    for series in view.series:
        for moves in _together(series, [move for move in series.moves if _is_jump(rule, series, move)]):
            yield _finding(rule, view.wording, series, moves)


def _together(series: Series, jumps: Sequence[Move]) -> list[list[Move]]:
    """Jumps with those that explain them, totals first; one that nothing explains stands alone."""
    groups: list[list[Move]] = []
    for move in sorted(jumps, key=lambda move: (series.depth(move.cell), move.year, move.cell)):
        group = next((group for group in groups if _explains(series, group[0], move)), None)
        if group is None:
            groups.append([move])
        else:
            group.append(move)
    return groups


def _explains(series: Series, head: Move, move: Move) -> bool:
    """Whether a total jumped the same way as a row under it, in a year between those of the row."""
    return (
        series.depth(head.cell) < series.depth(move.cell)
        and series.is_under(move.cell, head.cell)
        and (head.new > head.old) == (move.new > move.old)
        and move.before < head.year <= move.year
    )


def _is_jump(rule: Rule, series: Series, move: Move) -> bool:
    """Whether a figure jumped, and counts enough that somebody should say why."""
    wanted = rule.parameters
    return (
        move.times > wanted["factor_flow" if series.table.flow else "factor_stock"]
        and move.year - move.before <= wanted["years"]
        and series.is_plain(move.cell)
        and leads(series, move)
        and weighs(wanted, series, move)
        and not _is_explained(series, move)
    )


def _is_explained(series: Series, move: Move) -> bool:
    """Whether the year is marked as the first one after a break."""
    grid = series.by_year[move.year]
    marks = {grid[cell].status for cell in (move.cell, series.column_total(move.cell), series.total)}
    return BREAK_STATUS in marks or bool(grid.record.fields.get(BREAK_FIELD))


def _finding(rule: Rule, wording: Wording, series: Series, moves: Sequence[Move]) -> Finding:
    """Finding on figures that jumped together, the leading one first."""
    first = moves[0]
    now, then = series.at(first.year, first.cell), series.at(first.before, first.cell)
    key = now[0].qtable
    low, high = rule.parameters["thousandfold"]
    said = Said(
        instance=f"{series.name} {first.year} {cell_text(now[0])}",
        cells=[series.at(year, move.cell) for move in moves for year in (move.year, move.before)],
        source=key.source,
        values={
            "table": key.table,
            "row": wording.row(key, first.cell),
            "before": str(first.before),
            "year": str(first.year),
            "old": wording.figure(then[1], key),
            "new": wording.figure(now[1], key),
            "times": number_text.shown(round(first.times * 10), decimals=1, stored=1, style=wording.style),
        },
        text="thousandfold" if low <= first.times <= high else "",
        severity=rule.severity,
    )
    # why: tables of one universe jump together, with the same totals; that is one cause
    cause = f"{rule.id} {key.source} {first.before} {first.old} {first.year} {first.new}"
    return replace(failed(rule, said), cause=cause)
