"""The form of a value: a cell holds text that is no figure, a figure below zero, or too many decimals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from ilms_desktop.model.finding import Severity
from ilms_desktop.number_text import Unread
from ilms_desktop.storage.tables import OBSERVATION, QTABLE
from ilms_desktop.validation.findings import Said, cell_text, failed, qtable_text, repair, rule_text
from ilms_desktop.validation.readable import Meaning, meaning, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.validation.grid import Cell, Grid
    from ilms_desktop.validation.wording import Wording

#: why a text is no figure -> name of the text that says so; others are simply no number
_TEXTS: Final[dict[Unread, str]] = {
    Unread.PERCENT: "percent",
    Unread.CURRENCY: "currency",
    Unread.EXPONENT: "exponent",
    Unread.NEGATIVE: "negative",
    Unread.TOO_MANY_DECIMALS: "decimals",
    Unread.OTHER_STYLE: "style",
}
_MARK: Final = "mark"


def suspects(edition: Edition) -> ColumnElement[bool]:
    """Cells that may break the rule; every cell of a table that keeps fewer decimals than others, or holds means."""
    cell = OBSERVATION.columns
    finest = max(table.decimals_stored for table in edition.tables)
    coarser = [table.number for table in edition.tables if table.is_mean or table.decimals_stored < finest]
    special = select(QTABLE.columns.qtable_id).where(QTABLE.columns.table_no.in_(sorted(set(coarser))))
    return or_(cell.entered_text.is_not(None), cell.value < 0, cell.decimals > finest, cell.qtable_id.in_(special))


def find(rule: Rule, grid: Grid, wording: Wording) -> Iterator[Finding]:
    """Finding for each cell whose content is no figure of the table."""
    look = _Look(rule, grid, wording)
    for place in sorted(grid.cells):
        cell = grid.cells[place]
        if cell.text is not None:
            yield look.at_text(place, cell.text)
        elif cell.value is not None:
            text = _trouble(look.table, cell, cell.value)
            if text:
                yield look.finding(place, text)


def _trouble(table: TableDefinition, cell: Cell, value: int) -> str:
    """Name of the text that says what is wrong with a figure; empty where nothing is."""
    if value < 0:
        return "negative"
    if cell.decimals > table.decimals_stored:
        return "decimals"
    return "zero" if table.is_mean and value == 0 else ""


@dataclass(frozen=True)
class _Look:
    """What the rule says of the cells of one QTable."""

    rule: Rule
    grid: Grid
    wording: Wording

    @cached_property
    def table(self) -> TableDefinition:
        """Definition of the table."""
        return self.wording.table(self.grid.record.key)

    @cached_property
    def _texts(self) -> Sequence[str]:
        return [cell.text for cell in self.grid.cells.values() if cell.text is not None]

    @cached_property
    def _severity(self) -> Severity:
        """Severity of all findings: a QTable of which nothing can be read was read in a wrong way."""
        unread = len(self._texts)
        is_lost = unread == len(self.grid.cells) and unread >= self.rule.parameters["fatal_from"]
        return Severity.FATAL if is_lost else self.rule.severity

    @cached_property
    def _style(self) -> NumberStyle | None:
        """How numbers are written in the texts of the QTable."""
        return style_of(self._texts, stored=self.table.decimals_stored)

    @cached_property
    def _marks(self) -> Mapping[str, Sequence[str]]:
        """Known marks with what they may stand for."""
        return {mark: each["means"] for each in self.rule.parameters["marks"] for mark in each["marks"]}

    def at_text(self, place: CellKey, text: str) -> Finding:
        """Finding on a text, with what may be put in its place: one repair, or several side by side."""
        found = meaning(text, stored=self.table.decimals_stored, style=self._style, marks=self._marks)
        finding = self.finding(place, self._name(found))
        offered = [self._repair(place, text, reading) for reading in found.readings]
        if len(offered) == 1:
            return replace(finding, suggestion=offered[0])
        return replace(finding, alternatives=tuple(offered))

    def _name(self, found: Meaning) -> str:
        """Name of the text that says what a text is."""
        return _MARK if found.is_mark else _TEXTS.get(found.reason, "")

    def _repair(self, place: CellKey, text: str, reading: Observation) -> Suggestion:
        """The repair that puts a reading in the place of a text."""
        cell, key = self.grid[place], self.grid.record.key
        new = replace(reading, note=cell.note)
        shown = cell._replace(value=new.value, decimals=new.decimals, status=new.status, text=None)
        values = {
            "cell": self.wording.row(key, place),
            "old": text,
            "new": self.wording.figure(shown, key),
            "meaning": rule_text(self.rule, f"letter_{new.status.lower()}") if new.status else "",
        }
        name = "letter" if new.status else "none" if new.value == 0 else "figure"
        return repair(self.rule, [(self.grid.key(place), new)], values, name)

    def finding(self, place: CellKey, text: str) -> Finding:
        """Finding on a cell, with the text of this name."""
        key, cell = self.grid.key(place), self.grid[place]
        said = Said(
            instance=f"{qtable_text(key)} {cell_text(key)}",
            cells=[(key, cell)],
            source=key.qtable.source,
            values={
                "place": self.wording.place(key.qtable, place),
                "text": self.wording.figure(cell, key.qtable),
                "decimals": str(self.table.decimals_stored),
            },
            text=text,
            severity=self._severity,
        )
        found = failed(self.rule, said)
        return replace(found, hint=rule_text(self.rule, "hint_negative")) if text == "negative" else found
