"""Where in a questionnaire a question of the desk points: a cell, rows of a table, a table, a source.

The desk names cells by concept and code (receipt-and-queries.md, section 2.1); here they become the keys of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey, TableKey
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """What a question is about; a part that is None means every one.

    Attributes:
        source: id of the source. table: of that source. version: class version, `ABSENT` for a table without classes.
        year: reference year. sex: code, `ABSENT` for a table without it. codes: status and class, either `ABSENT`.
    """

    source: str
    table: TableKey | None = None
    version: str | None = None
    year: int | None = None
    sex: str | None = None
    codes: tuple[str, str] | None = None

    @property
    def key(self) -> ObservationKey | None:
        """The one cell that is meant; None where it is more than one."""
        if self.table is None or self.version is None or self.year is None or self.sex is None or self.codes is None:
            return None
        qtable = QTableKey(self.source, self.table.number, self.table.criterion, self.version, self.year)
        return ObservationKey(qtable, CellKey(self.sex, *self.codes))

    @property
    def is_rows(self) -> bool:
        """Whether single cells or rows of a table are meant, not a table or a source as a whole."""
        return (self.sex or ABSENT) != ABSENT or (self.codes is not None and set(self.codes) != {ABSENT})

    def covers(self, key: ObservationKey) -> bool:
        """Whether a cell is meant, alone or among others."""
        qtable, cell = key.qtable, key.cell
        asked = (self.source, self.table, self.version, self.year, self.sex, self.codes)
        held = (qtable.source, qtable.table_key, qtable.version, qtable.year, cell.sex, (cell.status, cell.klass))
        return all(part is None or part == other for part, other in zip(asked, held, strict=True))


def place_of(cell: Mapping[str, Any], edition: Edition) -> AskedPlace | None:
    """Place of a cell as documents address it; None where the questionnaire has no such table or class.

    Args:
        cell: coordinates (receipt-and-queries.md, section 2.1).
        edition: of the questionnaire.
    """
    source = cell["source"]
    if cell["table"] is None:
        return AskedPlace(source)
    table = _table(cell, edition)
    if table is None:
        return None
    whole = AskedPlace(source, table.key, version=_version(cell["class_version"], table), year=cell["year"])
    found = _within(whole, cell, table)
    return found if _is_known(found, table, edition) else None


def _table(cell: Mapping[str, Any], edition: Edition) -> TableDefinition | None:
    if cell["criterion"] not in set(Criterion):
        return None
    return edition.by_key.get(TableKey(cell["table"], Criterion(cell["criterion"])))


def _version(listed: Sequence[Mapping[str, str]] | None, table: TableDefinition) -> str | None:
    """Class version that is named; that of the status axis never changes."""
    if listed is None:
        return None
    return dict(zip(_inner(table), (each["code"] for each in listed), strict=False)).get(Axis.CLASS, ABSENT)


def _within(place: AskedPlace, cell: Mapping[str, Any], table: TableDefinition) -> AskedPlace:
    """The place with its rows; what a table lacks is absent as soon as anything of a row is named."""
    sex, classes, inner = cell["sex"], cell["classes"], _inner(table)
    if sex is None and not classes:
        return place
    codes = None
    if classes is not None or not inner:
        by_axis = dict(zip(inner, (each["code"] for each in classes or ()), strict=False))
        codes = (by_axis.get(Axis.STATUS, ABSENT), by_axis.get(Axis.CLASS, ABSENT))
    if Axis.SEX not in table.axes:
        sex = ABSENT
    return AskedPlace(place.source, place.table, place.version, place.year, sex, codes)


def _inner(table: TableDefinition) -> list[Axis]:
    """Axes that a question names by classes, in the order of the table."""
    return [axis for axis in table.axes if axis is not Axis.SEX]


def _is_known(place: AskedPlace, table: TableDefinition, edition: Edition) -> bool:
    """Whether version and codes are those of the table; files of another edition may name others."""
    if place.version is None or place.version not in table.versions:
        return place.version is None
    status, klass = place.codes or (None, None)
    named = {Axis.SEX: place.sex, Axis.STATUS: status, Axis.CLASS: klass}
    for axis, code in named.items():
        codes = edition.axis_list(table, axis, place.version)
        if code not in {None, ABSENT} and (codes is None or code not in codes.by_id):
            return False
    return True
