"""QTables: their numbers, the countries they name, what was declared of them, and their metadata fields.

A QTable gets its number when something is first said in it and keeps it for good; a number without content means
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, select

from ilms_desktop.model.command import Declaration
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.storage.keyed import Row, compiled
from ilms_desktop.storage.tables import COUNTRY_ROWS, QTABLE, QTABLE_COUNTRY, QTABLE_ROWS
from ilms_desktop.storage.texts import json_text, read_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.reading_copy import Readable
    from ilms_desktop.storage.recorder import Recorder

_COLUMNS: Final = QTABLE.columns
_ALL: Final = compiled(select(*_COLUMNS).order_by(_COLUMNS.qtable_id))
_COUNTRIES: Final = compiled(
    select(*QTABLE_COUNTRY.columns).order_by(QTABLE_COUNTRY.columns.qtable_id, QTABLE_COUNTRY.columns.position)
)
_ONE: Final = compiled(select(*_COLUMNS).where(_COLUMNS.qtable_id == bindparam("qtable")))
_COUNTRIES_OF_ONE: Final = compiled(
    select(QTABLE_COUNTRY.columns.code)
    .where(QTABLE_COUNTRY.columns.qtable_id == bindparam("qtable"))
    .order_by(QTABLE_COUNTRY.columns.position)
)


@dataclass(frozen=True, slots=True)
class QTable:
    """What is kept of a QTable besides its observations.

    Attributes:
        id: its number in this file. key: which QTable.
        named: countries named, in the order of the screen.
        declaration, reason: what was said of it as a whole. fields: its metadata.
    """

    id: int
    key: QTableKey
    named: tuple[str, ...] = ()
    declaration: Declaration | None = None
    reason: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """Whether a declaration or a field stands in it."""
        return self.declaration is not None or bool(self.fields)


def read(database: Readable) -> dict[QTableKey, QTable]:
    """All QTables that have a number, by key."""
    named: dict[int, list[str]] = {}
    for qtable_id, _position, code in database.rows(_COUNTRIES):
        named.setdefault(qtable_id, []).append(code)
    found = (of_row(row, named.get(row[0], ())) for row in database.rows(_ALL))
    return {qtable.key: qtable for qtable in found}


def get(database: Database, number: int) -> QTable:
    """The QTable of a number.

    Raises:
        KeyError: no QTable has it.
    """
    rows = database.rows(_ONE, number)
    if not rows:
        raise KeyError(number)
    return of_row(rows[0], [code for (code,) in database.rows(_COUNTRIES_OF_ONE, number)])


def intern(recorder: Recorder, key: QTableKey) -> QTable:
    """The QTable of a key, numbered now if it is new; its countries are not read."""
    row = (None, key.source, key.table, str(key.criterion), key.version, key.year, None, "", "{}")
    return of_row(recorder.intern(QTABLE_ROWS, row), ())


def put(recorder: Recorder, qtable: QTable) -> None:
    """Store declaration, reason and fields of a numbered QTable."""
    recorder.put(QTABLE_ROWS, [_row(qtable)])


def clear(recorder: Recorder, qtable: QTable) -> None:
    """Take everything said of a QTable back, its countries included."""
    put(recorder, replace(qtable, declaration=None, reason="", fields={}))
    name_countries(recorder, qtable, ())


def name_countries(recorder: Recorder, qtable: QTable, codes: Sequence[str]) -> None:
    """Store which countries a QTable names now; `qtable.named` is what it named before."""
    recorder.put(COUNTRY_ROWS, [(qtable.id, position, code) for position, code in enumerate(codes)])
    recorder.remove(COUNTRY_ROWS, [(qtable.id, position) for position in range(len(codes), len(qtable.named))])


def of_row(row: Row, named: Sequence[str]) -> QTable:
    """QTable of a stored row; `named` are its countries."""
    qtable_id, source, table, criterion, version, year, declaration, reason, fields = row
    return QTable(
        id=qtable_id,
        key=QTableKey(source, table, Criterion(criterion), version, year),
        named=tuple(named),
        declaration=None if declaration is None else Declaration(declaration),
        reason=reason,
        fields=read_texts(fields),
    )


def _row(qtable: QTable) -> Row:
    key = qtable.key
    said = None if qtable.declaration is None else str(qtable.declaration)
    fields = json_text(dict(qtable.fields))
    return (qtable.id, key.source, key.table, str(key.criterion), key.version, key.year, said, qtable.reason, fields)
