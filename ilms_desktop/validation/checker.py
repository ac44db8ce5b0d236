"""The checker of an open file: everything at once, and after an edit only what the edit touches.

It remembers what the rules said of each frame, so that an edit re-evaluates a handful of identities and not a whole
year; whoever changes the file says which cells, QTables and sources changed. After a change that was taken back
without being told (a transaction rolled back), call `full` again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop import logs
from ilms_desktop.model.key import TableKey
from ilms_desktop.validation.evaluate import Context
from ilms_desktop.validation.expand import RowExpander
from ilms_desktop.validation.frames import FrameKey, Group, Planner
from ilms_desktop.validation.patterns.source_record import SourceView
from ilms_desktop.validation.records import read_changed, read_grids, read_records, read_sources
from ilms_desktop.validation.results import GroupResult, together
from ilms_desktop.validation.rulebook import RuleBook
from ilms_desktop.validation.run import run_live, run_set
from ilms_desktop.validation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from ilms_desktop.model.edition import Edition, Round
    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.frames import Frame
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.results import GroupResults

#: stands for the source as a whole among the frames of its group
_SOURCE_PART = FrameKey("", ())


class Checker:
    """Checks one open file.

    Args:
        edition: the questionnaire, in the language of the findings.
        round_: the round. country: reporting country, ISO alpha-3.
        rules: the catalogue.
    """

    def __init__(self, edition: Edition, round_: Round, country: str, rules: tuple[Rule, ...]) -> None:
        self._edition = edition
        self.round = round_
        self.country = country
        book = RuleBook.of(rules)
        self._context = Context(book, Wording.of(edition), {})
        self._planner = Planner(RowExpander(edition, book.row_sums), book.table_sums)
        self._is_known = False
        self._parts: dict[Group, dict[FrameKey, GroupResult]] = {}
        self._figures: dict[Group, dict[QTableKey, Record]] = {}
        self._position = {table.key: position for position, table in enumerate(edition.tables)}

    def full(self, connection: Connection) -> GroupResults:
        """Check the whole file with the set statement.

        Args:
            connection: to the file; temporary tables are made in it and removed again.
        """
        self._is_known = False
        self._context = replace(self._context, sources=read_sources(connection))
        records = read_records(connection, self._edition)
        frames = [self._planner.single(record) for record in records]
        frames += self._planner.across(records)
        self._parts = {}
        for frame, result in run_set(connection, self._context, frames):
            self._keep(frame.group, frame.key, result)
        self._figures = {}
        for record in records:
            self._note_figures(record.key, record)
        for source in self._context.sources:
            self._ask(source)
        self._is_known = True
        logs.area("validation").info("checked %d frames of %d QTables", len(frames), len(records))
        return {group: self._assembled(group) for group in self._parts}

    def touched(
        self,
        connection: Connection,
        *,
        keys: Collection[ObservationKey] = (),
        sources: Collection[str] = (),
        qtables: Collection[QTableKey] = (),
    ) -> GroupResults:
        """Check again what a change touches.

        Args:
            connection: to the file, after the change.
            keys: cells whose content changed.
            sources: sources that were added, edited or removed; these are rare and check the whole file.
            qtables: QTables whose countries, declaration or fields changed.

        Returns:
            The whole result of every group that may have changed; the others stay as they were.
        """
        changed = {key.qtable for key in keys} | set(qtables)
        groups = {Group(key.source, key.year) for key in changed} | {Group(key.source, 0) for key in changed}
        groups |= {Group("", key.year) for key in changed}
        if not self._is_known or sources:
            before = set(self._parts)
            self.full(connection)
            groups |= {group for group in before | set(self._parts) if group.source in {"", *sources}}
        elif changed:
            self._is_known = False  # until all of it went well
            self._recheck(connection, changed)
            self._is_known = True
        return {group: self._assembled(group) for group in sorted(groups)}

    def _recheck(self, connection: Connection, changed: set[QTableKey]) -> None:
        """Evaluate again the frames of changed QTables, from their grids."""
        found = read_changed(connection, self._edition, changed)
        grids = {grid.record.id: grid for grid in found.values()}
        asked = {key.source for key in changed if self._is_news(key, found.get(key))}
        for key in changed:
            self._recheck_single(key, found[key].record if key in found else None, grids)
        frames = self._comparisons(changed)
        needed = {record.id: record for frame in frames for record in frame.records if record.id not in grids}
        grids |= read_grids(connection, needed.values())
        for frame in frames:
            self._keep(frame.group, frame.key, run_live(self._context, frame, grids))
        for source in asked & self._context.sources.keys():
            self._ask(source)

    def _is_news(self, key: QTableKey, grid: Grid | None) -> bool:
        """Whether a QTable begins or ends to hold figures, or its metadata changed: its source is asked anew."""
        before = self._figures.get(Group(key.source, key.year), {}).get(key)
        after = grid.record if grid is not None and grid.record.has_figures else None
        return (before.fields if before else None) != (after.fields if after else None)

    def _recheck_single(self, key: QTableKey, record: Record | None, grids: dict[int, Grid]) -> None:
        """Evaluate one QTable again; without record nothing stands in it any more."""
        self._note_figures(key, record)
        if record is None:
            self._keep(Group(key.source, key.year), FrameKey("", (key,)), GroupResult())
        else:
            frame = self._planner.single(record)
            self._keep(frame.group, frame.key, run_live(self._context, frame, grids))

    def _comparisons(self, changed: set[QTableKey]) -> list[Frame]:
        """Frames that compare a changed table in its year and source; what was said of them before is forgotten."""
        tables = {key.table_key for key in changed}
        years = {key.year for key in changed}
        groups = {Group(source, key.year) for key in changed for source in ("", key.source)}
        for group in groups:
            for key in [each for each in self._kept(group) if self._compares(each, tables)]:
                self._keep(group, key, GroupResult())
        records = [record for group, held in self._figures.items() if group.year in years for record in held.values()]
        return [frame for frame in self._planner.across(records, tables=tables) if frame.group in groups]

    def _compares(self, key: FrameKey, tables: set[TableKey]) -> bool:
        """Whether a frame belongs to a relation that looks at one of these tables."""
        if not key.relation:
            return False
        relation = self._context.book.table_relations[key.relation.split()[-1]]
        criterion = key.qtables[0].criterion
        return any(TableKey(number, criterion) in tables for number in relation.tables)

    def _ask(self, source: str) -> None:
        """Evaluate the rules on one source record; a source without figures is not asked anything."""
        held = (records for group, records in self._figures.items() if group.source == source)
        records = tuple(record for records in held for record in records.values())
        view = SourceView(self._context.sources[source], records)
        patterns = self._context.book.source_patterns if records else ()
        found = (finding for rule, pattern in patterns for finding in pattern.find(rule, view, self._context.wording))
        self._keep(Group(source, 0), _SOURCE_PART, GroupResult(findings=tuple(found)))

    def _note_figures(self, key: QTableKey, record: Record | None) -> None:
        """Remember which QTables hold figures."""
        held = self._figures.setdefault(Group(key.source, key.year), {})
        if record is not None and record.has_figures:
            held[key] = record
        else:
            held.pop(key, None)

    def _kept(self, group: Group) -> dict[FrameKey, GroupResult]:
        """What is remembered of a group."""
        return self._parts.get(group, {})

    def _keep(self, group: Group, key: FrameKey, result: GroupResult) -> None:
        """Remember what the rules say of a frame; an empty result is forgotten."""
        if result.is_empty:
            self._parts.get(group, {}).pop(key, None)
        else:
            self._parts.setdefault(group, {})[key] = result

    def _assembled(self, group: Group) -> GroupResult:
        """Result of a group: its QTables in the order of the questionnaire, then what compares them."""
        parts = self._kept(group)
        return together(parts[key] for key in sorted(parts, key=self._order))

    def _order(self, key: FrameKey) -> tuple[object, ...]:
        """Place of a frame in its group."""
        table = self._position[key.qtables[0].table_key] if key.qtables else -1
        return (bool(key.relation), table, key.relation, key.qtables)
