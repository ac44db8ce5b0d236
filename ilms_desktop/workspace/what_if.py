"""Totals as they would be with other figures in the cells; nothing is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.structure import Axis
from ilms_desktop.workspace.definitions_in_use import load_definitions
from ilms_desktop.workspace.sum_sets import country_sums, sums_of
from ilms_desktop.workspace.totals import Plan, Totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.reader import Reader
    from ilms_desktop.workspace.sum_sets import AxisSums


class WhatIf:
    """Computes the totals of a table for figures that are not stored yet."""

    def __init__(self, workspace: Reader, table: TableDefinition, version: str) -> None:
        """Take a table in a class version."""
        definitions = load_definitions(workspace.edition.id, workspace.round.id, workspace.language)
        self._table = table
        self._sums = sums_of(definitions.edition, table, version, relations=definitions.relations)
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._countries = definitions.edition.axis_list(table, Axis.CLASS, version) if table.names_countries else None

    def totals(self, named: Sequence[str], observations: Mapping[CellKey, Observation]) -> Totals:
        """Totals of a year that names these countries and holds these figures."""
        key = tuple(named) if self._countries is not None else ()
        if key not in self._plans:
            self._plans[key] = Plan(self._sums_with(key))
        return Totals(self._plans[key], observations)

    def _sums_with(self, named: Sequence[str]) -> Mapping[Axis, AxisSums]:
        """Sums of the table, over the countries named where its rows are countries."""
        if self._countries is None:
            return self._sums
        return {**self._sums, Axis.CLASS: country_sums(self._table, self._countries, named)}
