"""Small workspace files in memory, built cell by cell: what the written cases of the rules are checked on.

The tables are those of a workspace file; nothing of its services is used: no journal, no lock, no handlers, so that a
case may also hold what no person could type.
"""

from __future__ import annotations

import json
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, create_engine, delete, insert, select, update
from sqlalchemy.pool import StaticPool

from ilms_desktop import number_text
from ilms_desktop.model.key import CellKey, ObservationKey, QTableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.storage.tables import METADATA, OBSERVATION, QTABLE, QTABLE_COUNTRY, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.model.edition import Edition

#: letters that may stand in a cell of a written case, alone or behind a figure; not all of them are the ILO's
LETTERS: Final = frozenset(ascii_uppercase)
#: statements in SQL, for all files of the process
_STATEMENTS: Final[dict[Any, Any]] = {}
_CELL: Final = OBSERVATION.columns
#: empties one cell
_EMPTIED: Final = delete(OBSERVATION).where(
    and_(
        _CELL.qtable_id == bindparam("number"),
        _CELL.sex == bindparam("sex"),
        _CELL.status_class == bindparam("status"),
        _CELL["class"] == bindparam("klass"),
    )
)


class MemoryFile:
    """A workspace file in memory.

    Attributes:
        edition: its questionnaire. connection: to the file. named: countries chosen for QTables.
    """

    def __init__(self, edition: Edition) -> None:
        """Make an empty file."""
        self.edition = edition
        engine = create_engine("sqlite://", poolclass=StaticPool, isolation_level="AUTOCOMMIT")
        # why: many small files ask the same questions; putting them into SQL each time costs more than the answers
        self.connection = engine.connect().execution_options(compiled_cache=_STATEMENTS)
        # why: a workspace file is opened this way
        self.connection.exec_driver_sql("PRAGMA temp_store = MEMORY")
        METADATA.create_all(self.connection)
        self._numbers: dict[QTableKey, int] = {}
        self.named: dict[QTableKey, tuple[str, ...]] = {}

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()
        self.connection.engine.dispose()

    def source(self, source: str, name: str = "Source", **fields: str) -> None:
        """Add a source, or edit it."""
        self.connection.execute(delete(SOURCE).where(SOURCE.columns.source_id == source))
        row = {"source_id": source, "type": source.partition(":")[0], "name": name, "criteria": "", "years": ""}
        self.connection.execute(insert(SOURCE), [row | {"fields": json.dumps(fields), "position": 1}])

    def qtable(self, key: QTableKey) -> int:
        """Number of a QTable, given now if it is new."""
        if key not in self._numbers:
            number = self._numbers[key] = len(self._numbers) + 1
            names = ("source_id", "table_no", "criterion", "class_version", "year")
            row = dict(zip(names, (*key[:2], str(key.criterion), *key[3:]), strict=True))
            self.connection.execute(insert(QTABLE), [row | {"qtable_id": number, "reason": "", "fields": "{}"}])
        return self._numbers[key]

    def fields(self, key: QTableKey, **fields: str) -> None:
        """Set the metadata of a QTable."""
        number = self.qtable(key)
        self.connection.execute(
            update(QTABLE).where(QTABLE.columns.qtable_id == number).values(fields=json.dumps(fields))
        )

    def name(self, key: QTableKey, codes: Sequence[str]) -> None:
        """Choose the countries that a QTable names."""
        number = self.qtable(key)
        self.named[key] = tuple(codes)
        self.connection.execute(delete(QTABLE_COUNTRY).where(QTABLE_COUNTRY.columns.qtable_id == number))
        rows = [{"qtable_id": number, "position": position, "code": code} for position, code in enumerate(codes)]
        if rows:
            self.connection.execute(insert(QTABLE_COUNTRY), rows)

    def put(self, key: ObservationKey, said: Observation) -> None:
        """Put something into a cell; a blank observation empties it."""
        self.put_all([(key, said)])

    def clear(self, key: ObservationKey) -> None:
        """Empty a cell."""
        self.put(key, BLANK)

    def put_all(self, entries: Iterable[tuple[ObservationKey, Observation]]) -> None:
        """Put something into cells."""
        numbered = [(self.qtable(key.qtable), key.cell, said) for key, said in entries]
        if numbered:
            places = [{"number": number, **cell._asdict()} for number, cell, _said in numbered]
            self.connection.execute(_EMPTIED, places)
        rows = [row_of(number, cell, said) for number, cell, said in numbered if said != BLANK]
        if rows:
            self.connection.execute(insert(OBSERVATION), rows)

    def write(self, key: QTableKey, figures: Mapping[str, str]) -> None:
        """Put figures as people write them: row codes with blanks between them -> figure, letter or other text."""
        stored = self.edition.table(key.table_key).decimals_stored
        self.put_all((ObservationKey(key, cell_of(codes)), said_of(text, stored)) for codes, text in figures.items())

    def load(self, rows: Sequence[dict[str, Any]]) -> None:
        """Insert many observations at once, as rows of the table."""
        self.connection.execute(insert(OBSERVATION), rows)

    def observations(self) -> dict[ObservationKey, Observation]:
        """Everything that stands in the file."""
        keys = {number: key for key, number in self._numbers.items()}
        found = self.connection.execute(select(*list(OBSERVATION.columns)[1:]))
        return {ObservationKey(keys[row[0]], CellKey(*row[1:4])): Observation(*row[4:]) for row in found}


def row_of(number: int, cell: CellKey, said: Observation) -> dict[str, Any]:
    """Row of an observation."""
    place = {"qtable_id": number, "sex": cell.sex, "status_class": cell.status, "class": cell.klass}
    content = {"value": said.value, "decimals": said.decimals, "obs_status": said.status}
    return place | content | {"entered_text": said.text, "note": said.note}


def cell_of(codes: str) -> CellKey:
    """Cell of codes written with blanks between them: sex, status, class, each where the table has it."""
    by_axis = {"sex": "_", "status": "_", "klass": "_"}
    for code in codes.split():
        by_axis[axis_of(code)] = code
    return CellKey(**by_axis)


def axis_of(code: str) -> str:
    """Axis that a code belongs to."""
    if code.startswith("SEX_"):
        return "sex"
    return "status" if code.startswith(("CBR_BIR_", "CCT_CIT_", "MIG_STATUS_")) else "klass"


def said_of(text: str, stored: int) -> Observation:
    """Observation of a written cell: `12.5`, `12.5 S`, `N`, or text that is no figure."""
    figure, _, letter = text.partition(" ")
    if text in LETTERS:
        return Observation(status=text)
    read = number_text.read_plain(figure, stored=stored)
    if isinstance(read, number_text.Number) and (not letter or letter in LETTERS):
        return Observation(value=read.scaled, decimals=read.decimals, status=letter or None)
    return Observation(text=text)
