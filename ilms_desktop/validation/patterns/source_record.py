"""The source record: which fields of a source are missing although its figures need them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.finding import Severity
from ilms_desktop.model.source import NAME_FIELD, FieldLevel
from ilms_desktop.validation.findings import Said, failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.source import FieldDefinition
    from ilms_desktop.validation.records import Record, SourceRecord
    from ilms_desktop.validation.wording import Wording

_YEAR: Final = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class SourceView:
    """A source and the QTables in which it gives figures.

    Attributes:
        source: the record. records: its QTables that hold a figure.
    """

    source: SourceRecord
    records: Sequence[Record]

    @cached_property
    def tables(self) -> frozenset[TableKey]:
        """Tables in which it gives figures."""
        return frozenset(record.key.table_key for record in self.records)


def find(rule: Rule, view: SourceView, wording: Wording) -> Iterator[Finding]:
    """Finding for each field that is asked of the source and not given, and for a name that will not do."""
    fields = {field.code: field for field in wording.edition.fields}
    told: set[str] = set()
    for ask in rule.parameters["asks"]:
        wanted = [fields[code] for code in ask["any_of"]]
        is_told = any(field.code in told for field in wanted)
        leads = is_asked(wanted[0], wording.edition, source_type=view.source.type, tables=view.tables)
        if not is_told and leads and not any(_is_given(f, view) for f in wanted):
            told.update(ask["any_of"])
            yield _finding(rule, view, wanted[0], severity=Severity(ask["severity"]))
    yield from _name_findings(rule, view, fields[NAME_FIELD])


def is_asked(field: FieldDefinition, edition: Edition, *, source_type: str, tables: Iterable[TableKey]) -> bool:
    """Whether a source of this type, with these tables, is asked for the field."""
    subjects = {subject for key in tables for subject in edition.table(key).subjects}
    is_for_type = source_type in field.asked_for | field.required_for
    return is_for_type and (not field.subjects or not field.subjects.isdisjoint(subjects))


def _is_given(field: FieldDefinition, view: SourceView) -> bool:
    """Whether the field is filled in: on the source, or on each of its QTables."""
    if field.code == NAME_FIELD:
        return bool(view.source.name.strip())
    if field.level is FieldLevel.QTABLE:
        return all(record.fields.get(field.code) for record in view.records)
    return bool(view.source.fields.get(field.code, "").strip())


def _name_findings(rule: Rule, view: SourceView, field: FieldDefinition) -> Iterator[Finding]:
    """A name that holds a year, or is cut off in the register of the ILO."""
    name = view.source.name
    if _YEAR.search(name):
        yield _finding(rule, view, field, text="year")
    if field.warn_length and len(name) > field.warn_length:
        yield _finding(rule, view, field, text="long")


def _finding(
    rule: Rule, view: SourceView, field: FieldDefinition, *, severity: Severity = Severity.WARNING, text: str = ""
) -> Finding:
    """Finding on one field of the source."""
    source = view.source
    values = {
        "source": source.name or source.id,
        "field": field.title,
        "length": str(len(source.name)),
        "limit": str(field.warn_length),
        "without_year": " ".join(_YEAR.sub("", source.name).split()),
    }
    basis = source.name if text else ""
    instance = f"{source.id} {field.code} {text}".strip()
    said = Said(instance, cells=(), source=source.id, values=values, text=text, severity=severity, basis=basis)
    return failed(rule, said)
