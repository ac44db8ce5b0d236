"""What a file says beside its figures: descriptions of sources, fields of QTables, declarations, countries named.

Answers that the file does not give stay as they are; every answer that changes is listed with what stood there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ilms_desktop.errors import CommandRefused
from ilms_desktop.exchange.workbook.words import DECLARED
from ilms_desktop.i18n import gettext
from ilms_desktop.model.command import Command, DeclareQTable, NameCountries, SetQTableField
from ilms_desktop.model.source import NAME_FIELD
from ilms_desktop.workspace.cell_checks import LONGEST_NOTE
from ilms_desktop.workspace.field_checks import checked_fields, checked_value
from ilms_desktop.workspace.plain_text import clean
from ilms_desktop.workspace.qtable_fields import fields_of
from ilms_desktop.workspace.source_handlers import LONGEST_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.exchange.report import ParsedFile, ParsedQTable
    from ilms_desktop.model.command import Declaration
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.model.source import FieldDefinition, Source
    from ilms_desktop.storage.qtables import QTable
    from ilms_desktop.workspace.import_rows import ReadRow
    from ilms_desktop.workspace.note_codes import Notes
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """An answer about a source or a QTable that an import changes.

    Attributes:
        subject: id of the source, or name of the QTable. field: title of the field.
        before, after: what stood there and what will; before is empty for an open answer.
    """

    subject: str
    field: str
    before: str
    after: str


@dataclass
class ImportMetadata:
    """Collects what a file says beside its figures.

    Attributes:
        edition: fields and lists. sources: as they will be, by id. qtables: as they stand, by key.
        added: ids of the sources that the import adds.
        outcomes: answers that change. left: notes and answers that cannot be taken, as written.
    """

    edition: Edition
    sources: dict[str, Source]
    qtables: Mapping[QTableKey, QTable]
    added: frozenset[str] = frozenset()
    outcomes: list[AnswerOutcome] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    _said: dict[QTableKey, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    _whole: list[ParsedQTable] = field(default_factory=list)

    @classmethod
    def of(cls, workspace: Workspace, added: Iterable[Source]) -> ImportMetadata:
        """For a questionnaire and the sources that the import adds, whose answers are still to be checked."""
        sources = {source.id: source for source in workspace.sources()}
        new = {source.id: replace(source, name=source.name[:LONGEST_NAME], fields={}) for source in added}
        return cls(workspace.edition, sources | new, {each.key: each for each in workspace.qtables()}, frozenset(new))

    def take_notes(self, each: ReadRow, notes: Notes) -> None:
        """Take the note codes of a row."""
        self.left.extend(notes.unknown)
        key = each.key.qtable
        self._describe(key.source, notes.source)
        self._answer(key, notes.qtable)

    def take_file(self, table: ParsedFile) -> None:
        """Take the descriptions of sources and QTables that a file holds."""
        for source in table.sources:
            if source.id in self.sources:
                self._describe(source.id, source.fields)
                self._name(source.id, " ".join(clean(source.name).split("\n")).strip())
        for qtable in table.qtables:
            if qtable.key.source in self.sources and qtable.key.table_key in self.edition.by_key:
                self._answer(qtable.key, qtable.fields)
                self._declare(qtable)

    def commands(self) -> Iterator[Command]:
        """What changes the QTables; sources are changed by the plan."""
        for key, fields in self._said.items():
            yield from (SetQTableField(key, code, value) for code, value in fields.items())
        for each in self._whole:
            there = self.qtables.get(each.key)
            if each.named and each.named != (there.named if there else ()) and self._fits(each, there):
                yield NameCountries(each.key, each.named)
            if each.declaration is not None:
                yield DeclareQTable(each.key, each.declaration, each.reason)

    def _name(self, source_id: str, name: str) -> None:
        """Take the name of a source, unless it is too long."""
        known = self.sources[source_id]
        if not name or name == known.name:
            return
        if len(name) > LONGEST_NAME:
            self.left.append(f"{NAME_FIELD}={name}")
            return
        self.outcomes.append(AnswerOutcome(source_id, self._title(NAME_FIELD), known.name, name))
        self.sources[source_id] = replace(known, name=name)

    def _declare(self, each: ParsedQTable) -> None:
        """Take what is said of a QTable as a whole; a declaration that stands there already is none."""
        reason = clean(each.reason).strip()
        if len(reason) > LONGEST_NOTE:
            self.left.append(reason)
            reason = ""
        there = self.qtables.get(each.key)
        before = (there.declaration, there.reason) if there else (None, "")
        after = (each.declaration, reason or (before[1] if before[0] is each.declaration else ""))
        if after[0] is None or after == before:
            self._whole.append(replace(each, declaration=None))
            return
        self._whole.append(replace(each, reason=after[1]))
        words = [_declared(*said) for said in (before, after)]
        self.outcomes.append(AnswerOutcome(_name_of(each.key), gettext("The year as a whole"), *words))

    def _describe(self, source_id: str, fields: Mapping[str, str]) -> None:
        """Take answers about a source; one that the source cannot have is left."""
        source = self.sources.get(source_id)
        if source is None:
            return
        for code, value in fields.items():
            before = source.fields.get(code, "")
            if not value or before == value:
                continue
            try:
                checked = checked_fields(self.edition, {code: value}, source_type=source.type)
            except CommandRefused:
                self.left.append(f"{code}={value}")
                continue
            if source_id not in self.added:
                self.outcomes.append(self._outcome(source_id, code, before, value))
            source = replace(source, fields={**source.fields, **checked})
        self.sources[source_id] = source

    def _answer(self, key: QTableKey, fields: Mapping[str, str]) -> None:
        """Take answers about a QTable; one that its table does not have is left."""
        if not fields:
            return
        there = self.qtables.get(key)
        known = {each.code: each for each in fields_of(self.edition, self.edition.by_key[key.table_key])}
        for code, value in fields.items():
            before = self._said[key].get(code) or (there.fields.get(code, "") if there else "")
            if not value or before == value:
                continue
            try:
                checked = checked_value(self.edition, known[code], value)
            except (KeyError, CommandRefused):
                self.left.append(f"{code}={value}")
                continue
            self._said[key][code] = checked
            self.outcomes.append(self._outcome(_name_of(key), code, before, value))

    def _fits(self, each: ParsedQTable, there: QTable | None) -> bool:
        """Whether the countries of a file can be named in its order: none that has a row is left out."""
        limit = self.edition.by_key[each.key.table_key].named_countries
        kept = set(there.named if there else ()) <= set(each.named)
        return kept and limit is not None and len(each.named) <= limit

    def _outcome(self, subject: str, code: str, before: str, after: str) -> AnswerOutcome:
        """A changed answer in words."""
        return AnswerOutcome(subject, self._title(code), self._shown(code, before), self._shown(code, after))

    def _title(self, code: str) -> str:
        return self._fields[code].title

    def _shown(self, code: str, value: str) -> str:
        """A value as people read it."""
        asked = self._fields[code]
        codes = self.edition.codelists[asked.codelist] if asked.codelist else None
        return codes[value].label if codes is not None and value in codes else dict(asked.choices).get(value, value)

    @cached_property
    def _fields(self) -> Mapping[str, FieldDefinition]:
        return {each.code: each for each in self.edition.fields}


def _name_of(key: QTableKey) -> str:
    return f"{key.table_key.id} {key.year} {key.source}"


def _declared(declaration: Declaration | None, reason: str) -> str:
    """What is said of a year as a whole, with its reason, in the language in use."""
    words = gettext(DECLARED[declaration]) if declaration is not None else ""
    return f"{words} ({reason})" if reason else words
