"""The tally: which QTables of a file count, and what stands in the cells they ask for.

Works over an open file and over a copy of one in memory; what was counted is kept until somebody says that it changed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.completeness import Completeness, CompletenessCell
from ilms_desktop.model.key import ABSENT, QTableKey
from ilms_desktop.model.table_view import FilledElsewhere
from ilms_desktop.storage import observations
from ilms_desktop.workspace.draft import fills

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.command import Declaration
    from ilms_desktop.model.completeness import Counts
    from ilms_desktop.model.key import CellKey, TableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.source import Source
    from ilms_desktop.storage.reading_copy import Readable
    from ilms_desktop.workspace.state import State
    from ilms_desktop.workspace.views import Views

#: field of a source that names the office that produces its figures
AGENCY: Final = "agency"
#: so many QTables are read faster together than one by one
_MANY: Final = 50


class Tally:
    """Counts of one file."""

    def __init__(self, file: Readable, state: State, views: Views) -> None:
        """Count what stands in `file`, of which `state` is the mirror."""
        self._file = file
        self._state = state
        self._views = views
        self._edition = views.edition
        self._counts: dict[QTableKey, Counts] = {}
        self._cells: dict[QTableKey, CompletenessCell] = {}
        self._asked: dict[tuple[str, TableKey], list[QTableKey]] = {}

    def forget(self, touched: Iterable[QTableKey], *, is_wide: bool = False) -> None:
        """Count these anew when they are asked for; `is_wide`: sources or class versions changed as well."""
        if is_wide:
            self._cells, self._asked = {}, {}
        for key in touched:
            self._counts.pop(key, None)
            self._cells.pop(key, None)
            self._asked.pop((key.source, key.table_key), None)

    def keep(self, key: QTableKey, counts: Counts) -> None:
        """Take counts that were worked out on the way."""
        self._counts[key] = counts

    def completeness(self, findings: Mapping[tuple[str, TableKey, int], int]) -> Completeness:
        """How much is answered, for every source, table and year.

        Args:
            findings: how many there are, by source, table and year.
        """
        self._read_all()
        cells = [
            self._cell(key, source, findings=findings.get((key.source, key.table_key, key.year), 0))
            for source in self._state.sources.values()
            for table in self._edition.tables
            if fills(self._edition, source, table)
            for key in self.asked_of(source, table.key)
        ]
        return Completeness(tuple(cells))

    def _read_all(self) -> None:
        """Count every QTable that holds something and was not counted yet, where they are many, in one reading."""
        wanted = {key for used in self._state.used.values() for key in used if key not in self._counts}
        if len(wanted) < _MANY:
            return
        found: dict[QTableKey, dict[CellKey, Observation]] = {key: {} for key in wanted}
        for qtable_id, cell, said in observations.read(self._file):
            key = self._state.keys[qtable_id]
            if key in found:
                found[key][cell] = said
        for key, cells in found.items():
            self._counts[key] = self._views.counts(key, cells, qtable=self._state.qtables.get(key))

    def version(self, source_id: str, table_key: TableKey) -> str:
        """Class version of a table: the one chosen, else the one with most values, else the usual one."""
        chosen = self._state.versions.get((source_id, table_key))
        if chosen is not None:
            return chosen
        table = self._edition.table(table_key)
        used: Counter[str] = Counter()
        for key, count in self._state.used_of(source_id, table_key).items():
            used[key.version] += count
        return max(table.versions, key=lambda each: used[each]) if used else table.default_version or ABSENT

    def columns_of(self, source: Source, table: TableKey, version: str) -> list[QTableKey]:
        """QTables of a table side by side: years of the source, and years with values in any version."""
        years = {*source.years, *(key.year for key in self._state.used_of(source.id, table))}
        return [QTableKey(source.id, table.number, table.criterion, version, year) for year in sorted(years)]

    def asked_of(self, source: Source, table: TableKey) -> list[QTableKey]:
        """QTables that count: each year in the version shown, or in the one it was filled in instead."""
        found = self._asked.get((source.id, table))
        if found is None:
            shown = self.columns_of(source, table, self.version(source.id, table))
            found = self._asked[source.id, table] = [self._filled_instead(key) or key for key in shown]
        return found

    def elsewhere(self, key: QTableKey) -> FilledElsewhere | None:
        """Where a year is answered that holds nothing in the version of `key`."""
        other = self._filled_instead(key)
        if other is None:
            return None
        title = self._edition.class_list(other.version).title
        return FilledElsewhere(other, title, self._counted(other), self._declared(other))

    def cells_of(self, key: QTableKey) -> dict[CellKey, Observation]:
        """What stands in the cells of a QTable."""
        qtable = self._state.qtables.get(key)
        return {} if qtable is None else observations.of_qtable(self._file, qtable.id)

    def _filled_instead(self, key: QTableKey) -> QTableKey | None:
        """The fullest QTable of the same table, source and year in another version, where `key` itself is empty.

        Where no version holds a figure, one that was declared as a whole.
        """
        if self._state.holds_something(key):
            return None
        used = self._state.used_of(key.source, key.table_key)
        filled = [each for each, count in used.items() if count and each.year == key.year]
        if filled or self._declared(key) is not None:
            return max(filled, key=lambda each: used[each], default=None)
        others = (key._replace(version=version) for version in self._edition.table(key.table_key).versions)
        return next((each for each in others if self._declared(each) is not None), None)

    def _declared(self, key: QTableKey) -> Declaration | None:
        qtable = self._state.qtables.get(key)
        return None if qtable is None else qtable.declaration

    def _counted(self, key: QTableKey) -> Counts:
        counts = self._counts.get(key)
        if counts is None:
            counts = self._views.counts(key, self.cells_of(key), qtable=self._state.qtables.get(key))
            self._counts[key] = counts
        return counts

    def _cell(self, key: QTableKey, source: Source, *, findings: int) -> CompletenessCell:
        known = self._cells.get(key)
        if known is not None and known.findings == findings:
            return known
        qtable = self._state.qtables.get(key)
        made = self._cells[key] = CompletenessCell(
            source=key.source,
            table=key.table_key,
            module=self._edition.table(key.table_key).module,
            year=key.year,
            version=key.version,
            counts=self._counted(key),
            started=self._state.holds_something(key) or (qtable is not None and qtable.says_something),
            findings=findings,
            agency=source.fields.get(AGENCY, "").strip(),
        )
        return made
