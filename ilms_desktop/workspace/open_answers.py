"""Which answers about a source are still open: the fields for which the ILO asks softly, and nobody gave one yet.

Asks the same questions as the rule on source records, of which any one field is enough; but of the tables that the
source is to fill, not only of those that hold figures already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.model.source import NAME_FIELD, FieldDefinition, FieldLevel
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.patterns.source_record import is_asked
from ilms_desktop.workspace.draft import fills

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.source import Source

_KIND: Final = "source_record"


def open_answers(
    edition: Edition, source: Source, *, qtables: Sequence[Mapping[str, str]] = ()
) -> tuple[FieldDefinition, ...]:
    """Fields of a source that are asked and not answered, one for each question, in the order of the editor.

    Args:
        edition: questionnaire in use.
        source: as it is now.
        qtables: metadata of its QTables that hold something; an answer on every one of them counts too.
    """
    fields = {field.code: field for field in edition.fields}
    tables = [table.key for table in edition.tables if fills(edition, source, table)]
    found: set[str] = set()
    told: set[str] = set()
    for codes in _questions(edition):
        wanted = [fields[code] for code in codes]
        shown = next((field for field in wanted if _is_shown(field, source)), None)
        if (
            shown is None
            or not told.isdisjoint(codes)
            or not is_asked(wanted[0], edition, source_type=source.type, tables=tables)
        ):
            continue
        if not any(_is_given(field, source, qtables) for field in wanted):
            found.add(shown.code)
            told.update(codes)
    return tuple(field for field in edition.fields if field.code in found)


def _questions(edition: Edition) -> list[list[str]]:
    """Codes of the fields of which any one answers a question."""
    rules = load_rules(edition.id, edition.language)
    return [ask["any_of"] for rule in rules if rule.kind == _KIND for ask in rule.parameters["asks"]]


def _is_shown(field: FieldDefinition, source: Source) -> bool:
    """Whether a person can answer the field on the source."""
    return field.level is FieldLevel.SOURCE and not field.read_only and field.is_offered(source.type)


def _is_given(field: FieldDefinition, source: Source, qtables: Sequence[Mapping[str, str]]) -> bool:
    if field.code == NAME_FIELD:
        return bool(source.name.strip())
    if field.level is FieldLevel.QTABLE:
        return bool(qtables) and all(fields.get(field.code) for fields in qtables)
    return bool(source.fields.get(field.code, "").strip())
