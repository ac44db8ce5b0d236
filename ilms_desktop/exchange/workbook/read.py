"""Reading a workbook of ours back after a person, Excel or LibreOffice changed it: by names and keys, never by place.

Rows and columns may be inserted, sorted or hidden. What cannot be understood is refused cell by cell; an empty cell
says nothing and takes nothing away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop import logs
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.book import ZIP_MARK, read_foreign
from ilms_desktop.exchange.foreign.zip_guard import Parts
from ilms_desktop.exchange.report import ParsedFile
from ilms_desktop.exchange.workbook import keys
from ilms_desktop.exchange.workbook.found import find_keys
from ilms_desktop.exchange.workbook.lists import IDENTITY_SHEET, LAYOUT, LISTS_SHEET, identity_of, lists_of
from ilms_desktop.exchange.workbook.parts import WORKBOOK, OwnParts
from ilms_desktop.exchange.workbook.read_answers import AnswerReader
from ilms_desktop.exchange.workbook.read_table import TableReader
from ilms_desktop.exchange.workbook.remarks import remarks_refused
from ilms_desktop.model.key import Criterion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.exchange.foreign.cells import ForeignBook, ForeignSheet
    from ilms_desktop.exchange.report import ParsedQTable, ParsedRow, RefusedRow
    from ilms_desktop.exchange.workbook.found import KeyedSheet
    from ilms_desktop.exchange.workbook.parts import ColumnName
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.model.source import Source

_COLUMNS: Final = ("obs_value", "obs_status", "remark")
#: in the part that names sheets and ranges, where the workbook is ours
_OURS: Final = re.compile(rb'name="ilms\.[A-Z]{2}\.N?[0-9]|name="ILMS"')

#: how a sheet of ours begins that was saved as text
_SHEET: Final = re.compile(rb'"?ilms\|[A-Z]{2}:N?[0-9]')


def is_ours(data: bytes) -> bool:
    """Whether a file is a workbook that the program wrote."""
    if not data.startswith(ZIP_MARK):
        return False
    try:
        return _OURS.search(Parts(data, name="").small(WORKBOOK)) is not None
    except ExchangeError:
        return False


def was_ours(book: ForeignBook) -> bool:
    """Whether a workbook of ours was saved in another format."""
    return any(_is_marked(book.sheet(name)) for name in book.sheet_names)


def is_sheet_of_ours(data: bytes) -> bool:
    """Whether a text is a sheet of ours that was saved as text."""
    return _SHEET.match(data.removeprefix(b"\xef\xbb\xbf")) is not None


def _is_marked(sheet: ForeignSheet) -> bool:
    return keys.subject_of(sheet.raw(0, 0)) is not None or identity_of(sheet) is not None


def read(data: bytes, *, name: str, edition: Edition) -> ParsedFile:
    """What a workbook says.

    Args:
        data: bytes of the file.
        name: of the file, for messages.
        edition: that of the questionnaire.

    Raises:
        ExchangeError: `workbook_without_identity`, `workbook_of_edition`, `workbook_newer`; those of `read_foreign`.
    """
    parts = Parts(data, name=name)
    book = read_foreign(data, name=name, parts=parts)
    reader = _BookReader(book, OwnParts(parts), edition)
    found = reader.read()
    logs.area("exchange").info("read %d figures of a workbook, refused %d cells", len(found.rows), len(found.refused))
    return found


@dataclass
class _BookReader:
    """Reads one workbook.

    Attributes:
        book: its sheets. own: what is behind them. edition: what the keys mean.
    """

    book: ForeignBook
    own: OwnParts
    edition: Edition
    _identity: Mapping[str, str] = field(default_factory=dict)
    _lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    _named: Mapping[QTableKey, tuple[str, ...]] = field(default_factory=dict)
    _hidden: set[str] = field(default_factory=set)
    _rows: list[ParsedRow] = field(default_factory=list)
    _refused: list[RefusedRow] = field(default_factory=list)
    _ignored: list[str] = field(default_factory=list)
    _sources: list[Source] = field(default_factory=list)
    _qtables: list[ParsedQTable] = field(default_factory=list)

    def read(self) -> ParsedFile:
        """All of it."""
        self._find_hidden()
        self._check()
        self._named = dict(self._countries_named())
        answers = AnswerReader(self.edition, self._lists)
        names: dict[str, list[ColumnName]] = {}
        for each in self.own.names():
            names.setdefault(each.sheet, []).append(each)
        for sheet in self.book.sheet_names:
            if sheet in self._hidden:
                continue
            found = find_keys(self.book.sheet(sheet), names.get(sheet, ()))
            if found is None or not self._is_known(found):
                if self.book.sheet(sheet).height:
                    self._ignored.append(sheet)
            elif found.subject.table:
                self._read_table(found, answers)
            else:
                self._read_source(found, answers)
        refused = (*self._refused, *answers.refused)
        return ParsedFile(
            name=self.book.name,
            rows=tuple(self._rows),
            refused=tuple(replace(row, line=line) for line, row in enumerate(refused, start=1)),
            columns=_COLUMNS,
            ignored=tuple(self._ignored),
            sources=tuple(self._sources),
            qtables=tuple(self._qtables),
            digest=self.book.digest,
            country=self._identity["country"],
            remarks=self.book.remarks,
        )

    def _find_hidden(self) -> None:
        """The sheets that say whose workbook it is and what its labels mean, whatever they are called by now."""
        usual = [name for name in (IDENTITY_SHEET, LISTS_SHEET) if name in self.book.sheet_names]
        for name in dict.fromkeys((*usual, *self.book.sheet_names)):
            sheet = self.book.sheet(name)
            identity, lists = identity_of(sheet), lists_of(sheet)
            if identity is not None or lists is not None:
                self._hidden.add(name)
            self._identity = self._identity or identity or {}
            self._lists = self._lists or lists or {}
            if self._identity and self._lists:
                return

    def _check(self) -> None:
        """Refuse a workbook of another edition, and one that does not say whose it is.

        Raises:
            ExchangeError: `workbook_without_identity`, `workbook_newer`, `workbook_of_edition`.
        """
        said = self._identity
        if not said.get("country") or not said.get("edition"):
            raise ExchangeError("workbook_without_identity", path=self.book.name)
        if said["layout"] != LAYOUT:
            raise ExchangeError("workbook_newer", path=self.book.name, found=said["layout"], known=LAYOUT)
        if said["edition"] != self.edition.id:
            raise ExchangeError(
                "workbook_of_edition", path=self.book.name, found=said["edition"], known=self.edition.id
            )

    def _is_known(self, found: KeyedSheet) -> bool:
        """Whether a sheet is about something of the edition."""
        subject = found.subject
        if subject.source.partition(":")[0] not in self.edition.source_types:
            return False
        table = self.edition.by_key.get(subject.table_key) if subject.table else None
        return not subject.table or (table is not None and subject.version in table.versions)

    def _read_table(self, found: KeyedSheet, answers: AnswerReader) -> None:
        columns = [column for _key, column in found.columns]
        traits = self.own.traits(found.sheet.name, columns)
        reader = TableReader(
            found, traits, self.edition, self._identity["country"], self._lists, answers, len(self._rows)
        )
        reader.read()
        self._rows += reader.rows
        self._refused += reader.refused
        self._ignored += reader.ignored
        self._qtables += reader.qtables(self._named)

    def _read_source(self, found: KeyedSheet, answers: AnswerReader) -> None:
        is_own = found.subject.source == self._identity.get("source")
        known = set(Criterion)
        criteria = [Criterion(each) for each in self._words("criteria") if each in known] if is_own else []
        years = [int(each) for each in self._words("years") if each.isdecimal()] if is_own else []
        self._sources.append(answers.source(found, criteria=criteria, years=years))
        remarks = self.own.traits(found.sheet.name, ()).remarks
        self._refused += remarks_refused(found.sheet, remarks, subject=found.subject.source)

    def _words(self, name: str) -> list[str]:
        return self._identity.get(name, "").split()

    def _countries_named(self) -> Iterator[tuple[QTableKey, tuple[str, ...]]]:
        """Countries that the years named when the workbook was written."""
        for name, value in self._identity.items():
            corner, _, year = name.rpartition("|")
            subject = keys.subject_of(corner)
            if subject is not None and subject.table and year.isdecimal():
                yield subject.qtable(int(year)), tuple(value.split())
