"""The history of one cell: every step that changed it, with what stood there before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop import number_text
from ilms_desktop.model.changes import HistoryEntry
from ilms_desktop.storage import journal, observations

if TYPE_CHECKING:
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.journal import Touch


def of_cell(database: Database, table: TableDefinition, qtable_id: int, cell: CellKey) -> tuple[HistoryEntry, ...]:
    """Steps that changed a cell, oldest first."""
    mark = observations.journal_mark(qtable_id, cell)
    entries = journal.touching(database, qtable_id, mark)
    found = ((entry, observations.change_in(entry.changes, mark)) for entry in entries)
    return tuple(_step(entry, table, *change) for entry, change in found if change is not None)


def said_text(said: Observation, table: TableDefinition) -> str:
    """What stands in a cell, as a file would say it: figure, letter, remark."""
    figure = said.text or ""
    if said.value is not None:
        figure = number_text.plain(said.value, decimals=said.decimals, stored=table.decimals_stored)
    note = f"[{said.note}]" if said.note else ""
    return " ".join(part for part in (figure, said.status or "", note) if part)


def _step(entry: Touch, table: TableDefinition, before: Observation, after: Observation) -> HistoryEntry:
    return HistoryEntry(
        entry=entry.entry,
        at=entry.author.at,
        person=entry.author.person,
        office=entry.author.office,
        label=entry.label,
        before=said_text(before, table),
        after=said_text(after, table),
        command=entry.command,
        was=before,
        became=after,
    )
