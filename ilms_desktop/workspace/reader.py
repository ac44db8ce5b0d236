"""What is read from an open questionnaire file; every method returns plain frozen objects and writes nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import (
    CarryReasons,
    KeepRound,
    PlanWork,
    RecordSubmission,
)
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import BLANK
from ilms_desktop.storage import journal, meta, observations
from ilms_desktop.storage.texts import read_moment
from ilms_desktop.storage.trouble import backups_dir
from ilms_desktop.workspace import history, live_indicators, note_library
from ilms_desktop.workspace.draft import fills, listed
from ilms_desktop.workspace.ordering import Ordering
from ilms_desktop.workspace.serial import serial
from ilms_desktop.workspace.source_handlers import next_id
from ilms_desktop.workspace.standing import at_package, last_package_entry
from ilms_desktop.workspace.tally import Tally
from ilms_desktop.workspace.undo import ASIDE
from ilms_desktop.workspace.views import Views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.model.changes import Changes, HistoryEntry
    from ilms_desktop.model.command import Declaration
    from ilms_desktop.model.completeness import Completeness, Standing
    from ilms_desktop.model.contact import Contact
    from ilms_desktop.model.edition import Edition, Round
    from ilms_desktop.model.finding import Allowance, CheckReport, EarlierReason
    from ilms_desktop.model.key import CellKey, QTableKey, TableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.submission import Submission
    from ilms_desktop.model.table_view import TableView, YearColumn
    from ilms_desktop.model.work_plan import Planned
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.qtables import QTable
    from ilms_desktop.validation import Indicator
    from ilms_desktop.validation.totals import Way
    from ilms_desktop.workspace.check_state import CheckState
    from ilms_desktop.workspace.clock import Clock
    from ilms_desktop.workspace.definitions_in_use import Definitions
    from ilms_desktop.workspace.state import State

#: steps that change nothing a package holds
_NO_CHANGE = ASIDE | {each.__name__ for each in (CarryReasons, PlanWork, KeepRound)}


class Reader:
    """Everything that is read from an open file.

    Attributes:
        edition, round: definitions in use, in the language asked for. language: that language.
    """

    def __init__(
        self, database: Database, *, state: State, definitions: Definitions, checks: CheckState, clock: Clock
    ) -> None:
        """Keep the parts of an open file."""
        self._database = database
        self._state = state
        self._clock = clock
        #: how complete the file was at its last package, which knows no language
        self._packaged: tuple[int, Standing] | None = None
        self._use(definitions, checks)

    def _use(self, definitions: Definitions, checks: CheckState) -> None:
        """Work with these definitions from now on."""
        self.edition: Edition = definitions.edition
        self.round: Round = definitions.round
        self.language: str = definitions.edition.language
        self._views = Views(definitions.edition, definitions.relations)
        self._checks = checks
        self._tally = Tally(self._database, self._state, self._views)
        self._complete: tuple[CheckReport, Completeness] | None = None
        self._kept: dict[QTableKey, YearColumn] = {}

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    @property
    def lock(self) -> AbstractContextManager[object]:
        """Held over several reads that must fit together; no other thread changes the file meanwhile."""
        return self._database.lock

    @property
    def backups_folder(self) -> Path:
        """Folder of the rolling copies of the file."""
        return backups_dir(self.path)

    @property
    def country(self) -> str:
        """Country of the file, ISO 3166-1 alpha-3."""
        return self._state.meta[meta.COUNTRY]

    @property
    def created(self) -> datetime:
        """When the file was made (UTC)."""
        return read_moment(self._state.meta[meta.CREATED])

    @property
    def uuid(self) -> str:
        """Id of the file."""
        return self._state.meta[meta.WORKSPACE]

    @property
    def is_example(self) -> bool:
        """Whether the figures are an example."""
        return self._state.meta[meta.IS_EXAMPLE] == "1"

    @property
    def contact(self) -> Contact:
        """Who prepares the file."""
        return meta.contact_of(self._state.meta)

    @serial
    def sources(self) -> tuple[Source, ...]:
        """Sources in the order in which they were added."""
        return tuple(self._state.sources.values())

    @serial
    def source(self, source_id: str) -> Source:
        """A source.

        Raises:
            CommandRefused: `unknown_source`.
        """
        if source_id not in self._state.sources:
            raise CommandRefused("unknown_source", source=source_id, known=listed(self._state.sources))
        return self._state.sources[source_id]

    @serial
    def next_source_id(self, source_type: str, *, beside: Iterable[str] = ()) -> str:
        """Id that a new source of a type without ILO number will get; `beside`: ids that others will get before it."""
        return next_id(source_type, [*self._state.sources, *(key.source for key in self._state.qtables), *beside])

    @serial
    def tables(self, source_id: str) -> tuple[TableDefinition, ...]:
        """Tables that a source fills, in the order of the questionnaire."""
        source = self.source(source_id)
        return tuple(table for table in self.edition.tables if fills(self.edition, source, table))

    @serial
    def version(self, source_id: str, table_key: TableKey) -> str:
        """Class version of a table: the one chosen, else the one with most values, else the usual one."""
        return self._tally.version(source_id, table_key)

    @serial
    def table_view(self, source_id: str, table_key: TableKey, *, version: str | None = None) -> TableView:
        """A table of a source, over the years chosen for the source and every year with a value in it."""
        source, table = self.source(source_id), self.edition.table(table_key)
        version = version or self.version(source_id, table_key)
        # why: after an edit one year of forty has changed; the others of the table on screen are still right
        kept = self._kept
        keys = self._tally.columns_of(source, table_key, version)
        self._kept = {key: kept[key] if key in kept else self._column(key) for key in keys}
        columns = list(self._kept.values())
        return self._views.table(source_id, table, version, columns=columns)

    @serial
    def ways(self, view: TableView) -> Mapping[CellKey, tuple[Way, ...]]:
        """How the rows of a table add up from each other."""
        return self._views.ways(view)

    @serial
    def observation(self, key: ObservationKey) -> Observation:
        """What stands in a cell."""
        qtable = self._state.qtables.get(key.qtable)
        return BLANK if qtable is None else observations.get(self._database, qtable.id, key.cell)

    @serial
    def observations(self) -> Iterator[tuple[ObservationKey, Observation]]:
        """Everything that stands in cells: by table, source, version, year and row, in the order of the screen."""
        ordering, stored = self._ordering(), self._stored()
        ordered = sorted(stored, key=ordering.qtable)
        return iter(
            [
                (ObservationKey(qtable, cell), stored[qtable][cell])
                for qtable in ordered
                for cell in sorted(stored[qtable], key=ordering.rows_of(qtable))
            ]
        )

    @serial
    def cells_of(self, keys: Iterable[QTableKey]) -> dict[QTableKey, dict[CellKey, Observation]]:
        """What stands in the cells of some QTables, in no order; blank cells are absent."""
        return {key: self._tally.cells_of(key) for key in keys}

    @serial
    def qtable_fields(self, key: QTableKey) -> Mapping[str, str]:
        """Metadata of a QTable by field code."""
        qtable = self._state.qtables.get(key)
        return {} if qtable is None else dict(qtable.fields)

    @serial
    def qtables(self) -> tuple[QTable, ...]:
        """QTables that hold or say something, or name a country, in the order of the screen."""
        ordering, state = self._ordering(), self._state
        kept = (
            each
            for key, each in state.qtables.items()
            if each.says_something or each.named or state.holds_something(key)
        )
        return tuple(sorted(kept, key=lambda each: ordering.qtable(each.key)))

    @serial
    def history(self, key: ObservationKey) -> tuple[HistoryEntry, ...]:
        """Every change of a cell, oldest first."""
        qtable = self._state.qtables.get(key.qtable)
        if qtable is None:
            return ()
        table = self.edition.table(key.qtable.table_key)
        return history.of_cell(self._database, table, qtable.id, key.cell)

    @serial
    def notes_used(self) -> tuple[str, ...]:
        """Remarks that stand in this file, those used most often first."""
        return note_library.used(self._database, self._state.qtables.values())

    @serial
    def declarations(self) -> Mapping[QTableKey, Declaration]:
        """QTables of which something was said as a whole."""
        found = ((key, qtable.declaration) for key, qtable in self._state.qtables.items())
        return {key: declared for key, declared in found if declared is not None}

    @serial
    def is_changed_since_package(self) -> bool:
        """Whether anything but names in the history changed after the last package; False without one."""
        commands = [command for _entry, command, _undoes in journal.steps(self._database)]
        packaged = RecordSubmission.__name__
        if packaged not in commands:
            return False
        later = commands[len(commands) - commands[::-1].index(packaged) :]
        return not _NO_CHANGE.issuperset(later)

    @serial
    def check(self) -> CheckReport:
        """Every finding, after a run of every rule on the whole file."""
        self._checks.check(self._database, self._clock())
        return self.report()

    @serial
    def report(self) -> CheckReport:
        """Every finding as it stands now."""
        if not self._checks.is_known:
            self._checks.check(self._database, self._clock())
        return self._checks.report(self._state.allowances, self._ordering())

    @serial
    def indicators(self, source_id: str, year: int, *, table: TableKey | None = None) -> tuple[Indicator, ...]:
        """Rates and shares of a source and year with their plausible ranges; those beside `table`, or all."""
        keys = live_indicators.resting_on(
            self._state.qtables, live_indicators.looked_at(self.edition, source_id, year, table)
        )
        found = self._checks.checker.indicators(self._database.connection, keys, year)
        return live_indicators.beside(found, table)

    @serial
    def completeness(self) -> Completeness:
        """How much is answered, for every source, table and year."""
        report = self.report()
        # why: one screen asks many times between two steps; a new report comes with every step
        if self._complete is None or self._complete[0] is not report:
            first = (finding.cells[0].qtable for finding in report.findings if finding.cells)
            found = Counter((cell.source, cell.table_key, cell.year) for cell in first)
            self._complete = (report, self._tally.completeness(found))
        return self._complete[1]

    @serial
    def allowances(self) -> tuple[Allowance, ...]:
        """Reasons given for findings, those included whose figures have changed since."""
        return tuple(self._state.allowances.values())

    @serial
    def earlier_reasons(self) -> tuple[EarlierReason, ...]:
        """Reasons of other files that are offered again, those of the latest round first."""
        return self._state.earlier

    @serial
    def plan(self) -> Mapping[tuple[str, TableKey], Planned]:
        """Who fills which gap until when, by source (empty for a table that no source fills) and table."""
        return dict(self._state.plan)

    @serial
    def last_round(self) -> Standing | None:
        """How complete the questionnaire of an earlier round is, where somebody gave it."""
        return self._state.last_round

    # why not serial: a large file is counted for seconds, from a copy, and typing must go on meanwhile
    def at_last_package(self) -> Standing | None:
        """How complete the file was at its last package; None before the first one."""
        entry = last_package_entry(self._database)
        if entry is None:
            return None
        if self._packaged is None or self._packaged[0] != entry:
            self._packaged = (entry, at_package(self._database, entry, self.edition))
        return self._packaged[1]

    @serial
    def submissions(self) -> tuple[Submission, ...]:
        """What was sealed, by signer and number."""
        return self._state.submissions

    @serial
    def journal_head(self) -> tuple[int, str]:
        """Number of journal entries, and the hash of the last one."""
        return journal.head(self._database)

    @serial
    def journal_break(self) -> int | None:
        """Number of the first journal entry that was changed from outside, or None."""
        return journal.first_break(self._database)

    def _forget(self, changes: Changes) -> None:
        """Counts and columns that a step made wrong are worked out anew when they are asked for."""
        touched = {*changes.qtables, *(cell.qtable for cell in changes.keys)}
        is_wide = bool(changes.sources) or changes.versions
        self._tally.forget(touched, is_wide=is_wide)
        self._complete = None
        # why: a year says as well how it is answered in another version of the table
        years = {(key.source, key.table_key, key.year) for key in touched}
        self._kept = {
            key: column
            for key, column in self._kept.items()
            if not is_wide and (key.source, key.table_key, key.year) not in years
        }

    def _column(self, key: QTableKey) -> YearColumn:
        qtable = self._state.qtables.get(key)
        cells = self._tally.cells_of(key)
        column = self._views.column(key, cells, qtable=qtable, elsewhere=self._tally.elsewhere(key))
        self._tally.keep(key, column.counts)
        return column

    def _stored(self) -> dict[QTableKey, dict[CellKey, Observation]]:
        """Everything that stands in cells, by QTable."""
        found: dict[QTableKey, dict[CellKey, Observation]] = {}
        for qtable_id, cell, said in observations.read(self._database):
            found.setdefault(self._state.keys[qtable_id], {})[cell] = said
        return found

    def _ordering(self) -> Ordering:
        return Ordering(self.edition, self._state.sources, self._state.qtables)
