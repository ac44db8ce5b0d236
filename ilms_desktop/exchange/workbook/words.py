"""Words of a workbook that are no part of the definitions, in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import LANGUAGES, N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import Declaration
from ilms_desktop.model.structure import Unit

if TYPE_CHECKING:
    from ilms_desktop.model.structure import TableDefinition

_UNITS: Final = {
    Unit.PERSONS: N_("Figures in thousands of persons."),
    Unit.CURRENCY: N_("Figures in units of the local currency."),
}
#: what is said of a year as a whole; gettext ids
DECLARED: Final = {
    Declaration.NOTHING: N_("Nothing to report"),
    Declaration.NOT_AVAILABLE: N_("Not available"),
}


def unit(table: TableDefinition) -> str:
    """What a figure of a table counts."""
    return _(_UNITS[table.unit])


def declarations() -> list[tuple[str, str]]:
    """What can be said of a year as a whole: value and words."""
    return [(each.value, _(text)) for each, text in DECLARED.items()]


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return LANGUAGES.get(language) == "rtl"
