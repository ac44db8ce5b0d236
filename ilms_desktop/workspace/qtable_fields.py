"""Which metadata fields a table has in each year, and what is offered in them first.

The fields and their defaults are data (`forms/sources/fields.toml`); nothing here knows a code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.source import FieldLevel

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.source import FieldDefinition
    from ilms_desktop.model.structure import TableDefinition


def fields_of(edition: Edition, table: TableDefinition) -> tuple[FieldDefinition, ...]:
    """Fields that people set on each year of a table, in the order of the definitions."""
    return tuple(field for field in edition.fields if _belongs(field, table))


def default_of(field: FieldDefinition, table: TableDefinition) -> str:
    """Value offered first; empty where there is none. What fits the subject of the table goes before the rest."""
    return next((value for subject, value in field.defaults if subject in table.subjects), field.default)


def is_fixed(field: FieldDefinition, table: TableDefinition) -> bool:
    """Whether the default of a field is the only answer in this table."""
    return bool(field.fixed_for & table.subjects)


def _belongs(field: FieldDefinition, table: TableDefinition) -> bool:
    if field.level is not FieldLevel.QTABLE or field.read_only:
        return False
    return not field.subjects or bool(field.subjects & table.subjects)
