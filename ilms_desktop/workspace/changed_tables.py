"""Which tables say something else than a package that was sent from here did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import RecordSubmission
from ilms_desktop.model.history import HistoryFilter, Thing

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

_SOURCE: Final = "source_id"
_RECORDS: Final = frozenset({RecordSubmission.__name__})


def changed_since(workspace: Workspace, package_id: str) -> set[str]:
    """Ids of the tables that differ from a package, be it in a figure, a note, a year or a source.

    Raises:
        CommandRefused: `unknown_package`.
    """
    changes = workspace.compare(entry_of(workspace, package_id))
    by_key = workspace.edition.by_key
    tables = {by_key[each.key.qtable.table_key].id for each in changes.cells}
    tables |= {by_key[each.qtable.table_key].id for each in changes.others if each.qtable is not None}
    sources = {str(each.row.get(_SOURCE)) for each in changes.others if each.thing == Thing.SOURCE}
    held = {key.qtable.table_key for key, _said in workspace.observations() if key.qtable.source in sources}
    return tables | {by_key[key].id for key in held}


def entry_of(workspace: Workspace, package_id: str) -> int:
    """Number of the journal entry that recorded a package."""
    package = next((each.package for each in workspace.submissions() if each.package_id == package_id), None)
    numbers = workspace.history_numbers(HistoryFilter(commands=_RECORDS))
    lines = workspace.history_lines(numbers).values()
    found = next((each.entry for each in lines if package in each.label.values.values()), None)
    if found is None:
        raise CommandRefused("unknown_package")
    return found
