"""The form of a source: which fields under which heading, what is answered, what is still asked softly."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.source import NAME_FIELD, FieldDefinition, FieldKind, FieldLevel, Source
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.draft import fills
from ilms_desktop.workspace.open_answers import open_answers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.edition import Edition

#: up to this many choices stand side by side as joined buttons; more go into a list
JOINED_LIMIT: Final = 4


@dataclass(frozen=True, slots=True)
class FormSection:
    """Fields under one heading; some of them are shown only beside an answer to another one."""

    title: str
    fields: tuple[FieldDefinition, ...]


@dataclass(frozen=True, slots=True)
class SourceForm:
    """What the editor shows for one source.

    Attributes:
        source: as it is now. sections: fields of its type by heading.
        subjects: what the tables that it fills are about. open: fields that are asked softly and have no answer.
    """

    source: Source
    sections: tuple[FormSection, ...]
    subjects: frozenset[str]
    open: tuple[FieldDefinition, ...]

    @property
    def fields(self) -> tuple[FieldDefinition, ...]:
        """Fields that are shown, from top to bottom."""
        return tuple(field for section in self.sections for field in section.fields if self.is_shown(field))

    @property
    def answered(self) -> int:
        """Number of shown fields with an answer."""
        return sum(bool(value_of(self.source, field)) for field in self.fields)

    def is_shown(self, field: FieldDefinition) -> bool:
        """Whether a field is asked beside the other answers and of the tables filled; an answer is always shown."""
        if not field.goes_with(self.source.fields):
            return False
        return not field.subjects or bool(field.subjects & self.subjects) or bool(value_of(self.source, field))


def source_form(edition: Edition, source: Source, *, qtables: Sequence[Mapping[str, str]] = ()) -> SourceForm:
    """Form of a source: the fields that its type is offered, by heading.

    Args:
        edition: questionnaire in use.
        source: as it is now.
        qtables: metadata of its QTables that hold something.
    """
    sections: dict[str, list[FieldDefinition]] = defaultdict(list)
    for field in edition.fields:
        if field.level is FieldLevel.SOURCE and field.is_offered(source.type) and not field.read_only:
            sections[field.section].append(field)
    subjects = {subject for table in edition.tables if fills(edition, source, table) for subject in table.subjects}
    return SourceForm(
        source,
        tuple(FormSection(title, tuple(found)) for title, found in sections.items()),
        frozenset(subjects),
        open_answers(edition, source, qtables=qtables),
    )


def value_of(source: Source, field: FieldDefinition) -> str:
    """Answer of a source to a field; the name is a field like the others here."""
    return source.name if field.code == NAME_FIELD else source.fields.get(field.code, "")


def with_value(edition: Edition, source: Source, field: FieldDefinition, value: str) -> Source:
    """Source with another answer; an empty one takes the answer away.

    Answers that were asked only beside the old one go with it: a text that says which other rule means nothing beside
    a rule of the list.
    """
    if field.code == NAME_FIELD:
        return replace(source, name=value)
    answers = {code: text for code, text in source.fields.items() if code != field.code}
    answers |= {field.code: value} if value else {}
    gone = {each.code for each in edition.fields if each.only_with[0] == field.code and not each.goes_with(answers)}
    return replace(source, fields={code: text for code, text in answers.items() if code not in gone})


def choices_of(edition: Edition, field: FieldDefinition) -> tuple[tuple[str, str], ...]:
    """Values with labels that a field offers; empty for free text and numbers."""
    if field.choices:
        return field.choices
    if field.kind is FieldKind.LIST and field.codelist:
        return tuple((code.id, code.label) for code in edition.codelists[field.codelist].codes if code.offered)
    return ()


def open_words(fields: Sequence[FieldDefinition]) -> str:
    """What is still open, softly; empty where nothing is."""
    if not fields:
        return ""
    text = ngettext(
        "{n} answer is still open: {fields}. It does not stop sending; the ILO will ask for it.",
        "{n} answers are still open: {fields}. None of them stops sending; the ILO will ask for them.",
        len(fields),
    )
    return fill(text, {"n": ltr(str(len(fields))), "fields": _(", ").join(field.title for field in fields)})
