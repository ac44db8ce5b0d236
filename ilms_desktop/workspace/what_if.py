"""Totals as they would be with other figures in the cells; nothing is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.validation.questions import Questions
from ilms_desktop.workspace.definitions_in_use import load_definitions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.totals import Totals
    from ilms_desktop.workspace.reader import Reader


class WhatIf:
    """Computes the totals of a table for figures that are not stored yet."""

    def __init__(self, workspace: Reader, table: TableDefinition, version: str) -> None:
        """Take a table in a class version."""
        definitions = load_definitions(workspace.edition.id, workspace.round.id, workspace.language)
        self._questions = Questions(definitions.edition, definitions.relations)
        self._table = table
        self._version = version

    def totals(self, named: Sequence[str], observations: Mapping[CellKey, Observation]) -> Totals:
        """Totals of a year that names these countries and holds these figures."""
        return self._questions.totals(self._table, self._version, named=named, observations=observations)
