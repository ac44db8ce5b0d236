"""Bringing an old step back: what it did is done again where the cells still hold what they held before it.

Cells that hold something else by now are left, unless the person names them. The plan that a screen shows and the
command itself sort the same rows in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import (
    AddSource,
    ChooseVersion,
    EditSource,
    NameCountries,
    RemoveSource,
    SetObservations,
)
from ilms_desktop.model.history import BringBackPlan, BroughtCell, Fate
from ilms_desktop.model.key import Criterion, ObservationKey, TableKey
from ilms_desktop.storage import journal, observations, qtables, restore_points, sources
from ilms_desktop.storage.restore_points import Change, content
from ilms_desktop.storage.tables import (
    ALLOWANCE_ROWS,
    COUNTRY_ROWS,
    EARLIER_ROWS,
    META_ROWS,
    OBSERVATION_ROWS,
    QTABLE_ROWS,
    SOURCE_ROWS,
    VERSION_ROWS,
)
from ilms_desktop.workspace.source_handlers import add_source, choose_version, edit_source, remove_source
from ilms_desktop.workspace.table_handlers import name_countries, set_observations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ilms_desktop.model.command import BringBack
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.storage.journal import Entry
    from ilms_desktop.storage.keyed import Keyed, Row
    from ilms_desktop.storage.qtables import QTable
    from ilms_desktop.workspace.draft import Draft


@dataclass(frozen=True, slots=True)
class Now:
    """The file as it stands, for sorting the rows of an old step.

    Attributes:
        row: gives the row of a key, or None. keys: keys of QTables by number. qtables: by key.
    """

    row: Callable[[Keyed, Row], Row | None]
    keys: Mapping[int, QTableKey]
    qtables: Mapping[QTableKey, QTable]


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of an old step: its cells, the other rows that would change, and how many of those are left."""

    cells: tuple[BroughtCell, ...]
    others: tuple[Change, ...]
    left: int


def plan(entry: Entry, now: Now) -> BringBackPlan:
    """What bringing an entry back would do."""
    found = _sorted(entry, now)
    return BringBackPlan(entry.entry, entry.label, found.cells, others=len(found.others), left=found.left)


def bring_back(command: BringBack, draft: Draft) -> None:
    """Do an old step again.

    Raises:
        CommandRefused: `nothing_to_bring_back`, and whatever stands in the way of its parts.
    """
    entry = journal.find(draft.recorder.cursor, command.entry)
    if entry is None:
        raise CommandRefused("nothing_to_bring_back")
    found = _sorted(entry, Now(draft.recorder.get, draft.state.keys, draft.qtables))
    wanted = [
        cell
        for cell in found.cells
        if cell.fate is Fate.CHANGES or (cell.fate is Fate.CONFLICTS and cell.key in command.over)
    ]
    if not wanted and not found.others:
        raise CommandRefused("nothing_to_bring_back")
    for access, do in _BEFORE_CELLS.items():
        for change in _of(found.others, access):
            do(change, draft)
    if wanted:
        # why: letters of an imported file may be ones that nobody types any more
        cells = tuple((cell.key, cell.after) for cell in wanted)
        set_observations(SetObservations(cells, command.step, imported=True), draft)
    for change in found.others:
        if change.access in _PLAIN:
            _write(change, draft)
        elif change.access is SOURCE_ROWS and change.now is None:
            remove_source(RemoveSource(change.access.key_of(change.then or ())[0]), draft)


def _sorted(entry: Entry, now: Now) -> Found:
    cells: list[BroughtCell] = []
    others: list[Change] = []
    left = 0
    for change in restore_points.changed_in(entry.changes):
        access, row = change.access, change.now or change.then or ()
        stands = now.row(access, access.key_of(row))
        if access is OBSERVATION_ROWS:
            cells.append(_cell(change, stands, now.keys))
        elif access is COUNTRY_ROWS:
            others += [change] if _is_new_country(change, now) else []
        elif access in _TAKEN and content(access, stands) != content(access, change.now):
            is_as_before = content(access, stands) == content(access, change.then)
            others += [change] if is_as_before else []
            left += not is_as_before
    return Found(tuple(cells), tuple(others), left)


def _cell(change: Change, stands: Row | None, keys: Mapping[int, QTableKey]) -> BroughtCell:
    qtable_id, cell = observations.key_of(change.now or change.then or ())
    said = (observations.of_row(row) for row in (change.then, stands, change.now))
    return BroughtCell(ObservationKey(keys[qtable_id], cell), *said)


def _is_new_country(change: Change, now: Now) -> bool:
    """Whether a step named a country that is not named now; rows are added at the end, and none is taken away."""
    return change.now is not None and change.now[2] not in now.qtables[now.keys[change.now[0]]].named


def _of(changes: Iterable[Change], access: Keyed) -> list[Change]:
    return [change for change in changes if change.access is access]


def _take_source(change: Change, draft: Draft) -> None:
    """Add or change a source; one that goes, goes last."""
    if change.now is None:
        return
    source = sources.of_row(change.now)
    if source.id in draft.sources:
        edit_source(EditSource(source), draft)
    else:
        add_source(AddSource(source), draft)
    # why: the handlers do not know its place in the list
    draft.recorder.put(SOURCE_ROWS, [change.now])


def _take_version(change: Change, draft: Draft) -> None:
    if change.now is None:
        _write(change, draft)
        return
    source, number, criterion, version = change.now
    choose_version(ChooseVersion(source, TableKey(number, Criterion(criterion)), version), draft)


def _take_qtable(change: Change, draft: Draft) -> None:
    said = qtables.of_row(change.now or (), ())
    draft.fillable(said.key)
    stored = draft.numbered(said.key)
    draft.keep(replace(stored, declaration=said.declaration, reason=said.reason, fields=said.fields))


def _take_country(change: Change, draft: Draft) -> None:
    number, _, code = change.now or ()
    key = draft.state.keys[number]
    named = draft.numbered(key).named
    name_countries(NameCountries(key, (*named, code)), draft)


def _write(change: Change, draft: Draft) -> None:
    """Make a row what it was."""
    if change.now is None:
        draft.recorder.remove(change.access, [change.access.key_of(change.then or ())])
    else:
        draft.recorder.put(change.access, [change.now])


#: rows that are brought back through the handlers of their commands, in this order
_BEFORE_CELLS: Final[dict[Keyed, Callable[[Change, Draft], None]]] = {
    SOURCE_ROWS: _take_source,
    VERSION_ROWS: _take_version,
    QTABLE_ROWS: _take_qtable,
    COUNTRY_ROWS: _take_country,
}
#: rows that nothing else depends on
_PLAIN: Final = (ALLOWANCE_ROWS, EARLIER_ROWS, META_ROWS)
_TAKEN: Final = (*_BEFORE_CELLS, *_PLAIN)
