"""The history of a file: its steps, what each changed, restore points, and what bringing a step back would do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ilms_desktop.model.command import Label
    from ilms_desktop.model.key import ObservationKey, QTableKey, TableKey
    from ilms_desktop.model.observation import Observation


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step of the file.

    Attributes:
        entry: number in the journal. at: when (UTC). person, office: who.
        command: name of a command, or `Undo`, `Redo`. label: name of the step, of the one undone or repeated.
        cells: number of cells changed. others: number of other things changed.
        is_undone: whether it was taken back and not repeated.
    """

    entry: int
    at: datetime
    person: str
    office: str
    command: str
    label: Label
    cells: int = 0
    others: int = 0
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which steps are wanted; what is None or empty lets all pass.

    Attributes:
        person: who. table: steps that said something in it.
        commands: kinds of steps. but_not: kinds left out.
        text: stands in the name of the step. first, last: moments, both included (UTC).
    """

    person: str | None = None
    table: TableKey | None = None
    commands: frozenset[str] = frozenset()
    but_not: frozenset[str] = frozenset()
    text: str = ""
    first: datetime | None = None
    last: datetime | None = None

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return self != HistoryFilter()


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell before and after a step, or then and now."""

    key: ObservationKey
    before: Observation
    after: Observation


class Thing(StrEnum):
    """What changes besides cells, by the name of its table in the file."""

    #: a survey, census or register
    SOURCE = "source"
    #: declaration and metadata of a QTable
    QTABLE = "qtable"
    #: a country row
    COUNTRY = "qtable_country"
    #: the class version in which a table is shown
    VERSION = "version_choice"
    #: the reason with which a finding stands
    ALLOWANCE = "allowance"
    #: a reason of another file that is offered again
    EARLIER_REASON = "earlier_reason"
    #: who fills a gap until when
    WORK_PLAN = "work_plan"
    #: how complete an earlier round was
    EARLIER_COUNT = "earlier_count"
    #: a package
    SUBMISSION = "submission"
    #: a signed document that went out or came in
    DOCUMENT = "document"
    #: what somebody said was sent
    MAILING = "mailing"
    #: an answer to a question of the desk
    ANSWER = "answer"
    #: a version begun after a package
    REVISION = "revision"
    #: an office whose key was confirmed
    OFFICE = "office"
    #: how a conflict with the return of an office was settled
    MERGE_CHOICE = "merge_choice"
    #: a named point of the history
    RESTORE_POINT = "restore_point"
    #: office and person
    FACT = "meta"


@dataclass(frozen=True, slots=True)
class OtherChange:
    """One thing besides cells, before and after; values as the file holds them, None where it was not there.

    Attributes:
        thing: name of its table in the file; one of `Thing`, or that of a table of a later version.
        qtable: the QTable it belongs to, or None. before, after: by column.
    """

    thing: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    qtable: QTableKey | None = None

    @property
    def row(self) -> Mapping[str, object]:
        """As it is, else as it was."""
        return self.after or self.before or {}


@dataclass(frozen=True, slots=True)
class RowChanges:
    """What a step changed, or what differs between two moments."""

    cells: tuple[CellChange, ...] = ()
    others: tuple[OtherChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.cells or self.others)

    def by_table(self) -> dict[TableKey, int]:
        """Number of cells by table, in the order of the cells."""
        counts: dict[TableKey, int] = {}
        for change in self.cells:
            table = change.key.qtable.table_key
            counts[table] = counts.get(table, 0) + 1
        return counts


class PointKind(StrEnum):
    """How a restore point came about."""

    #: somebody made or named it
    MADE = "made"
    #: a package was sealed; the name is its number
    PACKAGED = "packaged"


@dataclass(frozen=True, slots=True)
class RestorePoint:
    """A named moment of the file.

    Attributes:
        entry: number of the journal entry that made it; its number. name: how it is called.
        kind: how it came about. at: when (UTC). person, office: who.
        steps_since: number of steps after it. is_deleted: whether it was taken out of the list.
    """

    entry: int
    name: str
    kind: PointKind
    at: datetime
    person: str
    office: str
    steps_since: int = 0
    is_deleted: bool = False


class Fate(StrEnum):
    """What bringing a step back would do to a cell."""

    #: it holds what it held before the step, and gets what the step put there
    CHANGES = "changes"
    #: it holds what the step put there already
    STANDS = "stands"
    #: it holds something else by now
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class BroughtCell:
    """One cell of a step that may be brought back.

    Attributes:
        key: which. before: what it held before the step. now: what it holds. after: what the step put there.
    """

    key: ObservationKey
    before: Observation
    now: Observation
    after: Observation

    @property
    def fate(self) -> Fate:
        """What would happen."""
        if self.now == self.after:
            return Fate.STANDS
        return Fate.CHANGES if self.now == self.before else Fate.CONFLICTS


@dataclass(frozen=True, slots=True)
class BringBackPlan:
    """What bringing a step back would do.

    Attributes:
        entry: the step. label: its name. cells: of the step.
        others: number of other things that would change. left: number of those that are something else by now.
    """

    entry: int
    label: Label
    cells: tuple[BroughtCell, ...] = ()
    others: int = 0
    left: int = 0
    _by_fate: dict[Fate, tuple[BroughtCell, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the cells by what would happen to them."""
        for fate in Fate:
            self._by_fate[fate] = tuple(cell for cell in self.cells if cell.fate is fate)

    def of(self, fate: Fate) -> tuple[BroughtCell, ...]:
        """Cells to which this would happen."""
        return self._by_fate[fate]

    @property
    def does_something(self) -> bool:
        """Whether anything would change without a choice."""
        return bool(self.of(Fate.CHANGES) or self.others)
