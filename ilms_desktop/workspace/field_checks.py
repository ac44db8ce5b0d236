"""Whether a text may be the value of a metadata field."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.source import NAME_FIELD, FieldDefinition, FieldKind, FieldLevel
from ilms_desktop.workspace.draft import listed
from ilms_desktop.workspace.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.model.edition import Edition

_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_WHOLE: Final = re.compile(r"-?\d{1,9}", re.ASCII)
_LONGEST: Final = 2000


def checked_fields(edition: Edition, values: Mapping[str, str], *, source_type: str) -> dict[str, str]:
    """Fields of a source as they are kept: cleaned, empty ones left out.

    Raises:
        CommandRefused: `unknown_field`, `bad_field_value`, `text_too_long`.
    """
    known = {field.code: field for field in edition.fields if _belongs(field, source_type)}
    for code in values:
        if code not in known:
            raise CommandRefused("unknown_field", field=code, type=source_type, known=listed(known))
    checked = {code: checked_value(edition, known[code], value) for code, value in values.items()}
    return {code: value for code, value in checked.items() if value}


def checked_value(edition: Edition, field: FieldDefinition, value: str) -> str:
    """Value of a field as it is kept; empty stays empty.

    Raises:
        CommandRefused: `bad_field_value`, `text_too_long`.
    """
    value = clean(value).strip()
    if not field.multiline:
        value = " ".join(value.splitlines())
    limit = field.max_length or _LONGEST
    if len(value) > limit:
        raise CommandRefused("text_too_long", field=field.code, limit=limit)
    if value and not _FITS[field.kind](edition, field, value):
        known = listed(_choices(edition, field)) or field.kind.value
        raise CommandRefused("bad_field_value", field=field.code, value=value, known=known)
    return value


def _belongs(field: FieldDefinition, source_type: str) -> bool:
    """Whether people set a field on a source of this type; its name stands apart from the fields."""
    if field.level is not FieldLevel.SOURCE or field.read_only or field.code == NAME_FIELD:
        return False
    return field.is_offered(source_type)


def _choices(edition: Edition, field: FieldDefinition) -> list[str]:
    """Values of a field that is chosen from a list; empty for others."""
    if field.choices:
        return [value for value, _ in field.choices]
    return [code.id for code in edition.codelists[field.codelist].codes] if field.codelist else []


def _is_number(_: Edition, field: FieldDefinition, value: str) -> bool:
    if not _WHOLE.fullmatch(value):
        return False
    number = int(value)
    return (field.minimum is None or number >= field.minimum) and (field.maximum is None or number <= field.maximum)


def _is_date(_edition: Edition, _field: FieldDefinition, value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_FITS: Final[dict[FieldKind, Callable[[Edition, FieldDefinition, str], bool]]] = {
    FieldKind.TEXT: lambda _edition, _field, _value: True,
    FieldKind.LIST: lambda edition, field, value: value in _choices(edition, field),
    FieldKind.NUMBER: _is_number,
    FieldKind.CURRENCY: lambda _edition, _field, value: _CURRENCY.fullmatch(value) is not None,
    FieldKind.DATE: _is_date,
}
