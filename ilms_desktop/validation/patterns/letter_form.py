"""The letter of a value: it says that there is no figure beside one, or speaks of a figure where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_

from ilms_desktop.definitions.statuses import Contradiction, ValueExpected, contradiction, load_statuses
from ilms_desktop.model.observation import COMPUTED, Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.storage.tables import OBSERVATION
from ilms_desktop.validation.findings import Said, cell_text, failed, qtable_text, repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import CellKey, ObservationKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Cell, Grid
    from ilms_desktop.validation.wording import Wording


def suspects(_edition: Edition) -> ColumnElement[bool]:
    """Cells whose letter may contradict what stands beside it, and letters of the program."""
    statuses = load_statuses().values()
    alone = [each.letter for each in statuses if each.value is ValueExpected.NONE]
    beside = [each.letter for each in statuses if each.letter and each.value is ValueExpected.REQUIRED]
    known = [each.letter for each in statuses if each.letter]
    cell = OBSERVATION.columns
    letter = cell.obs_status
    return and_(
        letter.is_not(None),
        or_(
            letter.not_in(known),
            letter == COMPUTED,
            and_(letter.in_(alone), cell.value.is_not(None)),
            and_(letter.in_(beside), cell.value.is_(None)),
        ),
    )


def find(rule: Rule, grid: Grid, wording: Wording) -> Iterator[Finding]:
    """Finding for each cell whose letter contradicts what stands beside it."""
    for place in sorted(place for place, cell in grid.cells.items() if cell.status is not None):
        cell = grid[place]
        trouble = _trouble(wording, grid, place, cell)
        if trouble is not None:
            yield _finding(rule, wording, (grid.key(place), cell), trouble)


def _trouble(wording: Wording, grid: Grid, place: CellKey, cell: Cell) -> str | None:
    """Name of the text that says what is wrong with a letter; None where nothing is."""
    letter = str(cell.status)
    wrong = contradiction(letter, has_value=cell.value is not None, has_text=cell.text is not None)
    if wrong is not None:
        return "" if wrong is Contradiction.WITH_VALUE else str(wrong)
    is_sum = letter != COMPUTED or _can_be_computed(wording, grid, place)
    return None if is_sum else "typed"


def _can_be_computed(wording: Wording, grid: Grid, place: CellKey) -> bool:
    """Whether a cell is a total of anything, or a row that other rows add up to; means never are."""
    key = grid.record.key
    table = wording.table(key)
    codes = (wording.edition.code(table, key.version, place, axis) for axis in Axis)
    return not table.is_mean and any(code.is_total or code.memo for code in codes if code is not None)


def _finding(rule: Rule, wording: Wording, held: tuple[ObservationKey, Cell], text: str) -> Finding:
    """Finding on one cell."""
    key, cell = held
    letter = str(cell.status)
    known = load_statuses(language=wording.edition.language)
    values = {
        "place": wording.place(key.qtable, key.cell),
        "status": letter,
        "label": known[letter].label if letter in known else "",
        "value": wording.figure(cell, key.qtable),
    }
    repairs = tuple(_repairs(rule, held, values, text))
    said = Said(
        instance=f"{qtable_text(key)} {cell_text(key)}",
        cells=[held],
        source=key.qtable.source,
        values=values,
        text=text,
        severity=rule.severity,
        suggestion=repairs[0] if len(repairs) == 1 else None,
        alternatives=repairs if len(repairs) > 1 else (),
    )
    return failed(rule, said)


def _repairs(
    rule: Rule, held: tuple[ObservationKey, Cell], values: Mapping[str, str], text: str
) -> Iterator[Suggestion]:
    """Drop the letter; where a figure stands beside one that denies it, the figure may be what is wrong."""
    key, cell = held
    plain = Observation(value=cell.value, decimals=cell.decimals, text=cell.text, note=cell.note)
    yield repair(rule, [(key, plain)], values, "drop_letter")
    if not text:
        yield repair(rule, [(key, Observation(status=cell.status, note=cell.note))], values, "drop_value")
