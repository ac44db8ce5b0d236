"""Questions of the desk as the window looks them up: which are open, which cells of a table wait, what is at a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import ObservationKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.table_view import TableView
    from ilms_desktop.workspace.questions import Question


class QuestionsIndex:
    """Every question of a file, the most urgent first."""

    def __init__(self, listed: Sequence[Question] = ()) -> None:
        """Take the questions in their order."""
        self.all = tuple(listed)
        self.open = tuple(each for each in self.all if each.is_open)

    def find(self, query_id: str) -> Question | None:
        """A question by its id; None where there is none."""
        return next((each for each in self.all if each.id == query_id), None)

    def at(self, key: ObservationKey) -> tuple[Question, ...]:
        """Questions about a cell, alone or among others; those of the cell itself come first."""
        found = [each for each in self.all if each.is_about(key)]
        return tuple(sorted(found, key=lambda each: each.cell_key != key))

    def waiting(self, view: TableView) -> frozenset[ObservationKey]:
        """Cells of a table that are marked."""
        table = (view.source, view.layout.table.key)
        linked = (each for each in self.open if each.is_linked)
        asked = [each for each in linked if each.place and (each.place.source, each.place.table) == table]
        cells = frozenset(each.cell_key for each in asked if each.cell_key is not None)
        # why: read again after every keystroke; only questions about whole rows need a look at every cell
        wide = [each for each in asked if each.cell_key is None]
        keys = (ObservationKey(year.qtable, row.cell) for year in view.years for row in view.layout.rows if wide)
        return cells | {key for key in keys if any(each.marks(key) for each in wide)}
