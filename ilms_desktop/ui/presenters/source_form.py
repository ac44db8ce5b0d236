"""The form of a source: which fields under which heading, what is answered, what is still asked softly."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.source import NAME_FIELD, FieldDefinition, FieldKind, FieldLevel, Source

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition

#: up to this many choices stand side by side as joined buttons; more go into a list
JOINED_LIMIT: Final = 4
#: longest text that gets one line; longer ones get a box
LINE_LIMIT: Final = 250


@dataclass(frozen=True, slots=True)
class FormSection:
    """Fields under one heading."""

    title: str
    fields: tuple[FieldDefinition, ...]


@dataclass(frozen=True, slots=True)
class SourceForm:
    """What the editor shows for one source."""

    source: Source
    sections: tuple[FormSection, ...]

    @property
    def fields(self) -> tuple[FieldDefinition, ...]:
        """All fields from top to bottom."""
        return tuple(field for section in self.sections for field in section.fields)

    @property
    def answered(self) -> int:
        """Number of fields with an answer."""
        return sum(bool(value_of(self.source, field)) for field in self.fields)

    @property
    def open(self) -> tuple[FieldDefinition, ...]:
        """Fields that are asked softly and have no answer."""
        return tuple(
            field
            for field in self.fields
            if self.source.type in field.asked_for | field.required_for and not value_of(self.source, field)
        )


def source_form(edition: Edition, source: Source) -> SourceForm:
    """Form of a source: the fields that its type is offered, by heading."""
    sections: dict[str, list[FieldDefinition]] = defaultdict(list)
    for field in edition.fields:
        if field.level is FieldLevel.SOURCE and field.is_offered(source.type) and not field.read_only:
            sections[field.section].append(field)
    return SourceForm(source, tuple(FormSection(title, tuple(found)) for title, found in sections.items()))


def value_of(source: Source, field: FieldDefinition) -> str:
    """Answer of a source to a field; the name is a field like the others here."""
    return source.name if field.code == NAME_FIELD else source.fields.get(field.code, "")


def with_value(source: Source, field: FieldDefinition, value: str) -> Source:
    """Source with another answer; an empty one takes the answer away."""
    if field.code == NAME_FIELD:
        return replace(source, name=value)
    fields = {code: text for code, text in source.fields.items() if code != field.code}
    return replace(source, fields={**fields, field.code: value} if value else fields)


def choices_of(edition: Edition, field: FieldDefinition) -> tuple[tuple[str, str], ...]:
    """Values with labels that a field offers; empty for free text and numbers."""
    if field.choices:
        return field.choices
    if field.kind is FieldKind.LIST and field.codelist:
        return tuple((code.id, code.label) for code in edition.codelists[field.codelist].codes if code.offered)
    return ()
