"""Help beside a form: what goes into a place, how much the ILO asks for it, which limits it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.source import FieldDefinition, FieldKind
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Help:
    """Help on one place of a form.

    Attributes:
        title: name of the place. text: what goes in. notes: short lines below, such as limits.
    """

    title: str
    text: str
    notes: tuple[str, ...] = ()


def field_help(field: FieldDefinition, *, source_type: str, open_fields: Sequence[FieldDefinition]) -> Help:
    """Help on a field of a source.

    Args:
        field: where the person is.
        source_type: of the source that is edited.
        open_fields: what is asked softly and not answered.
    """
    notes = (_weight(field, source_type, is_open=field in open_fields), _limit(field), _register(field), _code(field))
    return Help(field.title, field.help, tuple(note for note in notes if note))


def _weight(field: FieldDefinition, source_type: str, *, is_open: bool) -> str:
    """How much the ILO asks for it."""
    if source_type in field.required_for:
        return _("Required by the ILO.")
    if is_open:
        return _("Still open. It does not stop sending; the ILO will ask for it.")
    return _("The ILO asks for it.") if source_type in field.asked_for else _("May stay empty.")


def _limit(field: FieldDefinition) -> str:
    """Which values fit."""
    if field.kind is FieldKind.NUMBER and field.minimum is not None and field.maximum is not None:
        values = {"least": ltr(str(field.minimum)), "most": ltr(str(field.maximum))}
        return fill(_("A whole number from {least} to {most}."), values)
    if field.kind is FieldKind.TEXT and field.max_length:
        return fill(_("At most {n} characters."), {"n": ltr(str(field.max_length))})
    return ""


def _register(field: FieldDefinition) -> str:
    """Where a text is cut."""
    if not field.warn_length:
        return ""
    return fill(_("The register of the ILO shows the first {n} characters."), {"n": ltr(str(field.warn_length))})


def _code(field: FieldDefinition) -> str:
    """Code under which the ILO keeps the answer."""
    return fill(_("Note {code} of the ILO"), {"code": ltr(field.note_type)}) if field.note_type else ""
