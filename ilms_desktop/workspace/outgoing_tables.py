"""The tables of a questionnaire as people see them, for layouts that are made of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.exchange.outgoing import OutgoingTable
from ilms_desktop.workspace.qtable_fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.reader import Reader

    #: class versions in which something stands, by source and table
    Used = Mapping[tuple[str, TableKey], Iterable[str]]


def outgoing_tables(workspace: Reader) -> tuple[OutgoingTable, ...]:
    """Every table that a source fills or holds something in, by source; none of a source without years.

    A table stands in the class version that is chosen for it, and once more in each other one that holds something.
    """
    with workspace.lock:
        used: dict[tuple[str, TableKey], list[str]] = {}
        for each in workspace.qtables():
            used.setdefault((each.key.source, each.key.table_key), []).append(each.key.version)
        return tuple(each for source in workspace.sources() for each in _of_source(workspace, source, used))


def _of_source(workspace: Reader, source: Source, used: Used) -> Iterator[OutgoingTable]:
    filled = {table.key for table in workspace.tables(source.id)}
    for table in workspace.edition.tables:
        others = used.get((source.id, table.key), ())
        if table.key not in filled and not others:
            continue
        for version in dict.fromkeys((workspace.version(source.id, table.key), *others)):
            view = workspace.table_view(source.id, table.key, version=version)
            if view.years:
                yield OutgoingTable(view, fields_of(workspace.edition, table), workspace.ways(view))
