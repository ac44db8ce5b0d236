"""Reading answers back: about the source, and about each year of a table; what is no answer is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.foreign.marks import LOST, ODD
from ilms_desktop.exchange.report import ParsedQTable, Refusal, RefusedRow
from ilms_desktop.exchange.workbook import answers, keys, words
from ilms_desktop.exchange.workbook.lists import code_of, folded
from ilms_desktop.model.command import Declaration
from ilms_desktop.model.source import NAME_FIELD, FieldKind, Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.exchange.workbook.found import KeyedSheet
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import Criterion, QTableKey
    from ilms_desktop.model.source import FieldDefinition

_DATE: Final = len("2026-12-31")


@dataclass
class AnswerReader:
    """Reads answers.

    Attributes:
        edition: fields and lists. lists: codes of the workbook's lists by their labels. refused: what is no answer.
    """

    edition: Edition
    lists: Mapping[str, Mapping[str, str]]
    refused: list[RefusedRow] = field(default_factory=list)

    def of_year(self, found: KeyedSheet, key: QTableKey, places: Mapping[str, tuple[int, int]]) -> ParsedQTable | None:
        """What is said of a year; None where nothing is.

        Args:
            found: the sheet.
            key: of the year.
            places: cells of the answers by the key of their row.
        """
        texts = {name: place for name, place in places.items() if _is_said(found, place)}
        declared = self._declaration(found, texts.get(keys.DECLARATION))
        reason = self._reason(found, texts, declared=declared)
        fields = self._fields(found, texts, subject=key.table_key.id)
        return ParsedQTable(key, fields, declared, reason) if fields or declared else None

    def source(self, found: KeyedSheet, *, criteria: Sequence[Criterion], years: Sequence[int]) -> Source:
        """The source that a sheet describes."""
        column = next(iter(found.columns_of(keys.ANSWERS)), None)
        texts = {
            name: (row, column) for name, row in found.rows if column is not None and _is_said(found, (row, column))
        }
        fields = self._fields(found, texts, subject=found.subject.source)
        name = fields.pop(NAME_FIELD, "")
        kind = found.subject.source.partition(":")[0]
        return Source(found.subject.source, kind, name, tuple(criteria), tuple(years), fields)

    def _fields(self, found: KeyedSheet, places: Mapping[str, tuple[int, int]], *, subject: str) -> dict[str, str]:
        known = {each.code: each for each in self.edition.fields if not each.read_only}
        read: dict[str, str] = {}
        for name, place in places.items():
            asked = known.get(keys.field_of(name) or "")
            if asked is None:
                continue
            value = self._value(found, place, asked)
            if value is None:
                self._refuse(found, place, subject=f"{subject}, {asked.title}", field_title=asked.title)
            else:
                read[asked.code] = value
        return read

    def _value(self, found: KeyedSheet, place: tuple[int, int], asked: FieldDefinition) -> str | None:
        """An answer as it is kept; None where the cell holds none."""
        cell = found.sheet.cell(*place)
        if asked.kind is FieldKind.DATE:
            return cell.text[:_DATE]
        if cell.kind in ODD:
            return None
        list_id = answers.list_id(asked)
        if not list_id:
            return cell.text
        entries = {folded(label): code for code, label in answers.entries_of(self.edition, asked)}
        return code_of(self.lists, list_id, cell.text) or code_of({list_id: entries}, list_id, cell.text)

    def _declaration(self, found: KeyedSheet, place: tuple[int, int] | None) -> Declaration | None:
        if place is None:
            return None
        text = found.sheet.text(*place)
        ours = {answers.DECLARATIONS: {folded(label): code for code, label in words.declarations()}}
        code = code_of(self.lists, answers.DECLARATIONS, text) or code_of(ours, answers.DECLARATIONS, text)
        if code in set(Declaration):
            return Declaration(code)
        self._refuse(found, place, subject=found.subject.table_key.id, field_title=keys.DECLARATION)
        return None

    def _reason(self, found: KeyedSheet, texts: Mapping[str, tuple[int, int]], *, declared: Declaration | None) -> str:
        """Why a year has no figures; it needs the word that it has none."""
        place = texts.get(keys.REASON)
        if place is None:
            return ""
        text = found.sheet.text(*place)
        if declared and text:
            return text
        if not text or keys.DECLARATION not in texts:
            why = LOST.get(found.sheet.cell(*place).kind, Refusal.REASON_ALONE)
            words = f"{found.subject.table_key.id}: {text}"
            self.refused.append(RefusedRow(0, words, why, {"value": text}, found.sheet.place(*place)))
        return ""

    def _refuse(self, found: KeyedSheet, place: tuple[int, int], *, subject: str, field_title: str) -> None:
        text, kind = found.sheet.cell(*place)
        params = {"value": text, "field": field_title}
        where = found.sheet.place(*place)
        why = LOST.get(kind, Refusal.BAD_ANSWER)
        self.refused.append(RefusedRow(0, f"{subject}: {text}", why, params, where))


def _is_said(found: KeyedSheet, place: tuple[int, int]) -> bool:
    """Whether a cell holds something, be it something that was lost."""
    return bool(found.sheet.text(*place)) or place in found.sheet.odd
