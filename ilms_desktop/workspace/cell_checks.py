"""What may stand in a cell: known codes, values inside the bounds, letters that fit.

Whether a figure is plausible is no question here; that is for the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.statuses import Contradiction, StatusUse, contradiction, load_statuses
from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.structure import Axis
from ilms_desktop.workspace.plain_text import clean, storable

if TYPE_CHECKING:
    from collections.abc import Container

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.structure import TableDefinition

#: largest figure kept, in scaled integers; sums of some thousand such figures still fit the database's integers
LARGEST: Final = 9 * 10**15
#: characters kept of a remark, and of a text that is no figure
LONGEST_NOTE: Final = 1000
LONGEST_TEXT: Final = 500

#: what is wrong with a letter -> code of the error
_CONTRADICTIONS: Final = {
    Contradiction.WITH_VALUE: "status_with_value",
    Contradiction.WITHOUT_VALUE: "status_without_value",
}
_ONLY_ABSENT: Final = (ABSENT,)
#: codes that are rows of their own accord, without being named
_UNNAMED: Final = (CodeKind.TOTAL, CodeKind.OTHER)


@dataclass(frozen=True)
class CellCheck:
    """Checks cells of one table in one class version.

    Attributes:
        edition, table, version: what is checked against.
        imported: whether letters that are only read from files are let in.
    """

    edition: Edition
    table: TableDefinition
    version: str
    imported: bool = False

    def cells(self) -> CodesOfCells:
        """Codes that cells may have."""
        return CodesOfCells(*(self._codes(axis) for axis in (Axis.SEX, Axis.STATUS, Axis.CLASS)))

    def _codes(self, axis: Axis) -> Container[str]:
        codes = self.edition.axis_list(self.table, axis, self.version)
        return _ONLY_ABSENT if codes is None else codes.by_id

    def observation(self, said: Observation) -> None:
        """Refuse what cannot be kept.

        Raises:
            CommandRefused: `value_out_of_bounds`, `too_many_decimals`, `bad_status`, `status_with_value`,
                `status_without_value`, `text_too_long`.
        """
        if said.value is not None:
            self._value(said.value, said.decimals)
        if said.status is not None:
            self._status(said, said.status)
        if len(said.note) > LONGEST_NOTE:
            raise CommandRefused("text_too_long", field="I13", limit=LONGEST_NOTE)
        if said.text is not None and len(said.text) > LONGEST_TEXT:
            raise CommandRefused("text_too_long", field=self.table.id, limit=LONGEST_TEXT)

    def _value(self, value: int, decimals: int) -> None:
        if not -LARGEST <= value <= LARGEST:
            raise CommandRefused("value_out_of_bounds", value=value, unit=self.table.unit.value)
        limit = self.table.decimals_stored
        # why: digits beyond those typed would be sent, but never shown
        if decimals > limit or value % 10 ** (limit - decimals):
            raise CommandRefused("too_many_decimals", table=self.table.id, limit=min(decimals, limit))

    def _status(self, said: Observation, letter: str) -> None:
        wrong = contradiction(letter, has_value=said.value is not None, has_text=said.text is not None)
        statuses = load_statuses()
        if wrong is Contradiction.UNKNOWN or (statuses[letter].use is StatusUse.IMPORT and not self.imported):
            known = [each.letter for each in statuses.values() if each.letter and each.use is not StatusUse.IMPORT]
            raise CommandRefused("bad_status", status=letter, known=", ".join(known))
        if wrong is not None:
            raise CommandRefused(_CONTRADICTIONS[wrong], status=letter)


@dataclass(frozen=True, slots=True)
class CodesOfCells:
    """Codes that the cells of a table may have, per axis."""

    sex: Container[str]
    status: Container[str]
    klass: Container[str]

    def __contains__(self, cell: CellKey) -> bool:
        """Whether the table has such a cell."""
        return cell.sex in self.sex and cell.status in self.status and cell.klass in self.klass


def needs_naming(edition: Edition, table: TableDefinition, cell: CellKey, version: str) -> bool:
    """Whether the row of a cell is a country that a QTable must name."""
    if not table.names_countries:
        return False
    code = edition.code(table, version, cell, Axis.CLASS)
    return code is not None and code.kind not in _UNNAMED


def tidied(said: Observation) -> Observation:
    """The observation with its texts as they are kept."""
    if not said.note and said.text is None:
        return said
    text = None if said.text is None else storable(said.text)
    return replace(said, note=clean(said.note).strip(), text=text)
