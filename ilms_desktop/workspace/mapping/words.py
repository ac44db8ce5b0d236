"""Words for what a foreign sheet tells, the same in the sentences of a mapping and in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.workspace.mapping.model import Dim, Unit

if TYPE_CHECKING:
    from ilms_desktop.model.codelist import Code

#: what labels tell -> its name; gettext ids
DIMS: Final = {
    Dim.YEAR: N_("Year"),
    Dim.SEX: N_("Sex"),
    Dim.STATUS: N_("Migrants"),
    Dim.CLASS: N_("Rows"),
    Dim.UNIT: N_("Unit"),
}
#: what figures count -> its name; gettext ids
UNITS: Final = {
    Unit.PERSONS: N_("persons"),
    Unit.THOUSANDS: N_("thousands"),
    Unit.MILLIONS: N_("millions"),
    Unit.CURRENCY: N_("units of the currency"),
}


def dim_words(dim: Dim) -> str:
    """Name of what labels tell, in the language in use."""
    return gettext(DIMS[dim])


def unit_words(unit: Unit) -> str:
    """Name of what figures count, in the language in use."""
    return gettext(UNITS[unit])


def code_words(code: Code) -> str:
    """A code with its name: "Cambodia (CDS_DES_KHM)"."""
    return fill(gettext("{name} ({code})"), {"name": code.label, "code": code.id})
