"""Sources of figures, and the class version chosen for each of their tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.source import Source
from ilms_desktop.storage.keyed import Row, compiled
from ilms_desktop.storage.tables import SOURCE, SOURCE_ROWS, VERSION_CHOICE, VERSION_ROWS
from ilms_desktop.storage.texts import json_text, read_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.storage.reading_copy import Readable
    from ilms_desktop.storage.recorder import Recorder

_COLUMNS: Final = SOURCE.columns
_ALL: Final = compiled(select(*_COLUMNS).order_by(_COLUMNS.position, _COLUMNS.source_id))
_LAST: Final = compiled(select(func.max(_COLUMNS.position)))
_VERSIONS: Final = compiled(select(*VERSION_CHOICE.columns))
_POSITION_AT: Final = SOURCE_ROWS.columns.index("position")


def read(database: Readable) -> dict[str, Source]:
    """All sources by id, in the order in which they were added."""
    return {row[0]: of_row(row) for row in database.rows(_ALL)}


def put(recorder: Recorder, source: Source) -> None:
    """Store a source; a new one comes last."""
    stored = recorder.get(SOURCE_ROWS, (source.id,))
    position = _next_position(recorder) if stored is None else int(stored[_POSITION_AT])
    recorder.put(SOURCE_ROWS, [_row(source, position)])


def place(recorder: Recorder, order: Iterable[str]) -> None:
    """Give sources, by their ids, the places 1, 2, 3 ..."""
    found = [row for source_id in order if (row := recorder.get(SOURCE_ROWS, (source_id,))) is not None]
    placed = [(*row[:_POSITION_AT], position, *row[_POSITION_AT + 1 :]) for position, row in enumerate(found, start=1)]
    recorder.put(SOURCE_ROWS, placed)


def _next_position(recorder: Recorder) -> int:
    return int(recorder.cursor.execute(_LAST).fetchone()[0] or 0) + 1


def remove(recorder: Recorder, source_id: str) -> None:
    """Remove a source and its choices of class versions."""
    chosen = [row for row in recorder.cursor.execute(_VERSIONS).fetchall() if row[0] == source_id]
    recorder.remove(VERSION_ROWS, [VERSION_ROWS.key_of(row) for row in chosen])
    recorder.remove(SOURCE_ROWS, [(source_id,)])


def read_versions(database: Readable) -> dict[tuple[str, TableKey], str]:
    """Class versions chosen, by source and table."""
    return {
        (source, TableKey(number, Criterion(criterion))): version
        for source, number, criterion, version in database.rows(_VERSIONS)
    }


def put_version(recorder: Recorder, *, source_id: str, table: TableKey, version: str) -> None:
    """Store the class version chosen for a table of a source."""
    recorder.put(VERSION_ROWS, [(source_id, table.number, str(table.criterion), version)])


def of_row(row: Row) -> Source:
    """Source of a stored row."""
    source_id, type_, name, criteria, years, fields, _position = row
    return Source(
        id=source_id,
        type=type_,
        name=name,
        criteria=tuple(Criterion(each) for each in json.loads(criteria)),
        years=tuple(json.loads(years)),
        fields=read_texts(fields),
    )


def _row(source: Source, position: int) -> Row:
    criteria = json_text([str(each) for each in source.criteria])
    years = json_text(list(source.years))
    return (source.id, source.type, source.name, criteria, years, json_text(dict(source.fields)), position)
