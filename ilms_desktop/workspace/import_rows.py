"""What one row of somebody else's file means for a questionnaire: a cell and what stands in it, or why neither.

Nothing is guessed and nothing is stored here; the plan of an import is made in `ilms_desktop.workspace.importing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.definitions.statuses import Contradiction, contradiction, load_statuses
from ilms_desktop.exchange.report import Refusal, RefusedRow
from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.number_text import Number, read_plain
from ilms_desktop.validation.wording import listed
from ilms_desktop.workspace.cell_checks import LONGEST_NOTE
from ilms_desktop.workspace.note_codes import NoteCodes, Notes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.exchange.report import ParsedRow
    from ilms_desktop.model.edition import Edition, Round
    from ilms_desktop.model.structure import TableDefinition

_YEAR: Final = re.compile(r"[0-9]{4}")
_COLUMNS: Final = ("classif1", "classif2")
_NO_NOTES: Final = Notes()


class RowRefusedError(Exception):
    """A row is not taken; caught where the row came from, and shown in the report."""

    def __init__(self, reason: Refusal, **params: str) -> None:
        """Keep the reason and what its sentence names."""
        super().__init__(reason)
        self.reason = reason
        self.params = params

    def of(self, row: ParsedRow) -> RefusedRow:
        """The refusal as it is reported."""
        return RefusedRow(line=row.line, text=row.words, reason=self.reason, params=self.params, place=row.place)


class ReadRow(NamedTuple):
    """A row that was understood: its table and cell, what stands in it, and the notes beside it."""

    row: ParsedRow
    table: TableDefinition
    key: ObservationKey
    said: Observation
    notes: Notes = _NO_NOTES


@dataclass(frozen=True)
class RowReader:
    """Reads rows against one edition, round and country; what rows have in common is worked out once."""

    edition: Edition
    round: Round
    country: str
    _codes: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _noted: dict[tuple[str, str, str], Notes] = field(default_factory=dict)
    _cells: dict[tuple[str, ...], tuple[str, CellKey]] = field(default_factory=dict)
    _qtables: dict[tuple[str, ...], QTableKey] = field(default_factory=dict)

    def table(self, row: ParsedRow) -> TableDefinition:
        """Table of a row, by its current indicator id or an older one.

        Raises:
            RowRefusedError: another country's row, or no table of the edition.
        """
        if row.ref_area != self.country:
            raise RowRefusedError(Refusal.OTHER_COUNTRY, value=row.ref_area, country=self.country)
        table = self.edition.by_indicator.get(row.indicator)
        if table is None:
            raise RowRefusedError(Refusal.UNKNOWN_INDICATOR, value=row.indicator, edition=self.edition.id)
        return table

    def read(self, row: ParsedRow, *, table: TableDefinition, source: str) -> ReadRow:
        """Cell and content of a row.

        Raises:
            RowRefusedError: with the first thing that does not fit.
        """
        codes = (row.indicator, row.sex, row.classif1, row.classif2)
        if codes not in self._cells:
            self._cells[codes] = self._cell(row, table)
        version, cell = self._cells[codes]
        column = (source, row.indicator, version, row.time)
        if column not in self._qtables:
            year = self._year(row.time)
            self._qtables[column] = QTableKey(source, table.number, table.criterion, version, year)
        key = ObservationKey(self._qtables[column], cell)
        notes = self._notes(row)
        if row.remark:
            _check_remark(row.remark, notes)
        return ReadRow(row, table, key, self._observation(row, table), notes)

    def _cell(self, row: ParsedRow, table: TableDefinition) -> tuple[str, CellKey]:
        """Class version and cell; classes stand in the order of the indicator id, not of the rows."""
        given = dict(zip(_COLUMNS, (row.classif1, row.classif2), strict=True))
        found = {Axis.SEX: self._sex(row, table), Axis.STATUS: ABSENT, Axis.CLASS: ABSENT}
        version = ABSENT
        for axis, column in zip(table.id_axes, _COLUMNS, strict=False):
            value = given.pop(column)
            if not value:
                raise RowRefusedError(Refusal.CODE_NEEDED, table=table.id, column=column)
            lists = table.versions if axis is Axis.CLASS else (str(table.status_list),)
            list_id, found[axis] = self._class(value, lists, column=column, table=table)
            version = list_id if axis is Axis.CLASS else version
        for column, value in given.items():
            if value:
                raise RowRefusedError(Refusal.CODE_NOT_EXPECTED, table=table.id, value=value, column=column)
        return version, CellKey(found[Axis.SEX], found[Axis.STATUS], found[Axis.CLASS])

    def _sex(self, row: ParsedRow, table: TableDefinition) -> str:
        """Sex of a row; a table without it takes the total, as the published files write it."""
        sexes = self._by_code("SEX")
        if Axis.SEX in table.axes:
            if row.sex not in sexes:
                raise RowRefusedError(Refusal.UNKNOWN_CODE, value=row.sex, column="sex", list="SEX")
            return sexes[row.sex]
        if row.sex not in ("", self.edition.codelists["SEX"].total):
            raise RowRefusedError(Refusal.CODE_NOT_EXPECTED, table=table.id, value=row.sex, column="sex")
        return ABSENT

    def _class(self, value: str, lists: tuple[str, ...], *, column: str, table: TableDefinition) -> tuple[str, str]:
        """List and code of a class, among the lists that the table takes."""
        for list_id in lists:
            code = self._by_code(list_id).get(value)
            if code is not None:
                return list_id, code
        known = listed([f"{self.edition.codelists[each].title} ({each})" for each in lists], most=len(lists))
        if any(value in self._by_code(list_id) for list_id in self.edition.codelists):
            raise RowRefusedError(Refusal.WRONG_LIST, table=table.id, value=value, column=column, known=known)
        raise RowRefusedError(Refusal.UNKNOWN_CODE, value=value, column=column, list=known)

    def _by_code(self, list_id: str) -> Mapping[str, str]:
        """Codes of a list by what files write for them: their own id, or that of older files."""
        if list_id not in self._codes:
            codes = self.edition.codelists[list_id].codes
            older = {alias: code.id for code in codes for alias in code.aliases}
            self._codes[list_id] = older | {code.id: code.id for code in codes}
        return self._codes[list_id]

    def _year(self, text: str) -> int:
        if not _YEAR.fullmatch(text):
            raise RowRefusedError(Refusal.NOT_A_YEAR, value=text)
        if not self.round.takes(int(text)):
            first, last = str(self.round.first_year), str(self.round.last_year)
            raise RowRefusedError(Refusal.YEAR_OUTSIDE, value=text, first=first, last=last)
        return int(text)

    def _observation(self, row: ParsedRow, table: TableDefinition) -> Observation:
        """Figure and letter of a row, digit for digit."""
        self._check_status(row)
        if not row.text:
            return Observation(status=row.status or None)
        found = read_plain(row.text, stored=table.decimals_stored)
        if isinstance(found, Number):
            return Observation(value=found.scaled, decimals=found.decimals, status=row.status or None)
        raise RowRefusedError(Refusal(found.reason.value), value=row.text, stored=str(table.decimals_stored))

    def _check_status(self, row: ParsedRow) -> None:
        """Refuse a letter that is none, and one that contradicts the figure beside it."""
        if not row.status and not row.text:
            raise RowRefusedError(Refusal.NO_VALUE)
        wrong = contradiction(row.status, has_value=bool(row.text)) if row.status else None
        if wrong is Contradiction.UNKNOWN:
            known = ", ".join(letter for letter in load_statuses() if letter)
            raise RowRefusedError(Refusal.BAD_STATUS, value=row.status, known=known)
        if wrong is Contradiction.WITH_VALUE:
            raise RowRefusedError(Refusal.VALUE_WITH_STATUS, status=row.status, value=row.text)
        if wrong is Contradiction.WITHOUT_VALUE:
            raise RowRefusedError(Refusal.STATUS_WITHOUT_VALUE, status=row.status)

    def _notes(self, row: ParsedRow) -> Notes:
        """What the note columns say; rows repeat them, so that each text is read once."""
        texts = (row.note_source, row.note_indicator, row.note_classif)
        if not any(texts):
            return _NO_NOTES
        if texts not in self._noted:
            self._noted[texts] = self._note_codes.read(texts)
        return self._noted[texts]

    @cached_property
    def _note_codes(self) -> NoteCodes:
        return NoteCodes(self.edition)


def _check_remark(remark: str, notes: Notes) -> None:
    """Refuse a remark that is too long to be kept, with the notes that come to it."""
    length = len(remark) + sum(len(note) + 1 for note in notes.value if note not in remark)
    if length > LONGEST_NOTE:
        raise RowRefusedError(Refusal.REMARK_TOO_LONG, value=str(length), known=str(LONGEST_NOTE))
